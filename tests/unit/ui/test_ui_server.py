"""How the app is served: headers on every answer, errors in one sentence, settings that keep it on this machine."""

from __future__ import annotations

import asyncio
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import InputError
from claimcheck.ui import server

ROOT = Path(__file__).resolve().parents[3]


def test_every_answer_carries_the_policy() -> None:
    sent: list[dict[str, Any]] = []

    async def app(_scope: object, _receive: object, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def answer() -> None:
        await server.SafeHeaders(app)({"type": "http"}, None, send)

    with ThreadPoolExecutor(1) as thread:  # the browser tests leave an event loop running in this one
        thread.submit(lambda: asyncio.run(answer())).result()
    headers = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "'sha256-" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("error", "shown"), [(InputError("march is empty"), "march is empty"), (KeyError("x"), server.SORRY)]
)
def test_an_error_is_one_sentence(error: Exception, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(server.st, "error", told.append)
    assert server.show_error(error)
    assert told == [shown]


def test_the_settings_keep_it_on_this_machine_and_quiet() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["server"]["allowedHosts"] == ["127.0.0.1", "localhost"]
    assert settings["server"]["enableXsrfProtection"]
    assert settings["server"]["enableCORS"]
    assert not settings["server"]["enableAgentApi"]
    assert not settings["browser"]["gatherUsageStats"]
    assert settings["client"]["showErrorDetails"] == "none"
