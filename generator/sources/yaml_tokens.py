"""YAML text → tokens, the same ones whichever parser of PyYAML reads it.

The C parser makes reading some eight times faster, but it is not everywhere, and the two disagree at some corners.  There the
pure one is right: texts that have such corners are left to it, and so is every text that the C parser refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

import yaml
from yaml.error import Mark, MarkedYAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

FAST = bool(yaml.__with_libyaml__)
"""Whether the C parser is here."""

_CORNERS = re.compile(r"\t|[|>][0-9+-]*#|(?:^|[\s\[{,:-])!|^%", re.MULTILINE)
"""Tabs between tokens, ``#`` right behind a block scalar's sign, tags and directives: the C parser takes more, or less."""

_NOWHERE = Mark("", 0, 0, 0, None, 0)


class Kind(Enum):
    """What a token is."""

    DOCUMENT = auto()
    MAPPING = auto()
    LIST = auto()
    END = auto()
    """The end of a mapping or a list."""
    TEXT = auto()
    ALIAS = auto()


class Token(NamedTuple):
    """One event of YAML.  Lines count from 1, *column* and *end* (where the token ends in the text) from 0."""

    kind: Kind
    line: int
    last_line: int
    column: int
    end: int
    text: str = ""
    plain: bool = False
    """Whether the text stands without quotes, and not as a block."""
    sign: str = ""
    """``&`` where the value is given a name for references, ``!`` where it is given a type, ``*`` where it is a reference."""


def has_corners(text: str) -> bool:
    """Whether the parsers may read *text* differently."""
    return _CORNERS.search(text) is not None or ("?" in text and ("[" in text or "{" in text))


def tokens(text: str, *, fast: bool) -> Iterator[Token]:
    """The tokens of *text*; *fast* with the C parser.  Raises MarkedYAMLError where it is not YAML."""
    parser = yaml.CBaseLoader(text) if fast else yaml.BaseLoader(text)
    try:
        while parser.check_event():
            event = parser.get_event()
            if event is not None:
                yield from _token(event)
    except (ValueError, OverflowError) as error:
        # "\UFFFFFFFF" names no character.
        mark = parser.get_mark() if isinstance(parser, yaml.BaseLoader) else None
        raise MarkedYAMLError("scanning a double-quoted scalar", None, str(error), mark) from error


def _token(event: Event) -> Iterator[Token]:
    kind = next((kind for event_type, kind in _KINDS if isinstance(event, event_type)), None)
    if kind is None:
        return
    start, end = event.start_mark or _NOWHERE, event.end_mark or _NOWHERE
    text, plain, sign = "", False, ""
    if isinstance(event, ScalarEvent):
        text, plain = event.value, not event.style
    if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
        sign = "!"
    if isinstance(event, NodeEvent) and event.anchor is not None:
        sign = "*" if kind is Kind.ALIAS else "&"
    yield Token(kind, start.line + 1, end.line + 1, start.column, end.index, text, plain, sign)


_KINDS = (
    (ScalarEvent, Kind.TEXT),
    (MappingStartEvent, Kind.MAPPING),
    (CollectionStartEvent, Kind.LIST),
    (CollectionEndEvent, Kind.END),
    (AliasEvent, Kind.ALIAS),
    (DocumentStartEvent, Kind.DOCUMENT),
)
