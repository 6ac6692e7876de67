"""Any bytes under any name: an article, or a clear line; never a crash, never a lost file."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.articles.dates import parse_date
from claimcheck.articles.markdown import split_front_matter
from claimcheck.articles.read import APART, READERS, read_bytes, read_uploads
from claimcheck.errors import InputError

ENDINGS = ("", *(f".{kind}" for kind in sorted(READERS.keys() - APART.keys())), ".gz", ".xyz")  # others: below
FRAGMENTS = (
    "---\n", "title: ", "published: 14 May 2026\n", "text,source\n", '{"text": "', '"}\n', "<html><p>",
    "&amp;", '"', "\r\n", "#", "[[", "&a *a", "!!", "\0", "\u202e",
    "The council voted to close the old bridge. ",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=20)), max_size=12).map("".join)
contents = st.one_of(st.binary(max_size=200), texts.map(lambda text: text.encode("utf-8", "surrogatepass")))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=12), st.sampled_from(ENDINGS), contents)
def test_anything_in_never_crashes_and_nothing_is_lost(stem: str, ending: str, data: bytes) -> None:
    try:
        articles = read_uploads([(stem + ending, data)])
    except InputError as error:
        assert "\n" not in str(error)
        return
    for article in articles:
        assert article.text.strip()
        assert "\r" not in article.text
        article.text.encode()
        assert article.title == " ".join(article.title.split())
    assert all("\n" not in item.reason and item.where.isprintable() for item in articles.dropped)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(APART)), contents)
def test_the_same_of_files_that_are_opened_apart(ending: str, data: bytes) -> None:
    batch = read_bytes(f"a.{ending}", data)
    assert batch.drafts or batch.dropped
    assert all(item.reason.isprintable() and item.where.startswith("a.") for item in batch.dropped)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\t\n"), min_size=1))
def test_text_in_is_text_out(text: str) -> None:
    written = "The council voted.\n" + text
    (draft,) = read_bytes("a.txt", written.encode()).drafts
    assert draft.text == written


@given(texts)
def test_front_matter_takes_nothing_from_the_text(text: str) -> None:
    _, rest = split_front_matter(text)
    assert text.endswith(rest)


@given(
    st.one_of(
        st.text(), st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,9}[-/. ,]{1,2}[0-9]{1,4}[T ][0-9:apm.Z+-]{0,12}")
    )
)
def test_dates_are_iso_or_nothing(text: str) -> None:
    from datetime import datetime

    found = parse_date(text)
    assert found is None or datetime.fromisoformat(found).tzinfo is None
