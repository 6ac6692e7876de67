"""Conflicts as a table in a terminal. Text from articles cannot colour, move or hide anything there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.records import Report
from claimcheck.reports.view import ConflictView, FindingView, SideView, findings_view
from claimcheck.reports.words import both_true_if, count, percent, subject, when

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

MARK_STYLE = "bold black on yellow"


def conflict_table(report: Report) -> Table:
    """Make a table of findings: who says what, against whom, why; explained differences below the conflicts.

    Args:
        report: what an analysis found.

    Returns:
        A table with one row per finding, which shows its first flag and counts the others.
    """
    from rich import box
    from rich.table import Table

    table = Table(box=box.ROUNDED, show_lines=True, expand=True)
    table.add_column("", justify="right", width=len(str(len(report.findings) or 1)))
    table.add_column("Who says what", ratio=3)
    table.add_column("Against whom", ratio=3)
    table.add_column("Why", ratio=3)
    for number, finding in enumerate(findings_view(report), 1):
        first = finding.conflicts[0]
        table.add_row(str(number), side_cell(first.left), side_cell(first.right), _why(finding, first))
    return table


def plain(text: str) -> str:
    """Put text on one line without characters that steer a terminal or turn the direction of writing."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def side_cell(side: SideView) -> Text:
    """Make a cell of who says it and when, and the sentence with its clashing words marked."""
    from rich.text import Text

    cell = Text.assemble((plain(side.who), "bold"), (f" {plain(when(side.date))}\n", "dim"))
    for segment in side.segments:
        words = plain(segment.text)
        left = " " if segment.text[:1].isspace() else ""
        right = " " if segment.text[-1:].isspace() and words else ""
        cell.append(left).append(words, MARK_STYLE if segment.is_marked else "").append(right)
    return cell


def _why(finding: FindingView, view: ConflictView) -> Text:
    from rich.text import Text

    cell = Text(plain(view.reason))
    condition = both_true_if(view)
    if condition:
        cell.append("\nBoth true if: ", "bold").append(f"{plain(condition)}.")
    cell.append(f"\n{subject(view)}, {percent(view.confidence)}", "dim")
    others = len(finding.conflicts) - 1
    if others:
        cell.append(f"\nand {count(others, 'more flag')} about this fact", "dim")
    return cell
