"""The settings of a run, read from a TOML file."""

from __future__ import annotations

import dataclasses
import pathlib
import tomllib

from training.loop import Plan
from training.mix import Shares


@dataclasses.dataclass(frozen=True, slots=True)
class Settings:
    """What `config.toml` says.

    Attributes:
        seed: decides every draw.
        workers: processes that train one network side by side.
        threads: of torch, in each worker.
        max_pieces: word pieces of a pair, both claims together.
        general: the first stage.
        claims: the second.
        hard: the third.
        shares: what a pass of the later stages holds.
    """

    seed: int
    workers: int
    threads: int
    max_pieces: int
    general: Plan
    claims: Plan
    hard: Plan
    shares: Shares


def read_settings(path: pathlib.Path) -> Settings:
    """Read a settings file."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    plans = {name: Plan(**raw[name], seed=raw["seed"]) for name in ("general", "claims", "hard")}
    return Settings(
        seed=raw["seed"],
        workers=raw["workers"],
        threads=raw["threads"],
        max_pieces=raw["max_pieces"],
        general=plans["general"],
        claims=plans["claims"],
        hard=plans["hard"],
        shares=Shares(**raw["shares"]),
    )
