"""Who gets which role, and what each may do."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.ui.roles import (
    LOCAL,
    NotAllowedError,
    Person,
    Rules,
    RulesError,
    allowed,
    email,
    person_of,
    signature,
)

NOW = 1_800_000_000.0
RULES = Rules.of(
    {
        "default": "none",
        "reader": ["@paper.example", "group:Interns"],
        "checker": ["bo@paper.example", "group:Desk"],
        "teacher": ["Ann@School.example"],
    }
)


def claims(**told: Any) -> dict[str, Any]:
    return {"is_logged_in": True, "sub": "key-1", "iat": NOW - 60, **told}


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ({"email": "ann@school.example"}, "teacher"),
        ({"email": " ANN@SCHOOL.EXAMPLE "}, "teacher"),
        ({"email": "bo@paper.example"}, "checker"),
        ({"email": "cy@paper.example"}, "reader"),
        ({"email": "cy@paper.example", "groups": ["Desk"]}, "checker"),
        ({"groups": "Desk"}, "checker"),
        ({"groups": ["Interns", 7, None]}, "reader"),
        ({"groups": ["desk"]}, "none"),
        ({"groups": {"Desk": True}}, "none"),
        ({"email": "eve@evil.example"}, "none"),
        ({"email": "eve@sub.paper.example"}, "none"),
        ({"email": "eve@evil.example@paper.example"}, "reader"),  # one mailbox of that domain, however odd its name
        ({"email": "bo@paper.example", "email_verified": False}, "none"),
        ({"email": "bo@paper.example", "email_verified": "false"}, "none"),
        ({"email": "bo@paper.example", "email_verified": "true"}, "checker"),
        ({"email": ["bo@paper.example"]}, "none"),
        ({"name": "bo@paper.example", "preferred_username": "bo@paper.example"}, "none"),
        ({"groups": ["@paper.example", "bo@paper.example"]}, "none"),
        ({"email": "group:Desk"}, "none"),
        ({}, "none"),
    ],
)
def test_roles_come_from_checked_addresses_and_groups(told: dict[str, Any], role: str) -> None:
    assert RULES.role(claims(**told)) == role


def test_whoever_is_in_no_list_gets_the_default() -> None:
    assert Rules.of({}).role(claims(email="x@y.example")) == "none"
    assert Rules.of({"default": "reader"}).role(claims(email="x@y.example")) == "reader"
    assert Rules.of({"group_claim": "teams", "teacher": ["group:A b"]}).role(claims(teams=["A b"])) == "teacher"


@pytest.mark.parametrize(
    "section",
    [
        {"teachers": ["ann@school.example"]},
        {"default": "admin"},
        {"default": ["reader"]},
        {"reader": "ann@school.example"},
        {"reader": ["ann"]},
        {"reader": ["*@school.example"]},
        {"reader": ["@"]},
        {"reader": ["group:"]},
        {"reader": [""]},
        {"reader": [3]},
        {"reader": ["ann@school.example bo@school.example"]},
        {"hours": 0},
        {"hours": True},
        {"hours": "12"},
        {"group_claim": 3},
    ],
)
def test_a_slip_in_the_settings_lets_nobody_in(section: dict[str, object]) -> None:
    with pytest.raises(RulesError, match=r"\[roles\]"):
        Rules.of(section)


@pytest.mark.parametrize(
    "told",
    [
        {"is_logged_in": False},
        {"is_logged_in": "yes"},
        {"iat": NOW - 13 * 3600},
        {"iat": None},
        {"iat": True},
        {"iat": "1800000000"},
    ],
)
def test_nobody_is_here_without_a_sign_in_of_today(told: dict[str, Any]) -> None:
    assert person_of(claims(email="bo@paper.example", **told), RULES, NOW) is None


def test_people_sign_with_their_checked_address_or_the_services_key_for_them() -> None:
    assert person_of(claims(email="Bo@paper.example"), RULES, NOW) == Person("bo@paper.example", "checker", True)
    assert signature(claims(email="bo@paper.example", email_verified=False)) == "key-1"
    assert email(claims(email="no address")) == ""
    with pytest.raises(NotAllowedError, match="no name"):
        signature({"is_logged_in": True})


@pytest.mark.parametrize(
    ("role", "acts"),
    [("none", ""), ("reader", "see"), ("checker", "see check"), ("teacher", "see check teach")],
)
def test_what_each_role_may(role: Any, acts: str) -> None:
    here = Person("x", role, True)
    for act in ("see", "check", "teach"):
        if act in acts.split():
            assert allowed(here, act) is here
        else:
            with pytest.raises(NotAllowedError, match=f"yours is {role}"):
                allowed(here, act)


def test_a_machine_without_sign_in_has_one_user_who_may_everything() -> None:
    assert all(LOCAL.may(act) for act in ("see", "check", "teach"))
    assert LOCAL.who == ""
    with pytest.raises(NotAllowedError, match="Sign in first"):
        allowed(None, "see")
