"""The timeline of a disputed number: a picture, and the same as a table for everybody who cannot see it."""

from __future__ import annotations

from claimcheck.reports.words import count
from claimcheck.ui.history import History, Printed
from claimcheck.ui.markup.parts import day
from claimcheck.ui.safe import esc

HEAD = ("No.", "When", "Source", "Figure", "Where it comes from")


def timeline(history: History) -> str:
    """Every figure at its time with the range it was read as, beside a table that says the same."""
    return f'<div class="cc-history">{_plot(history)}{_table(history)}</div>'


def told(history: History) -> str:
    """What the timeline shows, in one sentence."""
    sources = len({each.outlet for each in history.printed})
    text = f"{count(len(history.printed), 'figure')} from {count(sources, 'source')}"
    text += f", changed {count(history.changes, 'time')} from one report to a later one" if history.changes else ""
    text += f", {history.copies} taken over word for word" if history.copies else ""
    return text + (f"; {history.left_out} later ones are not shown." if history.left_out else ".")


def _plot(history: History) -> str:
    """The picture; its table says all of it, so that it is hidden from those who hear the page."""
    drawn = [(number, each) for number, each in enumerate(history.printed, 1) if each.at is not None]
    if len(drawn) < 2:
        return ""
    points = "".join(_point(number, each) for number, each in drawn)
    highest, lowest = max(history.printed, key=_middle), min(history.printed, key=_middle)
    return (
        '<div class="cc-plot" aria-hidden="true">'
        f'<span class="cc-plot-top">{esc(highest.words)}</span><span class="cc-plot-low">{esc(lowest.words)}</span>'
        f'<div class="cc-plot-area">{points}</div>'
        f'<span class="cc-plot-first">{esc(day(drawn[0][1].date))}</span>'
        f'<span class="cc-plot-last">{esc(day(drawn[-1][1].date))}</span></div>'
    )


def _point(number: int, each: Printed) -> str:
    look = (" cc-point-copy" if each.copy_of else "") + (" cc-point-changed" if each.changed_from else "")
    place = f"left:{each.at or 0.0:.2%};bottom:{each.low:.2%};height:{each.high - each.low:.2%}"
    return f'<span class="cc-point{look}" style="{place}"><span class="cc-point-number">{number}</span></span>'


def _middle(each: Printed) -> float:
    return each.low + each.high


def _table(history: History) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in HEAD)
    rows = "".join(_row(number, each) for number, each in enumerate(history.printed, 1))
    return (
        '<div class="cc-wide" tabindex="0" role="region" aria-label="The figures in the order of publication">'
        f'<table class="cc-matrix cc-printed"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(number: int, each: Printed) -> str:
    whence = []
    if number == 1:
        whence.append("the first with a date" if each.at is not None else "no date")
    if each.changed_from:
        word = "changed" if each.is_later else "differs"
        whence.append(f'<strong class="cc-count-conflict">{word}</strong> from {esc(each.changed_from)}')
    if each.copy_of:
        whence.append(f"the same words as {esc(each.copy_of)}")
    return (
        f'<tr><td>{number}</td><td>{esc(day(each.date))}</td><th scope="row">{esc(each.outlet)}</th>'
        f"<td>{esc(each.words)}</td><td>{'; '.join(whence)}</td></tr>"
    )
