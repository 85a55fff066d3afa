"""Personal data in what a build wrote, whichever way they came there: the last look before a site takes its place."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.privacy import home_address
from generator.privacy.numerals import LONG_RUN, MAY_HOLD_NUMBER_IN_LINE
from generator.privacy.personal_data import Kind, find_personal_data

TEXTS = frozenset({".html", ".csv", ".json", ".jsonl", ".xml", ".svg", ".txt", ".md", ".sqlite"})
"""Files whose bytes hold text as it is read; our own scripts and styles hold none from records."""
WORKBOOKS = frozenset({".xlsx", ".zip"})
MOST_TOLD = 20

_ENTITIES = (("&#45;", "-"), ("&#46;", "."), ("&#43;", "+"), ("&nbsp;", " "), ("&shy;", ""), ("<wbr>", ""))
"""How pages write what may stand inside a number."""
_DRAWING = re.compile(r"<(?:path|svg|polyline|polygon|rect|circle|line|g|text)\b")
_MARKUP = str.maketrans("<>\"'=", "|||||")
"""Where markup begins and ends a number ends too; what stands in attributes is read like any text."""
_REACH = 48
"""Characters around a suspicion that tell what it is."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Personal data in a file of the site; the value itself is masked."""

    file: str
    kind: Kind
    masked: str

    def __str__(self) -> str:
        return f"{self.file}：{self.kind.label} {self.masked}"


class PersonalDataError(Exception):
    """The built site would show personal data."""

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        self.leaks = leaks
        told = "".join(f"\n- {leak}" for leak in leaks[:MOST_TOLD])
        more = f"\n- …… 另有 {len(leaks) - MOST_TOLD} 处" if len(leaks) > MOST_TOLD else ""
        super().__init__(
            f"生成的网页里有 {len(leaks)} 处个人信息（已遮盖），不能发布。"
            f"请在记录或 content/ 的文字里删去，或在 exceptions.yml 登记例外。{told}{more}"
        )


def refuse_personal_data(site: Path, permitted: frozenset[str]) -> None:
    """Raise :class:`PersonalDataError` when any file below *site* shows personal data other than *permitted* (masked forms)."""
    leaks = tuple(each for each in scan(site) if each.masked not in permitted)
    if leaks:
        raise PersonalDataError(leaks)


def scan(site: Path) -> Iterator[Leak]:
    """Everything in the files below *site* that looks like personal data, each once a file.

    A line that stood in the file before as well is not looked at again: neighbouring pages share most of theirs.
    """
    clean: set[str] = set()
    seen: frozenset[str] = frozenset()
    for path in _files(site):
        found: dict[tuple[Kind, str], None] = {}
        for text in _texts(path):
            lines = dict.fromkeys(text.split("\n"))
            found |= dict.fromkeys(_found_in("\n".join(line for line in lines if line not in seen), clean))
            seen = frozenset() if found else frozenset(lines)
        for kind, masked in sorted(found):
            yield Leak(path.relative_to(site).as_posix(), kind, masked)


def _files(site: Path) -> Iterator[Path]:
    """All files with text, neighbours after each other."""
    for folder, folders, names in os.walk(site):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names) if Path(name).suffix.lower() in TEXTS | WORKBOOKS)


def _texts(path: Path) -> Iterator[str]:
    if path.suffix.lower() in TEXTS:
        yield path.read_bytes().decode("utf-8", errors="replace")
    else:
        with zipfile.ZipFile(path) as workbook:
            for name in workbook.namelist():
                if Path(name).suffix in TEXTS:
                    yield workbook.read(name).decode("utf-8", errors="replace")


def _found_in(text: str, clean: set[str]) -> Iterator[tuple[Kind, str]]:
    """What is found around the suspicions in *text*.  Surroundings that were seen before and held nothing are in *clean*."""
    for written, meant in _ENTITIES:
        text = text.replace(written, meant)
    for surroundings in _suspicions(text):
        if surroundings not in clean:
            found = [
                each for each in find_personal_data(surroundings.translate(_MARKUP)) if each.kind is not Kind.EMAIL
            ]
            if not found:
                clean.add(surroundings)
            yield from ((each.kind, each.masked) for each in found)


def _suspicions(text: str) -> Iterator[str]:
    for hit in MAY_HOLD_NUMBER_IN_LINE.finditer(text):
        run = LONG_RUN.match(text, hit.start())
        if run is not None and not _in_drawing(text, hit.start()):
            yield _around(text, run.start(), run.end())
    for hit in home_address.MAY_HOLD.finditer(text):
        yield _around(text, hit.start(), hit.end())


def _in_drawing(text: str, position: int) -> bool:
    """Whether *position* is among the coordinates of a picture."""
    opened = text.rfind("<", 0, position)
    return text.find(">", opened, position) < 0 and _DRAWING.match(text, max(opened, 0)) is not None


def _around(text: str, start: int, end: int) -> str:
    """The text around a place, without the halves of numbers at its edges."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return (
        before.lstrip("0123456789０１２３４５６７８９Xx")
        + text[start:end]
        + after.rstrip("0123456789０１２３４５６７８９")
    )
