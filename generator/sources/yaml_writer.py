"""Text, lists and mappings → YAML for people, which :func:`~generator.sources.yaml_file.read_yaml` gives back unchanged.

Text stands without quotes wherever any reader of YAML would give it back as it is; so ``0012``, ``12:30`` and ``yes`` have
quotes, ``2022`` and ``9942.3`` have none.  Long text becomes a block, so that nobody has to escape anything in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from generator.sources.yaml_characters import INVISIBLE
from generator.sources.yaml_tree import MAX_NAME, Data

LONG = 80
"""Characters of text on one line, above which it becomes a block and is folded at its blanks."""

_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,9})\.[0-9]{0,3}[1-9]")
"""Numbers that come back with the same digits even from a reader that makes them binary."""

_NUMERIC = re.compile(r"[0-9][0-9A-Za-z_.:+ -]*")
"""What some reader might take for a number, a time or a date."""

_WORDS = frozenset(["y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf", "infinity"])
"""What some reader takes for a truth value, a number or nothing, in any case."""

_FOLD = re.compile(r"(?<! ) (?! )")
_SIGNS = re.compile(r":(?: |$)| #")
_CONTROL = re.compile(rf"[\t\r\n]|{INVISIBLE.pattern}")
_UNFIT = re.compile(rf"[\t\r]|{INVISIBLE.pattern}")
"""What a block cannot hold, or only to be read at a crawl."""

_ESCAPED = re.compile(rf'["\\]|{_CONTROL.pattern}')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def write_yaml(data: Data, header: Sequence[str] = ()) -> str:
    """*data* as YAML, under *header* as comment lines.

    The same data gives the same text, in the order of the data.  Raises ValueError for what no YAML can hold: half of a
    character pair, or a name of more than a hundred characters.
    """
    comments = [f"# {line}".rstrip() for text in header for line in _UNFIT.sub(" ", text).splitlines() or [""]]
    lines = [_inline(data)] if isinstance(data, str) else _lines(data)
    return "".join(f"{line}\n" for line in [*comments, *lines])


def _lines(data: Data) -> list[str]:
    """The lines of *data*; the first may go behind a name or a dash, the others must then be indented."""
    if isinstance(data, str):
        return _text(data)
    if isinstance(data, dict):
        return [line for name, value in data.items() for line in _entry(name, value)] or ["{}"]
    return [line for value in data for line in _item(value)] or ["[]"]


def _entry(name: str, value: Data) -> list[str]:
    lines = _lines(value)
    if value and not isinstance(value, str):
        return [f"{_name(name)}:", *_indented(lines)]
    return [f"{_name(name)}: {lines[0]}", *_indented(lines[1:])]


def _item(value: Data) -> list[str]:
    first, *rest = _lines(value)
    return [f"- {first}", *_indented(rest)]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]


def _name(name: str) -> str:
    if len(name) > MAX_NAME:
        raise ValueError(f"a name in YAML has at most {MAX_NAME} characters: {name[:40]}…")
    return _inline(name)


def _text(text: str) -> list[str]:
    """*text* on one line, or as a block: the sign of the block and its lines."""
    if text[:1] in ("", " ", "\n") or _UNFIT.search(text):
        return [_inline(text)]
    if "\n" in text:
        kept = len(text) - len(text.rstrip("\n"))
        lines = text.split("\n")
        return [("|-", "|", "|+")[min(kept, 2)], *(lines[:-1] if kept else lines)]
    if len(text) > LONG and not text.endswith(" "):
        return [">-", *_folded(text)]
    return [_inline(text)]


def _folded(text: str) -> list[str]:
    """*text* in lines of about :data:`LONG` characters, which YAML joins again with one blank."""
    lines: list[str] = []
    for word in _FOLD.split(text):
        if lines and len(lines[-1]) + len(word) < LONG:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _inline(text: str) -> str:
    """*text* on one line, with quotes where it needs them."""
    if _stands_alone(text):
        return text
    if re.search(r'["\\]', text) and not _CONTROL.search(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _stands_alone(text: str) -> bool:
    """Whether any reader of YAML gives *text* back when it has no quotes."""
    if _NUMBER.fullmatch(text) or _is_date(text):
        return True
    first = text[:1]
    begins = first.isalnum() or first > "\x7f"
    clean = text == text.strip() and not _CONTROL.search(text) and not _SIGNS.search(text)
    return begins and clean and text.lower() not in _WORDS and not _NUMERIC.fullmatch(text)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    if "\ud800" <= char <= "\udfff":
        raise ValueError(f"half of a character pair cannot be written: U+{ord(char):04X}")
    code = ord(char)
    by_number = f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
    return _ESCAPES.get(char, by_number)
