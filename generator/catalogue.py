"""Every rule, in the order of the work: reading files, reading records, seeing them together.

The handbook's rule pages, ``check --explain`` and the completeness tests all read this one tuple.
"""

from __future__ import annotations

from generator.checks.run import RULES as CHECK_RULES
from generator.problems import Rule
from generator.records.rules import RULES as RECORD_RULES
from generator.sources.rules import RULES as SOURCE_RULES

GROUPS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("读取文件", SOURCE_RULES),
    ("读取记录", RECORD_RULES),
    ("核对记录", CHECK_RULES),
)
"""The rules by what they look at, with the heading that the handbook gives them."""

RULES: tuple[Rule, ...] = tuple(rule for _, rules in GROUPS for rule in rules)

BY_CODE = {rule.code: rule for rule in RULES}
