"""Pairs a second of the shipped judge beside CrossEncoder.predict on the same encoder, in one run.

`python -m training.benchmark --claims data/claim_pairs --checkpoints FOLDER`
"""

from __future__ import annotations

import argparse
import pathlib
import tempfile
import time
from collections.abc import Callable, Sequence

import torch
from transformers import AutoTokenizer, BertForSequenceClassification

from claimcheck.models.judge import OnnxJudge
from training.backbones import packaged_minilm
from training.claim_pairs import read_claim_pairs
from training.evaluate import forty_words, through
from training.examples import Example
from training.stages import load_network

ROUNDS = 3  # the best of so many counts, for other work on the machine only slows


def as_cross_encoder(backbone: pathlib.Path, stage: pathlib.Path, folder: pathlib.Path) -> None:
    """Write the trained encoder as a CrossEncoder; its head is untrained, which costs or saves no time."""
    model = BertForSequenceClassification.from_pretrained(str(backbone), num_labels=3)
    encoder = load_network(backbone, stage).encoder
    model.bert.load_state_dict(encoder.state_dict(), strict=False)
    model.save_pretrained(str(folder))
    AutoTokenizer.from_pretrained(str(backbone), model_max_length=160).save_pretrained(str(folder))


def best_rate(run: Callable[[Sequence[Example]], object], rows: Sequence[Example]) -> float:
    """Pairs a second, the best of a few rounds."""
    run(rows[:20])
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run(rows)
        seconds.append(time.perf_counter() - start)
    return len(rows) / min(seconds)


def main() -> None:
    """Print both rates and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=pathlib.Path, required=True)
    parser.add_argument("--checkpoints", type=pathlib.Path, required=True)
    parser.add_argument("--stage", default="hard")
    args = parser.parse_args()
    from sentence_transformers import CrossEncoder

    torch.set_num_threads(2)
    rows = forty_words(read_claim_pairs(args.claims).held_out)
    with tempfile.TemporaryDirectory() as folder:
        as_cross_encoder(packaged_minilm(), args.checkpoints / args.stage, pathlib.Path(folder))
        model = CrossEncoder(folder, device="cpu")
        plain = best_rate(lambda r: model.predict([(e.a, e.b) for e in r], show_progress_bar=False), rows)
        ours = best_rate(through(OnnxJudge()), rows)
    print(f"CrossEncoder.predict, one way: {plain:.0f} pairs/s; shipped judge, both ways: {ours:.0f} pairs/s")
    print(f"ratio {ours / plain:.2f}; against CrossEncoder.predict both ways {2 * ours / plain:.2f}")


if __name__ == "__main__":
    main()
