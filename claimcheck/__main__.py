"""``python -m claimcheck`` is the same program as ``claimcheck``."""

from __future__ import annotations

from claimcheck.cli import main

if __name__ == "__main__":
    main()
