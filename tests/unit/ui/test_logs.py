"""Logs: one JSON object a line, no words of articles, no secrets."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from claimcheck.errors import InputError
from claimcheck.ui import logs

WORDS = "zebra-pattern"  # what people wrote, or a password; it must turn up in no log
Log = Callable[[Callable[[logging.Logger], object]], list[dict[str, Any]]]


@pytest.fixture
def log() -> Iterator[Log]:
    """Run something that logs, and read what came out, on loggers set up as Streamlit sets up its own."""
    before = logging.getLogRecordFactory()
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.Logger("streamlit.error_util")
    logger.addHandler(handler)
    logs.set_up()

    def run(work: Callable[[logging.Logger], object]) -> list[dict[str, Any]]:
        work(logger)
        return [json.loads(line) for line in out.getvalue().splitlines()]

    yield run
    logging.setLogRecordFactory(before)
    ours = logging.getLogger("claimcheck")
    ours.handlers.clear()
    ours.propagate = True
    ours.setLevel(logging.NOTSET)


def fail(logger: logging.Logger) -> None:
    try:
        int(WORDS)
    except ValueError as error:
        logger.error("Uncaught app execution", exc_info=error)


def test_an_error_is_told_by_its_kind_and_place(log: Log) -> None:
    (line,) = log(fail)
    assert (line["level"], line["from"], line["event"]) == ("error", "streamlit.error_util", "Uncaught app execution")
    assert line["error"] == "ValueError"
    assert line["where"][-1].startswith("tests/unit/ui/test_logs.py:")
    assert WORDS not in json.dumps(line)


@pytest.mark.parametrize(
    "work",
    [
        lambda logger: logger.error("%s", InputError(WORDS)),
        lambda logger: logger.error("A page: %s", InputError(WORDS)),
        lambda logger: logger.error(InputError(WORDS)),
        lambda logger: logger.error("%(it)s", {"it": InputError(WORDS)}),
        lambda logger: logger.exception("again", exc_info=InputError(f"{WORDS}\n{WORDS}")),
        lambda logger: logger.error("cause", exc_info=caused()),
    ],
)
def test_no_message_of_an_error_gets_out(log: Log, work: Callable[[logging.Logger], object]) -> None:
    (line,) = log(work)
    assert WORDS not in json.dumps(line)
    assert line["error"] in {"InputError", "KeyError"}


def caused() -> BaseException:
    try:
        try:
            raise InputError(WORDS)
        except InputError as error:
            raise KeyError(WORDS) from error
    except KeyError as error:
        return error


def test_words_are_told_only_when_asked_for(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(logs.VARIABLE, "words")
    (line,) = log(fail)
    assert WORDS in line["message"]


def test_numbers_and_codes_are_told_and_a_line_feed_makes_no_second_line(log: Log) -> None:
    lines = log(lambda logger: logger.warning("fault %s (%d)\nlevel: error", "SQLITE_FULL", 13))
    assert [line["event"] for line in lines] == ["fault SQLITE_FULL (13)\nlevel: error"]
    assert lines[0]["at"].endswith("+00:00")


def test_our_own_loggers_are_heard(log: Log, capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("claimcheck").handlers[0].setStream(capsys_stream := io.StringIO())  # type: ignore[attr-defined]
    logging.getLogger("claimcheck.ui").info("Deleted %s names", 3)
    assert json.loads(capsys_stream.getvalue())["event"] == "Deleted 3 names"
    assert capsys.readouterr().err == ""
