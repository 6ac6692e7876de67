"""``claimcheck index``: an archive made searchable for ``claimcheck check``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options import DEFAULTS, Model
from claimcheck.cli.screen import complain, progress_bars, show, tell_dropped
from claimcheck.config import Settings
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from claimcheck.records import Article

FILES_AT_ONCE = 64  # read, parsed and embedded together: what memory holds and what one batch costs
STAGE = "claims"


def index(
    archive: Annotated[list[str], typer.Argument(metavar="ARCHIVE...", help="Files, folders, globs or tables.")],
    out: Annotated[Path, typer.Option(metavar="INDEX", help="The folder to write the index into.")],
    model: Model = DEFAULTS.model,
) -> None:
    """Make an archive of articles searchable, for: claimcheck check "a claim" --in INDEX."""
    if not out.resolve().parent.is_dir():
        raise InputError(f"{out} cannot be written: the folder {out.parent} is not there; make it first")
    from claimcheck.pipeline import reader, toolbox
    from claimcheck.reports.words import count
    from claimcheck.runtime.index import IndexWriter

    settings = Settings(model=model)
    read, encoder = reader(), toolbox(settings).encoder
    with progress_bars() as progress, IndexWriter(out, model) as writer:
        for share, articles in _batches(archive):
            new = [article for article in articles if writer.is_new(article)]
            claims = [claim for article in new for claim in read(article, settings)[0]]
            writer.append(new, claims, encoder.encode([claim.reading for claim in claims]))
            if progress is not None:
                progress(STAGE, share)
        made = writer.finish()
    show(f"{count(made.articles, 'article')} with {count(made.claims, 'claim')} in {out}")
    if made.recall < 1:
        show(f"A search finds {made.recall:.1%} of the truly nearest claims, measured on a sample.")


def _batches(archive: Sequence[str]) -> Iterator[tuple[float, Sequence[Article]]]:
    """Read the archive some files at a time, each batch with the share that is then done; files left out are told.

    Raises:
        InputError: nothing readable is in it.
    """
    from claimcheck.articles.gather import gather
    from claimcheck.articles.read import read_articles

    gathered = gather(archive)
    tell_dropped(gathered.dropped)
    names = [*map(str, gathered.files), *gathered.urls]
    found = 0
    for start in range(0, len(names), FILES_AT_ONCE):
        some = names[start : start + FILES_AT_ONCE]
        try:
            articles = read_articles(some)
        except InputError as error:
            complain(f"note: {error}")
            continue
        tell_dropped(articles.dropped)
        found += len(articles)
        yield min(1.0, (start + len(some)) / len(names)), articles
    if not found:
        raise InputError("nothing in the archive could be read; name files, folders, globs or tables of articles")
