"""The workspace as the app holds it, whether what is kept there may be shown, and who may write in it."""

from __future__ import annotations

import streamlit as st

from claimcheck.ui.roles import Act
from claimcheck.ui.signing import is_configured, person, require
from claimcheck.workspace import Workspace, open_workspace

LOOPBACK = ("127.0.0.1", "localhost", "::1")
WHO = ""  # a workspace of one's own has one reviewer


@st.cache_resource(show_spinner=False)
def workspace() -> Workspace:
    """The workspace, opened once for the whole server. Pages go through ``book``; pupils, who have no role, do not.

    Raises:
        WorkspaceError: it cannot be opened; the message says what to do.
    """
    return open_workspace()


def book(act: Act) -> Workspace:
    """The workspace, for somebody whose role includes ``act``: "see" to read, "check" or "teach" to write.

    Raises:
        NotAllowedError: their role does not.
        RulesError: the settings that give roles cannot be used.
        WorkspaceError: it cannot be opened.
    """
    require(act)
    return workspace()


def who() -> str:
    """The name that signs what this visitor writes: their address, or "" without sign-in."""
    here = person()
    return here.who if here is not None else WHO


def is_open_here() -> bool:
    """Whether saved comparisons may be shown: to people who signed in, else only on a server of this machine alone.

    A visitor's own address proves nothing (it can be forged); the address the server listens on does.

    Raises:
        RulesError: the settings that ask for sign-in cannot be used.
    """
    return is_configured() or st.get_option("server.address") in LOOPBACK
