"""The settings of a run, read from a TOML file."""

from __future__ import annotations

import dataclasses
import pathlib
import tomllib

from training.loop import Plan
from training.mix import Shares

STAGES = ("general", "claims", "hard", "again", "final")
LARGE, LARGE_AGAIN = "large", "large_again"


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
        again: the fourth.
        final: the last.
        large: the first stage of a larger backbone.
        large_again: its second.
        shares: what a pass of the second and third stage holds.
        again_shares: the same for the fourth.
        final_shares: the same for the last.
        large_shares: the same for the larger backbone.
        large_again_shares: the same for its second stage.
    """

    seed: int
    workers: int
    threads: int
    max_pieces: int
    general: Plan
    claims: Plan
    hard: Plan
    again: Plan
    final: Plan
    large: Plan
    large_again: Plan
    shares: Shares
    again_shares: Shares
    final_shares: Shares
    large_shares: Shares
    large_again_shares: Shares


def read_settings(path: pathlib.Path) -> Settings:
    """Read a settings file."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    plans = {name: Plan(**raw[name], seed=raw["seed"]) for name in (*STAGES, LARGE, LARGE_AGAIN)}
    return Settings(
        seed=raw["seed"],
        workers=raw["workers"],
        threads=raw["threads"],
        max_pieces=raw["max_pieces"],
        general=plans["general"],
        claims=plans["claims"],
        hard=plans["hard"],
        again=plans["again"],
        final=plans["final"],
        large=plans[LARGE],
        large_again=plans[LARGE_AGAIN],
        shares=Shares(**raw["shares"]),
        again_shares=Shares(**(raw["shares"] | raw["again_shares"])),
        final_shares=Shares(**(raw["shares"] | raw["final_shares"])),
        large_shares=Shares(**(raw["shares"] | raw["large_shares"])),
        large_again_shares=Shares(**(raw["shares"] | raw["large_again_shares"])),
    )
