"""The whole of a data directory, made from a plan: the same plan gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.problems import Problem
from generator.records.record import Record
from generator.records.tables import BY_NAME
from generator.records.writing import write_records
from generator.sample.amounts import make_amounts
from generator.sample.budget_records import (
    YearBudget,
    fund_records,
    indicator_records,
    project_records,
    target_records,
    task_records,
)
from generator.sample.budgets import make_budget
from generator.sample.calibration import calibrate
from generator.sample.city import City, make_city
from generator.sample.lives import make_lives
from generator.sample.plan import SamplePlan
from generator.sample.settings import calendar_of, scoring_of
from generator.sample.shape import Shape
from generator.sample.texts.documents import documents
from generator.sample.texts.settings import site

SampleFiles = Mapping[str, bytes]
"""Path in the data directory → content."""
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Sample:
    """A made sample: its files, or what kept it from being made (then there are no files)."""

    files: SampleFiles = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def make_sample(plan: SamplePlan, progress: Progress = lambda _: None) -> Sample:
    """All files of a sample; problems instead where the plan asks for figures that no records can yield."""
    shape, problems = calibrate(plan.figures, plan)
    if problems:
        return Sample(problems=tuple(problems))
    city = make_city(plan, shape.departments)
    lives = make_lives(plan, shape, city)
    amounts = make_amounts(plan, shape, lives)
    files: dict[str, bytes] = {}
    for name, records in _above_years(plan, city).items():
        files |= write_records(BY_NAME[name], records)
    for year in sorted(plan.years):
        progress(f"{year} 年")
        budget = make_budget(plan, shape, city, lives, year, amounts.of[year])
        for name, records in _of_budget(shape, city, budget).items():
            files |= write_records(BY_NAME[name], records, year)
    return Sample(files)


def write_sample(files: SampleFiles, out: Path) -> None:
    """Write *files* below *out*, which is made where it does not exist.  Raises OSError."""
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _above_years(plan: SamplePlan, city: City) -> dict[str, Sequence[Record]]:
    return {
        "site": [site().model_copy(update={"as_of": plan.as_of})],
        "departments": city.departments,
        "units": city.units,
        "fields": city.fields,
        "towns": city.towns,
        "scoring": [scoring_of(plan.years)],
        "documents": documents(),
    }


def _of_budget(shape: Shape, city: City, budget: YearBudget) -> dict[str, Sequence[Record]]:
    return {
        "calendar": [calendar_of(budget.year)],
        "projects": tuple(project_records(budget)),
        "targets": tuple(target_records(budget)),
        "indicators": tuple(indicator_records(budget)),
        "tasks": tuple(task_records(budget, city.departments)),
        "funds": tuple(fund_records(shape.accounts, city.departments)),
    }
