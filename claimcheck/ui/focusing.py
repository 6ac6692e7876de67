"""Putting the cursor where a key opened something: the only scripts of our own on any page, allowed by their hashes.

Nothing of a visitor's or an article's ever stands in one.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import streamlit as st

_INTO_DIALOG = """
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

_INTO_MENUS = """
if (!window.claimcheckFollows) {
  window.claimcheckFollows = true;
  const CONTROLS = 'input, textarea, button:not([disabled]), a[href], [tabindex="0"]';
  new MutationObserver(() => {
    const menu = document.querySelector('[data-testid="stPopoverBody"]:not([data-entered])');
    const at = document.activeElement;
    if (menu && at && at.getAttribute('data-testid') === 'stPopoverButton' && menu.querySelector(CONTROLS)) {
      menu.setAttribute('data-entered', '');
      menu.querySelector(CONTROLS).focus();
    }
  }).observe(document.body, {childList: true, subtree: true});
}
"""  # a menu stands at the page's end: without this, the next press of Tab leads past it


def _source(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


SOURCES = " ".join(map(_source, (_INTO_DIALOG, _INTO_MENUS)))
"""What the page's policy allows them by."""


def into_dialog() -> None:
    """Put the cursor at the end of the field in the open dialog, so that who came by a key types at once."""
    st.html(f"<script>{_INTO_DIALOG}</script>", unsafe_allow_javascript=True)


def into_menus() -> None:
    """From here on, whoever opens a menu is in it."""
    st.html(f"<script>{_INTO_MENUS}</script>", unsafe_allow_javascript=True)
