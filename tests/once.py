"""What takes long is made once in a session, by whichever test process asks first."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from tests.command import PATIENCE, Ran


def made_once(session: Path, name: str, make: Callable[[Path], object]) -> Path:
    """The folder *name* of the session, filled by *make*; who asks while it is being made waits, who asks later finds it.

    When *make* fails, it fails for the one who asked, and the next one tries again.
    """
    folder, finished = session / name, session / f"{name}.finished"
    # A lock that every system has, that waits, and that a killed process gives back: a transaction.
    with closing(sqlite3.connect(session / f"{name}.lock", timeout=PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        if not finished.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            finished.touch()
    return folder


def ran_once(session: Path, name: str, command: Callable[[Path], Ran]) -> tuple[Path, Ran]:
    """A command that is given a folder, run once in the session: that folder, and what came of it."""

    def make(folder: Path) -> None:
        ran = command(folder)
        (folder / "ran.json").write_text(json.dumps(asdict(ran)), encoding="utf-8")

    folder = made_once(session, name, make)
    return folder, Ran(**json.loads((folder / "ran.json").read_text(encoding="utf-8")))
