"""Tests keep nothing in the user's cache, and find nothing there."""

from __future__ import annotations

import os

os.environ["CLAIMCHECK_CACHE"] = "off"
