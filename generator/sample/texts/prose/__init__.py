"""The sentences that sample texts are put together from: one YAML file per field, per nature of spending, and for all.

A line is a text with ``$slots``, or a mapping that also says what it fits: ``natures`` (names of
:class:`~generator.sample.texts.facts.Nature`, in small letters) and ``about`` (words, one of which must occur in what the subject is called,
does or aims at).  A lesson is a finding with all that may follow from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.records.choices import FindingType
from generator.sample.texts.package_data import packaged


@dataclass(frozen=True, slots=True)
class Line:
    """A text with slots, and what it fits; empty means anything."""

    text: str
    natures: frozenset[str] = frozenset()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson(Line):
    """A finding, why it came about, what is advised, and how it is put right."""

    type: FindingType = FindingType.PROCESS
    label: str = ""
    cause: str = ""
    advice: str = ""
    requirement: str = ""
    result: str = ""
    evidence: str = ""


@cache
def _file(name: str) -> Mapping[str, Any]:
    return packaged(f"prose/{name}.yml")


@cache
def lines(file: str, deck: str) -> tuple[Line, ...]:
    """All lines of one deck of one file."""
    return tuple(_line(item) for item in _file(file)[deck])


@cache
def lessons(file: str, deck: str = "findings") -> tuple[Lesson, ...]:
    """All lessons of one deck of one file."""
    return tuple(_lesson(item) for item in _file(file)[deck])


def remarks(file: str, deck: str, about: str) -> tuple[Line, ...]:
    """Short remarks on one indicator of the common framework."""
    return tuple(Line(text) for text in _file(file)[deck][about])


def phrase(file: str, name: str) -> str:
    """A single phrase of a file."""
    return str(_file(file)[name])


def _line(item: str | Mapping[str, str]) -> Line:
    if isinstance(item, str):
        return Line(item)
    return Line(item["text"], _natures(item), _words(item))


def _lesson(item: Mapping[str, str]) -> Lesson:
    told = {name: item[name] for name in ("label", "cause", "advice", "requirement", "result", "evidence")}
    return Lesson(item["text"], _natures(item), _words(item), FindingType.read(item["type"]), **told)


def _natures(item: Mapping[str, str]) -> frozenset[str]:
    return frozenset(item.get("natures", "").split())


def _words(item: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(item.get("about", "").split())
