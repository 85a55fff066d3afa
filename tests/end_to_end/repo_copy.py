"""A copy of the project with a small city's records in ``data/``, as it lies on somebody's desk."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.command import EXAMPLE, ROOT

PARTS = ("content", "generator", "overrides")


def copy_of_project(folder: Path) -> Path:
    """What the generator needs of the project, with the published facts of one year as its records."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(EXAMPLE, folder / "data")
    return folder
