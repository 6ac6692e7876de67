"""Tests keep nothing in the user's cache, and find nothing there; no property is timed, for machines are shared."""

from __future__ import annotations

import os

from hypothesis import settings

os.environ["CLAIMCHECK_CACHE"] = "off"

settings.register_profile("claimcheck", deadline=None)
settings.load_profile("claimcheck")
