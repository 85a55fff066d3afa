"""The YAML files that ship beside these modules."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from generator.sources.yaml_file import read_yaml

_FOLDER = Path(__file__).parent


def packaged(file: str) -> dict[str, Any]:
    """The content of *file*, all scalars as strings.  Raises :class:`ValueError`: the file is part of the program."""
    source, problems = read_yaml(_FOLDER / file, file)
    if source is None or problems:
        raise ValueError(f"{file} of the package cannot be read: {problems}")
    return cast("dict[str, Any]", source.data)
