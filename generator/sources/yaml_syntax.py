"""What a person did when YAML cannot be read.

The parser says what it expected; an accountant needs to hear which sign on which line is to be changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from yaml.error import Mark, MarkedYAMLError

from generator.problems import Location, Problem, Rule
from generator.sources.excerpt import excerpt
from generator.sources.whole_file import unknown_file
from generator.sources.yaml_rules import (
    YAML_BRACKETS,
    YAML_COLON_IN_VALUE,
    YAML_COLON_MISSING,
    YAML_ESCAPE,
    YAML_INDENTATION,
    YAML_KEY,
    YAML_REFERENCE,
    YAML_SPECIAL_START,
    YAML_SYNTAX,
    YAML_TAB,
    YAML_TAG,
    YAML_TEXT_AFTER_QUOTE,
    YAML_UNCLOSED_QUOTE,
)

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_NAMED = re.compile(r"(?:^|\s)-(?:\s|$)|:(?:\s|$)|^\s*#")
"""A line that has a name or a list item, or is a comment."""


class _Fault:
    """A place in the text where the parser gave up, and the lines around it."""

    def __init__(self, text: str, file: str, error: MarkedYAMLError) -> None:
        self.lines = _LINE_BREAK.split(text)
        self.file = file
        self.wording = f"{error.context or ''}: {error.problem or ''}"
        self.here = error.problem_mark or Mark("", 0, 0, 0, None, 0)
        self.begin = error.context_mark or self.here

    def line(self, mark: Mark) -> str:
        return self.lines[mark.line]

    def before(self) -> str:
        """What stands on the line before the place."""
        return self.line(self.here)[: self.here.column].rstrip()

    def problem(self, rule: Rule, mark: Mark, value: str | None = None, **facts: str) -> Problem:
        """*rule* at the line of *mark*, which it quotes unless *value* is given."""
        found = excerpt(self.line(mark).strip()) if value is None else value
        return unknown_file(rule, Location(self.file, mark.line + 1), value=found, **facts)


def diagnose(text: str, file: str, error: MarkedYAMLError) -> Problem:
    """The problem behind *error*, which the parser of PyYAML raised on *text*."""
    fault = _Fault(text, file, error)
    return next(explain(fault) for wording, explain in _EXPLANATIONS if re.search(wording, fault.wording))


def _at(rule: Rule, *, begin: bool = False) -> Callable[[_Fault], Problem]:
    """*rule*, at the line where the parser gave up or at the one where the value in question begins."""
    return lambda fault: fault.problem(rule, fault.begin if begin else fault.here)


def _special_start(fault: _Fault) -> Problem:
    return _symbol(YAML_SPECIAL_START, fault, fault.begin)


def _reference(fault: _Fault) -> Problem:
    return _symbol(YAML_REFERENCE, fault, fault.begin)


def _symbol(rule: Rule, fault: _Fault, mark: Mark) -> Problem:
    return fault.problem(rule, mark, symbol=fault.line(mark)[mark.column : mark.column + 1])


def _second_colon(fault: _Fault) -> Problem:
    """``: `` where no value may follow: a second one on the line, or a line that does not belong where it stands."""
    if _NAMED.search(fault.before()):
        return fault.problem(YAML_COLON_IN_VALUE, fault.here)
    above = next((number for number in range(fault.here.line - 1, -1, -1) if fault.lines[number].strip()), None)
    if above is None or _NAMED.search(fault.lines[above]):
        return fault.problem(YAML_INDENTATION, fault.here)
    return _colon_missing(fault, Mark("", 0, above, 0, None, 0))


def _no_colon(fault: _Fault) -> Problem:
    return _colon_missing(fault, fault.begin)


def _colon_missing(fault: _Fault, mark: Mark) -> Problem:
    return fault.problem(YAML_COLON_MISSING, mark, hint=colon_hint(fault.line(mark)))


def colon_hint(line: str) -> str:
    """What was perhaps typed instead of a colon and a blank."""
    if "：" in line:
        return "这里用的是中文冒号“：”。"
    return "英文冒号后面缺少空格。" if ":" in line else ""


def _unexpected(fault: _Fault) -> Problem:
    """Something behind a value that had already ended, or at an indentation that fits nothing."""
    before = fault.before()
    if fault.line(fault.here)[fault.here.column :].startswith(":"):
        return fault.problem(YAML_KEY, fault.here, value="空白")
    if not before:
        return fault.problem(YAML_INDENTATION, fault.here)
    if before.endswith(('"', "'")):
        return fault.problem(YAML_TEXT_AFTER_QUOTE, fault.here)
    bracket = before.rfind({"]": "[", "}": "{"}.get(before[-1], "\n"))
    if bracket >= 0:
        return _symbol(YAML_SPECIAL_START, fault, Mark("", 0, fault.here.line, bracket, None, 0))
    return fault.problem(YAML_SYNTAX, fault.here)


def _no_content(fault: _Fault) -> Problem:
    """A sign where a value should begin."""
    inside = fault.before()[-1:] not in ("", ":", "-")
    return fault.problem(YAML_BRACKETS, fault.here) if inside else _symbol(YAML_SPECIAL_START, fault, fault.here)


_EXPLANATIONS: tuple[tuple[str, Callable[[_Fault], Problem]], ...] = (
    (r"found character '\\t'|found a tab", _at(YAML_TAB)),
    (r"scanning a quoted scalar", _at(YAML_UNCLOSED_QUOTE, begin=True)),
    (r"scanning a double-quoted scalar", _at(YAML_ESCAPE)),
    (r"scanning an (alias|anchor)", _reference),
    (r"(scanning|parsing) a tag|tag handle", _at(YAML_TAG)),
    (
        r"(scanning|parsing) a (block scalar|directive)|cannot start|(sequence entries|mapping keys) are not allowed",
        _special_start,
    ),
    (r"mapping values are not allowed", _second_colon),
    (r"could not find expected ':'", _no_colon),
    (r"parsing a flow", _at(YAML_BRACKETS, begin=True)),
    (r"expected the node content", _no_content),
    (r"expected <block end>|expected '<document start>'", _unexpected),
    (r"", _at(YAML_SYNTAX)),
)
"""By the parser's wording, the most telling first.  The wording is PyYAML's own; the C parser's is never looked at."""
