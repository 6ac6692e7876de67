"""Writing a reviewer's decisions and notes, each only over what this reviewer has seen.

Two people may review one finding at the same time. Who comes second gets the other's decision and a sentence about it
in place of their own; of two notes both texts stay. What cannot be written (a full disk, a database that is away) stays
on the page and is tried again.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import replace

from claimcheck.errors import ClaimcheckError
from claimcheck.reports.view import FindingView
from claimcheck.ui.keeping import book, who
from claimcheck.ui.safe import one_line
from claimcheck.ui.state import DECISIONS, Decision, Desk, Review
from claimcheck.workspace import Note, Seen, StaleError, Tally, Verdict, Workspace

PAUSE_SECONDS = 5.0  # between tries while the workspace is away, so that every click is not held up
TRIES = 3  # of one note, while somebody writes the same one again and again
HEADLINE_CHARACTERS = 80
KEPT = "What you decided stays on this page, and is saved as soon as that works."
SAVED_NOW = "The workspace is back: what you decided in the meantime is saved."


def read_reviews(desk: Desk, workspace: Workspace, comparison_id: str) -> None:
    """Put the decisions and notes of a comparison on the desk, and remember which versions were seen."""
    desk.seen = workspace.verdicts.of(comparison_id)
    desk.notes = _by_flag(workspace.notes.of(comparison_id))
    for flag in {*desk.seen, *desk.notes}:
        verdict = desk.seen.get(flag)
        at = _minutes(verdict) if verdict else ""
        review = Review(verdict.decision if verdict else None, _text(desk.notes.get(flag, ())), at)
        if review.decision is not None or review.note:
            desk.reviews[flag] = review
    desk.written = dict(desk.reviews)


def write_reviews(desk: Desk) -> None:
    """Write the decisions and notes that changed on this desk since they were last written, and no others.

    What another visitor decided about other flags in the meantime stays. A failure is said once, in one sentence, and
    tried again a little later; nothing that was decided here is dropped.
    """
    if desk.saved is None or desk.reviews == desk.written or time.monotonic() < desk.retry_at:
        return
    try:
        workspace = book("check")
        _write_decisions(desk, workspace, desk.saved.id)
        _write_notes(desk, workspace, desk.saved.id)
    except ClaimcheckError as error:
        desk.retry_at = time.monotonic() + PAUSE_SECONDS
        if desk.trouble != str(error):
            desk.said.append(f"{str(error).rstrip('.')}. {KEPT}")
        desk.trouble = str(error)
    else:
        desk.written = dict(desk.reviews)
        if desk.trouble:
            desk.said.append(SAVED_NOW)
        desk.trouble = ""


def tally(least: float) -> Tally | None:
    """How this reviewer decided about their last flags of at least this confidence, in whichever saved comparison.

    Null when the workspace cannot be read now; the page does without.
    """
    try:
        return book("see").verdicts.tally(who(), low=least)
    except ClaimcheckError:
        return None


def _write_decisions(desk: Desk, workspace: Workspace, comparison_id: str) -> None:
    confidence = {conflict.id: conflict.confidence for view in desk.findings for conflict in view.conflicts}
    for decision in (*DECISIONS, None):
        flags = _to_write(desk, decision)
        while flags:
            seen = [Seen(flag, _version(desk, flag), confidence.get(flag)) for flag in flags]
            try:
                saved = workspace.verdicts.decide(comparison_id, seen, decision, who())
            except StaleError:
                _take(desk, workspace.verdicts.of(comparison_id), flags)
                flags = _to_write(desk, decision)
                continue
            for verdict in saved:
                desk.seen[verdict.flag_id] = verdict
                _set(desk.written, verdict.flag_id, replace(_review(desk.written, verdict.flag_id), decision=decision))
            break


def _to_write(desk: Desk, decision: Decision | None) -> list[str]:
    """The flags whose decision on the desk is ``decision`` and was not written yet."""
    return [
        flag
        for flag in sorted({*desk.reviews, *desk.written})
        if _review(desk.reviews, flag).decision == decision != _review(desk.written, flag).decision
    ]


def _take(desk: Desk, latest: Mapping[str, Verdict], flags: Iterable[str]) -> None:
    """Take over what others decided since, finding by finding, and say so where it is not what this reviewer chose."""
    stale = {flag for flag in flags if flag in latest and latest[flag].version != _version(desk, flag)}
    for view in desk.findings:
        own = [conflict.id for conflict in view.conflicts]
        theirs = next((latest[flag] for flag in own if flag in stale), None)
        if theirs is None:
            continue
        mine = _review(desk.reviews, own[0]).decision
        for flag in own:
            _take_flag(desk, flag, latest.get(flag))
        stale -= set(own)
        if mine != theirs.decision:
            desk.said.append(_told(view, theirs, mine))
    for flag in stale:  # of a finding that this analysis no longer shows
        _take_flag(desk, flag, latest[flag])


def _take_flag(desk: Desk, flag: str, theirs: Verdict | None) -> None:
    """Put another's decision about a flag on the desk, and into every step back, so that undo does not undo theirs."""
    decision, at = (theirs.decision, _minutes(theirs)) if theirs else (None, "")
    if theirs is not None:
        desk.seen[flag] = theirs
    for reviews in (desk.reviews, desk.written, *desk.before):
        _set(reviews, flag, replace(_review(reviews, flag), decision=decision, at=at))


