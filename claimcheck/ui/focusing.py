"""Putting the cursor into a field that a key opened: the one script of our own on any page, allowed by its hash."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import streamlit as st

_SCRIPT = """
let left = 20;
const put = () => {
  const dialog = document.querySelector('[role="dialog"]');
  const field = dialog && dialog.querySelector('textarea');
  const at = document.activeElement;
  if (field && (at === document.body || at === dialog)) {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }
  if (left-- > 0) setTimeout(put, 100);
};
put();
"""  # for two seconds, and only while nothing in it has the focus: a dialog takes the focus itself once it is drawn
SOURCE = f"'sha256-{b64encode(sha256(_SCRIPT.encode()).digest()).decode()}'"
"""What the page's policy allows it by; nothing of a visitor's or an article's ever stands in it."""


def focus_dialog() -> None:
    """Put the cursor at the end of the field in the open dialog, so that who came by a key types at once."""
    st.html(f"<script>{_SCRIPT}</script>", unsafe_allow_javascript=True)
