"""The program itself: help with examples, how fast it comes, and progress."""

from __future__ import annotations

import io
import resource
import shlex
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from claimcheck.cli import screen
from claimcheck.cli.program import EXAMPLES
from claimcheck.records import Dropped

Run = Callable[..., Any]
HEAVY = (
    "torch",
    "spacy",
    "pandas",
    "numpy",
    "streamlit",
    "sentence_transformers",
    "trafilatura",
    "sklearn",
    "openpyxl",
)
HELP_CPU_SECONDS = 0.3


def test_help_lists_every_command(run: Run) -> None:
    ended = run("--help")
    assert ended.code == 0
    for name in EXAMPLES:
        assert name in ended.out


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_command_has_help_with_its_examples(run: Run, name: str) -> None:
    ended = run(name, "--help")
    assert ended.code == 0
    shown = " ".join(ended.out.split())
    for example in EXAMPLES[name]:
        assert example in shown


@pytest.mark.parametrize("example", [example for examples in EXAMPLES.values() for example in examples])
def test_examples_use_options_that_exist(run: Run, example: str) -> None:
    _, name, *words = shlex.split(example)
    shown = run(name, "--help").out
    assert all(word in shown for word in words if word.startswith("--"))


def test_help_is_fast_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, claimcheck.cli\ntry: claimcheck.cli.main(['-h'])\nfinally: sys.stderr.write(' '.join(sys.modules))"
    )
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    assert not set(HEAVY) & set(done.stderr.split())
    assert min(times) < HELP_CPU_SECONDS


def test_python_m_claimcheck_is_the_same_program() -> None:
    done = subprocess.run([sys.executable, "-m", "claimcheck", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("claimcheck")


def test_no_command_shows_help(run: Run) -> None:
    ended = run()
    assert ended.code == 2
    assert "analyze" in ended.out + ended.err


def test_words_left_out_are_told_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = [
        Dropped("a.eml", "ends in a signature, left out", text="Ann\n\x1b[2JLee"),
        Dropped("b", "is cut", text="w " * 99),
    ]
    screen.tell_dropped([*kinds, Dropped("c", "is empty")])
    first, second, third = capsys.readouterr().err.splitlines()
    assert first == "claimcheck: note: a.eml ends in a signature, left out: “Ann \ufffd[2JLee”"
    assert second.endswith("w w …”")
    assert len(second) < 200
    assert third == "claimcheck: note: c is empty"


def test_progress_is_shown_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with screen.progress_bars() as progress:
        assert progress is None

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with screen.progress_bars() as progress:
        assert progress is not None
        progress("claims", 0.5)
        progress("something new", 1.0)
    assert "Reading the claims" in terminal.getvalue()
    assert "Something new" in terminal.getvalue()
