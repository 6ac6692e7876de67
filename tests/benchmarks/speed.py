"""Encoder and judge against the libraries that they stand in for, on the same cores."""

from __future__ import annotations

import tempfile

from claimcheck.records import ClaimPair
from tests.benchmarks import made
from tests.benchmarks.measure import Figures, Options, in_turn

ROUNDS = 3
SENTENCES, PAIRS = 512, 192


def encoder(options: Options) -> Figures:
    """Compare the packaged encoder with SentenceTransformer.encode on the same sentences and cores."""
    from claimcheck.models.encoder import SentenceEncoder
    from claimcheck.models.encoder_onnx import OnnxEncoder

    texts = [sentence for article in made.articles(2 * SENTENCES) for sentence in article.text.split("\n\n")][
        :SENTENCES
    ]
    reference, fast = SentenceEncoder(), OnnxEncoder()
    apart = abs(reference.encode(texts) - fast.encode(texts)).max()
    slow, quick = in_turn([lambda: reference.encode(texts), lambda: fast.encode(texts)], ROUNDS)
    return {
        "speed_up": slow.wall / quick.wall,
        "speed_up_of_work": slow.work / quick.work,
        "sentences_a_second": len(texts) / quick.wall,
        "reference_sentences_a_second": len(texts) / slow.wall,
        "largest_difference": float(apart),
    }


def judge(options: Options) -> Figures:
    """Compare the shipped judge with CrossEncoder.predict on a torch model of the same size, both ways round each."""
    from claimcheck.models.cross_encoder import CrossEncoderJudge
    from claimcheck.models.judge import OnnxJudge

    texts = [line for article in made.articles(4 * PAIRS) for line in article.text.split("\n\n")]
    pairs = [ClaimPair(a, b, "2026-05-14", "2026-05-15") for a, b in zip(texts, texts[5:], strict=False)][:PAIRS]
    with tempfile.TemporaryDirectory() as folder:
        reference, fast = CrossEncoderJudge(_same_size(folder)), OnnxJudge()
        reference.judge(pairs[:8])
        slow, quick = in_turn([lambda: reference.judge(pairs), lambda: fast.judge(pairs)], ROUNDS)
    return {
        "speed_up": slow.wall / quick.wall,
        "speed_up_of_work": slow.work / quick.work,
        "pairs_a_second": len(pairs) / quick.wall,
        "reference_pairs_a_second": len(pairs) / slow.wall,
    }


def _same_size(folder: str) -> str:
    """Save the packaged model with three labels as a CrossEncoder: the right size, whatever it says."""
    import torch
    from transformers import AutoTokenizer, BertForSequenceClassification

    from claimcheck.models.encoder import packaged_folder

    torch.manual_seed(0)
    labels = {0: "entailment", 1: "neutral", 2: "contradiction"}
    home = str(packaged_folder())
    BertForSequenceClassification.from_pretrained(home, num_labels=3, id2label=labels).save_pretrained(folder)
    AutoTokenizer.from_pretrained(home).save_pretrained(folder)
    return folder
