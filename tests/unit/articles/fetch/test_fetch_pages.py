"""What comes back: articles with their hash and time, refusals in clear words, and feeds."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping

import pytest

from claimcheck.articles.fetch.exchange import Answer
from claimcheck.articles.fetch.pages import (
    fetch_article,
    fetch_batch,
    fetch_batches,
    list_feed,
    open_visit,
)
from claimcheck.records import Article, Dropped
from tests.unit.articles.made_files import pdf

BODY = "The council voted on Tuesday to close the old bridge. It carried 4,000 cars a day until the flood last winter."
HTML = {"content-type": "text/html; charset=utf-8"}
URL = "https://www.paper.example/story?utm_source=mail"


def page(head: str = "", body: str = BODY) -> bytes:
    paragraphs = "".join(f"<p>{body} Work begins in {month}, the mayor said.</p>" for month in ("May", "June", "July"))
    start = f"<html><head><title>Old bridge to close</title>{head}</head><body>"
    return f"{start}<article>{paragraphs}</article></body></html>".encode()


class Web:
    """A transport with canned answers; what is not there is a 404."""

    def __init__(self, pages: Mapping[str, Answer]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    def get(self, url: str, seconds: float, size: int) -> Answer:
        self.asked.append(url)
        return self.pages.get(url, Answer(404, {}, b""))


def one(answer: Answer) -> Web:
    return Web({URL: answer})


def test_an_article_with_its_time_and_hash() -> None:
    head = (
        '<link rel="canonical" href="https://paper.example/story"><meta property="og:site_name" content="The Paper">'
        '<meta property="article:published_time" content="2026-05-14T08:00:00Z">'
    )
    data = page(head)
    article = fetch_article(URL, one(Answer(200, HTML, data)))
    assert isinstance(article, Article)
    assert (article.url, article.source, article.title) == (
        "https://paper.example/story",
        "The Paper",
        "Old bridge to close",
    )
    assert article.published is not None
    assert article.published.startswith("2026-05-14")
    assert article.language == "en"
    assert article.path is None
    assert article.retrieved is not None
    assert len(article.retrieved) == len("2026-05-14T08:00:00")
    (draft,) = fetch_batch(URL, open_visit(one(Answer(200, HTML, data)))).drafts
    assert draft.sha256 == hashlib.sha256(data).hexdigest()


def test_a_pdf_is_read_like_a_page() -> None:
    article = fetch_article(
        URL, one(Answer(200, {"content-type": "application/pdf"}, pdf((("Bridge to close", BODY),))))
    )
    assert isinstance(article, Article)
    assert (article.title, article.source, article.url) == ("Bridge to close", "paper.example", URL)
    assert BODY in article.text


def test_a_page_that_tells_nothing_has_its_address_and_its_site() -> None:
    article = fetch_article(URL, one(Answer(200, HTML, page())))
    assert isinstance(article, Article)
    assert (article.url, article.source) == (URL, "paper.example")


@pytest.mark.parametrize("claimed", ["https://agency.example/story", "https://evilpaper.example/x"])
def test_a_page_s_claim_to_another_site_s_address_is_told_not_believed(claimed: str) -> None:
    batch = fetch_batch(URL, open_visit(one(Answer(200, HTML, page(f'<link rel="canonical" href="{claimed}">')))))
    assert batch.drafts[0].url == URL
    assert f"gives {claimed} as its original" in batch.drafts[0].notes[0]


@pytest.mark.parametrize("claimed", ["javascript:alert(1)", "http://127.0.0.1/", "http://paper.example:22/", "//[::1/"])
def test_a_hostile_canonical_address_is_left_out(claimed: str) -> None:
    batch = fetch_batch(URL, open_visit(one(Answer(200, HTML, page(f'<link rel="canonical" href="{claimed}">')))))
    assert batch.drafts[0].url == URL


def test_the_server_s_encoding_goes_before_the_page_s() -> None:
    data = page('<meta charset="utf-8">', BODY + " The caf\u00e9 stays.").decode().encode("iso-8859-15")
    article = fetch_article(URL, one(Answer(200, {"content-type": "text/html; charset=ISO-8859-15"}, data)))
    assert isinstance(article, Article)
    assert "caf\u00e9" in article.text


def test_plain_text_is_read_as_a_file_is() -> None:
    article = fetch_article(URL, one(Answer(200, {"content-type": "text/plain"}, BODY.encode())))
    assert isinstance(article, Article)
    assert article.text == BODY


GERMAN = "Der Stadtrat hat am Dienstag beschlossen, die alte Br\u00fccke zu sperren. Sie war alt."
NOT_FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
EMPTY = b"<html><body></body></html>"
REFUSALS: Mapping[str, tuple[Answer, str]] = {
    "sign-in": (Answer(401, HTML, b""), "asks for a sign-in (401)"),
    "payment": (Answer(402, HTML, b""), "is behind a paywall (402)"),
    "forbidden": (Answer(403, HTML, b"no"), "refuses to be read by a program (403)"),
    "forbidden, marked as paid": (Answer(403, HTML, NOT_FREE.encode()), "is behind a paywall;"),
    "a bot check by header": (Answer(403, {**HTML, "cf-mitigated": "challenge"}, b""), "check against programs"),
    "a bot check by its script": (
        Answer(503, HTML, b'<script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script>'),
        "check against programs",
    ),
    "a bot check that says 200": (
        Answer(200, HTML, b'<html><body><script src="https://geo.captcha-delivery.com/c.js"></script></body></html>'),
        "check against programs",
    ),
    "a paywall that says 200": (Answer(200, HTML, EMPTY + NOT_FREE.encode()), "is behind a paywall;"),
    "missing": (Answer(404, HTML, b""), "is not there (404)"),
    "gone": (Answer(410, HTML, b""), "was taken down (410)"),
    "too many": (Answer(429, HTML, b""), "too many requests"),
    "legal": (Answer(451, HTML, b""), "legal reasons (451)"),
    "broken": (Answer(502, HTML, b""), "cannot be given by its site now (502)"),
    "odd": (Answer(204, HTML, b""), "status 204 instead of a page"),
    "a redirect to nowhere": (Answer(302, HTML, b""), "status 302 instead of a page"),
    "a PDF that is none": (Answer(200, {"content-type": "application/pdf"}, b"%PDF-1.7"), "is no PDF that can be read"),
    "a scan": (Answer(200, {"content-type": "application/pdf"}, pdf(((),))), "is a scan"),
    "a Word document": (Answer(200, {"content-type": "application/msword"}, b"x"), "is application/msword, not a page"),
    "a picture": (Answer(200, {"content-type": "image/png"}, b"\x89PNG"), "is image/png, not a page"),
    "a download": (Answer(200, {"content-type": "application/octet-stream"}, b"x"), "application/octet-stream, not"),
    "JSON": (Answer(200, {"content-type": "application/json"}, b"{}"), "is application/json, not a page"),
    "no type": (Answer(200, {}, page()), "is something without a type, not a page"),
    "other XML": (Answer(200, {"content-type": "text/xml"}, b"<?xml version='1.0'?><other/>"), "is text/xml, not"),
    "a hostile type": (Answer(200, {"content-type": "\u202etext/\x1b[31m"}, b"x"), "is ?text/?[31m, not a page"),
    "a picture that says page": (Answer(200, HTML, b"\x89PNG\r\n\x1a\n" + bytes(64)), "binary file"),
    "nothing in it": (Answer(200, HTML, EMPTY), "holds no article text"),
    "another language": (
        Answer(200, HTML, page(body=GERMAN)),
        "is in German",
    ),
    "larger than the limit": (Answer(200, HTML, bytes(5_000_001)), "is larger than 5 MB"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSALS)
def test_refusals_are_told_in_one_clear_line(case: str) -> None:
    answer, reason = REFUSALS[case]
    found = fetch_article(URL, one(answer))
    assert isinstance(found, Dropped)
    assert found.where == URL
    assert reason in found.reason
    assert found.reason.isprintable()


def test_a_teaser_is_read_with_a_note() -> None:
    batch = fetch_batch(URL, open_visit(one(Answer(200, HTML, page(NOT_FREE)))))
    assert "only its beginning" in batch.drafts[0].notes[-1]


FEED = {"content-type": "application/rss+xml"}
RSS = """<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The  Paper</title><link>https://paper.example/</link>
<item><title>One &amp; two</title><link>/1</link><pubDate>Thu, 14 May 2026 08:00:00 GMT</pubDate></item>
<item><title><![CDATA[Two]]></title><guid>https://paper.example/2</guid><dc:date>2026-05-15</dc:date></item>
<item><title>Two again</title><link>https://paper.example/2#top</link></item>
<item><title>Inside</title><link>http://127.0.0.1/admin</link></item>
<item><title>Script</title><link>javascript:alert(1)</link></item>
<item><title>Nowhere</title><guid isPermaLink="false">17</guid></item></channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom">
<title>The Paper</title><entry><title>One</title><link rel="self" href="/feed/1"/><link href="/1"/>
<updated>2026-05-16T09:00:00Z</updated><published>2026-05-14T08:00:00Z</published></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>The Paper</title></channel><item><title>One</title><link>https://paper.example/1</link></item></rdf:RDF>"""
BASE = "https://paper.example/feed"


