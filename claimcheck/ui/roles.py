"""What somebody may do: roles, the rules that give them, and the one place that asks.

Without sign-in the app has one user, who may do everything. With it, a role comes from an address or a group.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from claimcheck.errors import ClaimcheckError

Role = Literal["none", "reader", "checker", "teacher"]
Act = Literal["see", "check", "teach"]
ROLES: tuple[Role, ...] = ("teacher", "checker", "reader", "none")  # the strongest first
MAY: Mapping[Role, frozenset[Act]] = {
    "none": frozenset(),
    "reader": frozenset({"see"}),
    "checker": frozenset({"see", "check"}),
    "teacher": frozenset({"see", "check", "teach"}),
}
DOING: Mapping[Act, str] = {
    "see": "Looking at comparisons",
    "check": "Deciding, noting and adding",
    "teach": "Opening lessons",
}
GROUP = "group:"
GROUP_CLAIM = "groups"  # what Keycloak, Okta and Entra call it
HOURS = 12.0  # a working day; a colleague who left, or left a group, is out by the next
SECONDS_AN_HOUR = 3600


class NotAllowedError(ClaimcheckError):
    """A person asked for something that their role does not include."""


class RulesError(ClaimcheckError):
    """What the settings say about roles cannot be understood; nobody gets in until it can."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is here. ``who`` signs what they write; "" is the one user of a machine without sign-in."""

    who: str
    role: Role
    is_signed_in: bool = False

    def may(self, act: Act) -> bool:
        """Whether the person's role includes ``act``."""
        return act in MAY[self.role]


LOCAL = Person("", "teacher")


@dataclass(frozen=True, slots=True)
class Rules:
    """Who gets which role, from ``[roles]`` of the settings.

    ``members`` holds for each role e-mail addresses, "@domain" for everybody of a domain, and "group:NAME". ``default``
    is for people in no list, ``group_claim`` the claim that names groups, and after ``hours`` one signs in again.
    """

    members: Mapping[Role, frozenset[str]] = field(default_factory=dict)
    default: Role = "none"
    group_claim: str = GROUP_CLAIM
    hours: float = HOURS

    @classmethod
    def of(cls, section: Mapping[str, object]) -> Rules:
        """Read the settings; whatever cannot be understood is an error, since a slip must not open a door.

        Raises:
            RulesError: an unknown key, role or entry; the message names it.
        """
        unknown = set(section) - {"default", "group_claim", "hours", *ROLES[:-1]}
        if unknown:
            raise RulesError(f"[roles] has {_named(unknown)}; it may have default, group_claim, hours and the roles")
        default, claim = section.get("default", "none"), section.get("group_claim", GROUP_CLAIM)
        hours = section.get("hours", HOURS)
        role = next((each for each in ROLES if each == default), None)
        if role is None:
            raise RulesError(f"[roles] default is one of {', '.join(ROLES)}")
        if not isinstance(claim, str) or isinstance(hours, bool) or not isinstance(hours, (int, float)) or hours <= 0:
            raise RulesError("[roles] group_claim is a name, and hours a number above 0")
        members = {each: _entries(each, section.get(each, [])) for each in ROLES[:-1]}
        return cls(members, role, claim, float(hours))

    def role(self, claims: Mapping[str, object]) -> Role:
        """Find the strongest role that somebody's claims give."""
        names = self._names(claims)
        return next((role for role in ROLES[:-1] if names & self.members.get(role, frozenset())), self.default)

    def is_current(self, claims: Mapping[str, object], now: float) -> bool:
        """Whether somebody signed in recently enough (``now`` in seconds since 1970); false when nothing tells when."""
        at = claims.get("iat")
        return isinstance(at, (int, float)) and not isinstance(at, bool) and now - at < self.hours * SECONDS_AN_HOUR

    def _names(self, claims: Mapping[str, object]) -> set[str]:
        """Everything about a person that a list could name."""
        groups = claims.get(self.group_claim)
        found = [groups] if isinstance(groups, str) else groups if isinstance(groups, (list, tuple)) else []
        names = {f"{GROUP}{group.strip()}" for group in found if isinstance(group, str)}
        address = email(claims)
        return names | ({address, f"@{address.rpartition('@')[2]}"} if address else set())


def email(claims: Mapping[str, object]) -> str:
    """Somebody's e-mail address in small letters; "" when there is none, or the provider says it was never checked."""
    address, checked = claims.get("email"), claims.get("email_verified", True)
    is_checked = checked is True or checked == "true"
    return address.strip().lower() if isinstance(address, str) and "@" in address and is_checked else ""


def signature(claims: Mapping[str, object]) -> str:
    """The name under which somebody's decisions are kept: their address, else the provider's own key for them.

    Raises:
        NotAllowedError: the provider names them in no way, so that nothing could be kept under their name.
    """
    name = email(claims) or str(claims.get("sub") or "")
    if not name:
        raise NotAllowedError("The sign-in service told no name and no address; ask whoever runs it.")
    return name


def person_of(claims: Mapping[str, object], rules: Rules, now: float) -> Person | None:
    """Say who signed in; null when nobody did, or too long ago."""
    if claims.get("is_logged_in") is not True or not rules.is_current(claims, now):
        return None
    return Person(signature(claims), rules.role(claims), is_signed_in=True)


def allowed(person: Person | None, act: Act) -> Person:
    """Return ``person`` when they may do it.

    Raises:
        NotAllowedError: they may not, or nobody signed in.
    """
    if person is None:
        raise NotAllowedError("Sign in first.")
    if not person.may(act):
        least = next(role for role in reversed(ROLES) if act in MAY[role])
        raise NotAllowedError(f"{DOING[act]} needs the role {least}; yours is {person.role}.")
    return person


def _entries(role: Role, found: object) -> frozenset[str]:
    """Read one role's list."""
    if not isinstance(found, (list, tuple)):
        raise RulesError(f"[roles] {role} is a list of addresses and groups")
    return frozenset(_entry(role, each) for each in found)


def _entry(role: Role, each: object) -> str:
    text = each.strip() if isinstance(each, str) else ""
    if text.startswith(GROUP) and text != GROUP:
        return GROUP + text.removeprefix(GROUP).strip()
    name, at, domain = text.partition("@")
    if not at or "." not in domain or "@" in domain or " " in text or "*" in name:
        raise RulesError(f"[roles] {role} has {each!r}; write an address, @domain or {GROUP}NAME")
    return text.lower()


def _named(names: set[str]) -> str:
    return ", ".join(sorted(names))
