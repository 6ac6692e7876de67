"""The wiring: what goes in, what comes out, and what is never lost."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.errors import CancelledError, InputError, NothingToCompareError
from claimcheck.pipeline import STAGES, Toolbox
from claimcheck.records import Article

ONE = "The bridge at Hask was opened to traffic on Monday. Forty people were hurt in the fire at the mill."
TWO = "The bridge at Hask was not opened to traffic on Monday. The mayor thanked the firefighters."


def articles() -> list[Article]:
    return [
        Article.from_text(ONE, source="Wire", title="Bridge open", published="2026-05-14", url="https://example.org/1"),
        Article.from_text(TWO, source="Post", title="Bridge shut", published="2026-05-15", url="https://example.org/2"),
    ]


def test_public_names_are_there() -> None:
    for name in claimcheck.__all__:
        assert getattr(claimcheck, name) is not None
    with pytest.raises(AttributeError):
        claimcheck.__getattr__("nothing")


def test_claims_stand_where_they_say(small_tools: Toolbox) -> None:
    report = claimcheck.analyze(articles())
    fields = {(a.id, "text"): a.text for a in report.articles} | {(a.id, "title"): a.title for a in report.articles}
    assert report.claims
    assert all(fields[c.article_id, c.field][c.start : c.end] == c.text for c in report.claims)
    assert {i for cluster in report.clusters for i in cluster.claim_ids} == {c.id for c in report.claims}


def test_one_article_is_too_few(small_tools: Toolbox) -> None:
    with pytest.raises(NothingToCompareError, match="at least two"):
        claimcheck.analyze(articles()[:1])


def test_a_copy_counts_once_and_is_named(small_tools: Toolbox) -> None:
    one, two = articles()
    copy = Article.from_text(one.text, source="Copycat", url="https://example.org/3")
    report = claimcheck.analyze([one, two, copy])
    assert len(report.articles) == 2
    assert [d.reason for d in report.dropped if d.where == "Copycat"] == ["the same text as Wire; counted once"]


def test_what_an_index_missed_is_told_in_the_report(small_tools: Toolbox, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = claimcheck.analyze(articles())
    assert not [d for d in exact.dropped if d.where == "candidate pairs"]
    monkeypatch.setattr("claimcheck.clusters.propose.EXACT_CLAIMS", 1)
    report = claimcheck.analyze(articles())
    (told,) = [d for d in report.dropped if d.where == "candidate pairs"]
    assert "found 100.0% of the 16 nearest" in told.reason  # so few claims share one leaf
    assert report.conflicts == exact.conflicts


def test_progress_names_every_stage(small_tools: Toolbox) -> None:
    told: list[tuple[str, float]] = []
    claimcheck.analyze(articles(), progress=lambda stage, share: told.append((stage, share)))
    assert tuple(dict.fromkeys(stage for stage, _ in told)) == STAGES
    assert all(0 <= share <= 1 for _, share in told)


def test_cancel_stops_the_run(small_tools: Toolbox) -> None:
    with pytest.raises(CancelledError):
        claimcheck.analyze(articles(), cancel=lambda: True)


def test_the_same_input_gives_the_same_report(small_tools: Toolbox) -> None:
    assert claimcheck.analyze(articles()) == claimcheck.analyze(articles())


def test_an_unreadable_date_is_refused_with_a_word() -> None:
    with pytest.raises(InputError, match="2026-05-14"):
        Article.from_text("Text.", published="last Tuesday")


def test_the_id_survives_a_corrected_field() -> None:
    wrong = Article.from_text(ONE, source="Wire", title="Old", published="2026-05-13")
    assert wrong.id == Article.from_text(ONE, source="The Wire", title="New", published="2026-05-14").id
    assert wrong.id != Article.from_text(ONE, url="https://example.org/other").id


def test_group_runs_the_grouper_of_analyze(small_tools: Toolbox, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    real = type(small_tools.grouper).group
    monkeypatch.setattr(
        type(small_tools.grouper), "group", lambda self, story: (seen.append(self), real(self, story))[1]
    )
    claimcheck.analyze(articles())
    numbers = claimcheck.group(["The bridge was opened.", "The bridge was opened.", "It rained."])
    assert seen == [small_tools.grouper, small_tools.grouper]
    assert len(numbers) == 3


def test_compare_runs_the_judge_of_analyze(small_tools: Toolbox) -> None:
    yes, no = claimcheck.compare([("The bridge was opened.", "The bridge was not opened."), ("It rained.", "He ran.")])
    assert (yes.relation, yes.kind, yes.nli["contradiction"]) == ("conflict", "narrative", 1.0)
    assert (no.relation, no.kind) == ("unrelated", None)
    assert claimcheck.compare([]) == []


def test_quantities() -> None:
    (found,) = claimcheck.quantities("At least 40 people were freed.")
    assert (found.value, found.relation, found.head) == (40.0, ">", "person")
