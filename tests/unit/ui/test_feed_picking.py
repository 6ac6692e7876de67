"""Picking articles from a feed before they are fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from streamlit.testing.v1 import AppTest
from test_ui_pages import markup
from toy_story import HOSTILE

from claimcheck.articles.draft import Batch, Draft
from claimcheck.articles.fetch.feeds import Feed, FeedItem
from claimcheck.articles.fetch.refusals import FetchError
from claimcheck.errors import InputError
from claimcheck.records import Dropped
from claimcheck.ui import feeds
from claimcheck.ui.feeds import Offer, item_day, offer, read_items
from claimcheck.ui.reading import MOST_ADDRESSES

ADDRESS = "https://example.org/feed.xml"
TEXT = "The ferry left the quay at nine with 212 passengers. The captain was on the bridge."
WHOLE = "The harbour office opened an inquiry on Friday. It expects to report within two months."


def item(number: int, title: str = "", text: str = "", is_whole: bool = False) -> FeedItem:
    when = f"Thu, {14 + number % 10} May 2026 08:00:00 GMT"
    return FeedItem(f"https://example.org/{number}", title or f"Headline {number}", when, text, is_whole)


def fetch(addresses: Iterable[str]) -> Iterator[Batch]:
    """Give an article for every address but those that end in 1."""
    for address in addresses:
        if address.endswith("1"):
            yield Batch((), (Dropped(address, "is closed to programs"),))
        else:
            yield Batch((Draft(address, f"{TEXT} Told at {address}.", url=address),))


def test_only_what_was_picked_is_fetched_and_dated_by_the_feed() -> None:
    offered = Offer(ADDRESS, Feed("The Herald", (item(2), item(3), item(4))))
    offered.pick(item(4).url, is_wanted=True)
    offered.pick(item(3).url, is_wanted=True)
    offered.pick(item(3).url, is_wanted=False)
    told: list[int] = []
    read = read_items(offered, lambda number, _item: told.append(number), fetch)
    assert [(each.title, each.published, each.url) for each in read] == [
        ("Headline 4", "2026-05-18T08:00", item(4).url)
    ]
    assert told == [0]


def test_an_article_that_the_feed_gives_whole_stands_in_for_a_closed_page() -> None:
    offered = Offer(ADDRESS, Feed("The Herald", (item(1, text=WHOLE, is_whole=True), item(11), item(2))))
    offered.picked.update(each.url for each in offered.feed.items)
    read = read_items(offered, fetch=fetch)
    assert {each.source for each in read} >= {"The Herald"}
    reasons = " ".join(each.reason for each in read.dropped)
    assert "the text is the one that the feed gives" in reasons
    assert "is closed to programs" in reasons


def test_nothing_and_too_much_are_refused() -> None:
    offered = Offer(ADDRESS, Feed("", tuple(map(item, range(MOST_ADDRESSES + 1)))))
    with pytest.raises(InputError, match="at least one"):
        read_items(offered, fetch=fetch)
    offered.picked.update(each.url for each in offered.feed.items)
    with pytest.raises(InputError, match="too many"):
        read_items(offered, fetch=fetch)


@pytest.mark.parametrize("address", ["", "/etc/passwd", "file:///etc/passwd", "feed:https://example.org"])
def test_nothing_but_a_web_address_is_listed(address: str) -> None:
    def never(_address: str) -> Feed:
        raise AssertionError

    with pytest.raises(InputError):
        offer(address, never)


def test_a_refusal_names_the_address_and_an_empty_feed_is_none() -> None:
    def refuse(_address: str) -> Feed:
        raise FetchError("is no feed that can be read")

    with pytest.raises(InputError, match=r"https://example.org/feed.xml is no feed"):
        offer(ADDRESS, refuse)
    with pytest.raises(InputError, match="names no article"):
        offer(ADDRESS, lambda _address: Feed("", ()))


def test_finding_and_days() -> None:
    offered = Offer(ADDRESS, Feed("", (item(1, "Ferry aground"), item(2))))
    assert [each.title for each in offered.found(" FERRY ")] == ["Ferry aground"]
    assert item_day(item(0)) == "2026-05-14"
    assert item_day(FeedItem("https://example.org", "", "soon")) is None


@pytest.fixture
def listed(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app with a feed of thirty items open."""
    items = tuple(item(number, HOSTILE if number == 0 else "") for number in range(30))
    monkeypatch.setattr(feeds, "_guarded", lambda: lambda _address: Feed("The Herald", items, (Dropped("x", "y"),)))
    monkeypatch.setattr(feeds, "guarded", lambda: fetch)
    app.run()
    app.text_input(key="feed-address-empty").set_value(ADDRESS)
    return app.button(key="list-empty").click().run()


def test_a_feed_is_listed_picked_from_and_added(listed: AppTest) -> None:
    assert "The Herald: 30 articles" in markup(listed)
    assert listed.button(key="feed-add").disabled
    listed.checkbox(key="feed-item-https://example.org/3").check().run()
    listed.button(key="feed-more").click().run()
    listed.checkbox(key="feed-item-https://example.org/28").check().run()
    listed.text_input(key="feed-find").set_value("Headline 5").run()
    assert listed.button(key="feed-add").label == "Add 2 articles"
    listed.button(key="feed-add").click().run()
    assert not listed.exception
    assert "2 articles read" in markup(listed)
    assert listed.session_state["desk"].offer is None


def test_hostile_headlines_show_as_written(listed: AppTest) -> None:
    assert all(HOSTILE not in box.label for box in listed.checkbox)
    assert "<script" not in markup(listed)


def test_a_feed_is_put_away_and_a_refusal_is_one_sentence(listed: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    listed.button(key="feed-away").click().run()
    monkeypatch.setattr(feeds, "_guarded", lambda: _refuse)
    listed.text_input(key="feed-address-empty").set_value(ADDRESS)
    listed.button(key="list-empty").click().run()
    assert not listed.exception
    assert "is no feed" in listed.warning[0].value


def _refuse(_address: str) -> Feed:
    raise FetchError("is no feed that can be read")
