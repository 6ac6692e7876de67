"""The program: its commands, and how it ends. Exit codes: 0 done, 1 bad input (one line on stderr), 2 usage."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from claimcheck.cli.analyze import analyze
from claimcheck.cli.check import check
from claimcheck.cli.compare import compare
from claimcheck.cli.index import index
from claimcheck.cli.screen import complain
from claimcheck.cli.serve import serve
from claimcheck.cli.texts import group, quantities
from claimcheck.errors import ClaimcheckError

BAD_INPUT, STOPPED = 1, 130
ABOUT = "Compare what articles claim: claims about one fact, grouped across sources, with conflicts explained."
EXAMPLES = {
    "analyze": (
        "claimcheck analyze data/samples/marathon",
        "claimcheck analyze herald.txt gazette.html wire.md --html report.html --json report.json",
        'claimcheck analyze "story/*.md" articles.csv --xlsx flags.xlsx',
        "claimcheck analyze archive/ --engine ray --out results/",
    ),
    "compare": (
        'claimcheck compare "52 people were hurt." "Nobody was hurt."',
        "claimcheck compare --pairs pairs.jsonl --json answers.jsonl",
    ),
    "check": (
        'claimcheck check "The bridge carried 4,000 cars a day." --in story/',
        'claimcheck check "The bridge carried 4,000 cars a day." --in archive.index',
    ),
    "index": ('claimcheck index "archive/*.md" more.parquet --out archive.index',),
    "quantities": ('claimcheck quantities "Nearly 3,000 of the 4.2 million euros were paid."',),
    "group": ("claimcheck group --claims claims.jsonl --json groups.jsonl",),
    "app": ("claimcheck app", "claimcheck app --lan --port 8600"),
}
app = typer.Typer(
    name="claimcheck",
    help=ABOUT,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _epilog(name: str) -> str:
    """Set the examples one to a line; blank lines are what Typer's help keeps as line breaks."""
    return "\n\n".join(["Examples:" if len(EXAMPLES[name]) > 1 else "Example:", *EXAMPLES[name]])


app.command(epilog=_epilog("analyze"))(analyze)
app.command(epilog=_epilog("compare"))(compare)
app.command(epilog=_epilog("check"))(check)
app.command(epilog=_epilog("index"))(index)
app.command(epilog=_epilog("quantities"))(quantities)
app.command(epilog=_epilog("group"))(group)
app.command("app", epilog=_epilog("app"))(serve)


def _tell_version(wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        typer.echo(f"claimcheck {version('claimcheck')}")
    except PackageNotFoundError:
        typer.echo("claimcheck, from its source folder")
    raise typer.Exit


@app.callback(epilog="claimcheck COMMAND --help shows a command's options and examples.")
def _about(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True, callback=_tell_version)
    ] = False,
    cache: Annotated[
        bool, typer.Option("--cache/--no-cache", help="Keep on disk what was read and judged, for the next run.")
    ] = True,
) -> None:
    del version  # its callback has told it
    if not cache:
        os.environ["CLAIMCHECK_CACHE"] = "off"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit code.

    Args:
        arguments: the words after the program's name; those of this process when null.

    Raises:
        SystemExit: always.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter is no reason to stop
    try:
        app(args=arguments, prog_name="claimcheck")
    except ClaimcheckError as error:
        complain(str(error))
        raise SystemExit(BAD_INPUT) from None
    except KeyboardInterrupt:
        complain("stopped")
        raise SystemExit(STOPPED) from None
