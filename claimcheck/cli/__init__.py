"""The command line: parse, hand over to ``pipeline``, print. Heavy parts load inside the commands."""

from claimcheck.cli.program import main

__all__ = ["main"]
