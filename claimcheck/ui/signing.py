"""Sign-in through Streamlit's OIDC, where ``[auth]`` stands in secrets.toml; docs/sign-in.md tells how."""

from __future__ import annotations

import time
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import streamlit as st

from claimcheck.ui.markup.parts import lead, title
from claimcheck.ui.roles import LOCAL, Act, NotAllowedError, Person, Rules, RulesError, allowed, person_of
from claimcheck.ui.safe import MESSAGE_CHARACTERS, label

AUTH, ROLES_SECTION = "auth", "roles"
DEFAULT = "default"  # what Streamlit calls a provider without a name of its own
NO_AUTHLIB = "Sign-in is asked for, but the package Authlib is missing: pip install -r requirements-sign-in.txt"
UNREADABLE = "The settings in secrets.toml cannot be read, so nobody gets in; correct them and start the app again."
ROLES_ALONE = "secrets.toml has [roles] without [auth], so nobody gets in; add [auth], or take [roles] out."


def is_configured() -> bool:
    """Whether people sign in here.

    Raises:
        RulesError: there are settings, and they cannot be used; guessing would open the app to everybody.
    """
    return AUTH in _settings()


def person() -> Person | None:
    """Say who is here; null when sign-in is asked for and nobody signed in, or too long ago.

    Raises:
        RulesError: the settings cannot be used.
        NotAllowedError: the provider named nobody.
    """
    settings = _settings()
    if AUTH not in settings:
        return LOCAL
    return person_of(st.user.to_dict(), _rules(settings), time.time())


def may(act: Act) -> bool:
    """Whether whoever is here may do it; for what a page offers. Every write asks again, see ``keeping.book``."""
    here = person()
    return here is not None and here.may(act)


def require(act: Act) -> Person:
    """Say who is here when they may do it.

    Raises:
        NotAllowedError: they may not.
        RulesError: the settings cannot be used.
    """
    return allowed(person(), act)


def admit() -> Person | None:
    """Let somebody in, or draw the page that says what is missing.

    Returns:
        Who is here, with at least the role reader; null when a page was drawn in place of the app.
    """
    try:
        here = person()
    except (RulesError, NotAllowedError) as error:
        st.html(title("claimcheck"))
        st.error(label(str(error), MESSAGE_CHARACTERS))
        return None
    if here is None:
        _ask()
        return None
    if not here.may("see"):
        st.html(title("No role yet"))
        st.info(label(f"You are signed in as {here.who}, but nobody gave you a role here. Ask whoever runs this app."))
        _sign_out()
        return None
    return here


def show_person(here: Person) -> None:
    """Say below the page who is signed in, with a way out; nothing without sign-in."""
    if here.is_signed_in:
        with st.container(horizontal=True, vertical_alignment="center", key="signed-in"):
            st.caption(f"Signed in as {label(here.who)} ({here.role})")
            _sign_out()


def refuse(act: Act) -> None:
    """Draw a page in place of one that this person may not open."""
    try:
        require(act)
    except NotAllowedError as error:
        st.html(title("Not for your role"))
        st.info(label(str(error), MESSAGE_CHARACTERS))


def _ask() -> None:
    st.html(title("Sign in") + lead("This claimcheck belongs to a team. Sign in to see what it holds."))
    if find_spec("authlib") is None:
        st.error(label(NO_AUTHLIB, MESSAGE_CHARACTERS))
        return
    for name in _providers(_settings()[AUTH]):
        words = "Sign in" if name == DEFAULT else f"Sign in with {label(name.capitalize())}"
        if st.button(words, type="primary", key=f"sign-in-{name}"):
            st.login(None if name == DEFAULT else name)


def _sign_out() -> None:
    if st.button("Sign out", type="tertiary", key="sign-out"):
        st.logout()


def _providers(auth: object) -> tuple[str, ...]:
    """Name the services that one can sign in with."""
    found = auth if isinstance(auth, Mapping) else {}
    named = tuple(sorted(name for name, value in found.items() if isinstance(value, Mapping) and "client_id" in value))
    return ((DEFAULT,) if "client_id" in found else ()) + named


def _settings() -> Mapping[str, object]:
    """Read secrets.toml; empty when there is none."""
    if st.secrets.load_if_toml_exists():
        if ROLES_SECTION in st.secrets and AUTH not in st.secrets:
            raise RulesError(ROLES_ALONE)
        return st.secrets
    if any(Path(place).is_file() for place in st.get_option("secrets.files")):
        raise RulesError(UNREADABLE)
    return {}


def _rules(settings: Mapping[str, object]) -> Rules:
    section = settings.get(ROLES_SECTION, {})
    if not isinstance(section, Mapping):
        raise RulesError(f"[{ROLES_SECTION}] of secrets.toml is a table; docs/sign-in.md shows one")
    return Rules.of(section)
