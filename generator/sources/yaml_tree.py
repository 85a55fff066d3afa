"""YAML tokens → plain data, and the line where each piece of it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TypeAlias

from generator.problems import Location, Problem, Rule
from generator.sources.excerpt import excerpt
from generator.sources.whole_file import unknown_file
from generator.sources.yaml_comments import lost_to_comment
from generator.sources.yaml_rules import (
    YAML_COMMENT_CUTS_VALUE,
    YAML_DUPLICATE_KEY,
    YAML_EMPTY,
    YAML_ESCAPE,
    YAML_FOLDED_LINES,
    YAML_KEY,
    YAML_MERGE_KEY,
    YAML_NOT_MAPPING,
    YAML_NULL_WORD,
    YAML_REFERENCE,
    YAML_SEVERAL_DOCUMENTS,
    YAML_TAG,
    YAML_TOO_DEEP,
    YAML_TOO_MANY_VALUES,
    YAML_WIDE_SPACE,
)
from generator.sources.yaml_syntax import colon_hint
from generator.sources.yaml_tokens import Kind, Token

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
"""What YAML holds here: text, lists and mappings.  Nothing behind the colon is the text ``""``."""

DataPath: TypeAlias = tuple[str | int, ...]
"""Names and list positions (from 0) that lead to a value."""

MAX_DEPTH = 20
"""Levels of mappings and lists; no record has ten, and a reader without a limit can be made to overflow."""

MAX_VALUES = 100_000
"""Names, texts, mappings and lists of one file; a long report has some hundreds."""

MAX_NAME = 100
"""Characters of a name; YAML itself takes some hundred more, none of them readable."""

_NULLS = frozenset(["~", "null", "Null", "NULL"])
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WIDE_SPACES = "\u3000\u00a0"


class Refused(Exception):  # noqa: N818 - it is an outcome, not an error of the program
    """The document must not be read further; *problem* says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Tree:
    """Builds the data of one document from its tokens; problems are collected as they are met."""

    def __init__(self, text: str, file: str, tokens: Iterator[Token]) -> None:
        self.lines: dict[DataPath, int] = {}
        self.problems: list[Problem] = []
        self._text = text
        self._file = file
        self._tokens = tokens
        self._values = 0

    def read(self) -> dict[str, Data]:
        """The data.  Raises Refused, and whatever *tokens* raises."""
        if next(self._tokens, None) is None:
            raise Refused(unknown_file(YAML_EMPTY, Location(self._file)))
        top = next(self._tokens)
        if top.kind is Kind.TEXT:
            next(self._tokens, None)  # names without a colon are a text at first, and no YAML with the line below
        if top.kind is not Kind.MAPPING:
            raise Refused(self._not_mapping(top))
        self._meet(top, ())
        data = self._mapping(())
        for token in self._tokens:
            raise Refused(unknown_file(YAML_SEVERAL_DOCUMENTS, Location(self._file, token.line)))
        return data

    def _not_mapping(self, top: Token) -> Problem:
        place = Location(self._file, top.line)
        if top.kind is Kind.TEXT and top.plain and not top.text:
            return unknown_file(YAML_EMPTY, Location(self._file))
        if top.sign == "*":
            return self._signed(top)
        value = "列表" if top.kind is Kind.LIST else f"“{excerpt(top.text)}”"
        return unknown_file(YAML_NOT_MAPPING, place, value=value, hint=colon_hint(top.text))

    def _meet(self, token: Token, path: DataPath) -> None:
        """Count a value, note its line, and refuse what references and types could do."""
        self._values += 1
        self.lines.setdefault(path, token.line)
        if self._values > MAX_VALUES:
            place = Location(self._file, token.line)
            raise Refused(unknown_file(YAML_TOO_MANY_VALUES, place, expected=f"{MAX_VALUES:,}"))
        if len(path) > MAX_DEPTH:
            place = Location(self._file, token.line)
            raise Refused(unknown_file(YAML_TOO_DEEP, place, value=excerpt(self._line(token)), expected=str(MAX_DEPTH)))
        if token.sign:
            self.problems.append(self._signed(token))

    def _signed(self, token: Token) -> Problem:
        rule, place = YAML_TAG if token.sign == "!" else YAML_REFERENCE, Location(self._file, token.line)
        return unknown_file(rule, place, value=excerpt(self._line(token)), symbol=token.sign)

    def _line(self, token: Token) -> str:
        """The line where *token* begins, without its indentation."""
        return self._text_lines[token.line - 1].strip()

    @cached_property
    def _text_lines(self) -> list[str]:
        return re.split(r"\r\n|\r|\n", self._text)

    def _value(self, token: Token, path: DataPath, end: int, indent: int) -> Data:
        """The value that begins with *token*; *end* is where its name ends in the text, *indent* the column of that name."""
        self._meet(token, path)
        if token.kind is Kind.MAPPING:
            return self._mapping(path)
        if token.kind is Kind.LIST:
            return self._list(token, path)
        if token.plain:
            self._check_plain(token, path, token.end if token.text else end, indent)
        return self._checked(token, path)

    def _mapping(self, path: DataPath) -> dict[str, Data]:
        data: dict[str, Data] = {}
        for token in self._tokens:
            if token.kind is Kind.END:
                break
            key = self._key(token, path)
            inner = (*path, key)
            if key in data:
                self._repeated(token, inner)
            self.lines.setdefault(inner, token.line)
            colon = self._text.find(":", token.end) + 1
            value = next(self._tokens)
            if value.plain and not value.text:  # it stands nowhere; each parser has its own idea where
                value = value._replace(line=token.line, last_line=token.line)
            data.setdefault(key, self._value(value, inner, colon, token.column))
        return data

    def _list(self, start: Token, path: DataPath) -> list[Data]:
        data: list[Data] = []
        for token in self._tokens:
            if token.kind is Kind.END:
                break
            data.append(self._value(token, (*path, len(data)), token.end, start.column))
        return data

    def _key(self, token: Token, path: DataPath) -> str:
        """The name of a value."""
        place = self._place(token, path)
        if token.kind is not Kind.TEXT:
            self.problems.append(unknown_file(YAML_KEY, place, value=_NOT_TEXT[token.kind]))
            self._value(token, (*path, ""), token.end, token.column)
            return ""
        self._meet(token, path)
        key = self._checked(token, path)
        if token.plain and not key:
            self.problems.append(unknown_file(YAML_KEY, place, value="空白"))
        if len(key) > MAX_NAME:
            self.problems.append(unknown_file(YAML_KEY, place, value=f"超过 {MAX_NAME} 个字符的文字"))
        if token.plain and key == "<<":
            self.problems.append(unknown_file(YAML_MERGE_KEY, place))
        if token.plain and key != key.strip(_WIDE_SPACES):
            self.problems.append(YAML_WIDE_SPACE.at(place, value=excerpt(key.strip(_WIDE_SPACES))))
        return key

    def _repeated(self, token: Token, path: DataPath) -> None:
        self._note(YAML_DUPLICATE_KEY, token, path, value=excerpt(str(path[-1])), first=str(self.lines[path]))

    def _check_plain(self, token: Token, path: DataPath, end: int, indent: int) -> None:
        """What YAML does silently to text without quotes."""
        lost = lost_to_comment(self._text, end, indent)
        if lost:
            self._note(YAML_COMMENT_CUTS_VALUE, token, path, value=excerpt(token.text), lost=excerpt(lost))
        if token.text in _NULLS:
            self._note(YAML_NULL_WORD, token, path, value=token.text)
        if token.last_line > token.line:
            self._note(YAML_FOLDED_LINES, token, path, value=excerpt(token.text), last=str(token.last_line))

    def _checked(self, token: Token, path: DataPath) -> str:
        """The text of a token, unless an escape in it names half a character."""
        if _SURROGATE.search(token.text):
            self.problems.append(unknown_file(YAML_ESCAPE, self._place(token, path), value=excerpt(self._line(token))))
        return token.text

    def _note(self, rule: Rule, token: Token, path: DataPath, *, value: str, **facts: str) -> None:
        self.problems.append(rule.at(self._place(token, path), value=value, **facts))

    def _place(self, token: Token, path: DataPath) -> Location:
        return Location(self._file, token.line, column=dotted(path))


_NOT_TEXT = {Kind.LIST: "列表", Kind.MAPPING: "一组内容", Kind.ALIAS: "引用"}


def dotted(path: DataPath) -> str | None:
    """*path* as people write it, ``findings.0.text``; None for the document as a whole."""
    return ".".join(map(str, path)) or None