def _told(view: FindingView, theirs: Verdict, mine: Decision | None) -> str:
    did = f"decided “{theirs.decision}”" if theirs.decision else "took the decision back"
    own = f"Yours (“{mine}”) was not saved" if mine else "Taking it back was not saved"
    at = theirs.at.astimezone().strftime("%H:%M")
    name = one_line(view.headline, HEADLINE_CHARACTERS)
    return f"{theirs.who or 'Another window'} {did} on “{name}” at {at}. {own}: look at it, then decide again."


def _write_notes(desk: Desk, workspace: Workspace, comparison_id: str) -> None:
    """A finding's note stands with every one of its flags, as its decision does."""
    changed = [
        flag
        for flag in sorted({*desk.reviews, *desk.written})
        if _review(desk.reviews, flag).note != _review(desk.written, flag).note
    ]
    if not changed:
        return
    known, merged = _by_flag(workspace.notes.of(comparison_id)), set[str]()
    for flag in changed:
        mine, seen, now = _review(desk.reviews, flag).note, desk.notes.get(flag, ()), known.get(flag, ())
        text = mine
        if _text(now) not in (_text(seen), mine):  # somebody else wrote here since
            text = _both(_text(now), mine)
            merged.add(flag)
        desk.notes[flag] = _write_note(workspace, comparison_id, flag, text, now)
        text = _text(desk.notes[flag])
        for reviews in (desk.reviews, desk.written):
            _set(reviews, flag, replace(_review(reviews, flag), note=text))
    for view in desk.findings:
        if any(conflict.id in merged for conflict in view.conflicts):
            name = one_line(view.headline, HEADLINE_CHARACTERS)
            desk.said.append(f"Somebody else wrote a note on “{name}” at the same time. Both texts stand in it now.")


def _write_note(
    workspace: Workspace, comparison_id: str, flag: str, text: str, now: tuple[Note, ...]
) -> tuple[Note, ...]:
    """Write a flag's note over what is there now; several notes become one. Returns the notes that are left."""
    for each in now[:-1]:
        workspace.notes.edit(each, "", who())
    if not now:
        return (workspace.notes.add(comparison_id, flag, text, who()),) if text else ()
    last = now[-1]
    for attempt in range(TRIES):
        try:
            last = workspace.notes.edit(last, text, who())
            break
        except StaleError as error:
            if attempt == TRIES - 1 or not isinstance(error.current, Note):
                raise
            last, text = error.current, _both(error.current.text, text)
    return (last,) if last.text else ()


def _both(theirs: str, mine: str) -> str:
    """Keep two texts in one, neither twice."""
    if not theirs or theirs in mine:
        return mine
    return theirs if not mine or mine in theirs else f"{theirs}\n\n{mine}"


def _by_flag(notes: Iterable[Note]) -> dict[str, tuple[Note, ...]]:
    found: dict[str, tuple[Note, ...]] = {}
    for note in notes:
        found[note.flag_id] = (*found.get(note.flag_id, ()), note)
    return found


def _text(notes: Iterable[Note]) -> str:
    return "\n\n".join(note.text for note in notes)


def _minutes(verdict: Verdict) -> str:
    return verdict.at.astimezone().replace(tzinfo=None).isoformat(timespec="minutes")


def _version(desk: Desk, flag: str) -> int:
    return desk.seen[flag].version if flag in desk.seen else 0


def _review(reviews: Mapping[str, Review], flag: str) -> Review:
    return reviews.get(flag, Review())


def _set(reviews: dict[str, Review], flag: str, review: Review) -> None:
    """Keep a review; one that says nothing is none."""
    if review.decision is None and not review.note:
        reviews.pop(flag, None)
    else:
        reviews[flag] = review
