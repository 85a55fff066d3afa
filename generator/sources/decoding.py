"""Bytes → text.  The encoding is never guessed: a wrong guess publishes garbled characters without any error."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice

from generator.problems import Location, Problem
from generator.sources.excerpt import excerpt
from generator.sources.file_rules import (
    FILE_DECLARED_GB18030,
    FILE_GB18030,
    FILE_NOT_TEXT,
    FILE_NOT_UTF_8,
    FILE_NUL,
    FILE_REPLACEMENT_CHARACTER,
    FILE_UTF_16,
)
from generator.sources.whole_file import unknown_file

_SIGNATURES = (
    (b"PK\x03\x04", "Excel 工作簿（.xlsx）或压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版 Excel 工作簿（.xls）或 WPS 表格（.et）"),
    (b"%PDF-", "PDF 文件"),
    (b"{\\rtf", "RTF 文档"),
    (b"<!DOCTYPE", "网页（HTML）"),
    (b"<html", "网页（HTML）"),
    (b"<table", "网页（HTML）"),
    (b"<?xml", "XML 文件"),
)
"""How files begin that get renamed to .csv; government systems export HTML tables under the name .xls."""

_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_LINE_BREAK = re.compile(rb"\r\n|\r|\n")
_MOST_REPORTED = 20
"""Lines with lost characters that are reported one by one; a file that has more is damaged as a whole."""


def decode(data: bytes, file: str, encoding: str = "utf-8") -> tuple[str | None, list[Problem]]:
    """The text of *data* without a byte order mark.

    *encoding* is ``utf-8``, or ``gb18030`` where that is declared; a byte order mark wins over the declaration.
    """
    obstacle = _not_text(data, file)
    if obstacle:
        return None, [obstacle]
    if data.startswith(codecs.BOM_UTF8) or encoding != "gb18030":
        return _decode_utf_8(data, file)
    return _decode_gb18030(data, file)


def _not_text(data: bytes, file: str) -> Problem | None:
    place = Location(file)
    start = data[:64].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for signature, kind in _SIGNATURES:
        if start.startswith(signature.lower()):
            return unknown_file(FILE_NOT_TEXT, place, value=kind)
    nul = data.find(0)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (nul >= 0 and data.count(0) * 4 > len(data)):
        # Chinese in UTF-16 has no NUL bytes, but digits, commas and line breaks do, and every table is full of them.
        return unknown_file(FILE_UTF_16, place)
    if nul >= 0:
        line = _line(data, nul)
        return unknown_file(FILE_NUL, Location(file, line))
    return None


def _decode_utf_8(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_looks_like_gb18030(data, file, error) or _damaged(data, file, error, "UTF-8")]
    # Saving a file with a mark as "UTF-8 with a mark" in some editors leaves two.
    text = text.lstrip("\ufeff")
    return text, list(islice(_lost_characters(text, file), _MOST_REPORTED))


def _decode_gb18030(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    chinese = _CHINESE.search(_as_utf_8(data))
    if chinese:
        return None, [unknown_file(FILE_DECLARED_GB18030, Location(file), value=excerpt(chinese.group()))]
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        return None, [_damaged(data, file, error, "GB18030")]
    return text, list(islice(_lost_characters(text, file), _MOST_REPORTED))


def _as_utf_8(data: bytes) -> str:
    """The text, if every byte of it is UTF-8; GB18030 text of more than a few characters never is."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _looks_like_gb18030(data: bytes, file: str, error: UnicodeDecodeError) -> Problem | None:
    """A file whose bytes are GB18030 throughout and hardly ever UTF-8; a damaged UTF-8 file is mostly UTF-8."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    as_utf_8 = data.decode("utf-8", "replace")
    wrong = as_utf_8.count("\ufffd")
    right = sum(char > "\u07ff" for char in as_utf_8) - wrong  # three bytes, as Chinese has; two may be a single 一
    chinese = _CHINESE.search(text)
    if chinese is None or right > wrong:
        return None
    line = _line(data, error.start)
    return unknown_file(FILE_GB18030, Location(file, line), value=excerpt(chinese.group()))


def _damaged(data: bytes, file: str, error: UnicodeDecodeError, encoding: str) -> Problem:
    line = _line(data, error.start)
    found = data[error.start : error.end].hex(" ").upper()
    return unknown_file(FILE_NOT_UTF_8, Location(file, line), value=found, expected=encoding)


def _lost_characters(text: str, file: str) -> Iterator[Problem]:
    if "\ufffd" not in text:
        return
    for line, content in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if "\ufffd" in content:
            yield FILE_REPLACEMENT_CHARACTER.at(Location(file, line), value=excerpt(content))


def _line(data: bytes, position: int) -> int:
    """The physical line, from 1, of the byte at *position*; Windows, Unix and old Mac line ends count."""
    return 1 + sum(1 for _ in _LINE_BREAK.finditer(data, 0, position))
