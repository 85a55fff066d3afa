"""YAML → text, lists and mappings that know their place.

Every scalar is text, as it stands: ``0012`` keeps its zeros and ``12:30`` stays a time.  What YAML offers beyond
``name: value`` and ``- item`` is refused: references, types, merging, several documents in a file.  Nothing behind a colon is
the text ``""``; a plain ``null`` or ``~`` is a problem, because half of the readers take it for a blank and half for a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from yaml.error import MarkedYAMLError

from generator.problems import Location, Problem, Severity
from generator.sources import yaml_tokens
from generator.sources.bytes_file import read_bytes
from generator.sources.decoding import decode
from generator.sources.yaml_characters import invisible_characters
from generator.sources.yaml_syntax import diagnose
from generator.sources.yaml_tree import Data, DataPath, Refused, Tree, dotted

__all__ = ["Data", "DataPath", "YamlDocument", "parse_yaml", "read_yaml"]

MAX_BYTES = 2 * 1024 * 1024
"""Some 700,000 Chinese characters: a book.  A report has a hundredth of that."""


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The content of one file.  *lines* gives the line of each value, by the path of names and list positions to it."""

    file: str
    data: Data
    lines: Mapping[DataPath, int]

    def location(self, path: DataPath) -> Location:
        """Where the value at *path* stands, or where it should: the line of its nearest ancestor that is there."""
        known = next((path[:size] for size in range(len(path), -1, -1) if path[:size] in self.lines), ())
        return Location(self.file, self.lines.get(known), column=dotted(path))


def read_yaml(path: Path, file: str) -> tuple[YamlDocument | None, list[Problem]]:
    """The document in *path*, a mapping at its top; *file* is its name relative to the data directory.

    None when the file as a whole cannot be relied on.
    """
    data, problems = read_bytes(path, file, MAX_BYTES)
    if data is None:
        return None, problems
    text, problems = decode(data, file)
    if text is None:
        return None, problems
    document, found = parse_yaml(text, file)
    return document, problems + found


def parse_yaml(text: str, file: str, *, fast: bool = yaml_tokens.FAST) -> tuple[YamlDocument | None, list[Problem]]:
    """The document in *text*, as :func:`read_yaml` gives it; *fast* with the C parser, to the same result."""
    invisible = invisible_characters(text, file)
    if invisible:
        return None, invisible
    if fast and not yaml_tokens.has_corners(text):
        with suppress(MarkedYAMLError):
            return _build(text, file, fast=True)
    return _build(text, file, fast=False)


def _build(text: str, file: str, *, fast: bool) -> tuple[YamlDocument | None, list[Problem]]:
    """The document; where it is not YAML, the C parser raises MarkedYAMLError and the pure one tells what is wrong."""
    tree = Tree(text, file, yaml_tokens.tokens(text, fast=fast))
    try:
        data = tree.read()
    except Refused as refusal:
        return None, [*tree.problems, refusal.problem]
    except MarkedYAMLError as error:
        if fast:
            raise
        # Lines that run together before it are most often its doing.
        certain = [problem for problem in tree.problems if problem.severity is Severity.ERROR]
        return None, [*certain, diagnose(text, file, error)]
    if any(problem.root for problem in tree.problems):
        return None, list(dict.fromkeys(tree.problems))  # a line may hold many references
    return YamlDocument(file, data, tree.lines), tree.problems
