"""How far a bag of words tells conflicts from unrelated pairs: what the words alone give away.

`python -m training.bag_of_words --claims data/claim_pairs`
"""

from __future__ import annotations

import argparse
import pathlib
from collections.abc import Sequence
from typing import Any

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from training.claim_pairs import HELD_OUT_DOMAINS
from training.examples import Example, read_rows


def area_under_curve(claims: pathlib.Path, origins: Sequence[str] | None = None) -> dict[str, float]:
    """Train a bag of words on all domains but the held-out ones and test it there.

    Args:
        claims: the folder of claim pairs.
        origins: the origins to use; all if not given.

    Returns:
        The area under the curve, and how many pairs of either kind it was trained and tested on.
    """
    rows = [row for path in sorted(claims.glob("*.jsonl")) for row in read_rows(path)]
    rows = [r for r in rows if r["relation"] in ("conflict", "unrelated") and (not origins or r["origin"] in origins)]
    seen = [r for r in rows if r["domain"] not in HELD_OUT_DOMAINS]
    unseen = [r for r in rows if r["domain"] in HELD_OUT_DOMAINS]
    words, model = _fit([_text(r) for r in seen], [r["relation"] == "conflict" for r in seen])
    scores = model.predict_proba(words.transform(map(_text, unseen)))[:, 1]
    area = roc_auc_score([r["relation"] == "conflict" for r in unseen], scores)
    return {"area_under_curve": float(area), "trained_on": len(seen), "tested_on": len(unseen)}


def fit_words(examples: Sequence[Example]) -> tuple[CountVectorizer, LogisticRegression]:
    """A bag of words that tells conflicts from unrelated pairs, as far as words can."""
    rows = [e for e in examples if e.relation in ("conflict", "unrelated")]
    return _fit([f"{e.a} {e.b}".lower() for e in rows], [e.relation == "conflict" for e in rows])


def _fit(texts: Sequence[str], conflict: Sequence[bool]) -> tuple[CountVectorizer, LogisticRegression]:
    words = CountVectorizer(binary=True, token_pattern=r"[A-Za-z']+|\d+")  # noqa: S106  (words, not a password)
    model = LogisticRegression(max_iter=2000, class_weight="balanced")
    return words, model.fit(words.fit_transform(texts), conflict)


def _text(row: dict[str, Any]) -> str:
    return f"{row['a']} {row['b']}".lower()


def main() -> None:
    """Print the figure for the written pairs alone and for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=pathlib.Path, required=True)
    args = parser.parse_args()
    print("written alone", area_under_curve(args.claims, ["written"]))
    print("all", area_under_curve(args.claims))


if __name__ == "__main__":
    main()
