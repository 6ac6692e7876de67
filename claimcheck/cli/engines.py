"""``--engine``, ``--address`` and ``--out`` of ``claimcheck analyze``: where the work runs, and archives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.screen import progress_bars, show, tell_first
from claimcheck.runtime.engines import EngineName, open_engine

if TYPE_CHECKING:
    from claimcheck.archives.run import ArchiveRun
    from claimcheck.config import Settings
    from claimcheck.protocols import Progress
    from claimcheck.records import Article, Report

Engine = Annotated[EngineName, typer.Option(help="Work in this process, or on Ray (claimcheck[scale]).")]
Address = Annotated[
    str | None, typer.Option(metavar="HOST:PORT", help="A running Ray cluster; without it Ray starts on this machine.")
]
Out = Annotated[
    str | None,
    typer.Option(
        metavar="FOLDER",
        help="Take PATH... for an archive of many stories in Parquet, and write tables here; a killed run goes on.",
    ),
]


def analyze_on_engine(
    articles: Sequence[Article], settings: Settings, progress: Progress | None, name: EngineName, address: str | None
) -> Report:
    """Compare the articles of one story where the person wants it done."""
    if name == "local" and address is None:
        from claimcheck import pipeline

        return pipeline.analyze(articles, settings, progress=progress, first=tell_first if progress else None)
    from claimcheck.archives.single import analyze_on

    with open_engine(name, address) as engine:
        return analyze_on(engine, articles, settings, progress)


def analyze_into(out: str, paths: Sequence[str], settings: Settings, name: EngineName, address: str | None) -> None:
    """Compare an archive's articles, story by story, and say what came of it."""
    from claimcheck.archives.run import analyze_archive
    from claimcheck.reports.words import CAUTION

    with open_engine(name, address) as engine, progress_bars() as progress:
        run = analyze_archive(paths, out, engine, settings, progress)
    show(_told(run), f"The tables are in {out}: flags to read, the others field for field; work/ may be deleted.")
    if run.left_out:
        show(f"What was left out, and why, is in {out}/dropped: {run.left_out:,} rows.")
    show(CAUTION)


def _told(run: ArchiveRun) -> str:
    from claimcheck.reports.words import count

    read = f"{count(run.stories, 'story', 'stories')}, {count(run.articles, 'article')}, {count(run.claims, 'claim')}"
    return f"{read}: {count(run.conflicts, 'conflict')} and {count(run.explained, 'explained difference')}"