def feed_web(text: str, kind: str = "application/rss+xml", articles: int = 0) -> Web:
    pages = {BASE: Answer(200, {"content-type": kind}, text.encode())}
    for number in range(1, articles + 1):
        pages[f"https://paper.example/{number}"] = Answer(200, HTML, page(body=f"{BODY} Lane {number} goes first."))
    return Web(pages)


def test_the_items_of_rss() -> None:
    feed = list_feed(BASE, feed_web(RSS))
    assert feed.title == "The Paper"
    assert [(item.url, item.title, item.published) for item in feed.items] == [
        ("https://paper.example/1", "One & two", "Thu, 14 May 2026 08:00:00 GMT"),
        ("https://paper.example/2", "Two", "2026-05-15"),
    ]
    assert [dropped.where[-6:] for dropped in feed.dropped] == ["item 4", "item 5", "item 6"]


@pytest.mark.parametrize(("text", "kind"), [(ATOM, "application/atom+xml"), (ATOM, "text/html"), (RDF, "text/xml")])
def test_the_items_of_atom_and_rdf(text: str, kind: str) -> None:
    (item,) = list_feed(BASE, feed_web(text, kind)).items
    assert (item.url, item.title) == ("https://paper.example/1", "One")
    assert item.published in {"2026-05-14T08:00:00Z", None}


