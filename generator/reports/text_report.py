"""The report for people at a terminal: grouped by file, capped per rule, and what to do first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category

from rich.console import Console
from rich.text import Text

from generator.problems import Problem, Report, Severity
from generator.reports.first_steps import first_steps

PER_RULE = 20
"""How many problems of one rule in one file are told one by one; the rest are counted."""
PER_CAUSE = 3
"""How many consequences of one problem are told."""
FEW = 10
"""With no more problems than this nobody needs them counted by rule."""

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_FILE, _QUIET, _PLAIN = "bold", "dim", ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report: what is emphasised, in which style of rich, and the rest."""

    emphasised: str
    style: str
    rest: str = ""

    def __str__(self) -> str:
        return self.emphasised + self.rest


def as_text(report: Report) -> str:
    """The whole report as plain text, without colours."""
    return "\n".join(map(str, lines(report))) + "\n"


def show(report: Report, console: Console) -> None:
    """The whole report at a terminal, in colours where there are any."""
    for line in lines(report):
        console.print(Text.assemble((line.emphasised, line.style), line.rest), soft_wrap=True)


def lines(report: Report) -> Iterator[Line]:
    """The report, line by line."""
    by_file: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in report:
        by_file[problem.location.file].append(problem)
    for file, problems in by_file.items():
        yield Line(f"{visible(file)}（{len(problems)} 个问题）", _FILE)
        yield from _of_file(problems)
        yield Line("", _PLAIN)
    yield from summary(report)


def _of_file(problems: Sequence[Problem]) -> Iterator[Line]:
    by_rule: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_rule[problem.code].append(problem)
    for code, same in by_rule.items():
        for problem in same[:PER_RULE]:
            yield from _of_problem(problem)
        if len(same) > PER_RULE:
            yield Line(f"  …… 另有 {len(same) - PER_RULE} 个同样的问题（{code}）", _QUIET)


def _of_problem(problem: Problem) -> Iterator[Line]:
    place = str(problem.location).removeprefix(problem.location.file).strip()
    where = f"  {visible(place) or '整个文件'}  [{problem.code}]"
    yield Line(f"  {problem.severity.label}", _STYLES[problem.severity], where)
    yield Line("", _PLAIN, f"        {visible(problem.message)}")
    if problem.expected and problem.expected not in problem.message + problem.fix:
        yield Line("", _PLAIN, f"        应为：{visible(problem.expected)}")
    yield Line("        改法：", _QUIET, visible(problem.fix))
    for consequence in problem.consequences[:PER_CAUSE]:
        yield Line(f"        由此引起：{visible(consequence)}", _QUIET)
    if len(problem.consequences) > PER_CAUSE:
        yield Line(f"        由此还引起另外 {len(problem.consequences) - PER_CAUSE} 个问题，改好后会一起消失", _QUIET)


def summary(report: Report) -> Iterator[Line]:
    """How many problems of each weight and of each rule, and what to do first."""
    if not len(report):
        yield Line("没有发现问题。", "green")
        return
    counts = {severity: report.count(severity) for severity in Severity}
    yield Line(
        "共 " + "，".join(f"{count} 个{severity.label}" for severity, count in counts.items() if count) + "。", _FILE
    )
    if len(report) > FEW:
        yield from _by_rule(report)
    if report.has_errors:
        yield Line("有错误时不会生成网站。请先改：", _FILE)
        for number, step in enumerate(first_steps(report), start=1):
            yield Line(f"  {number}. ", _FILE, visible(step))
        yield Line("改完再检查一次。不明白的编号：disclose check --explain 编号", _PLAIN)
    else:
        yield Line("没有错误，可以生成网站；提醒和提示请逐条看过。", "green")


def _by_rule(report: Report) -> Iterator[Line]:
    counted = Counter(problem.rule for problem in report)
    for rule, count in sorted(counted.items(), key=lambda each: (each[0].severity.rank, -each[1], each[0].code)):
        yield Line(f"  {rule.severity.label}", _STYLES[rule.severity], f" {count:>6}  {rule.title}（{rule.code}）")


def visible(text: str) -> str:
    """*text* on one line, with characters that a terminal would obey or hide written out."""
    return "".join(
        f"<U+{ord(char):04X}>" if category(char) in {"Cc", "Cf", "Co", "Cs"} else char
        for char in " ".join(text.split())
    )
