"""Sums, shares, rates and durations over hand-made records: what is reported, and what must not be."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import pytest

from claimcheck.conflicts.arithmetic import ArithmeticFinding, check_arithmetic
from claimcheck.records import Bound, Claim, Quantity, TimeSpan, digest

PEOPLE, VEHICLES, SHARE, EURO = "people", "vehicles", "proportion", "money:euro"


@dataclass(frozen=True)
class Fig:
    """A figure by its words, as the quantity grammar would give it."""

    words: str
    value: float | None
    head: str | None = None
    dimension: str = "count"
    whole: str | None = None
    unit: str | None = None
    low: float | None = -1  # -1: the value itself
    high: float | None = -1
    relation: Bound = "="
    change: str | None = None


@dataclass
class Story:
    """Sentences of one article, one claim each, with offsets as in a text that joins them by blanks."""

    article: str = "a"
    claims: list[Claim] = field(default_factory=list)
    place: int = 0

    def say(self, text: str, *figures: Fig, times: tuple[TimeSpan, ...] = ()) -> Story:
        start, at = self.place, 0
        quantities = []
        for figure in figures:
            at = text.index(figure.words, at)
            quantities.append(_quantity(figure, start + at))
            at += len(figure.words)
        moved = tuple(
            TimeSpan(start + t.start, start + t.end, t.earliest, t.latest, t.role, t.ambiguous) for t in times
        )
        self.claims.append(_claim(self.article, start, text, tuple(quantities), moved))
        self.place += len(text) + 1
        return self

    def check(self) -> list[ArithmeticFinding]:
        return check_arithmetic(self.claims)

    def outcome(self) -> list[tuple[str, bool]]:
        return [(finding.kind, finding.consistent) for finding in self.check()]


def _quantity(figure: Fig, start: int) -> Quantity:
    low = figure.value if figure.low == -1 else figure.low
    high = figure.value if figure.high == -1 else figure.high
    return Quantity(
        start=start,
        end=start + len(figure.words),
        value=figure.value,
        unit=figure.unit,
        head=figure.head,
        counted=f"{figure.head}s" if figure.head else None,
        low=low,
        high=high,
        low_open=False,
        high_open=False,
        relation=figure.relation,
        dimension=figure.dimension,
        whole=figure.whole,
        change=figure.change,
        ordinal=False,
    )


def _claim(article: str, start: int, text: str, quantities: tuple[Quantity, ...], times: tuple[TimeSpan, ...]) -> Claim:
    end = start + len(text)
    return Claim(
        id=digest(article, str(start)),
        article_id=article,
        field="text",
        start=start,
        end=end,
        text=text,
        sentence_start=start,
        sentence_end=end,
        reading=text,
        predicate="",
        participants=(),
        place=None,
        modality="asserted",
        polarity="positive",
        quantities=quantities,
        times=times,
        as_of=None,
        attribution=None,
    )


def people(words: str, value: float, head: str | None = None, whole: str | None = None) -> Fig:
    return Fig(words, value, head, PEOPLE, whole)


def clock(text: str, words: str, earliest: str | None, latest: str | None, ambiguous: bool = False) -> TimeSpan:
    start = text.index(words)
    return TimeSpan(start, start + len(words), earliest, latest, "event", ambiguous)


def spell(words: str, hours: float, low: float | None = None, relation: Bound = "=") -> Fig:
    return Fig(
        words, hours, None, "duration", None, "hour", 3600 * (low if low is not None else hours), 3600 * hours, relation
    )


@pytest.mark.parametrize(
    "left_open",
    ["and the rest in tents", "and the others in hospital", "and several others nobody knows where", "and so on"],
)
def test_a_list_with_a_part_that_nobody_counted_is_not_added_up(left_open: str) -> None:
    story = Story().say(
        f"The flood left 620 people homeless: 210 in schools, 150 in churches {left_open}.",
        people("620", 620, "person"),
        people("210", 210),
        people("150", 150),
    )
    assert story.check() == []


def test_a_list_with_an_uncounted_part_is_still_too_long_when_its_parts_exceed_the_whole() -> None:
    story = Story().say(
        "The flood left 300 people homeless: 210 in schools, 150 in churches and the rest in tents.",
        people("300", 300, "person"),
        people("210", 210),
        people("150", 150),
    )
    (finding,) = story.check()
    assert not finding.consistent


def test_a_last_part_that_makes_up_the_rest_closes_a_list() -> None:
    story = Story().say(
        "The flood left 620 people homeless: 210 in schools and 150 in churches made up the rest.",
        people("620", 620, "person"),
        people("210", 210),
        people("150", 150),
    )
    assert story.outcome() == [("sum", False)]


@pytest.mark.parametrize(("civilians", "consistent"), [(120, True), (130, False)])
def test_a_colon_makes_a_complete_list(civilians: int, consistent: bool) -> None:
    story = Story().say(
        f"A total of 390 people crossed: 270 soldiers and {civilians} civilians.",
        people("390", 390, "person"),
        people("270", 270, "soldier"),
        people(str(civilians), civilians, "civilian"),
    )
    (finding,) = story.check()
    assert (finding.kind, finding.consistent) == ("sum", consistent)
    assert len(finding.left_spans) == 2
    assert f"270 + {civilians} = {270 + civilians}" in finding.reason


def test_spans_are_offsets_in_the_article() -> None:
    story = Story().say("The day was long.")
    story.say(
        "A crew of 14, made up of six officers and nine sailors, was saved.",
        people("14", 14),
        people("six", 6, "officer"),
        people("nine", 9, "sailor"),
    )
    (finding,) = story.check()
    whole = " ".join(claim.text for claim in story.claims)
    assert [whole[a:b] for a, b in finding.left_spans] == ["six", "nine"]
    assert [whole[a:b] for a, b in finding.right_spans] == ["14"]
    assert finding.consistent is False


@pytest.mark.parametrize(("others", "consistent"), [(22, True), (23, False)])
def test_the_others_complete_a_list_of_the_sentence_before(others: int, consistent: bool) -> None:
    story = Story().say("The 31 trucks were struck near the ford.", Fig("31", 31, "truck", VEHICLES))
    story.say(
        f"Nine burned out and the other {others} turned back.",
        Fig("Nine", 9, "truck", VEHICLES),
        Fig(str(others), others, "truck", VEHICLES),
    )
    assert story.outcome() == [("sum", consistent)]


def test_two_figures_before_a_list_leave_its_total_open() -> None:
    story = Story().say(
        "Six nurses and eleven others were hurt.", people("Six", 6, "nurse"), people("eleven", 11, "other")
    )
    story.say(
        "Four of his fellows were freed, while the remaining three stayed.",
        Fig("Four", 4, "fellow", "count", "his fellows"),
        Fig("three", 3, "fellow"),
    )
    assert story.check() == []


def test_nobody_is_listed_twice() -> None:
    story = Story().say("The register lists 61 of them as ill.", people("61", 61, "patient", "them"))
    story.say(
        "No one is entered under more than one heading: 38 are amputees, 19 are blind and 12 have a fever.",
        people("38", 38, "amputee"),
        people("19", 19, "patient"),
        people("12", 12, "patient"),
    )
    assert story.outcome() == [("sum", False)]


def test_parts_may_stand_in_clauses_of_their_own() -> None:
    """The commas and "and" between clauses belong to no claim."""
    text = "Of the residents, 120 stayed in a hall, 240 in hotels and the other 130 with friends."
    start = 100
    pieces = [("Of the residents, 120 stayed in a hall", "120", 120.0), ("240 in hotels", "240", 240.0)]
    pieces.append(("the other 130 with friends", "130", 130.0))
    claims = [
        _claim("a", 0, "All 490 residents left.", (_quantity(people("490", 490, "resident"), 4),), ()),
    ]
    for piece, words, value in pieces:
        at = start + text.index(piece)
        quantity = _quantity(people(words, value, "resident", "the residents"), at + piece.index(words))
        made = _claim("a", at, piece, (quantity,), ())
        claims.append(
            Claim(
                **{
                    name: getattr(made, name)
                    for name in Claim.__slots__
                    if name not in ("sentence_start", "sentence_end")
                },
                sentence_start=start,
                sentence_end=start + len(text),
            )
        )
    assert [(f.kind, f.consistent, len(f.left_spans)) for f in check_arithmetic(claims)] == [("sum", True, 3)]
    assert check_arithmetic(list(reversed(claims))) == check_arithmetic(claims)


def test_a_list_without_a_claim_to_completeness_is_no_violation() -> None:
    story = Story().say("Five people were killed in the north.", people("Five", 5, "person"))
    story.say("12 soldiers and 9 civilians died later.", people("12", 12, "soldier"), people("9", 9, "civilian"))
    story.say("Police held 40 people, 12 of whom were charged and 9 freed.", people("40", 40, "person"),
              people("12", 12, "person", "whom"), people("9", 9, "person", "whom"))  # fmt: skip
    assert all(finding.consistent for finding in Story(claims=story.claims[2:]).check())


def test_groups_that_overlap_do_not_add_up() -> None:
    story = Story().say(
        "The club has 300 members, of whom 180 are women and 150 are students.",
        people("300", 300, "member"),
        people("180", 180, "woman", "whom"),
        people("150", 150, "student", "whom"),
    )
    assert [f for f in story.check() if not f.consistent] == []


def test_a_sample_is_no_list() -> None:
    story = Story().say(
        "The crash hurt 30 people, including 12 men and 5 women.",
        people("30", 30, "person"),
        people("12", 12, "man"),
        people("5", 5, "woman"),
    )
    assert [f for f in story.check() if not f.consistent] == []


def test_a_change_is_no_part() -> None:
    story = Story().say(
        "Members: 40 men and 20 women. ",
        people("40", 40, "man"),
        Fig("20", 20, "woman", PEOPLE, change="rose by"),
    )
    assert story.check() == []


def test_two_articles_of_a_cluster_are_held_together() -> None:
    total = Story("b").say("The exam was sat by 84,300 pupils.", people("84,300", 84_300, "pupil"))
    parts = Story("a").say(
        "A total of 51,200 girls and 38,400 boys sat it.",
        people("51,200", 51_200, "girl"),
        people("38,400", 38_400, "boy"),
    )
    (finding,) = check_arithmetic([*parts.claims, *total.claims])
    assert (finding.kind, finding.consistent) == ("sum", False)
    assert finding.right_claim_id == total.claims[0].id


def test_rounded_totals_agree() -> None:
    story = Story().say(
        "Some 6,200 people fled: 2,910 from one village and 3,270 from the other.",
        Fig("6,200", 6200, "person", PEOPLE),
        people("2,910", 2910, "person"),
        people("3,270", 3270, "person"),
    )
    assert [(f.kind, f.consistent) for f in story.check()] == [("sum", True)]


@pytest.mark.parametrize(
    ("share", "low", "high", "consistent"),
    [("just under half", None, 0.5, True), ("more than half", 0.5, None, False), ("a third", 1 / 3, 1 / 3, False)],
)
def test_a_share_beside_a_part_and_its_whole(share: str, low: float, high: float, consistent: bool) -> None:
    story = Story().say(
        f"By that measure 97 of the 205 are thin, {share}.",
        Fig("97", 97, None, "count", "the 205"),
        Fig("205", 205),
        Fig(share, None, None, SHARE, None, None, low, high, "=" if low == high else ">" if high is None else "<"),
    )
    (finding,) = story.check()
    assert (finding.kind, finding.consistent) == ("percentage", consistent)
    assert "47.3 percent" in finding.reason


def test_a_share_of_something_else_is_left_alone() -> None:
    story = Story().say(
        "Of the members 20 of the 40 voted and 90 percent paid.",
        people("20", 20, "member", "the 40"),
        people("40", 40, "member"),
        Fig("90 percent", 90, None, SHARE, None, "percentage", 0.9, 0.9),
    )
    assert story.check() == []


def test_a_part_larger_than_its_whole() -> None:
    story = Story().say(
        "61 of the 40 patients died.", people("61", 61, "patient", "the 40 patients"), people("40", 40, "patient")
    )
    assert story.outcome() == [("part_of_whole", False)]


@pytest.mark.parametrize(("total", "consistent"), [(42_000, True), (52_000, False)])
def test_price_times_number(total: int, consistent: bool) -> None:
    story = Story().say(
        f"They sold 1,200 tickets at 35 euros each, or {total} euros in all.",
        Fig("1,200", 1200, "ticket"),
        Fig("35 euros", 35, None, EURO, None, "euro"),
        Fig(f"{total} euros", total, None, EURO, None, "euro"),
    )
    assert story.outcome() == [("rate", consistent)]


@pytest.mark.parametrize(("until", "consistent"), [("17:00", False), ("19:00", True)])
def test_a_duration_against_start_and_end(until: str, consistent: bool) -> None:
    text = f"The fire started at 14:10 and was out by {until}."
    times = (
        clock(text, "14:10", "2026-05-12T14:10", "2026-05-12T14:10"),
        clock(text, f"by {until}", None, f"2026-05-12T{until}"),
    )
    story = Story().say(text, times=times)
    story.say("It burned for nearly five hours.", spell("nearly five hours", 5, 4.25, "~"))
    assert story.outcome() == [("duration", consistent)]


def test_a_journey_whose_clock_is_told_in_words() -> None:
    text = "It set out at half past five in the morning."
    start = clock(text, "half past five in the morning", "2026-09-10T05:30", "2026-09-10T05:30")
    later = "Six hours into the journey, at a quarter past two, it stopped."
    end = clock(later, "a quarter past two", "2026-09-10T02:15", "2026-09-10T14:15", True)
    story = Story().say(text, times=(start,)).say(later, spell("Six hours", 6), times=(end,))
    (finding,) = story.check()
    assert (finding.kind, finding.consistent) == ("duration", False)
    assert "8 hours 45 minutes" in finding.reason


@pytest.mark.parametrize(("hours", "consistent"), [(12, True), (9, False)])
def test_a_range_of_clock_times_and_its_length(hours: int, consistent: bool) -> None:
    text = f"The pause ran from 6 a.m. to 6 p.m., a truce of {hours} hours."
    times = (clock(text, "from 6 a.m. to 6 p.m.", "2026-05-12T06:00", "2026-05-12T18:00"),)
    story = Story().say(text, spell(f"{hours} hours", hours), times=times)
    assert story.outcome() == [("duration", consistent)]


def test_hours_later_measure_something_else() -> None:
    text = "It was open from 6 a.m. to 6 p.m. and shut two hours later."
    times = (clock(text, "from 6 a.m. to 6 p.m.", "2026-05-12T06:00", "2026-05-12T18:00"),)
    assert Story().say(text, spell("two hours", 2), times=times).check() == []


def test_no_claims_no_findings() -> None:
    assert check_arithmetic([]) == []


def test_a_long_article_of_lists_takes_linear_time() -> None:
    story = Story()
    for _ in range(1500):
        story.say("12 men and 8 women ran.", people("12", 12, "man"), people("8", 8, "woman"))
        story.say("19 people fell.", people("19", 19, "person"))
    began = time.process_time()
    check_arithmetic(story.claims)
    assert time.process_time() - began < 30.0  # a guard against hanging, no measure
