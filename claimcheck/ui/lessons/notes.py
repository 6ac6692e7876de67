"""Messages on pages that draw themselves anew every few seconds: each stays long enough to be read."""

from __future__ import annotations

import time

import streamlit as st

from claimcheck.ui.safe import MESSAGE_CHARACTERS, label

SHOWN_SECONDS = 12.0  # two lines, read twice by somebody who looked away
_KEY = "lesson-notes"


def say(message: str) -> None:
    """Keep a message to be shown; one that is shown already starts anew."""
    held: dict[str, float] = st.session_state.setdefault(_KEY, {})
    held[message] = time.monotonic()


def show() -> None:
    """Show what was said in the last seconds, as text."""
    now = time.monotonic()
    held: dict[str, float] = st.session_state.get(_KEY, {})
    for message, said in list(held.items()):
        if now - said > SHOWN_SECONDS:
            del held[message]
        else:
            st.warning(label(message[:1].upper() + message[1:], MESSAGE_CHARACTERS))


def clear() -> None:
    """Take messages away, since the next step was taken."""
    st.session_state.pop(_KEY, None)
