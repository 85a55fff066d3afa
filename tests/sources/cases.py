"""The golden cases: an input, and what must be found in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Problem
from generator.sources.csv_file import CsvTable, read_csv
from generator.sources.yaml_file import YamlDocument, read_yaml

FOLDER = Path(__file__).parents[1] / "cases" / "sources"


@dataclass(frozen=True)
class Source:
    """One input: the file it stands in, the bytes (or what to make instead of a file), the encoding declared for it."""

    file: str
    data: bytes
    make: str = ""
    encoding: str = "utf-8"

    @classmethod
    def of(cls, written: Any, file: str) -> Source:
        if isinstance(written, str):
            return cls(file, written.encode())
        if "bytes" in written:
            data = written["bytes"].encode("latin-1")
        else:
            body = written.get("body", "") * int(written.get("times", 0))
            data = f"{written.get('head', '')}{body}{written.get('tail', '')}".encode()
        return cls(written.get("file", file), data, written.get("make", ""), written.get("encoding", "utf-8"))


@dataclass(frozen=True)
class Case:
    """A mistake with its problems, and a twin without it."""

    rule: str
    says: str
    bad: Source
    good: Source
    problems: list[dict[str, str]]

    @classmethod
    def of(cls, written: dict[str, Any], file: str) -> Case:
        bad, good = Source.of(written["bad"], file), Source.of(written["good"], file)
        return cls(written["rule"], written["says"], bad, good, written["problems"])

    def __str__(self) -> str:
        return f"{self.rule}: {self.says}"


def cases() -> Iterator[Case]:
    """Every case of every file in the folder of golden cases."""
    for path in sorted(FOLDER.glob("*.yml")):
        # Not our own reader, which is what the cases are about; BaseLoader knows only text, too.
        written = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        for case in written["cases"]:
            yield Case.of(case, written["file"])


def read(source: Source, folder: Path) -> tuple[CsvTable | YamlDocument | None, list[Problem]]:
    """What the reader for this kind of file says about *source*, made in a data directory inside *folder*."""
    path = folder / "data" / source.file
    _make(source.make, path, source.data)
    if path.suffix == ".csv":
        return read_csv(path, source.file, source.encoding)
    return read_yaml(path, source.file)


def _make(what: str, path: Path, data: bytes) -> None:
    """The file at *path*, or whatever a case has in its place."""
    if what == "nothing":
        return
    path.parent.mkdir(parents=True)
    match what:
        case "":
            path.write_bytes(data)
        case "renamed":
            path.with_name("Tables.CSV").write_bytes(data)
        case "folder":
            path.mkdir()
        case "loop":
            path.symlink_to(path.with_name("other.csv"))
            path.with_name("other.csv").symlink_to(path)
        case "link-inside" | "link-outside":
            target = path.parents[1 if what == "link-inside" else 2] / "elsewhere.csv"
            target.write_bytes(b"code,name\n")
            path.symlink_to(target)
        case _:
            raise ValueError(what)
