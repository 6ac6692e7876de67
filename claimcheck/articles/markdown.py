"""Markdown with YAML front matter: ``title``, ``source``, ``published``, ``url``, ``language``; the text unchanged."""

from __future__ import annotations

import re
from dataclasses import replace

import yaml

from claimcheck.articles.decode import decode
from claimcheck.articles.draft import Batch, Draft
from claimcheck.articles.plain import date_line, headline

MAX_FRONT_MATTER = 20_000  # code points; above it the fences are the article's own
_FRONT = re.compile(r"---[ \t]*\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^(?P<key>[A-Za-z_]+)[ \t]*:[ \t]*(?P<value>.*)$", re.MULTILINE)
_KEYS = {
    "title": "title", "headline": "title", "source": "source", "outlet": "source", "publisher": "source",
    "published": "published", "date": "published", "url": "url", "link": "url",
    "language": "language", "lang": "language",
}  # fmt: skip
_UNNEEDED = re.compile(r"!!|(?:^|[\s\[{,])[&*]\w|<<", re.MULTILINE)  # tags, anchors and merges: they grow without end
_EMPTY = {"", "~", "null"}


class _PlainLoader(yaml.SafeLoader):
    """The safe loader, with every scalar left as written: a headline that reads "No" stays a string."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own class attribute, emptied


def read_markdown(name: str, data: bytes) -> Batch:
    """Read a .md file; without front matter the headline and the date come from its first lines."""
    decoded = decode(data)
    fields, text = split_front_matter(decoded.text)
    notes = (decoded.note,) if decoded.note else ()
    title = fields.get("title") or headline(text)
    published = fields.get("published") or date_line(text)
    draft = Draft(name, text, title, fields.get("source", ""), published, fields.get("url"), notes=notes)
    return Batch((replace(draft, language=fields.get("language")),))


def split_front_matter(content: str) -> tuple[dict[str, str], str]:
    """Split a file into its front matter's known fields and everything after it, unchanged.

    YAML that does not parse (a headline with a colon in it is the usual cause) is read line by line instead.
    """
    found = _FRONT.match(content, 0, MAX_FRONT_MATTER)
    if not found:
        return {}, content
    body = found["body"]
    raw = _yaml(body)
    if raw is None:
        raw = {match["key"]: match["value"].strip().strip("\"'") for match in _LINE.finditer(body)}
    fields: dict[str, str] = {}
    for key, value in raw.items():
        known = _KEYS.get(key.strip().lower())
        if known and value.strip().lower() not in _EMPTY:
            fields.setdefault(known, value.strip())
    return fields, content[found.end() :]


def _yaml(body: str) -> dict[str, str] | None:
    """Load the front matter's scalars; null when it is no YAML mapping, or has what headlines need not."""
    if _UNNEEDED.search(body):
        return None
    try:
        loaded = _PlainLoader(body).get_single_data()
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(loaded, dict):
        return None
    return {key: value for key, value in loaded.items() if isinstance(key, str) and isinstance(value, str)}
