"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.config import Settings

Model = Annotated[
    str | None,
    typer.Option(help="A sentence-transformers model, by name or folder, instead of the packaged one.", metavar="NAME"),
]
Nli = Annotated[
    str | None,
    typer.Option(
        help="A cross-encoder with three NLI labels, by name or folder, instead of the shipped one.", metavar="NAME"
    ),
]
MinConfidence = Annotated[float, typer.Option(help="Show no flag below this.", min=0.0, max=1.0)]
Within = Annotated[bool, typer.Option(help="Look for conflicts inside one article too.")]
DEFAULTS = Settings()
