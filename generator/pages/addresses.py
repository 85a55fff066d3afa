"""Where records stand on the site.  Addresses come from codes and ids, never from names, and never change once published.

In ``/YEAR/projects/`` and ``/YEAR/departments/`` YEAR is the fiscal year; everywhere else it is the work year.
"""

from __future__ import annotations

from generator.records.choices import Grade
from generator.records.ex_ante import ExAnteEvaluation
from generator.records.key_evaluations import KeyEvaluation
from generator.records.projects import Project

HOME = "/"
SEARCH = "/search/"
TRENDS = "/trends/"
CORRECTIONS = "/corrections/"
GLOSSARY = "/glossary/"
METHOD = "/method/"
HOW_TO_READ = "/how-to-read/"


def year(work_year: int) -> str:
    """The page of one annual update."""
    return f"/{work_year}/"


def section(work_year: int, name: str) -> str:
    """A list or a page of one year, such as ``/2022/findings/``."""
    return f"/{work_year}/{name}/"


def project(record: Project) -> str:
    """The page of a project in one year's budget."""
    return f"/{record.fiscal_year}/projects/{record.code}/"


def department_year(code: str, fiscal_year: int) -> str:
    """The page of a department in one year's budget."""
    return f"/{fiscal_year}/departments/{code}/"


def department(code: str) -> str:
    """The page of a department across years."""
    return f"/departments/{code}/"


def purpose(fiscal_year: int, field: str) -> str:
    """Projects of one plain purpose (领域)."""
    return f"/{fiscal_year}/purposes/{field}/"


def town(fiscal_year: int, code: str) -> str:
    """Projects in one town."""
    return f"/{fiscal_year}/towns/{code}/"


def grade(work_year: int, of: Grade) -> str:
    """What was graded so in one year."""
    return f"/{work_year}/grades/{of.value}/"


def ex_ante(record: ExAnteEvaluation) -> str:
    """An ex-ante evaluation report."""
    return f"/{record.work_year}/ex-ante/{record.id}/"


def key_evaluation(record: KeyEvaluation) -> str:
    """A key evaluation report."""
    return f"/{record.work_year}/key-evaluations/{record.id}/"


def part(address: str, number: int) -> str:
    """One part of a long list: the first stands at the address itself."""
    return address if number == 1 else f"{address}page/{number}/"
