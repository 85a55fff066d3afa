"""What to do first: the few problems whose mending mends most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.problems import Problem, Report, Severity

MOST = 3
"""Steps that are told; whoever has taken them checks again and gets the next."""


def first_steps(report: Report) -> tuple[str, ...]:
    """At most :data:`MOST` sentences, the most useful first.

    A file or a record that cannot be read hides what else is wrong with it and makes other problems, so those come first; then
    the rule that is broken most often, because its places are mostly mended in one go.
    """
    if not report.has_errors:
        return ()
    return tuple(_steps(report))[:MOST]


def _steps(report: Report) -> Iterator[str]:
    errors = [problem for problem in report if problem.severity is Severity.ERROR]
    whole = [problem for problem in errors if problem.root and problem.location.row is None]
    causes = sorted(
        (problem for problem in errors if problem.consequences), key=lambda each: len(each.consequences), reverse=True
    )
    chosen = list(dict.fromkeys([*whole, *causes]))
    for problem in chosen:
        yield f"{problem.location}：{problem.rule.title}{_vanishing(problem)}"
    often = Counter(problem.rule for problem in errors if problem not in chosen)
    for rule, count in often.most_common(MOST):
        first = next(problem for problem in errors if problem.rule == rule and problem not in chosen)
        where = f"第一处在 {first.location}" if count > 1 else str(first.location)
        yield f"{rule.title}（{rule.code}）：{count} 处，{where}"


def _vanishing(problem: Problem) -> str:
    return f"，改好后另有 {len(problem.consequences)} 个问题一起消失" if problem.consequences else ""
