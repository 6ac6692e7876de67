"""The process apart: whatever happens in it, its parent gets an answer or one clear line, in bounded time and space."""

from __future__ import annotations

import sys
import threading

import pytest

from claimcheck.articles.apart import child, parent
from claimcheck.articles.apart.child import OPENERS, Request, packed, unpacked
from claimcheck.articles.apart.parent import DIED, TOO_SLOW, ask
from claimcheck.articles.read import READERS, read_uploads
from claimcheck.errors import InputError
from claimcheck.ui.reading import KINDS
from tests.unit.articles.made_files import FIRST, SECOND, docx

ANSWER = "import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({!r})"
BROKEN = {
    "aborts": "import os; os.abort()",
    "ends without a word": "raise SystemExit(0)",
    "ends with an error": "raise ValueError",
    "does not read": "import sys; sys.stdin.close()",
    "answers nonsense": ANSWER.format(b"nonsense that is longer than eight bytes"),
    "answers half": ANSWER.format(packed(b'{"found": {}}')[:-2]),
    "answers no JSON": ANSWER.format(packed(b"{")),
    "answers another record": ANSWER.format(
        packed(b'{"found": {"drafts": [{"who": 1}], "dropped": [], "members": []}}')
    ),
    "answers a number": ANSWER.format(packed(b"1")),
    "promises more files than it gives": ANSWER.format(
        packed(b'{"found": {"drafts": [], "dropped": [], "members": ["a.txt"]}}')
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_child_that_breaks(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parent, "_START", BROKEN[case])
    articles = read_uploads([("good.txt", FIRST.encode()), ("a.docx", docx((SECOND,) * 5_000))])
    assert [item.reason for item in articles.dropped] == [DIED]


@pytest.mark.parametrize(
    "program", ["while True: pass", "import time; time.sleep(60)", "import sys; sys.stdin.read(); print(1); input()"]
)
def test_a_child_without_end_is_stopped_by_the_clock(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parent, "_START", program)
    with pytest.raises(InputError) as caught:
        ask("docx", "a.docx", docx(), seconds=1)
    assert str(caught.value) in {TOO_SLOW, DIED}


def test_a_child_that_floods_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parent, "_START", "import os\nwhile True: os.write(1, bytes(100_000))")
    monkeypatch.setattr(parent, "ANSWER_BYTES", 1_000_000)
    with pytest.raises(InputError, match="reader stopped"):
        ask("docx", "a.docx", docx())


def test_processor_time_is_limited_in_the_child() -> None:
    spin = "import sys; sys.path.insert(0, sys.argv[1])\nfrom claimcheck.articles.apart import child\n"
    spin += "child._limit(child.Request('docx', 'a', None, 1 << 30, 1, 1))\nwhile True: pass"
    patch = pytest.MonkeyPatch()
    patch.setattr(parent, "_START", spin)
    try:
        with pytest.raises(InputError, match="takes longer"):
            ask("docx", "a.docx", docx(), seconds=30)  # ended by its own limit of one second, long before
    finally:
        patch.undo()


def test_a_system_without_limits_has_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    child._limit(Request("docx", "a", None, 1, 1, 1))


def test_messages_come_apart_as_they_were_put_together() -> None:
    assert unpacked(packed(b"", b"a", bytes(300))) == [b"", b"a", bytes(300)]
    assert unpacked(b"") == []
    for end in range(1, 8):
        with pytest.raises(ValueError, match="cut off"):
            unpacked(packed(b"abc")[:-end])


def test_every_kind_has_an_opener() -> None:
    assert {"pdf", "docx", "odt", "xlsx", "parquet", "eml", "zip", "xml"} <= set(OPENERS)
    assert {"pdf", "docx", "odt", "xlsx", "parquet", "eml", "zip", "rss", "atom", "xml"} <= set(READERS)


def test_the_app_offers_every_ending() -> None:
    assert set(KINDS) == set(READERS)


def test_threads_share_the_turns() -> None:
    found: list[int] = []
    workers = [threading.Thread(target=lambda: found.append(len(read_uploads([("a.docx", docx())])))) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert found == [1] * 6
