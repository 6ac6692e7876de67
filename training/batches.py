"""From examples to tensors: alike lengths together, no more padding than must be."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator, Sequence

import torch
from tokenizers import Tokenizer
from torch import Tensor

from claimcheck.models.rendering import render
from training.examples import NLI, NOT_CONFLICT, NOT_ENTAILED, RELATIONS, Example

UNKNOWN = -1
PARTLY_KNOWN = -2  # not entailed, or no conflict; what else it is nobody says
PAD_TO = 8  # few shapes, so that kernels are prepared once
POOL_BATCHES = 40  # batches are cut from pools of so many, sorted by length


@dataclasses.dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one batch; labels are `UNKNOWN` where there is none, `PARTLY_KNOWN` where one is ruled out."""

    inputs: dict[str, Tensor]
    relation: Tensor
    nli: Tensor
    relation_weight: Tensor
    nli_weight: Tensor


def collate(tokenizer: Tokenizer, examples: Sequence[Example]) -> Batch:
    """Encode examples as one batch."""
    tokenizer.enable_padding(pad_id=padding(tokenizer), pad_to_multiple_of=PAD_TO)
    pairs = [(render(e.a, e.a_date), render(e.b, e.b_date)) for e in examples]
    encoded = tokenizer.encode_batch(pairs)
    inputs = {
        "input_ids": torch.tensor([e.ids for e in encoded]),
        "attention_mask": torch.tensor([e.attention_mask for e in encoded]),
        "token_type_ids": torch.tensor([e.type_ids for e in encoded]),
    }
    return Batch(
        inputs,
        torch.tensor([_code(e.relation, RELATIONS) for e in examples]),
        torch.tensor([_code(e.nli, NLI) for e in examples]),
        torch.tensor([e.weight for e in examples]),
        torch.tensor([e.nli_weight for e in examples]),
    )


def padding(tokenizer: Tokenizer) -> int:
    """The piece that fills a batch up: BERT and MPNet call it differently."""
    bert: int | None = tokenizer.token_to_id("[PAD]")
    mpnet: int | None = tokenizer.token_to_id("<pad>")
    found = mpnet if bert is None else bert
    if found is None:
        raise ValueError("the tokenizer has neither [PAD] nor <pad>")
    return found


def shuffled_batches(examples: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Cut one pass over the examples into batches of alike length, in random order."""
    order = list(examples)
    rng.shuffle(order)
    batches = []
    pool = size * POOL_BATCHES
    for start in range(0, len(order), pool):
        part = sorted(order[start : start + pool], key=lambda e: len(e.a) + len(e.b))
        batches += [part[i : i + size] for i in range(0, len(part), size)]
    rng.shuffle(batches)
    yield from batches


def _code(label: str | None, names: tuple[str, ...]) -> int:
    if label is None:
        return UNKNOWN
    return PARTLY_KNOWN if label in (NOT_ENTAILED, NOT_CONFLICT) else names.index(label)