def test_a_feed_s_articles_are_fetched_one_by_one_and_the_rest_is_told() -> None:
    web = feed_web(RSS, articles=1)
    batch = fetch_batch(BASE, open_visit(web))
    (draft,) = batch.drafts
    assert (draft.where, draft.title) == ("https://paper.example/1", "Old bridge to close")
    assert draft.published == "Thu, 14 May 2026 08:00:00 GMT"
    assert [dropped.reason for dropped in batch.dropped if dropped.where == "https://paper.example/2"] == [
        "is not there (404); check the address"
    ]
    assert not any("127.0.0.1" in url for url in web.asked)


def test_a_feed_is_no_article() -> None:
    web = feed_web(RSS, articles=2)
    found = fetch_article(BASE, web)
    assert isinstance(found, Dropped)
    assert "is a feed, not an article" in found.reason
    assert len(web.asked) == 2


def test_a_redirect_in_raw_utf_8() -> None:
    moved = Answer(301, {"location": "/caf\u00e9".encode().decode("latin-1")}, b"")
    article = fetch_article(URL, Web({URL: moved, "https://www.paper.example/caf\u00e9": Answer(200, HTML, page())}))
    assert isinstance(article, Article)


def test_a_megabyte_that_is_no_address() -> None:
    found = fetch_article("http://" + "a" * 1_000_000, Web({}))
    assert isinstance(found, Dropped)
    assert len(found.where) == 2_000


def test_a_long_feed_is_cut_with_a_word() -> None:
    items = "".join(f"<item><link>https://paper.example/{number}</link></item>" for number in range(1, 31))
    web = feed_web(f"<rss><channel>{items}</channel></rss>", articles=30)
    batch = fetch_batch(BASE, open_visit(web))
    assert len(batch.drafts) == 20
    assert "is a feed of 30 items; the first 20 were asked for, 10 were left" in batch.dropped[-1].reason


