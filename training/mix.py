"""What one pass of the second stage reads: every source in its share, drawn anew each time."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence

from training import programs, rewordings
from training.examples import Example
from training.programs import Program
from training.renaming import renamed

UNDATED_SHARE = 0.3  # so that pairs without dates are understood as well
TRIES = 15  # how many pairs a program is tried on before another program has its turn
SELF_SHARE = 0.35  # how many program pairs start from one sentence, and not from two wordings of one fact


@dataclasses.dataclass(frozen=True, slots=True)
class Shares:
    """How many examples of each kind a pass holds; `renamed` is the share of them in which two names are exchanged."""

    crossed: int = 6500
    mined: int = 2500
    near: int = 10_000
    programs: int = 2600
    aside: int = 800
    general: int = 6000
    hard: int = 3500
    renamed: float = 0.0
    written_repeats: int = 1
    story_repeats: int = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Sources:
    """Everything a pass is drawn from.

    Attributes:
        written: the written pairs.
        story: gold pairs of the stories, each in several wordings.
        crossed: unrelated pairs out of the written ones.
        mined: unrelated pairs out of the stories, far ones among them.
        near: every close pair of a story's sentences and claims that its gold does not list.
        general: pairs of the first stage.
        extra: pairs that the trained model got wrong.
    """

    written: Sequence[Example]
    story: Sequence[Sequence[Example]]
    crossed: Sequence[Example]
    mined: Sequence[Example]
    general: Sequence[Example]
    extra: Sequence[Example] = ()
    near: Sequence[Example] = ()


def draw_pass(sources: Sources, shares: Shares, seed: int) -> list[Example]:
    """Draw the examples of one pass, some without dates and half of them the other way round."""
    rng = random.Random(seed)  # noqa: S311  (draws, not secrets)
    claims = list(sources.written) * shares.written_repeats
    claims += [rng.choice(wordings) for wordings in sources.story for _ in range(shares.story_repeats)]
    claims += some(sources.crossed, shares.crossed, rng) + some(sources.mined, shares.mined, rng)
    claims += [e for e in sources.near if e.relation == "conflict"]
    claims += some([e for e in sources.near if e.relation != "conflict"], shares.near, rng)
    claims += list(sources.extra)
    agreed = [e for e in sources.written if e.relation == "agree"]
    agreed += [w for wordings in sources.story for w in wordings[:1] if w.relation == "agree"]
    sentences = [*sources.written, *(w[0] for w in sources.story)]
    claims += made_pairs(agreed, sentences, shares.programs, rng)
    claims += _made_equal(sources.written, rng)
    claims += _made_aside(sources.crossed, shares.aside, rng)
    out = [e.undated() if rng.random() < UNDATED_SHARE else e for e in claims]
    out = [e.swapped() if rng.random() < 0.5 else e for e in out]
    out = [renamed(e, rng) if rng.random() < shares.renamed else e for e in out]
    return out + some(sources.general, shares.general, rng)


def some(examples: Sequence[Example], count: int, rng: random.Random) -> list[Example]:
    """Draw without repeats, all of them when there are fewer."""
    return rng.sample(examples, min(count, len(examples)))


def made_pairs(
    agreed: Sequence[Example], sentences: Sequence[Example], count: int, rng: random.Random
) -> list[Example]:
    """Make pairs by program from pairs that agree, and from single sentences."""
    made: list[Example] = []
    options: tuple[tuple[Program, float], ...] = programs.FOR_AGREED + rewordings.FOR_AGREED
    chances = [chance for _, chance in options]
    while len(made) < count:
        program = rng.choices(options, chances)[0][0]
        for _ in range(TRIES):
            base = rng.choice(sentences if rng.random() < SELF_SHARE else agreed)
            if base.relation != "agree":
                base = dataclasses.replace(base, b=base.a, b_date=base.a_date)
            pair = program(base.swapped() if rng.random() < 0.5 else base, rng)
            if pair is not None:
                made.append(pair)
                break
    return made


def _made_equal(written: Sequence[Example], rng: random.Random) -> list[Example]:
    clashes = [e for e in written if e.relation == "conflict" and e.kind in EQUALISED_KINDS]
    made = (programs.made_equal(e, rng) for e in some(clashes, len(clashes) // 2, rng))
    return [e for e in made if e is not None]


def _made_aside(crossed: Sequence[Example], count: int, rng: random.Random) -> list[Example]:
    out: list[Example] = []
    for pair in some(crossed, 4 * count, rng):
        made = (programs.same_figure if rng.random() < 0.6 else rewordings.negated_aside)(pair, rng)
        if made is not None:
            out.append(made)
        if len(out) >= count:
            break
    return out


# Conflicts of these kinds differ in the figure alone, so that with one figure on both sides nothing clashes any more.
EQUALISED_KINDS = frozenset({"count", "money", "percentage", "duration", "measurement", "age", "rate", "distance"})
