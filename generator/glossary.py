"""The glossary that is written by hand (content/glossary/index.md), read for the words that pages explain where they stand.

A term stands under ``### 术语 {#stable-id}``; its first paragraph is one sentence, the definition; ``也叫：…；…`` are other names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.text import Text

_ALSO = "也叫："


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the trade.  ``id`` is its anchor in the glossary, ``definition`` one sentence."""

    title: Text
    id: str
    definition: Text
    aliases: tuple[Text, ...]


def read_glossary(path: Path) -> Mapping[str, Term]:
    """Every term by its title and by each of its other names; nothing when there is no such file."""
    if not path.is_file():
        return MappingProxyType({})
    terms = _terms(path.read_text(encoding="utf-8"))
    return MappingProxyType({str(name): term for term in terms for name in (term.title, *term.aliases)})


def _terms(markdown: str) -> Iterator[Term]:
    for entry in markdown.split("\n### ")[1:]:
        heading, definition, *notes = entry.partition("\n## ")[0].strip().split("\n\n")
        title, _, anchor = heading.removesuffix("}").partition(" {#")
        also = [note.removeprefix(_ALSO).split("；") for note in notes if note.startswith(_ALSO)]
        yield Term(Text(title), anchor, Text(definition), tuple(Text(name) for names in also for name in names))
