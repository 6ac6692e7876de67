"""``claimcheck index``: an archive made searchable for ``claimcheck check``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options import DEFAULTS, Model
from claimcheck.cli.screen import progress_bars, show, tell_dropped
from claimcheck.config import Settings
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from claimcheck.protocols import Progress
    from claimcheck.records import Article


def index(
    archive: Annotated[list[str], typer.Argument(metavar="ARCHIVE...", help="Files, folders, globs or tables.")],
    out: Annotated[Path, typer.Option(metavar="INDEX", help="The folder to write the index into.")],
    model: Model = DEFAULTS.model,
) -> None:
    """Make an archive of articles searchable, for: claimcheck check "a claim" --in INDEX."""
    if not out.resolve().parent.is_dir():
        raise InputError(f"{out} cannot be written: the folder {out.parent} is not there; make it first")
    from claimcheck.articles.archive import write_archive
    from claimcheck.articles.read import read_articles
    from claimcheck.pipeline import toolbox
    from claimcheck.reports.words import count

    articles = read_articles(archive)
    tell_dropped(articles.dropped)
    settings = Settings(model=model)
    with progress_bars() as progress:
        owners, readings = _readings(articles, settings, progress)
        vectors = toolbox(settings).encoder.encode(readings)
    made = write_archive(out, articles, owners, vectors, model)
    show(f"{count(made.articles, 'article')} with {count(made.claims, 'claim')} in {out}")


def _readings(
    articles: Sequence[Article], settings: Settings, progress: Progress | None
) -> tuple[list[int], list[str]]:
    """Read every article's claims, each with the number of its article."""
    from claimcheck.claims.reader import read_claims_of

    claims, _ = read_claims_of(articles, settings, progress)
    numbers = {article.id: number for number, article in enumerate(articles)}
    return [numbers[claim.article_id] for claim in claims], [claim.reading for claim in claims]
