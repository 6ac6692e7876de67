"""Keeping the promise that what pupils wrote is deleted after 30 days: at the start, and every day after."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from claimcheck.errors import ClaimcheckError

DAY_SECONDS = 24 * 60 * 60.0
_LOG = logging.getLogger("claimcheck.ui")


@asynccontextmanager
async def forgetting(every: float = DAY_SECONDS) -> AsyncIterator[None]:
    """Forget what is too old now, and again ``every`` so many seconds, for as long as the server runs."""
    task = asyncio.create_task(_keep(every))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _keep(every: float) -> None:
    while True:
        await asyncio.to_thread(_forget)
        await asyncio.sleep(every)


def _forget() -> None:
    """A workspace that cannot be opened is said on the page that needs it; here it is logged."""
    from claimcheck.ui.keeping import workspace  # here, so that the server is up before it is loaded

    try:
        gone = workspace().pupils.forget_old()
    except ClaimcheckError as error:
        _LOG.error("%s", error)
    else:
        if gone:
            _LOG.info("Deleted %s names and answers of pupils after 30 days", gone)
