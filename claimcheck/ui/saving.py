"""Keeping a comparison beyond the browser's tab: its articles, report, decisions and notes, in the workspace."""

from __future__ import annotations

from claimcheck.errors import WorkspaceError
from claimcheck.reports.json_report import from_json, to_json
from claimcheck.ui.keeping import WHO, workspace
from claimcheck.ui.keeping import is_open_here as is_open_here
from claimcheck.ui.state import DECISIONS, Desk, Review
from claimcheck.workspace import ComparisonInfo, Seen


def saved() -> tuple[ComparisonInfo, ...]:
    """List the saved comparisons, the last changed first; none on a server that the network reaches."""
    return workspace().comparisons.list() if is_open_here() else ()


def removed() -> tuple[ComparisonInfo, ...]:
    """List the comparisons in the bin."""
    return workspace().comparisons.list(removed=True) if is_open_here() else ()


def save(desk: Desk, name: str) -> None:
    """Save what lies analysed on the desk: anew, or in place of what the same comparison held.

    Raises:
        InputError: the name is empty or too long.
        WorkspaceError: it cannot be written, or somebody else saved first.
        ValueError: nothing was analysed yet.
    """
    if desk.report is None:
        raise ValueError("only an analysed comparison can be saved")
    comparisons, report = workspace().comparisons, to_json(desk.report)
    if desk.saved is None:
        desk.saved = comparisons.save(name, desk.report.articles, WHO, report, desk.dropped)
        desk.written = {}
    else:
        one = desk.saved
        desk.saved = comparisons.replace(one.id, one.version, desk.report.articles, WHO, report, desk.dropped)
    desk.saved_report = desk.report
    write_reviews(desk)


def open_saved(desk: Desk, comparison_id: str) -> None:
    """Put a saved comparison on the desk, with its decisions and notes.

    Raises:
        InputError: it is no longer there.
        WorkspaceError: it cannot be read.
    """
    book = workspace()
    held = book.comparisons.open(comparison_id)
    desk.clear()
    report = from_json(held.report) if held.report is not None else None
    desk.add(held.articles if report is None else report.articles, held.dropped)
    if report is not None:
        desk.keep(report)
    desk.saved, desk.saved_report = held.info, report
    notes = {note.flag_id: note.text for note in book.notes.of(comparison_id)}
    verdicts = book.verdicts.of(comparison_id)
    for flag in {*notes, *verdicts}:
        verdict = verdicts.get(flag)
        at = verdict.at.astimezone().replace(tzinfo=None).isoformat(timespec="minutes") if verdict else ""
        review = Review(verdict.decision if verdict else None, notes.get(flag, ""), at)
        if review.decision is not None or review.note:
            desk.reviews[flag] = review
    desk.written = dict(desk.reviews)


def remove(comparison: ComparisonInfo) -> None:
    """Put a comparison in the bin, from where it can be brought back."""
    workspace().comparisons.remove(comparison.id, comparison.version, WHO)


def bring_back(comparison: ComparisonInfo) -> None:
    """Take a comparison out of the bin."""
    workspace().comparisons.bring_back(comparison.id, comparison.version, WHO)


def write_reviews(desk: Desk) -> None:
    """Write the decisions and notes that changed on this desk since they were last written, and no others.

    What another visitor decided about other flags in the meantime stays. A failure is said once, in one sentence, and
    tried again with the next change.
    """
    if desk.saved is None or desk.reviews == desk.written:
        return
    mine, before = desk.reviews, desk.written
    desk.written = dict(mine)
    changed = {flag for flag in {*mine, *before} if mine.get(flag, Review()) != before.get(flag, Review())}
    try:
        _write_decisions(desk, desk.saved.id, changed)
        _write_notes(desk, desk.saved.id, changed)
    except WorkspaceError as error:
        desk.said.append(str(error))


def _write_decisions(desk: Desk, comparison_id: str, changed: set[str]) -> None:
    verdicts = workspace().verdicts
    known = verdicts.of(comparison_id)
    confidence = {conflict.id: conflict.confidence for view in desk.findings for conflict in view.conflicts}
    for decision in (*DECISIONS, None):
        seen = [
            Seen(flag, known[flag].version if flag in known else 0, confidence.get(flag))
            for flag in sorted(changed)
            if desk.reviews.get(flag, Review()).decision == decision
            and (known[flag].decision if flag in known else None) != decision
        ]
        if seen:
            verdicts.decide(comparison_id, seen, decision, WHO)


def _write_notes(desk: Desk, comparison_id: str, changed: set[str]) -> None:
    """A finding's note stands with every one of its flags, as its decision does."""
    notes = workspace().notes
    known = {note.flag_id: note for note in notes.of(comparison_id)}
    for flag in sorted(changed):
        text, note = desk.reviews.get(flag, Review()).note, known.get(flag)
        if note is not None and note.text != text:
            notes.edit(note, text, WHO)
        elif note is None and text:
            notes.add(comparison_id, flag, text, WHO)
