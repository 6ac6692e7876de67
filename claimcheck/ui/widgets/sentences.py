"""An article's sentences as boxes to tick; nothing in the page tells a planted sentence from another."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from claimcheck.teaching.plant.records import PlantedCopy
from claimcheck.ui.safe import label

SENTENCE_CHARACTERS = 2_000  # twice the longest that anything is planted in


def sentence_boxes(copy: PlantedCopy, ticked: frozenset[int], prefix: str) -> set[int]:
    """Draw one box per sentence, paragraph by paragraph.

    Args:
        copy: the article as pupils read it.
        ticked: the numbers of sentences ticked at first.
        prefix: begins the boxes' keys; the sentence's number follows.

    Returns:
        The numbers of the sentences that are ticked now.
    """
    found = set()
    for paragraph, held in groupby(copy.sentences, key=lambda sentence: sentence.paragraph):
        with st.container(key=f"hunted-{paragraph}", gap="xsmall"):
            for sentence in held:
                words = label(sentence.text, SENTENCE_CHARACTERS)
                if st.checkbox(words, value=sentence.number in ticked, key=f"{prefix}{sentence.number}"):
                    found.add(sentence.number)
    return found
