"""The judge does not know which country is which."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from claimcheck.models import judges
from claimcheck.models.attribution import decisive_words
from claimcheck.models.countries import FORMS, Form, countries, mentions
from claimcheck.models.judges import make_judge
from claimcheck.models.neutral import ENDINGS, STEMS, NeutralEncoder, NeutralJudge, countryless, in_order, neutral
from claimcheck.models.proper import proper_names
from claimcheck.records import RELATIONS, ClaimPair, Judgements

TABLE = countries()
DATES = st.sampled_from([None, "2026-05-14", "2026-05-15"])
PLAIN = st.sampled_from(["troops", "40", "held", "the", "a", "said", ",", "won", "“we", "after", "town."])
AFTER = st.sampled_from(["", "", "'s", "’s", "-held", ",", "."])
# A text is a list of ordinary words and, never side by side, of names: (which of three countries, form, what follows).
Slot = tuple[int, Form, str]
TEXTS = st.lists(st.one_of(PLAIN, st.tuples(st.integers(0, 2), st.sampled_from(FORMS), AFTER)), max_size=8)
TRIPLES = st.lists(st.sampled_from(range(len(TABLE))), min_size=3, max_size=3, unique=True)


def told(text: Sequence[str | Slot], who: Sequence[int]) -> str:
    """Write a text of three countries; a country without a word of that form is named itself."""
    shared = {f for f in FORMS if all(TABLE[n][f] for n in who)}
    words = []
    for word in text:
        if isinstance(word, str):
            words.append(word)
        else:
            which, form, after = word
            words += ["from", TABLE[who[which]][form if form in shared else "country"][0] + after, "then"]
    return " ".join(words)


def pair_of(texts: Sequence[Sequence[str | Slot]], who: Sequence[int], dates: Sequence[str | None]) -> ClaimPair:
    assume(all(any(TABLE[n]["country"]) for n in who))
    return ClaimPair(told(texts[0], who), told(texts[1], who), *dates)


def turned(pair: ClaimPair) -> ClaimPair:
    return ClaimPair(pair.right, pair.left, pair.right_date, pair.left_date)


@given(TEXTS, TEXTS, TRIPLES, TRIPLES, DATES, DATES)
def test_which_countries_they_are_changes_nothing(
    a: list[str | Slot], b: list[str | Slot], who: list[int], others: list[int], one: str | None, two: str | None
) -> None:
    shared = [f for f in FORMS if all(TABLE[n][f] for n in (*who, *others))]
    a, b = ([w for w in text if isinstance(w, str) or w[1] in shared] for text in (a, b))
    first, second = (pair_of((a, b), names, (one, two)) for names in (who, others))
    assert neutral(first) == neutral(second)
    assert neutral(in_order(first)) == neutral(in_order(second))


@given(TEXTS, TEXTS, TRIPLES, DATES, DATES)
def test_two_countries_exchanged(
    a: list[str | Slot], b: list[str | Slot], who: list[int], one: str | None, two: str | None
) -> None:
    x, y, z = who
    assert neutral(pair_of((a, b), [x, y, z], (one, two))) == neutral(pair_of((a, b), [y, x, z], (one, two)))


@given(TEXTS, TEXTS, TRIPLES, DATES, DATES)
def test_sides_exchanged(
    a: list[str | Slot], b: list[str | Slot], who: list[int], one: str | None, two: str | None
) -> None:
    pair = pair_of((a, b), who, (one, two))
    assert in_order(pair) == in_order(turned(pair))
    made, back = neutral(pair), neutral(turned(pair))
    mirrored = made == back  # the pair is its own mirror image but for the names
    assert mirrored or back == turned(made)


@given(TEXTS, TEXTS, TRIPLES)
def test_nothing_is_left_to_replace(a: list[str | Slot], b: list[str | Slot], who: list[int]) -> None:
    made = neutral(pair_of((a, b), who, (None, None)))
    assert neutral(made) == made
    assert not mentions(made.left)


@given(st.text(), st.text())
def test_any_text_is_taken_and_settles(a: str, b: str) -> None:
    made = neutral(ClaimPair(a, b))
    assert neutral(made) == made
    if not any(mentions(text) or proper_names(text) for text in (a, b)):
        assert made == ClaimPair(a, b)


def test_every_word_of_the_table_is_found() -> None:
    for number, entry in enumerate(TABLE):
        for form in FORMS:
            for word in entry[form]:
                (found,) = mentions(f"they left {word} early")
                assert (found.country, found.form) == (number, form), word


def test_no_word_of_the_table_has_two_senses_or_holds_an_invented_name() -> None:
    words = [word for entry in TABLE for form in FORMS for word in entry[form]]
    assert len(words) == len(set(words))
    assert not [word for word in words for stem in STEMS if stem.lower() in word.lower()]
    assert len(STEMS) * (len(STEMS) + 1) > len(TABLE) + len(STEMS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US said so.", "Sarvia said so."),
        ("Britain’s and the UK's and U.K. and British", "Sarvia’s and Sarvia's and Sarvia and Sarvian"),
        ("an American from the United\nStates", "a Sarvian from Sarvia"),
        ("U.S.-led, Russian-held, pro-Russian", "Sarvia-led, Norlian-held, pro-Norlian"),
        ("They went to the U.S.", "They went to Sarvia."),
        ("“They went to the U.S.”", "“They went to Sarvia.”"),
        ("the Philippines' army", "Sarvia's army"),
        ("RUSSIA HITS KYIV", "SARVIA HITS NORLAPORT"),
        ("russian and Russians in Moscow", "sarvian and Sarvians in Sarvaport"),
        ("Turkey ate turkey and Polish men polish", "Sarvia ate turkey and Norlian men polish"),
        ("Chad Smith and Michael Jordan like Georgia", "Chad Smith and Michael Jordan like Sarvia"),
        ("On Monday Jordan said Jordan’s King Abdullah", "On Monday Sarvia said Sarvia’s King Abdullah"),
        ("Guinea, Papua New Guinea, Niger, Nigeria", "Sarvia, Norlia, Fenvia, Tamvia"),
        ("the South China Sea and a Latin American", "the South China Sea and a Latin American"),
        ("South Korea and North Koreans in Pyongyang", "Sarvia and Norlians in Norlaport"),
        ("Tell us of Sarvia, Ukraine and Indiana", "Tell us of Sarvia, Norlia and Indiana"),
        ("Côte d’Ivoire's Ivorians, Kiev's Kyiv", "Sarvia's Sarvians, Norlaport's Norlaport"),
    ],
)
def test_plain_cases(text: str, expected: str) -> None:
    assert countryless(text) == expected


def test_all_countries_at_once() -> None:
    text = ", ".join(entry["country"][0] for entry in TABLE)
    made = neutral(ClaimPair(text, text)).left.split(", ")
    assert len(set(made)) == len(made) == len(TABLE)
    assert all(name.endswith(ENDINGS["country"]) for name in made)


def test_a_long_text_takes_time_by_its_length() -> None:
    text = "the " * 20_000 + "United " * 20_000 + "U.S. " * 20_000 + "UNITED" + " " * 50_000
    assert len(mentions(text)) == 20_000


class Named:
    """Says conflict when both sides name an invented country and not the same; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[ClaimPair] = []

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        self.asked += pairs
        relation = np.full((len(pairs), len(RELATIONS)), 0.1, np.float32)
        for n, pair in enumerate(pairs):
            left, right = (set(re.findall(r"\w+ia\b", text)) for text in (pair.left, pair.right))
            relation[n, RELATIONS.index("conflict")] = 0.9 if left and right and left != right else 0.05
        return Judgements(relation, np.zeros((len(pairs), 3), np.float32))


