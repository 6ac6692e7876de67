"""The three sides of a planted article: preparing it, hunting in it, and the answer."""

from __future__ import annotations

import streamlit as st

from claimcheck.records import Article
from claimcheck.teaching.hunt import hunt_task, judged
from claimcheck.teaching.plant.records import KINDS, Candidate
from claimcheck.ui.markup.parts import lead, nothing
from claimcheck.ui.markup.sheets import change, outcome, revealed, told_by
from claimcheck.ui.planting import Planting
from claimcheck.ui.safe import esc, label
from claimcheck.ui.widgets.sentences import sentence_boxes
from claimcheck.ui.words import count

PAGE = 20  # changes offered at once
MOST_TYPED = 120  # characters put in place of a figure, a name or a verb
PLANTED = "Planted"
WIDE_NARROW = (3, 1)  # the sentence, and what can be done with it
_SHOWN = "changes-shown"


def prepare(kept: Planting, article: Article, found: tuple[Candidate, ...]) -> None:
    """Offer the changes of one kind, each planted by a click and taken back by another."""
    taken = kept.taken(article)
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters-what"):
        kind = st.segmented_control(
            "What to change",
            [*KINDS.values(), PLANTED],
            default="Figures",
            required=True,
            key="what",
            bind="query-params",
        )
        st.button("Choose five for me", key="suggest", on_click=kept.suggest, args=(article,), disabled=not found)
        if taken:
            st.button("Take all out", key="take-all-out", on_click=kept.clear, args=(article,), type="tertiary")
    st.html(
        lead(f"{count(len(taken), 'change')} planted." if taken else "Nothing planted yet: click a change to plant it.")
    )
    shown = taken if kind == PLANTED else tuple(each for each in found if KINDS[each.kind] == kind)
    if not shown:
        st.html(nothing("Nothing here that could be changed so that the sentence still reads."))
    many = int(st.session_state.get(_SHOWN, PAGE))
    for candidate in shown[:many]:
        _change(kept, article, candidate)
    if len(shown) > many and st.button(f"Show {min(PAGE, len(shown) - many)} more", key="more-changes"):
        st.session_state[_SHOWN] = many + PAGE
        st.rerun()


def _change(kept: Planting, article: Article, candidate: Candidate) -> None:
    now = next((each for each in kept.taken(article) if each.id == candidate.id), candidate)
    with st.container(key=f"change-{candidate.id}"):
        words, click = st.columns(WIDE_NARROW, vertical_alignment="center")
        words.html(change(article, now))
        with click:
            (_planted if kept.is_taken(article, candidate) else _offered)(kept, article, now)


def _offered(kept: Planting, article: Article, candidate: Candidate) -> None:
    is_blocked = kept.is_blocked(article, candidate)
    st.button(
        f"Put in “{label(candidate.after)}”" if candidate.after else f"Take out “{label(candidate.before.strip())}”",
        key=f"put-{candidate.id}",
        disabled=is_blocked,
        help="Another change touches these words" if is_blocked else None,
        on_click=kept.put_in,
        args=(article, candidate),
    )


def _planted(kept: Planting, article: Article, now: Candidate) -> None:
    st.button(
        f"Undo “{label(now.after or now.before)}”",
        key=f"undo-{now.id}",
        type="primary",
        on_click=kept.take_out,
        args=(article, now),
    )
    _own_words(kept, article, now)


def _own_words(kept: Planting, article: Article, now: Candidate) -> None:
    name = f"own-{now.id}"

    def keep() -> None:
        kept.rewrite(article, now, str(st.session_state.get(name, "")))

    st.text_input(
        f"Your own words for “{label(now.before)}”",
        value=now.after,
        max_chars=MOST_TYPED,
        key=name,
        on_change=keep,
    )


def hunt(kept: Planting, article: Article) -> None:
    """Show the planted copy with a box before every sentence, and how the class did once it asks."""
    copy = kept.copy(article)
    st.html(lead(hunt_task(copy)) + told_by(copy))
    with st.form("hunt", border=False):
        named = sentence_boxes(copy, kept.named.get(article.id, frozenset()), f"sentence-{copy.article_id}-")
        if st.form_submit_button("Check", type="primary", key="check-hunt"):
            kept.named[article.id] = frozenset(named)
    if article.id in kept.named:
        result = judged(copy, kept.named[article.id])
        (st.success if result.is_solved else st.info)(outcome(result))


def answer(kept: Planting, article: Article) -> None:
    """Show every change, and what the class found."""
    copy, named = kept.copy(article), kept.named.get(article.id, frozenset())
    if article.id in kept.named:
        st.html(lead(outcome(judged(copy, named))))
    else:
        st.html(f'<p class="cc-lead">{esc("Struck through is what stood there, underlined what was planted.")}</p>')
    st.html(told_by(copy) + revealed(copy, named))
