"""``claimcheck check``: which sentences of some articles support a claim, and which contradict it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from claimcheck.cli.files import STDOUT, check_places, write
from claimcheck.cli.options import DEFAULTS, MinConfidence, Model, Nli
from claimcheck.cli.screen import complain, progress_bars, show, tell_dropped
from claimcheck.config import Settings
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from rich.table import Table

    from claimcheck.records import Agreement, Article, Claim, Conflict, Report

T = TypeVar("T")
YOUR_CLAIM = "your claim"


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
    settings = Settings(model=model, nli=nli, min_confidence=min_confidence, within_articles=False)
    indexes, files = _indexes(paths)
    reports = [_in_index(asked, place, settings) for place in indexes]
    if files:
        from claimcheck import pipeline
        from claimcheck.articles.read import read_articles

        articles = read_articles(files)
        tell_dropped(articles.dropped)
        check_places([json], (article.path for article in articles))
        with progress_bars() as progress:
            together = Articles([asked, *articles], articles.dropped)
            reports.append(about(asked, pipeline.analyze(together, settings, progress=progress)))
    report = reports[0] if len(reports) == 1 else joined(reports)
    if json != STDOUT:
        _show(report, asked)
    if json is not None:
        from claimcheck.reports.json_report import to_json

        write(json, to_json(report))


def _indexes(paths: Sequence[str]) -> tuple[list[Path], list[str]]:
    """Tell indexes from articles."""
    from claimcheck.runtime.index import is_index

    indexes = [Path(path) for path in paths if is_index(Path(path))]
    return indexes, [path for path in paths if Path(path) not in indexes]


def _in_index(asked: Article, place: Path, settings: Settings) -> Report:
    from claimcheck import pipeline
    from claimcheck.runtime.index import open_index

    index = open_index(place)
    if index.recall < 1:
        complain(f"note: {place}: a search finds {index.recall:.1%} of the truly nearest claims, measured on a sample")
    return about(asked, pipeline.check(asked, index, replace(settings, model=settings.model or index.model)))


def joined(reports: Sequence[Report]) -> Report:
    """Join reports on one claim; what two of them hold is told once.

    Raises:
        InputError: there is none.
    """
    if not reports:
        raise InputError("name articles or an index with --in")
    return replace(
        reports[0],
        articles=_once(report.articles for report in reports),
        claims=_once(report.claims for report in reports),
        clusters=_once(report.clusters for report in reports),
        conflicts=_once(report.conflicts for report in reports),
        agreements=_once(report.agreements for report in reports),
        findings=_once(report.findings for report in reports),
        dropped=_once(report.dropped for report in reports),
    )


def _once(parts: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part))


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
