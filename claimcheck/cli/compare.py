"""``claimcheck compare``: two claims, or a file of pairs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.files import STDOUT, check_places, read_rows, text_of, to_lines, write
from claimcheck.cli.screen import show

if TYPE_CHECKING:
    from claimcheck.records import Comparison


def compare(
    a: Annotated[str | None, typer.Argument(metavar='"A"', help="One claim.")] = None,
    b: Annotated[str | None, typer.Argument(metavar='"B"', help="Another claim.")] = None,
    pairs: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="JSON Lines with a and b, and a_date and b_date where they are known."),
    ] = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write JSON Lines to this file (- for stdout).")
    ] = None,
) -> None:
    """Say how two claims relate: agree, refines, explained, conflict or unrelated."""
    if (pairs is None) == (a is None) or (a is None) != (b is None):
        raise typer.BadParameter('give two claims, "A" "B", or a file with --pairs')
    check_places([json], [str(pairs)] if pairs else [])
    rows = read_rows(pairs, ("a", "b")) if pairs else [{"a": a, "b": b}]
    texts = [(str(row["a"]), str(row["b"])) for row in rows]
    dates = [(text_of(row, "a_date"), text_of(row, "b_date")) for row in rows]
    from claimcheck import pipeline

    answers = pipeline.compare(texts, dates=dates)
    if json is None and pairs is None:
        _show(answers[0])
        return
    lines = [{**row, **_plain(answer)} for row, answer in zip(rows, answers, strict=True)]
    write(json or STDOUT, to_lines(lines))


def _plain(answer: Comparison) -> Mapping[str, object]:
    return {
        "relation": answer.relation,
        "kind": answer.kind,
        "confidence": answer.confidence,
        "nli": dict(answer.nli),
        "reason": answer.reason,
    }


def _show(answer: Comparison) -> None:
    kind = f" ({answer.kind})" if answer.kind else ""
    nli = ", ".join(f"{label} {share:.0%}" for label, share in answer.nli.items())
    show(f"{answer.relation}{kind}, {answer.confidence:.0%} sure", answer.reason, f"A to B: {nli}")
