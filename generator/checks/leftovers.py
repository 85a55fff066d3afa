"""What is left of an unfilled form: “(100字以内)”, “XX”, “…”, and words that say nothing where a reason is owed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checks.free_text import different_texts, free_texts
from generator.checks.grounds import grounds
from generator.disclosure import Disclosure
from generator.problems import Problem, Rule, Severity
from generator.records.record import Record
from generator.records.targets import Indicator

PLACEHOLDER_LEFT = Rule(
    "placeholder-left",
    Severity.ERROR,
    "表格没有填完",
    "填表说明、XX、省略号留在公开的表里，读者会认为这份表没有人看过。",
    "510000_0013zp 填表说明：指标值不得含占位符",
    "“{field}”里还留着没有填写的“{found}”：{value}",
    "填写真实内容；没有内容时让这一格空白。",
    "goal=完成XX公里道路改造（100字以内）",
    "goal=完成 12 公里道路改造",
)

RULES = (PLACEHOLDER_LEFT,)

_LEFT = re.compile(
    r"[(（]\s*(?:限|不超过|控制在)?\s*\d{2,4}\s*字(?:以内|左右|之内)?\s*[)）]"
    r"|(?<![0-9A-Za-z×✕])(?:[XxＸｘ×✕]{2,})(?![0-9A-Za-z×✕])"
    r"|[_＿]{2,}"
    r"|\*{2,}"
    r"|^\s*(?:…|\.{3,}|。{3,})+|(?:…|\.{3,}|。{3,})+\s*$"
    r"|^\s*[*＊_＿\-—－–?？/\\]+\s*$"
    r"|[(（]此处(?:填写|填报)[^)）]*[)）]|请(?:在此|在这里)?(?:填写|填报|输入)"
)
_SUSPECT = re.compile(r"[…XxＸｘ×✕_＿*＊?？字请]|此处|\.\.\.|。。。|^\s*[-—–/\\]")
"""Every leftover holds one of these, so most texts are done with after one quick look."""
_SIGN = re.compile(r"[*＊_＿]")
_NOTHING_SAID = frozenset(
    {
        "无",
        "暂无",
        "没有",
        "没有原因",
        "无原因",
        "不详",
        "略",
        "同上",
        "见附件",
        "详见附件",
        "无偏差",
        "无说明",
        "不适用",
        "正常",
        "N/A",
        "n/a",
        "NA",
        "0",
    }
)
"""What people write where a reason is owed and none is given."""
_EXEMPT = frozenset({"statement", "exceptions", "corrections", "site"})
"""Published text is quoted as it stands; settings have a check of their own."""
_SHORTEST_EXCERPT = 40


def is_told(reason: str | None) -> bool:
    """Whether *reason* says anything."""
    return reason is not None and reason.strip().rstrip("。；;.") not in _NOTHING_SAID and not _is_only_marks(reason)


def _is_only_marks(text: str) -> bool:
    return not re.search(r"\w", text)


def shown(reason: str | None) -> str:
    """What stands where a reason is owed, for a message."""
    return "空白" if reason is None else f"写的是“{reason}”"


def check_leftovers(disclosure: Disclosure) -> Iterator[Problem]:
    """Every text of every record."""
    for tables in (disclosure.records.root, *disclosure.records.years.values()):
        for name, records in tables.items():
            if name not in _EXEMPT and _may_be_left(different_texts(records)):
                for record in records:
                    yield from _in_record(record)


def _may_be_left(texts: Iterable[str]) -> bool:
    """Whether anything in *texts* is, or would be in the value of an indicator."""
    return any(_LEFT.search(text) or _SIGN.search(text) for text in filter(_SUSPECT.search, texts))


def _in_record(record: Record) -> Iterator[Problem]:
    for column, title, text in free_texts(record):
        found = _left(record, column, text)
        if found is not None:
            yield PLACEHOLDER_LEFT.at(
                record.at(column),
                field=title,
                value=_excerpt(text, found),
                found=found[0].strip(),
                concerns=grounds(record),
            )


def _left(record: Record, column: str, text: str) -> re.Match[str] | None:
    """What was left; in the value of an indicator a single sign is enough, because no real value holds one."""
    found = _LEFT.search(text) if _SUSPECT.search(text) else None
    if found is None and isinstance(record, Indicator) and column == "value":
        return _SIGN.search(text)
    return found


def _excerpt(text: str, found: re.Match[str]) -> str:
    """The words around what was found."""
    start, end = max(0, found.start() - _SHORTEST_EXCERPT // 2), found.end() + _SHORTEST_EXCERPT // 2
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