def test_decisive_words_are_the_readers_own() -> None:
    pair = ClaimPair("Troops of the United Kingdom left Kyiv", "In Kyiv it is Turkey that left")
    got = decisive_words(NeutralJudge(Named()), pair, "conflict")
    # Half of a name is no name, so both of its words are decisive.
    assert [pair.left[a:b] for a, b in got.left] == ["United Kingdom"]
    assert [pair.right[a:b] for a, b in got.right] == ["Turkey"]


def test_the_judge_of_a_run_sees_no_country(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = Named()
    monkeypatch.setattr(judges, "_load", lambda nli: inner)
    make_judge(None).judge([ClaimPair("Russia left", "Ukraine left", "2026-05-14", "2026-05-15")])
    assert [(p.left, p.right, p.left_date) for p in inner.asked] == [("Sarvia left", "Norlia left", "2026-05-14")]


def test_the_premise_stays_the_callers_left() -> None:
    made = neutral(ClaimPair("zebras of Ukraine", "apes of Russia"))
    assert made == ClaimPair("zebras of Norlia", "apes of Sarvia")


def test_the_encoder_sees_no_country() -> None:
    class Seen:
        def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
            asked.extend(texts)
            return np.ones((len(texts), 2), np.float32)

    asked: list[str] = []
    got = NeutralEncoder(Seen()).encode(["Kyiv accused Russia.", "Moscow accused Ukraine.", "Nobody left."])
    assert asked == ["Sarvaport accused Norlia.", "Sarvaport accused Norlia.", "Nobody left."]
    assert got.shape == (3, 2)
