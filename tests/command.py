"""The command line as staff use it: a process of its own, its exit code, and what it wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
EXAMPLE = ROOT / "examples" / "mianzhu-2022"
PATIENCE = 600
"""Seconds until a command that does not end is a failure."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str


def run(*command: str, folder: Path = ROOT) -> Ran:
    """Run a Python module with its arguments in *folder*, which is also where its code comes from."""
    ran = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONWARNINGS": ""},
        capture_output=True,
        check=False,
        timeout=PATIENCE,
        encoding="utf-8",
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def disclose(verb: str, *arguments: str | Path, folder: Path = ROOT) -> Ran:
    """Run a verb of the generator."""
    return run("generator", verb, *map(str, arguments), folder=folder)
