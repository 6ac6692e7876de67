"""E-mails as people send them on: newsletters, quotations, signatures, messages inside of messages."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import default

import pytest

from claimcheck.articles.apart.quoting import written
from tests.unit.articles import made_files as made
from tests.unit.articles.made_files import FIRST, HEADLINE, SECOND, THIRD
from tests.unit.articles.reading import read, reasons

ASKED = "> The council voted to close 73 bridges, did it not?\n>> And who said so?"
REPLY = f"{FIRST}\n{SECOND}\n\nOn Mon, 11 May 2026, Bo Ek wrote:\n\n{ASKED}\n\nYours\n-- \nAnn Lee\nDesk, 555 0199\n"


def around(inner: bytes, words: str = "See attached.") -> bytes:
    outer = EmailMessage()
    outer["from"], outer["subject"], outer["date"] = "b@b.example", "Fwd: look", "Fri, 15 May 2026 09:00:00 +0000"
    outer.set_content(words)
    held = email.message_from_bytes(inner, policy=default)
    assert isinstance(held, EmailMessage)
    outer.add_attachment(held)
    return outer.as_bytes()


def test_a_newsletter_of_tables_in_quoted_printable() -> None:
    cells = "".join(f"<tr><td>{words}</td></tr>" for words in (f"<h1>{HEADLINE}</h1>", FIRST, SECOND, THIRD))
    message = EmailMessage()
    message["from"], message["subject"], message["date"] = '"Lee, Ann" <a@a.example>', HEADLINE, "14 May 2026 08:00"
    html = f'<table><tr><td><table width="600">{cells}</table><img src="https://t.example/1.gif"></td></tr></table>'
    message.set_content(html, subtype="html", cte="quoted-printable")
    (article,) = read("a.eml", message.as_bytes())
    assert (article.title, article.source) == (HEADLINE, "Lee, Ann")
    assert all(words in article.text.split("\n") for words in (FIRST, SECOND, THIRD))
    assert "|" not in article.text


def test_quoted_lines_and_a_signature_are_not_the_sender_s_words() -> None:
    articles = read("a.eml", made.eml(plain=REPLY))
    assert articles[0].text == f"{FIRST}\n{SECOND}\n\n\nYours"
    assert [(item.reason, item.text) for item in articles.dropped] == [
        ("quotes another message, left out", "The council voted to close 73 bridges, did it not?\nAnd who said so?"),
        ("ends in a signature, left out", "Ann Lee\nDesk, 555 0199"),
    ]


def test_an_article_that_is_sent_on_as_a_quotation_is_read() -> None:
    quoted = "\n".join(f"> {words}" for words in (FIRST, SECOND, THIRD))
    articles = read("a.eml", made.eml(plain=f"Read this:\n\n{quoted}\n"))
    assert articles[0].text == f"{FIRST}\n{SECOND}\n{THIRD}"
    assert [item.text for item in articles.dropped] == ["Read this:"]


def test_a_message_in_a_message_keeps_its_own_sender_and_day() -> None:
    inner = made.eml(files={"b.txt": THIRD.encode()})
    articles = read("a.eml", around(inner))
    assert [(article.title, article.source, article.published) for article in articles] == [
        (HEADLINE, "Meridian Wire", "2026-05-14T08:00"),
        ("", "B", None),
    ]
    assert ("is a covering note, left out; what is attached was read", "See attached.") in [
        (item.reason, item.text) for item in articles.dropped
    ]


def test_a_message_around_a_message_may_be_an_article_too() -> None:
    articles = read("a.eml", around(made.eml(), f"{SECOND} {THIRD}"))
    assert [article.source for article in articles] == ["b.example", "Meridian Wire"]
    assert not [reason for reason in reasons(articles) if "covering note" in reason]


def test_messages_in_messages_end() -> None:
    message = made.eml()
    for _ in range(5):
        message = around(message, f"{SECOND} {THIRD}")
    articles = read("a.eml", message)
    assert any("lies deeper in archives than is read" in reason for reason in reasons(articles))


def test_lines_parted_for_old_screens_are_one() -> None:
    head = "From: a@a.example\nSubject: x\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
    (article,) = read("a.eml", (head + FIRST.replace(" ", " \n") + f"\n{SECOND}\n").encode())
    assert article.text == f"{FIRST}\n{SECOND}\n"


@pytest.mark.parametrize(
    "text",
    [FIRST, f"{FIRST}\n--\n" + "A line.\n" * 40, "a > b\nc >> d", f"{FIRST}\n--- \n{SECOND}", "Ann wrote:\n\nYes.", ""],
)
def test_what_is_no_quotation_stays(text: str) -> None:
    found = written(text)
    assert (found.text, found.quoted, found.signature) == (text, "", "")
