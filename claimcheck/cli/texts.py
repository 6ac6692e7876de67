"""``claimcheck quantities`` and ``claimcheck group``: single parts of the work, on texts."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.files import STDOUT, check_places, read_rows, text_of, to_lines, write
from claimcheck.cli.screen import show

if TYPE_CHECKING:
    from claimcheck.records import Quantity


def quantities(
    text: Annotated[str, typer.Argument(help="A sentence or a passage.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The text's date, as 2026-05-14.")] = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write JSON Lines to this file (- for stdout).")
    ] = None,
) -> None:
    """Show the numbers of a text as intervals: what they count, in which unit, and between which bounds."""
    check_places([json])
    from claimcheck import pipeline

    found = pipeline.quantities(text, published)
    if json is not None:
        write(json, to_lines({"words": text[q.start : q.end], **asdict(q)} for q in found))
        return
    if not found:
        show("No quantity was found.")
        return
    from rich import box
    from rich.table import Table

    from claimcheck.reports.terminal import plain

    table = Table(box=box.SIMPLE)
    for name in ("words", "value", "unit", "interval", "counted", "of the", "dimension"):
        table.add_column(name, overflow="fold")
    for q in found:
        cells = (text[q.start : q.end], _number(q.value), q.unit, _interval(q), q.counted, q.whole, q.dimension)
        table.add_row(*(plain(cell or "") for cell in cells))
    show(table)


def group(
    claims: Annotated[
        Path, typer.Option(metavar="FILE", help="JSON Lines with text, and source and date where they are known.")
    ],
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write JSON Lines to this file (- for stdout).")
    ] = None,
) -> None:
    """Give each claim a group number: claims of one group tell the same fact."""
    check_places([json], [str(claims)])
    rows = read_rows(claims, ("text",))
    from claimcheck import pipeline

    numbers = pipeline.group(
        [str(row["text"]) for row in rows],
        sources=[text_of(row, "source", "outlet") for row in rows],
        dates=[text_of(row, "date", "published") for row in rows],
    )
    write(json or STDOUT, to_lines({"group": number, **row} for number, row in zip(numbers, rows, strict=True)))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.15g}"


def _interval(q: Quantity) -> str:
    """Write bounds as mathematics does: square brackets closed, round ones open."""
    low, high = _number(q.low) or "-∞", _number(q.high) or "∞"
    left = "(" if q.low_open or q.low is None else "["
    right = ")" if q.high_open or q.high is None else "]"
    return f"{left}{low}, {high}{right}"
