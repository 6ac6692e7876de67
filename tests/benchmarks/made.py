"""News made from templates, as much as is asked for: several outlets on each event, some of their figures at odds."""

from __future__ import annotations

import random
from collections.abc import Iterator

from claimcheck.records import Article

OUTLETS = ("Harbour Wire", "The Gazette", "Valley Post", "Metro Today")
PLACES = ("Norwick", "Elmford", "Castleby", "Portmere", "Ashdown", "Kilbrae", "Stanmoor", "Wexbury", "Oldham Cross")
PEOPLE = ("Anna Lund", "Piotr Kask", "Maria Osei", "Tom Hale", "Ines Duarte", "Karl Brandt", "Lena Fox", "Omar Sayed")
EVENTS = (
    ("fire", "warehouse", "The fire at the {thing} in {place} broke out at about {hour} a.m. on {day}."),
    ("flood", "market hall", "Water entered the {thing} in {place} before {hour} a.m. on {day}."),
    ("strike", "tram depot", "Workers walked out of the {thing} in {place} at {hour} a.m. on {day}."),
    ("collapse", "footbridge", "The {thing} in {place} gave way shortly after {hour} a.m. on {day}."),
    ("theft", "museum", "Thieves broke into the {thing} in {place} at about {hour} a.m. on {day}."),
    ("outage", "power station", "The {thing} in {place} failed at {hour} a.m. on {day}."),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
LINES = (
    "At least {hurt} people were hurt, {person} of the rescue service said.",
    "{person}, who runs the {thing}, said that {staff} people had been inside.",
    "The damage was put at {cost} million euros by the insurer.",
    "The council of {place} voted to close the road to the {thing} for {weeks} weeks.",
    "Some {crews} crews worked through the night, and {away} residents were taken to a school.",
    "Nobody has been charged over the {event}, the police in {place} said.",
    "A similar {event} happened in {place} in {year}, when {before} people were hurt.",
    "{person} told reporters that the {thing} had been inspected in {month}.",
)
CLAIMS_AN_ARTICLE = 12  # what reading one article gives, near enough to ask for a number of claims


def articles(claims: int, seed: int = 1) -> Iterator[Article]:
    """Make articles that hold about as many claims as asked for."""
    chance = random.Random(seed)  # noqa: S311 - the same news every time is what is wanted
    for number in range(-(-claims // CLAIMS_AN_ARTICLE)):
        if number % len(OUTLETS) == 0:
            event = _event(chance)
        yield _article(number, OUTLETS[number % len(OUTLETS)], event, chance)


def _event(chance: random.Random) -> dict[str, object]:
    name, thing, first = chance.choice(EVENTS)
    return {
        "event": name,
        "thing": f"{chance.choice(('old', 'new', 'northern', 'main', 'upper', 'east'))} {thing}",
        "first": first,
        "place": chance.choice(PLACES),
        "day": chance.choice(DAYS),
        "hour": chance.randint(2, 11),
        "hurt": chance.randint(3, 90),
        "staff": chance.randint(20, 400),
        "cost": chance.randint(2, 60),
        "weeks": chance.randint(2, 9),
        "crews": chance.randint(3, 30),
        "away": chance.randint(40, 900),
        "year": chance.randint(1998, 2019),
        "before": chance.randint(2, 40),
        "month": chance.choice(("January", "March", "June", "September")),
        "person": chance.choice(PEOPLE),
    }


def _article(number: int, outlet: str, event: dict[str, object], chance: random.Random) -> Article:
    told = dict(event)
    for figure in ("hurt", "staff", "cost", "away"):
        if chance.random() < 0.25:
            told[figure] = int(str(told[figure])) + chance.randint(3, 30)
    lines = [str(event["first"]), *chance.sample(LINES, k=len(LINES) - 1)]
    text = "\n\n".join(line.format(**told) for line in lines)
    title = f"{str(event['event']).capitalize()} at the {event['thing']} in {event['place']}"
    return Article.from_text(text, outlet, title, "2026-05-14", url=f"made:{number}")
