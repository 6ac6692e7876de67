"""What the commands print: results to stdout, everything else to stderr, one clear line for each trouble."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

    from claimcheck.protocols import Progress
    from claimcheck.records import Conflict, Dropped, Story

STAGES = {
    "loading": "Loading the models",
    "claims": "Reading the claims",
    "embedding": "Reading what each claim is about",
    "grouping": "Grouping claims about one fact",
    "conflicts": "Looking for conflicts",
    "report": "Writing it up",
}


QUOTED = 160  # characters of words left out; all of them stand in the report
PIPED_WIDTH = 120  # columns when the output goes into a file or a pipe, where no terminal gives its own


def complain(message: str) -> None:
    """Print one line on stderr."""
    sys.stderr.write(f"claimcheck: {one_line(message)}\n")


def one_line(message: str) -> str:
    """Put a message on one line that cannot steer the terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(message.split()))


def tell_dropped(dropped: Iterable[Dropped]) -> None:
    """Tell on stderr which files were left out or read with a doubt, and which words of a file were left out."""
    for item in dropped:
        words = one_line(item.text or "")
        cut = words if len(words) <= QUOTED else f"{words[:QUOTED]} …"
        complain(f"note: {item.where} {item.reason}{f': “{cut}”' if cut else ''}")


def tell_first(conflict: Conflict, story: Story) -> None:
    """Tell the first conflict on stderr while the rest is worked out."""
    sources = {a.id: a.source or a.title for a in story.articles}
    of_claim = {c.id: sources[c.article_id] for c in story.claims}
    between = " and ".join(dict.fromkeys(of_claim[i] for i in (conflict.left_claim_id, conflict.right_claim_id)))
    sys.stderr.write(f"Found already, between {one_line(between)}: {one_line(conflict.reason)}\n")


def show(*things: RenderableType) -> None:
    """Print to stdout, as wide as the terminal."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    for thing in things:
        console.print(thing)


@contextmanager
def progress_bars() -> Iterator[Progress | None]:
    """Show one bar per stage on stderr, when that is a terminal; they go away when the work is done."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def report(stage: str, share: float) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(STAGES.get(stage, stage.capitalize()), total=1.0)
            bars.update(tasks[stage], completed=share)

        yield report
