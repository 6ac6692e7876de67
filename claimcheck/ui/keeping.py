"""The workspace as the app holds it, and whether what is kept there may be shown."""

from __future__ import annotations

import streamlit as st

from claimcheck.workspace import Workspace, open_workspace

LOOPBACK = ("127.0.0.1", "localhost", "::1")
WHO = ""  # a workspace of one's own has one reviewer


@st.cache_resource(show_spinner=False)
def workspace() -> Workspace:
    """The workspace, opened once for the whole server.

    Raises:
        WorkspaceError: it cannot be opened; the message says what to do.
    """
    return open_workspace()


def is_open_here() -> bool:
    """Whether saved comparisons may be shown: only on a server that nobody but this machine reaches.

    A visitor's own address proves nothing (it can be forged); the address the server listens on does.
    """
    return st.get_option("server.address") in LOOPBACK
