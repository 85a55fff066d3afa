"""A newcomer's copy of the project, small enough to be installed in seconds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.setup import wheels

ROOT = Path(__file__).parents[2]
# Says what it was given, where, and what it can see; leaves with the code that it is told.
GENERATOR = """\
import json, os, sys
from importlib.metadata import entry_points
from importlib.util import find_spec

print(json.dumps({
    "arguments": sys.argv[1:],
    "folder": os.getcwd(),
    "utf8": sys.flags.utf8_mode,
    "plugins": [point.value for point in entry_points(group="mkdocs.plugins", name="disclosure")],
    "packages": [name for name in ("tiny", "other") if find_spec(name)],
}))
sys.exit(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
"""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A copy of the project in *folder*, whose lock names two packages that lie in its ``wheelhouse/``."""

    folder: Path

    @property
    def environment(self) -> Path:
        return self.folder / ".venv"

    @property
    def wheelhouse(self) -> Path:
        return self.folder / "wheelhouse"

    def lock(self, *lines: str) -> None:
        """Make the lock name these packages, and setuptools, which registers the project."""
        (self.folder / "requirements.txt").write_text("".join([*lines, wheels.pack(self.wheelhouse, "setuptools")]))

    def start(self, *arguments: str, cwd: Path | None = None, index: Path | None = None) -> subprocess.Popen[str]:
        """Start ``run.py``, which can reach no package index but a folder of wheels."""
        hidden = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": index.as_uri() if index else ""}
        return subprocess.Popen(
            [sys.executable, str(self.folder / "run.py"), *arguments],
            cwd=cwd or self.folder,
            env={**os.environ, **hidden, "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(
        self, *arguments: str, cwd: Path | None = None, index: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        process = self.start(*arguments, cwd=cwd, index=index)
        out, err = process.communicate()
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def settle(folder: Path) -> Newcomer:
    """A fresh copy, nothing installed yet."""
    newcomer = Newcomer(folder)
    newcomer.wheelhouse.mkdir(parents=True)
    for name in ("run.py", "pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    package = folder / "generator"
    package.mkdir()
    (package / "__init__.py").touch()
    shutil.copy(ROOT / "generator" / "wheelhouse.py", package)
    (package / "__main__.py").write_text(GENERATOR, encoding="utf-8")
    newcomer.lock(wheels.make(newcomer.wheelhouse, "tiny", "1.0"))
    return newcomer
