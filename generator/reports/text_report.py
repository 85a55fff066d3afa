"""The report for people at a terminal: grouped by file, capped per rule, and what to do first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from unicodedata import category

from generator.problems import Problem, Report, Severity

PER_RULE = 20
"""How many problems of one rule in one file are told one by one; the rest are counted."""
PER_CAUSE = 3
"""How many consequences of one problem are told."""


def as_text(report: Report) -> str:
    """The whole report as plain text, without colours."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    by_file: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in report:
        by_file[problem.location.file].append(problem)
    for file, problems in by_file.items():
        yield f"{file}（{len(problems)} 个问题）"
        yield from _of_file(problems)
        yield ""
    yield from summary(report)


def _of_file(problems: Sequence[Problem]) -> Iterator[str]:
    by_rule: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_rule[problem.code].append(problem)
    for code, same in by_rule.items():
        for problem in same[:PER_RULE]:
            yield from _of_problem(problem)
        if len(same) > PER_RULE:
            yield f"  …… 另有 {len(same) - PER_RULE} 个同样的问题（{code}）"


def _of_problem(problem: Problem) -> Iterator[str]:
    place = str(problem.location).removeprefix(problem.location.file).strip()
    yield f"  {problem.severity.label}  {visible(place) or '整个文件'}  [{problem.code}]"
    yield f"        {visible(problem.message)}"
    if problem.expected and problem.expected not in problem.message + problem.fix:
        yield f"        应为：{visible(problem.expected)}"
    yield f"        改法：{visible(problem.fix)}"
    for consequence in problem.consequences[:PER_CAUSE]:
        yield f"        由此引起：{visible(consequence)}"
    if len(problem.consequences) > PER_CAUSE:
        yield f"        由此还引起另外 {len(problem.consequences) - PER_CAUSE} 个问题，改好后会一起消失"


def summary(report: Report) -> Iterator[str]:
    """How many problems of each weight, and what to do first."""
    if not len(report):
        yield "没有发现问题。"
        return
    counts = {severity: report.count(severity) for severity in Severity}
    yield "共 " + "，".join(f"{count} 个{severity.label}" for severity, count in counts.items() if count) + "。"
    if report.has_errors:
        first = next(problem for problem in report if problem.severity is Severity.ERROR)
        yield f"有错误时不会生成网站。请先改 {first.location}，改完再检查一次。"
    else:
        yield "没有错误，可以生成网站；提醒和提示请逐条看过。"


def visible(text: str) -> str:
    """*text* on one line, with characters that a terminal would obey or hide written out."""
    return "".join(
        f"<U+{ord(char):04X}>" if category(char) in {"Cc", "Cf", "Co", "Cs"} else char
        for char in " ".join(text.split())
    )
