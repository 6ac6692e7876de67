from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Float, Integer, String

from claimcheck.workspace.columns import ExactText, Moment, escape, loaded, stored, unescape

ANY = st.text(st.characters(exclude_categories=()))  # lone surrogates too


@given(ANY)
def test_any_text_comes_back(text: str) -> None:
    kept = escape(text)
    assert unescape(kept) == text
    assert "\0" not in kept
    kept.encode()  # which a lone surrogate would not do


@pytest.mark.parametrize(
    "text", ["", "plain", "\\", "\\u0000", "\\\\u0000", "\0", "\ud83d\ude00", "\U0001f600", "\\\0"]
)
def test_texts_that_look_like_escapes_come_back(text: str) -> None:
    assert unescape(escape(text)) == text
    assert loaded(ExactText(), stored(ExactText(), text)) == text


def test_moments_have_one_width_and_keep_their_order() -> None:
    noon = datetime(2026, 5, 14, 12, tzinfo=UTC)
    later = datetime(2026, 5, 14, 9, tzinfo=timezone(timedelta(hours=-5)))
    texts = [stored(Moment(), moment) for moment in (noon, later)]
    assert texts == ["2026-05-14T12:00:00.000000+00:00", "2026-05-14T14:00:00.000000+00:00"]
    assert [loaded(Moment(), text) for text in texts] == [noon, later]


def test_values_are_of_their_column() -> None:
    assert loaded(Integer(), 3) == 3
    assert loaded(Float(), 3) == 3.0
    assert loaded(String(3), "abc") == "abc"
    assert loaded(Integer(), None) is None
    for kind, value in [
        (Integer(), 3.0),
        (Integer(), True),
        (Float(), "3"),
        (Float(), float("nan")),
        (String(2), "abc"),
    ]:
        with pytest.raises(ValueError, match="column"):
            loaded(kind, value)
