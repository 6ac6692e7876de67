"""The markup of a lesson. What articles and pupils wrote goes through ``esc`` here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from claimcheck.reports.segments import segments
from claimcheck.ui.lessons.plan import JUDGEMENTS, Judgement, Pair, Passage, Told
from claimcheck.ui.lessons.qr import qr_image, room_address
from claimcheck.ui.lessons.results import Tally
from claimcheck.ui.lessons.words import ANSWERS, SHORT
from claimcheck.ui.markup.parts import chip, day, heading, marked
from claimcheck.ui.safe import esc, one_line
from claimcheck.ui.words import count
from claimcheck.workspace import Pupil

MOST_REASONS = 40  # of one judgement: a class and a half; the tables hold all
LABEL_CHARACTERS = 60
HIDDEN_NAME = "[name hidden]"
LEAST_NAME = 3  # letters of a source's name that is hidden inside a passage; shorter ones are ordinary words


def passages(pair: tuple[Passage, Passage], is_blind: bool, with_marks: bool = False, for_class: bool = False) -> str:
    """Two passages beside each other (below each other on a phone); blind, nothing tells whose they are."""
    names = sorted({side.source for side in pair}) if is_blind else ()
    until = "the class has answered" if for_class else "you have answered"
    hidden = f'<p class="cc-who">Source and date are hidden until {until}</p>' if is_blind else ""
    shown = (
        _passage(side, word, names, hidden, with_marks) for side, word in zip(pair, ("First", "Second"), strict=True)
    )
    return f'<div class="cc-pair">{"".join(shown)}</div>'


def _passage(side: Passage, word: str, names: Collection[str], hidden: str, with_marks: bool) -> str:
    start, end = side.core
    before, after = side.text[:start], side.text[end:]
    core = marked(segments(side.text, start, end, side.marks)) if with_marks else esc(_hide(side.sentence, names))
    dated = f'<span class="cc-date">{esc(day(side.published))}</span>'
    whose = hidden or f'<p class="cc-who"><strong>{esc(side.source)}</strong> {dated}</p>'
    return (
        f'<section class="cc-passage" aria-label="{word} passage">'
        f'<h2 class="cc-passage-name">{word} passage</h2>{whose}'
        f'<p class="cc-around">{esc(_hide(before, names))}<span class="cc-core">{core}</span>'
        f"{esc(_hide(after, names))}</p></section>"
    )


def _hide(text: str, names: Collection[str]) -> str:
    """Take the sources' own names out of a passage that is read blind."""
    for name in names:
        if len(name) >= LEAST_NAME:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", HIDDEN_NAME, text)
    return text


def board(code: str, address: str | None) -> str:
    """The code, large enough for the last row, where to type it, and a picture that leads a camera there."""
    where = f'<p class="cc-board-where">Open <strong>{esc(address)}</strong> and type</p>' if address else ""
    scan = '<p class="cc-small">or point a camera at the picture</p>' if address else ""
    spelled = " ".join(code)
    told = (
        f'<div>{where}<p class="cc-code" aria-label="Code {esc(spelled)}">{esc(code[:3])} {esc(code[3:])}</p>'
        f"{scan}</div>"
    )
    return f'<div class="cc-board">{told}{_scan(code, address)}</div>'


def _scan(code: str, address: str | None) -> str:
    if address is None:
        return ""
    return (
        f'<img class="cc-qr" src="{esc(qr_image(room_address(address, code)))}" '
        f'alt="QR code that opens {esc(address)} with the code filled in">'
    )


def small_code(code: str) -> str:
    """The code beside the title, for those who come late."""
    return f'<p class="cc-code-small">Code {esc(code[:3])} {esc(code[3:])}</p>'


def progress(pupils: Iterable[Pupil], done: Collection[str], words: str) -> str:
    """Who is in the room, ticked once they have answered, under a count that is read out as it changes."""
    names = "".join(
        f'<li class="{"cc-done" if pupil.id in done else "cc-waits"}">{esc(pupil.name)}'
        + ('<span aria-hidden="true"> ✓</span><span class="cc-hidden"> has answered</span>' if pupil.id in done else "")
        + "</li>"
        for pupil in pupils
    )
    listed = f'<ul class="cc-names">{names}</ul>' if names else ""
    return f'<p class="cc-state" role="status">{esc(words)}</p>{listed}'


def state(words: str) -> str:
    """A sentence that is read out when it changes."""
    return f'<p class="cc-state" role="status">{esc(words)}</p>'


def quoted(text: str) -> str:
    """What a pupil wrote, as it stands."""
    return f"<blockquote>{esc(text)}</blockquote>"


def talk(
    tally: Tally,
    pair: tuple[Passage, Passage],
    reasons: Mapping[Judgement, tuple[str, ...]],
    mine: str | None = None,
) -> str:
    """Everything a class talks about: its answers, those of lesson and tool, the passages, and what was written."""
    return votes(tally, mine) + told(tally.pair) + passages(pair, is_blind=False, with_marks=True) + said(reasons)


