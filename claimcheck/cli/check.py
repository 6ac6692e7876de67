"""``claimcheck check``: which sentences of some articles support a claim, and which contradict it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.files import STDOUT, check_places, write
from claimcheck.cli.options import DEFAULTS, MinConfidence, Model, Nli
from claimcheck.cli.screen import progress_bars, show, tell_dropped
from claimcheck.config import Settings
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from rich.table import Table

    from claimcheck.records import Agreement, Article, Articles, Claim, Conflict, Report

YOUR_CLAIM = "your claim"
NEAREST_ARTICLES = 12  # of an index: about ten seconds of analysis on two cores


def check(
    claim: Annotated[str, typer.Argument(help="One claim, as a whole sentence.")],
    paths: Annotated[
        list[str], typer.Option("--in", metavar="PATH", help="Files, folders, globs or an index; may be given again.")
    ],
    date: Annotated[str | None, typer.Option(metavar="DATE", help="When the claim was made, as 2026-05-14.")] = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the report on this claim as JSON (- for stdout).")
    ] = None,
    model: Model = DEFAULTS.model,
    nli: Nli = DEFAULTS.nli,
    min_confidence: MinConfidence = DEFAULTS.min_confidence,
) -> None:
    """Find the sentences that support a claim, and those that contradict it."""
    check_places([json])
    from claimcheck.records import Article, Articles

    asked = Article.from_text(claim, source=YOUR_CLAIM, published=date, url="claim:")
    articles = _articles(claim, paths)
    tell_dropped(articles.dropped)
    check_places([json], (article.path for article in articles))
    settings = Settings(model=model, nli=nli, min_confidence=min_confidence, within_articles=False)
    from claimcheck import pipeline

    with progress_bars() as progress:
        report = about(
            asked, pipeline.analyze(Articles([asked, *articles], articles.dropped), settings, progress=progress)
        )
    if json != STDOUT:
        _show(report, asked)
    if json is not None:
        from claimcheck.reports.json_report import to_json

        write(json, to_json(report))


def _articles(claim: str, paths: Sequence[str]) -> Articles:
    """Read what was named; of an index, take the articles whose claims lie closest to the claim."""
    from claimcheck.articles.archive import is_archive, open_archive
    from claimcheck.articles.read import read_articles
    from claimcheck.pipeline import toolbox
    from claimcheck.records import Articles

    indexes = [path for path in paths if is_archive(Path(path))]
    files = [path for path in paths if path not in indexes]
    read = read_articles(files) if files or not indexes else Articles([])
    found = {article.id: article for article in read}
    for path in indexes:
        archive = open_archive(Path(path))
        question = toolbox(Settings(model=archive.model)).encoder.encode([claim])
        found |= {article.id: article for article in archive.nearest(question, NEAREST_ARTICLES)}
    return Articles(list(found.values()), read.dropped)


def about(asked: Article, report: Report) -> Report:
    """Keep of a report what concerns the claims of one article.

    Raises:
        InputError: no claim was found in it.
    """
    own = {claim.id for claim in report.claims if claim.article_id == asked.id}
    if not own:
        raise InputError(f"no claim can be read in “{asked.text}”; write one whole sentence")
    conflicts = tuple(c for c in report.conflicts if own & {c.left_claim_id, c.right_claim_id})
    agreements = tuple(a for a in report.agreements if own & {a.left_claim_id, a.right_claim_id})
    kept = {conflict.id for conflict in conflicts}
    return replace(
        report,
        clusters=tuple(cluster for cluster in report.clusters if own & set(cluster.claim_ids)),
        conflicts=conflicts,
        agreements=agreements,
        findings=tuple(
            replace(f, conflict_ids=tuple(i for i in f.conflict_ids if i in kept))
            for f in report.findings
            if kept & set(f.conflict_ids)
        ),
        silences=(),
        origins=(),
    )


def _show(report: Report, asked: Article) -> None:
    from claimcheck.reports.words import count

    clashes = [conflict for conflict in report.conflicts if conflict.verdict == "conflict"]
    explained = [conflict for conflict in report.conflicts if conflict.verdict != "conflict"]
    if not report.agreements and not report.conflicts:
        show("Nothing in these articles supports the claim, and nothing contradicts it.")
        return
    show(_table(report, asked, clashes, explained))
    show(
        f"{count(len(report.agreements), 'sentence')} in support, {len(clashes)} against,"
        f" {count(len(explained), 'explained difference')}"
    )


def _table(report: Report, asked: Article, clashes: list[Conflict], explained: list[Conflict]) -> Table:
    from rich import box
    from rich.table import Table

    from claimcheck.reports.terminal import side_cell
    from claimcheck.reports.view import side_view
    from claimcheck.reports.words import percent

    claims = {claim.id: claim for claim in report.claims}
    articles = {article.id: article for article in report.articles}
    table = Table(box=box.ROUNDED, show_lines=True, expand=True)
    table.add_column("", min_width=12)
    table.add_column("Who says what", ratio=3)
    table.add_column("Why", ratio=2)
    for agreement in sorted(report.agreements, key=lambda item: -item.confidence):
        claim = claims[_other(agreement, claims, asked)]
        said = "says the same" if agreement.relation == "agree" else "one says more than the other"
        table.add_row(
            "supports",
            side_cell(side_view(claim, articles[claim.article_id])),
            f"{said}, {percent(agreement.confidence)}",
        )
    for conflict in (*clashes, *explained):
        claim = claims[_other(conflict, claims, asked)]
        spans = conflict.left_spans if conflict.left_claim_id == claim.id else conflict.right_spans
        label = "contradicts" if conflict.verdict == "conflict" else "differs"
        table.add_row(label, side_cell(side_view(claim, articles[claim.article_id], spans)), _why(conflict))
    return table


def _why(conflict: Conflict) -> str:
    from claimcheck.reports.terminal import plain
    from claimcheck.reports.words import percent

    both = f"\nBoth true if: {plain(conflict.both_true_if)}" if conflict.both_true_if else ""
    return f"{plain(conflict.reason)} ({percent(conflict.confidence)}){both}"


def _other(pair: Agreement | Conflict, claims: dict[str, Claim], asked: Article) -> str:
    """Name the claim of a pair that is not the asked one's."""
    is_left = claims[pair.left_claim_id].article_id == asked.id
    return pair.right_claim_id if is_left else pair.left_claim_id
