"""A program that is killed, or that works beside another: ``python -m tests.contract.workspace.child WHERE WHAT ...``.

It prints one line for everything that was saved, after it was saved.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from claimcheck.records import Article
from claimcheck.workspace import Seen, StaleError, Workspace, open_workspace

FLAGS = 20
LONG = 20_000  # words; enough that a write takes many pages of the file


def body(name: str) -> str:
    return " ".join(f"{name}-{number}" for number in range(LONG))


def save(workspace: Workspace, name: str, *_: str) -> None:
    """Save for ever: a comparison, then verdicts on all of its flags together."""
    for number in range(10_000):
        title = f"{name}-{number}"
        article = Article.from_text(body(title), name, title)
        info = workspace.comparisons.save(title, [article], name, body(title))
        say("saved", info.id, title)
        workspace.verdicts.decide(info.id, [Seen(f"f{flag}") for flag in range(FLAGS)], "confirmed", name)
        say("decided", info.id, title)


def take(workspace: Workspace, path: str, *_: str) -> None:
    """Import a file."""
    say("importing")
    workspace.import_from(path)
    say("imported")


def review(workspace: Workspace, name: str, comparison_id: str, times: str) -> None:
    """Decide about one flag again and again, always after having seen what the other decided."""
    version = 0
    for number in range(int(times)):
        while True:
            try:
                (saved,) = workspace.verdicts.decide(comparison_id, [Seen("f", version)], "to check", name, str(number))
            except StaleError as error:
                version = error.current.version
                continue
            version = saved.version
            break
    say("reviewed")


def look(workspace: Workspace, *_: str) -> None:
    """Open, and no more."""
    say("opened", str(len(workspace.comparisons.list())))


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


ACTIONS: dict[str, Callable[..., None]] = {"save": save, "take": take, "review": review, "look": look}

if __name__ == "__main__":
    say("starting")
    opened = open_workspace(sys.argv[1])
    ACTIONS[sys.argv[2]](opened, *sys.argv[3:])
    opened.close()