def votes(tally: Tally, mine: str | None = None) -> str:
    """How the class judged one pair, as bars with their counts."""
    rows = "".join(_vote(tally, judgement, mine) for judgement in JUDGEMENTS)
    split = " The class is split: ask both sides." if tally.is_split else ""
    return (
        f'<table class="cc-votes"><caption>What the class says ({esc(count(tally.total, "answer"))}).{split}</caption>'
        f"<tbody>{rows}</tbody></table>"
    )


def _vote(tally: Tally, judgement: Judgement, mine: str | None) -> str:
    share = tally.share(judgement)
    yours = chip("your answer") if mine == judgement else ""
    return (
        f'<tr><th scope="row">{esc(ANSWERS[judgement])} {yours}</th><td class="cc-vote">'
        '<span class="cc-bar-scale" aria-hidden="true">'
        f'<span class="cc-bar cc-bar-plain" style="left:0;width:{share:.2%}"></span></span></td>'
        f'<td class="cc-vote-count">{tally.counts[judgement]} ({share:.0%})</td></tr>'
    )


def told(pair: Pair) -> str:
    """What the lesson and the tool say of a pair, and why."""
    rows = [
        (name, one)
        for name, one in (("The lesson’s answer", pair.author), ("The tool’s answer", pair.tool))
        if one is not None
    ]
    if not rows:
        return ""
    body = "".join(f"<dt>{esc(name)}</dt><dd>{_told(one)}</dd>" for name, one in rows)
    return f'{heading("What is behind it")}<dl class="cc-reasons cc-told">{body}</dl>{_doubt(pair)}'


def _told(one: Told) -> str:
    return f"<strong>{esc(ANSWERS[one.answer])}.</strong> {esc(one.reason)}"


def _doubt(pair: Pair) -> str:
    if pair.tool is None:
        return ""
    if pair.author is not None and pair.author.answer != pair.tool.answer:
        return '<p class="cc-small">The tool is wrong here. What did it not see?</p>'
    return '<p class="cc-small">The tool can be wrong. Would you answer as it does?</p>'


def said(reasons: Mapping[Judgement, tuple[str, ...]]) -> str:
    """What the class wrote, by judgement, without names."""
    blocks = "".join(
        f'<section class="cc-side"><h3 class="cc-h3">{esc(ANSWERS[judgement])}</h3><ul class="cc-list">'
        + "".join(f"<li>{esc(text)}</li>" for text in texts[:MOST_REASONS])
        + "</ul></section>"
        for judgement, texts in reasons.items()
        if texts
    )
    return f'{heading("Why, in the class’s words")}<div class="cc-pair cc-said-by">{blocks}</div>' if blocks else ""


def heat(tallies: Iterable[Tally]) -> str:
    """Every pair against every judgement, darker where more of the class stands; the tool's answer is framed."""
    head = "".join(f'<th scope="col">{esc(SHORT[judgement])}</th>' for judgement in JUDGEMENTS)
    rows = "".join(_heat_row(tally) for tally in tallies)
    return (
        '<p class="cc-small">Answers to each pair: the darker, the more of the class. “Split” marks the pairs on which '
        "fewer than three in five judged alike.</p>"
        '<div class="cc-wide" tabindex="0" role="group" aria-label="Heat map of the answers"><table class="cc-heat">'
        f'<thead><tr><th scope="col">Pair</th>{head}<th scope="col">Class</th></tr></thead><tbody>{rows}</tbody>'
        "</table></div>"
    )


def _heat_row(tally: Tally) -> str:
    cells = "".join(_heat_cell(tally, judgement) for judgement in JUDGEMENTS)
    few = {0: "nobody yet", 1: "one answer"}
    stand = few.get(tally.total) or ("split" if tally.is_split else "mostly agreed")
    return (
        f'<tr><th scope="row">{tally.number}. {esc(name(tally.pair))}</th>{cells}'
        f"<td>{chip(stand, 'conflict') if tally.is_split else esc(stand)}</td></tr>"
    )


def _heat_cell(tally: Tally, judgement: Judgement) -> str:
    chips = "".join(
        chip(word)
        for word, one in (("lesson", tally.pair.author), ("tool", tally.pair.tool))
        if one is not None and one.answer == judgement
    )
    share = tally.share(judgement)
    return (
        f'<td class="cc-heat-cell" style="--cc-share:{share:.2f}">{tally.counts[judgement]} '
        f'<span class="cc-heat-share">({share:.0%})</span> {chips}</td>'
    )


def name(pair: Pair, limit: int = LABEL_CHARACTERS) -> str:
    """A pair in few words: of each passage its sentence, cut to what stands around the first marked words."""
    return f"“{_brief(pair.a, limit // 2)}” and “{_brief(pair.b, limit // 2)}”"


def _brief(side: Passage, limit: int) -> str:
    sentence = side.sentence
    at = side.marks[0][0] - side.core[0] if side.marks else 0
    if at <= limit // 2 or len(sentence) <= limit:
        return one_line(sentence, limit)
    return "…" + one_line(sentence[at - limit // 3 :].partition(" ")[2], limit - 1)