def test_addresses_named_together_share_a_visit() -> None:
    web = feed_web(RSS, articles=2)
    batches = list(fetch_batches(["https://paper.example/1", "ftp://paper.example/", "https://paper.example/2"], web))
    assert [len(batch.drafts) for batch in batches] == [1, 0, 1]
    assert web.asked.count("https://paper.example/robots.txt") == 1


def test_a_feed_in_a_feed_is_not_followed() -> None:
    web = feed_web(f"<rss><channel><item><link>{BASE}</link></item></channel></rss>")
    assert "a feed named by a feed" in fetch_batch(BASE, open_visit(web)).dropped[0].reason


NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://paper.example/1</loc><lastmod>2026-05-12</lastmod></url>
<url><loc>https://paper.example/2</loc><news:news><news:publication><news:name>The Paper</news:name>
</news:publication><news:publication_date>2026-05-14T08:00:00Z</news:publication_date><news:title>Two</news:title>
</news:news></url><url><loc>http://10.0.0.1/</loc></url><url><loc>file:///etc/passwd</loc></url>
<url><loc>https://paper.example/3</loc></url></urlset>"""


def test_a_sitemap_s_addresses_are_fetched_the_newest_first() -> None:
    web = feed_web(NEWS, "text/xml", articles=3)
    feed = list_feed(BASE, web)
    assert [(item.url[-2:], item.title, item.published) for item in feed.items] == [
        ("/2", "Two", "2026-05-14T08:00:00Z"),
        ("/1", "", None),
        ("/3", "", None),
    ]
    batch = fetch_batch(BASE, open_visit(web))
    assert [draft.where[-2:] for draft in batch.drafts] == ["/2", "/1", "/3"]
    assert batch.drafts[0].published == "2026-05-14T08:00:00Z"
    assert [item.where for item in batch.dropped] == [f"{BASE}, item 3", f"{BASE}, item 4"]
    assert not any("10.0.0.1" in url for url in web.asked)


def test_a_sitemap_of_sitemaps_is_followed_one_step_to_the_newest() -> None:
    maps = "".join(
        f"<sitemap><loc>https://paper.example/map{day}</loc><lastmod>2026-05-{day:02}</lastmod></sitemap>"
        for day in range(1, 8)
    )
    web = feed_web(f"<sitemapindex>{maps}</sitemapindex>", "application/xml", articles=3)
    below = "<urlset><url><loc>https://paper.example/1</loc></url></urlset>"
    inner = f"<sitemapindex><sitemap><loc>{BASE}</loc></sitemap></sitemapindex>"
    xml = {"content-type": "application/xml"}
    web.pages = {
        **web.pages,
        "https://paper.example/map7": Answer(200, xml, below.encode()),
        "https://paper.example/map6": Answer(200, xml, inner.encode()),
        "https://paper.example/map1": Answer(200, xml, below.encode()),
    }
    batch = fetch_batch(BASE, open_visit(web))
    assert [draft.where for draft in batch.drafts] == ["https://paper.example/1"]
    assert not any(url.endswith("/map4") for url in web.asked)
    reasons = " ".join(item.reason for item in batch.dropped)
    assert "names 7 sitemaps; the newest 3 were read" in reasons
    assert "is not there (404)" in reasons


def test_an_article_that_is_blocked_is_taken_from_the_feed_with_a_word() -> None:
    whole = f"<content:encoded><![CDATA[<p>{BODY}</p><script>x</script>]]></content:encoded>"
    item = f"<item><title>One</title><link>https://paper.example/1</link>{whole}</item>"
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    web = feed_web(f"<rss {space}><channel><title>The Paper</title>{item}</channel></rss>")
    web.pages = {**web.pages, "https://paper.example/1": Answer(402, HTML, b"")}
    (draft,) = fetch_batch(BASE, open_visit(web)).drafts
    assert (draft.text, draft.title, draft.source) == (BODY, "One", "The Paper")
    assert "is behind a paywall (402)" in draft.notes[0]
    assert draft.notes[0].endswith("the text is the one that the feed gives")


