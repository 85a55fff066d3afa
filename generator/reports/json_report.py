"""The report for programs (design: ``check --format json``)."""

from __future__ import annotations

import json

from generator.problems import Problem, Report


def as_json(report: Report) -> str:
    """One array of objects, ``[]`` when nothing is found; ``null`` where a problem has no such fact."""
    return json.dumps([_entry(problem) for problem in report], ensure_ascii=False, indent=2)


def _entry(problem: Problem) -> dict[str, str | int | None]:
    place = problem.location
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": place.file,
        "line": place.line,
        "row": place.row,
        "column": place.column,
        "sheet": place.sheet,
        "cell": place.cell,
        "field": problem.field,
        "value": problem.value,
        "expected": problem.expected,
        "message": "\n".join((problem.message, *(f"由此引起：{each}" for each in problem.consequences))),
        "fix": problem.fix,
    }
