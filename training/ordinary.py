"""Collect the stems of all words that the project's own texts write in small letters.

python -m training.ordinary FILE... --out claimcheck/models/ordinary.json
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path

import snowballstemmer

SMALL = re.compile(r"(?<![\w’'/.@-])[a-zà-ÿ]{2,}(?![\w/@])")
WIDTH = 115  # characters a line


def ordinary(texts: Iterable[str]) -> list[str]:
    """Return the stems, sorted, each once."""
    stemmer = snowballstemmer.stemmer("english")
    return sorted({str(stemmer.stemWord(word)) for text in texts for word in SMALL.findall(text)})


def written(words: Iterable[str]) -> str:
    """Write a list of words as JSON, many to a line."""
    lines = [""]
    for word in words:
        item = json.dumps(word, ensure_ascii=False)
        if len(lines[-1]) + len(item) > WIDTH:
            lines.append("")
        lines[-1] += ("," if lines[-1] else "") + item
    return "[\n" + ",\n".join(lines) + "\n]\n"


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.write_text(written(ordinary(p.read_text(encoding="utf-8") for p in args.files)), encoding="utf-8")


if __name__ == "__main__":
    main()
