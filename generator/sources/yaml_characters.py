"""Characters that no one sees in a YAML file."""

from __future__ import annotations

import re

from generator.problems import Location, Problem
from generator.sources.excerpt import excerpt
from generator.sources.whole_file import unknown_file
from generator.sources.yaml_rules import YAML_INVISIBLE_CHARACTER

INVISIBLE = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Control characters, and what the parsers take for a line break although no editor shows one (U+0085, U+2028, U+2029)."""

MAX_REPORTED = 20
"""Reported one by one; where there are more they all came with one paste."""


def invisible_characters(text: str, file: str) -> list[Problem]:
    """Where *text* has characters that break it up unseen."""
    problems = []
    line, counted = 1, 0
    for _, found in zip(range(MAX_REPORTED), INVISIBLE.finditer(text), strict=False):
        above = text[counted : found.start()]
        line, counted = line + above.count("\n") + above.count("\r") - above.count("\r\n"), found.start()
        before = excerpt(re.split(r"[\r\n]", text[max(0, counted - 20) : counted])[-1])
        value = f"U+{ord(found.group()):04X}"
        problems.append(unknown_file(YAML_INVISIBLE_CHARACTER, Location(file, line), value=value, before=before))
    return problems