@pytest.mark.parametrize(("paid", "times"), [(NOT_FREE, 30), (NOT_FREE, 1), ("", 30)])
def test_of_a_teaser_and_a_whole_text_in_the_feed_the_whole_is_taken(paid: str, times: int) -> None:
    whole = f"<content:encoded><![CDATA[{f'<p>{BODY}</p>' * times}]]></content:encoded>"
    item = f"<item><title>One</title><link>https://paper.example/1</link>{whole}</item>"
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    web = feed_web(f"<rss {space}><channel><title>The Paper</title>{item}</channel></rss>")
    web.pages = {**web.pages, "https://paper.example/1": Answer(200, HTML, page(paid))}
    (draft,) = fetch_batch(BASE, open_visit(web)).drafts
    is_feed_s = bool(paid) and times > 1
    assert (draft.text.count(BODY) == times) == is_feed_s
    assert any("the text is the one that the feed gives" in note for note in draft.notes) == is_feed_s
    assert draft.sha256 is not None


def test_a_fetched_article_keeps_the_hash_of_what_came() -> None:
    data = page()
    article = fetch_article(URL, one(Answer(200, HTML, data)))
    assert isinstance(article, Article)
    assert article.sha256 == hashlib.sha256(data).hexdigest()


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)
BOMBS: Mapping[str, bytes] = {
    "billion laughs": f"{LAUGHS}]><rss><channel><title>&m;</title></channel></rss>".encode(),
    "in an attribute": f'{LAUGHS}]><rss v="&m;"><channel/></rss>'.encode(),
    "in UTF-16": f"{LAUGHS}]><rss><channel><title>&m;</title></channel></rss>".encode("utf-16"),
    "behind a comment": f"<!-- <a --> {LAUGHS}]><rss><channel><title>&m;</title></channel></rss>".encode(),
    "one long entity": f'<!DOCTYPE rss [<!ENTITY a "{"a" * 50_000}">]><rss>{"&a;" * 20_000}</rss>'.encode(),
    "a file": b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>',
    "a document type from the web": b'<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd"><rss><channel/></rss>',
    "parameter entities": b'<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1/x">%a;]><rss><channel/></rss>',
    "depth": b"<rss>" + b"<a>" * 100_000,
    "not XML": b"<rss> & <",
    "not a feed": b"<rss2/>",
    "nothing in it": b"<rss><channel></channel></rss>",
}


@pytest.mark.parametrize("case", BOMBS)
def test_hostile_feeds_are_refused(case: str) -> None:
    batch = fetch_batch(BASE, open_visit(Web({BASE: Answer(200, FEED, BOMBS[case])})))
    assert batch.drafts == ()
    (dropped,) = batch.dropped
    assert "feed" in dropped.reason
    assert "root:" not in dropped.reason


def test_the_names_of_the_entry_points() -> None:
    import claimcheck.articles.fetch as package

    assert all(hasattr(package, name) for name in package.__all__)


LIST = b'<urlset xmlns="s"><url><loc>https://paper.example/1</loc></url></urlset>'


@pytest.mark.parametrize("kind", ["application/gzip", "application/x-gzip; charset=binary", "application/octet-stream"])
def test_a_sitemap_that_is_packed_as_a_file(kind: str) -> None:
    packed = gzip.compress(LIST)
    fetched = open_visit(one(Answer(200, {"content-type": kind}, packed))).fetch(URL)
    assert (fetched.content, fetched.data) == ("feed", LIST)
    assert fetched.sha256 == hashlib.sha256(packed).hexdigest()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(LIST + b" " * 50_000_000), "is larger than 5 MB, the limit of a page"),
        (gzip.compress(LIST)[:9] + b"\xff" * 9, "is a damaged file"),
        (gzip.compress(b"{}"), "is application/xml, not a page"),
        (b"PK\x03\x04", "is application/gzip, not a page"),
    ],
)
def test_what_is_packed_and_no_sitemap(data: bytes, reason: str) -> None:
    told = fetch_article(URL, one(Answer(200, {"content-type": "application/gzip"}, data)))
    assert isinstance(told, Dropped)
    assert reason in told.reason
