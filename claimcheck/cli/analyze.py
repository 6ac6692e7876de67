"""``claimcheck analyze``: articles in, conflicts out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.engines import Address, Engine, Out, analyze_into, analyze_on_engine
from claimcheck.cli.files import STDOUT, check_places, write
from claimcheck.cli.options import DEFAULTS, MinConfidence, Model, Nli, Within
from claimcheck.cli.screen import progress_bars, show, tell_dropped
from claimcheck.config import Settings
from claimcheck.errors import InputError
from claimcheck.reports.formats import WRITERS

if TYPE_CHECKING:
    from claimcheck.records import Report


def analyze(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs or tables of articles.")],
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the whole report as JSON (- for stdout).")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a printable page that needs no network.")
    ] = None,
    markdown: Annotated[Path | None, typer.Option(metavar="FILE", help="Write Markdown.")] = None,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write one row per flag as CSV.")] = None,
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE", help="Write an Excel workbook.")] = None,
    docx: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a Word document.")] = None,
    paragraphs: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write paragraphs to quote, with links to each sentence.")
    ] = None,
    annotations: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write W3C Web Annotations (JSON-LD).")
    ] = None,
    claimreview: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write ClaimReview drafts (JSON-LD), their ratings empty.")
    ] = None,
    worksheet: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a sheet for a class: .docx, or .html for a page to print."),
    ] = None,
    model: Model = DEFAULTS.model,
    nli: Nli = DEFAULTS.nli,
    min_confidence: MinConfidence = DEFAULTS.min_confidence,
    within: Within = DEFAULTS.within_articles,
    engine: Engine = "local",
    address: Address = None,
    out: Out = None,
) -> None:
    """Read articles on one story and show where they conflict: who says what, against whom, and why."""
    places = {"json": json, "html": html, "markdown": markdown, "csv": csv, "xlsx": xlsx, "docx": docx}
    places |= {"paragraphs": paragraphs, "annotations": annotations, "claimreview": claimreview, "worksheet": worksheet}
    check_places(places.values())
    _check_ending(worksheet)
    settings = Settings(model=model, nli=nli, min_confidence=min_confidence, within_articles=within)
    if out is not None:
        if any(places.values()):
            raise InputError("--out writes the tables of an archive; leave the files of a single report out")
        return analyze_into(out, paths, settings, engine, address)
    from claimcheck.articles.read import read_articles

    articles = read_articles(paths)
    tell_dropped(articles.dropped)
    check_places(places.values(), (article.path for article in articles))
    with progress_bars() as progress:
        report = analyze_on_engine(articles, settings, progress, engine, address)
    if STDOUT not in places.values():
        _show(report)
    for name, place in places.items():
        if place is not None:
            write(place, _sheet(report, place) if name == "worksheet" else WRITERS[name](report))


def _check_ending(worksheet: Path | None) -> None:
    if worksheet is not None and worksheet.suffix.lower() not in (".docx", ".html", ".htm"):
        raise InputError(f"{worksheet} should end in .docx or .html: a worksheet is a Word document or a page to print")


def _sheet(report: Report, place: Path) -> str | bytes:
    """Write a worksheet of the kind that the file's name asks for."""
    from claimcheck.teaching.sheet_docx import worksheet_docx
    from claimcheck.teaching.sheet_html import worksheet_html
    from claimcheck.teaching.worksheet import of_report

    sheet = of_report(report, report.articles[0].title)
    return worksheet_docx(sheet) if place.suffix.lower() == ".docx" else worksheet_html(sheet)


def _show(report: Report) -> None:
    from claimcheck.reports.terminal import conflict_table
    from claimcheck.reports.words import CAUTION, NOTHING_FOUND, summary

    if report.conflicts:
        show(conflict_table(report), summary(report), CAUTION)
    else:
        show(NOTHING_FOUND, summary(report))
