"""The network: one encoder over two claims, two heads."""

from __future__ import annotations

import json
import pathlib

import torch
from torch import Tensor, nn
from transformers import BertModel, MPNetModel

from training.examples import NLI, RELATIONS

HEAD_DROPOUT = 0.1


class PairNetwork(nn.Module):
    """A cross-encoder with a relation head and an inference head.

    The heads read the first piece, the mean of either claim and how far the two means lie apart.
    """

    def __init__(self, encoder: BertModel | MPNetModel) -> None:
        """Put fresh heads on an encoder."""
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.mix = nn.Linear(4 * width, width)
        self.drop = nn.Dropout(HEAD_DROPOUT)
        self.relation = nn.Linear(width, len(RELATIONS))
        self.nli = nn.Linear(width, len(NLI))

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        """Read a batch.

        Args:
            input_ids: (n, length) word pieces.
            attention_mask: (n, length), 1 where there is a piece.
            token_type_ids: (n, length), 1 in the second claim; an MPNet encoder itself does not read them.

        Returns:
            Logits of the relation (n, 5) and of inference (n, 3).
        """
        inputs = {"input_ids": input_ids, "attention_mask": attention_mask}
        if isinstance(self.encoder, BertModel):
            inputs["token_type_ids"] = token_type_ids
        hidden = self.encoder(**inputs).last_hidden_state
        second = token_type_ids.to(hidden.dtype)
        first = (attention_mask - token_type_ids).to(hidden.dtype)
        left, right = _mean(hidden, first), _mean(hidden, second)
        features = torch.cat([hidden[:, 0], left, right, (left - right).abs()], dim=-1)
        # With an axis more the product is exported as one that can be quantised.
        mixed = self.mix(self.drop(features).unsqueeze(1)).squeeze(1)
        mixed = self.drop(nn.functional.gelu(mixed))
        return self.relation(mixed), self.nli(mixed)


def _mean(hidden: Tensor, mask: Tensor) -> Tensor:
    return (hidden * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True).clamp(min=1)


def build_network(backbone: pathlib.Path) -> PairNetwork:
    """Load the backbone and freeze its word embeddings.

    Half of the parameters are the table of words; leaving it as it is makes a step 1.6 times as fast and keeps words
    that training never meets where they are.
    """
    kind = json.loads((backbone / "config.json").read_text(encoding="utf-8"))["model_type"]
    model = MPNetModel if kind == "mpnet" else BertModel
    encoder = model.from_pretrained(str(backbone), attn_implementation="eager", add_pooling_layer=False)
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    return PairNetwork(encoder)
