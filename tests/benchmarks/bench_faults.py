"""Faults: ``python -m tests.benchmarks.bench_faults [NAME...]``; each must end in a clear message, with nothing lost.

Real programs that are killed, real full and read-only disks, a real database that goes away. What cannot be arranged on
a machine (a small file system needs root, a database needs PostgreSQL) is left out with a word.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from claimcheck.models.encoder_onnx import HOME
from claimcheck.records import Article
from claimcheck.workspace import Seen, open_workspace
from tests.benchmarks.fault_means import (
    LeftOutError,
    as_nobody,
    check_file,
    cli,
    environment,
    ignored,
    last_line,
    refused,
    small_disk,
)
from tests.benchmarks.fault_visits import analyse_until_killed, decide_without, expect_decided, save_and_decide
from tests.benchmarks.load_server import ROOT, free_ports, serve, settle, tell
from tests.benchmarks.measure import Bar, Figures, write
from tests.contract.workspace.server import Server, UnavailableError

STORY = ROOT / "data" / "samples" / "wildfire"
KILLS_WRITING, KILLS_ANALYSING = 12, 5
BLOCK = b"x" * 4096
MOST_BLOCKS = 10_000  # written to fill the small disk: ten times what it holds


def killed_writing(folder: Path) -> str:
    """Kill -9 while comparisons and verdicts are saved, at a different moment each time."""
    where = f"sqlite:///{folder / 'workspace.sqlite3'}"
    told: list[list[str]] = []
    for number in range(KILLS_WRITING):
        command = [sys.executable, "-m", "tests.contract.workspace.child", where, "save", f"run{number}"]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        told += [child.stdout.readline().split(), child.stdout.readline().split()]
        time.sleep(0.015 * number)
        child.kill()
        told += [line.split() for line in child.stdout]
        child.wait()
        child.stdout.close()
    check_file(folder / "workspace.sqlite3")
    book = open_workspace(where)
    names = {info.id for info in book.comparisons.list()}
    saved = [line[1] for line in told if line and line[0] == "saved"]
    decided = [line[1] for line in told if line and line[0] == "decided"]
    assert set(saved) <= names, "a saved comparison is gone"
    assert all(len(book.verdicts.of(each)) > 1 for each in decided), "saved verdicts are gone"
    book.close()
    return (
        f"{KILLS_WRITING} kills; {len(saved)} comparisons and {len(decided)} lots of verdicts told as saved are there"
    )


def killed_analysing(folder: Path) -> str:
    """Kill -9 while the command line analyses over an earlier result."""
    result = folder / "report.json"
    cli("analyze", str(STORY), "--json", str(result))
    earlier = result.read_bytes()
    began = time.perf_counter()
    cli("analyze", str(STORY), "--json", str(result))
    whole = time.perf_counter() - began
    for number in range(1, KILLS_ANALYSING + 1):
        command = [sys.executable, "-m", "claimcheck", "analyze", str(STORY), "--json", str(result)]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * number / (KILLS_ANALYSING + 1))
        child.kill()
        child.wait()
        told, before = (json.loads(data) | {"timings": None} for data in (result.read_bytes(), earlier))
        assert told == before, "the earlier result is damaged"
    left = [path.name for path in folder.iterdir() if path != result]
    assert left == [], f"the kill left {left}"
    return f"{KILLS_ANALYSING} kills within {whole:.1f} s; the earlier result is whole"


def killed_app(folder: Path) -> str:
    """Kill -9 the app while somebody with a saved comparison analyses; then start it again."""
    port, _ = free_ports()
    with serve(ROOT / "app.py", folder, port) as (address, pid):
        settle(pid)
        saved = asyncio.run(save_and_decide(address))
        with ignored():
            asyncio.run(analyse_until_killed(address, pid))
    check_file(folder / "workspace.sqlite3")
    with serve(ROOT / "app.py", folder, free_ports()[0]) as (address, _):
        asyncio.run(expect_decided(address, saved))
    return "after a new start the comparison opens with its decision"


def full_disk(folder: Path) -> str:
    """Save on a file system that is too small."""
    with small_disk(folder) as disk:
        result = disk / "report.json"
        result.write_text("earlier", "utf-8")
        book = open_workspace(disk / "workspace.sqlite3")
        kept = book.comparisons.save("Kept", [Article.from_text("It carried 40.")], "", "{}").id
        book.verdicts.decide(kept, [Seen("f")], "confirmed", "")
        said = refused(lambda: book.comparisons.save("Big", [Article.from_text("word " * 10**6)], "", "{}"))
        assert [info.name for info in book.comparisons.list()] == ["Kept"]
        assert book.verdicts.of(kept)["f"].decision == "confirmed"
        book.verdicts.decide(kept, [Seen("f", 1)], "to check", "")  # small things still fit
        book.close()
        check_file(disk / "workspace.sqlite3")
        with ignored(), (disk / "filler").open("wb", buffering=0) as out:
            for _ in range(MOST_BLOCKS):
                out.write(BLOCK)
        ended = cli("analyze", str(STORY), "--json", str(result), code=1)
        assert result.read_text("utf-8") == "earlier"
    return f"workspace: “{said}”; command line: “{ended}”; the earlier files are whole"


def read_only(folder: Path) -> str:
    """Save where nothing may be written."""
    book = open_workspace(folder / "workspace.sqlite3")
    kept = book.comparisons.save("Kept", [], "", "{}").id
    book.close()
    told = as_nobody(
        folder, lambda: refused(lambda: open_workspace(folder / "workspace.sqlite3").notes.add(kept, "", "x", ""))
    )
    book = open_workspace(folder / "workspace.sqlite3")
    assert [info.name for info in book.comparisons.list()] == ["Kept"]
    book.close()
    return f"“{told}”"


def database_gone(folder: Path) -> str:
    """Take the database away under somebody who decides, and bring it back."""
    try:
        database = Server()
    except UnavailableError as error:
        raise LeftOutError(str(error)) from None
    try:
        with serve(ROOT / "app.py", folder, free_ports()[0], database.new_database()) as (address, pid):
            settle(pid)
            return asyncio.run(decide_without(address, database.stop, database.start))
    finally:
        database.remove()


def damaged_model(folder: Path) -> str:
    """Analyse with a model file of which half is missing."""
    for path in HOME.iterdir():
        data = path.read_bytes()
        (folder / path.name).write_bytes(data[: len(data) // 2] if path.suffix == ".onnx" else data)
    code = (
        "import sys; from pathlib import Path; from claimcheck.models import encoder_onnx as it; "
        f"it.HOME = Path({str(folder)!r}); from claimcheck.cli.program import main; main(['analyze', {str(STORY)!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment(), capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    return f"“{last_line(done.stderr)}”"


FAULTS: Mapping[str, Callable[[Path], str]] = {
    "killed_writing": killed_writing,
    "killed_analysing": killed_analysing,
    "killed_app": killed_app,
    "full_disk": full_disk,
    "read_only": read_only,
    "database_gone": database_gone,
    "damaged_model": damaged_model,
}


def main(names: Sequence[str]) -> int:
    """Arrange each fault and tell what came of it; 1 when one was told badly or lost something."""
    figures: Figures = {}
    for name in names or FAULTS:
        began = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            try:
                came, figures[name] = FAULTS[name](Path(folder)), 1
            except LeftOutError as error:
                came = f"left out: {error}"
            except (AssertionError, LookupError, StopIteration) as error:
                came, figures[name] = f"FAILED: {error}", 0
        tell(f"{name}: {came.replace(folder, '…')} ({time.perf_counter() - began:.0f} s)")
    if not names:  # all of them: the result is kept, one for each fault that was told and lost nothing
        write("faults", figures, dict.fromkeys(FAULTS, Bar(least=1)))
    return 0 if all(figures.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
