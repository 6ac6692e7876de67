"""Sentence vectors of the backbone, to find which sentences lie close."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertModel

BATCH = 64


class Embedder:
    """Mean-pooled, normalised vectors."""

    def __init__(self, backbone: pathlib.Path) -> None:
        """Load the sentence encoder in `backbone`."""
        self.model = BertModel.from_pretrained(str(backbone), add_pooling_layer=False).eval()
        self.tokenizer = Tokenizer.from_file(str(backbone / "tokenizer.json"))
        self.tokenizer.enable_truncation(128)
        self.tokenizer.enable_padding(pad_id=self.tokenizer.token_to_id("[PAD]"))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per text, shape (n, 384)."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        out = np.zeros((len(texts), self.model.config.hidden_size), dtype=np.float32)
        with torch.no_grad():
            for start in range(0, len(order), BATCH):
                rows = order[start : start + BATCH]
                encoded = self.tokenizer.encode_batch([texts[i] for i in rows])
                mask = torch.tensor([e.attention_mask for e in encoded])
                hidden = self.model(torch.tensor([e.ids for e in encoded]), attention_mask=mask).last_hidden_state
                mean = (hidden * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
                out[rows] = torch.nn.functional.normalize(mean).numpy()
        return out
