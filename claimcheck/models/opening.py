"""The shipped models opened while something else is done: it takes a third of a second, most of it without Python."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from threading import Thread

from claimcheck.errors import ClaimcheckError


@lru_cache(maxsize=4)
def open_beside(encoder: bool, judges: bool) -> None:
    """Open the packaged encoder, the two shipped judges or both in a thread of their own, once a process.

    What goes wrong is told when they are used.
    """
    from claimcheck.models.encoders import packaged_encoder
    from claimcheck.models.judges import FIRST_JUDGE, SECOND_JUDGE

    def work() -> None:
        with suppress(ClaimcheckError):
            if encoder:
                packaged_encoder().encode([""])
            if judges:
                FIRST_JUDGE.get()
                SECOND_JUDGE.get()

    Thread(target=work, name="models").start()
