"""The report as annotations of a pull request: one workflow command a problem.

GitHub shows the first ten of each weight beside the lines of the files; the log shows all.
"""

from __future__ import annotations

from pathlib import Path

from generator.problems import Problem, Report, Severity
from generator.reports.text_report import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(report: Report, data: Path) -> str:
    """Workflow commands, gravest first; files are named as seen from the working directory, where the repository begins."""
    problems = sorted(report, key=lambda problem: problem.severity.rank)
    return "\n".join(_command(problem, _prefix(data)) for problem in problems)


def _prefix(data: Path) -> str:
    absolute, here = data.resolve(), Path.cwd().resolve()
    path = absolute.relative_to(here) if absolute.is_relative_to(here) else data
    return "" if path == Path() else f"{path.as_posix()}/"


def _command(problem: Problem, prefix: str) -> str:
    place = problem.location
    facts = {"file": prefix + place.file, "line": place.line, "title": f"{problem.rule.title} [{problem.code}]"}
    properties = ",".join(f"{name}={_property(str(fact))}" for name, fact in facts.items() if fact is not None)
    column = f"“{place.column}”列：" if place.column is not None else ""
    message = "\n".join(
        (
            visible(column + problem.message),
            f"改法：{visible(problem.fix)}",
            *(f"由此引起：{visible(each)}" for each in problem.consequences),
        )
    )
    return f"::{_COMMANDS[problem.severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    """The part after the second pair of colons, which ends at a line break."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property ends at a comma, and all of them at a colon."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
