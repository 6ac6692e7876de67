"""What the servers write to their logs: one JSON object a line, without anybody's words.

Messages of errors quote what was being read: a sentence of an article, a row, a password in an address. So by default
an error is told by its kind and the lines of code it came from. ``CLAIMCHECK_LOG=words`` adds its message, for somebody
who hunts a fault on texts of their own.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

VARIABLE, WORDS = "CLAIMCHECK_LOG", "words"
DEEPEST = 12  # lines of code told, the last ones; enough to find the place
ROOT = Path(__file__).resolve().parents[2]
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None] | None


class PlainRecord(logging.LogRecord):
    """A record whose message is JSON and which holds no message of an error."""

    def getMessage(self) -> str:  # noqa: N802 - the library's name
        """Return the record as one line of JSON."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(self.created, UTC).isoformat(timespec="milliseconds"),
            "level": self.levelname.lower(),
            "from": self.name,
            "event": self._event(),
        }
        error = self.error
        if error is not None:
            told |= {"error": type(error).__name__, "where": _where(error)}
            if _with_words():
                told["message"] = str(error)
        return json.dumps(told, ensure_ascii=True)

    @property
    def error(self) -> BaseException | None:
        """The error that is told of: the one being handled, or the first among the arguments."""
        named = [each for each in (self.msg, *_arguments(self.args)) if isinstance(each, BaseException)]
        return self.handled or next(iter(named), None)

    def _event(self) -> str:
        """The message; errors in it are told by their kind alone."""
        message = str(_plain(self.msg))
        if not self.args:
            return message
        try:
            if isinstance(self.args, Mapping):
                return message % {name: _plain(value) for name, value in self.args.items()}
            return message % tuple(map(_plain, _arguments(self.args)))
        except (TypeError, ValueError):
            return message

    handled: BaseException | None = None


def set_up() -> None:
    """Make every record of this process plain, whoever writes it, and show those of claimcheck's own loggers."""
    logging.setLogRecordFactory(_record)
    ours = logging.getLogger("claimcheck")
    if not ours.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        ours.addHandler(handler)
        ours.setLevel(logging.INFO)
        ours.propagate = False


def _record(
    name: str,
    level: int,
    pathname: str,
    lineno: int,
    msg: object,
    args: object,
    exc_info: ExcInfo,
    func: str | None = None,
    sinfo: str | None = None,
    **_more: object,
) -> PlainRecord:
    """Make a record; the error goes where no formatter looks for it."""
    record = PlainRecord(name, level, pathname, lineno, msg, args, None, func, None)  # type: ignore[arg-type] # any args
    record.handled = exc_info[1] if exc_info else None
    return record


def _arguments(args: object) -> tuple[object, ...]:
    if isinstance(args, Mapping):
        return tuple(args.values())
    return args if isinstance(args, tuple) else (args,)


def _plain(value: object) -> object:
    """An argument as it may be told."""
    if isinstance(value, BaseException):
        return str(value) if _with_words() else type(value).__name__
    return value


def _with_words() -> bool:
    return os.environ.get(VARIABLE, "").strip().lower() == WORDS


def _where(error: BaseException) -> list[str]:
    """The lines of code that an error passed, without their text."""
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(name: str) -> str:
    path = Path(name)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else "/".join(path.parts[-3:])
