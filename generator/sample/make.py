"""The whole of a data directory, made from a plan: the same plan gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.problems import Problem
from generator.records.documents import Document
from generator.records.record import Record
from generator.records.tables import BY_NAME
from generator.records.writing import write_records
from generator.sample.about import about_file
from generator.sample.budget_records import (
    fund_records,
    indicator_records,
    project_records,
    target_records,
    task_records,
)
from generator.sample.calibration import calibrate, met_by
from generator.sample.evaluation_records import result_records, self_evaluation_records
from generator.sample.evaluations import Evaluations, evaluate, monitored_findings
from generator.sample.follow_up_records import (
    after_evaluation,
    after_monitoring,
    disclosure_records,
    key_monitoring,
    numbered,
    rule_sources,
)
from generator.sample.monitoring_records import monitoring_records, monitoring_result_records
from generator.sample.plan import SamplePlan
from generator.sample.planted import planted_file
from generator.sample.settings import calendar_of, scoring_of
from generator.sample.story import Story, make_story
from generator.sample.texts.activities import activities
from generator.sample.texts.documents import documents, improved_rules
from generator.sample.texts.settings import site
from generator.sample.texts.statement import statement

SampleFiles = Mapping[str, bytes]
"""Path in the data directory → content."""
Progress = Callable[[str], None]
Tables = Mapping[str, Sequence[Record]]
"""Records by the name of their table."""

WRITTEN_YEAR = 2022
"""The only year whose activities and statement are written out."""


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
    progress("项目、资金和目标")
    story = make_story(plan, shape)
    progress("评价报告和事前评估")
    evaluations = evaluate(story)
    rules = improved_rules(each.field for each in rule_sources(story, evaluations.sources, shape.improved_rules))
    files = _files(_above_years(story, rules), None)
    by_year: dict[int, Tables] = {}
    for year in sorted(plan.years):
        progress(f"{year} 年的记录")
        by_year[year] = {**_of_budget(story, year), **_of_work(story, year, evaluations, rules)}
        files |= _files(by_year[year], year)
    return Sample(files | planted_file(story.plants, by_year) | about_file(story))


def write_sample(files: SampleFiles, out: Path) -> None:
    """Write *files* below *out*, which is made where it does not exist.  Raises OSError."""
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _files(tables: Tables, work_year: int | None) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for name, records in tables.items():
        files |= write_records(BY_NAME[name], records, work_year)
    return files


def _above_years(story: Story, rules: Sequence[Document]) -> Tables:
    city = story.city
    return {
        "site": [site().model_copy(update={"as_of": story.plan.as_of})],
        "departments": city.departments,
        "units": city.units,
        "fields": city.fields,
        "towns": city.towns,
        "scoring": [scoring_of(story.plan.years)],
        "documents": (*documents(), *rules),
    }


def _of_budget(story: Story, year: int) -> Tables:
    """The tables of one year's budget."""
    budget, departments = story.budgets[year], story.city.departments
    return {
        "calendar": [calendar_of(year)],
        "projects": tuple(project_records(budget)),
        "targets": tuple(target_records(budget)),
        "indicators": tuple(indicator_records(budget)),
        "tasks": tuple(task_records(budget, departments)),
        "funds": tuple(fund_records(story.shape.accounts, departments)),
    }


def _of_work(story: Story, year: int, evaluations: Evaluations, rules: Sequence[Document]) -> Tables:
    """The tables of what was done in one work year."""
    told = year == story.statement_year
    tables: dict[str, Sequence[Record]] = {}
    if story.is_monitored(year):
        tables |= _of_monitoring(story, year, evaluations if told else None, rules)
    if year - 1 in story.budgets:
        tables["self_evaluations"] = tuple(self_evaluation_records(story, year - 1))
        tables["results"] = tuple(result_records(story, year - 1))
    if told:
        tables |= {
            "ex_ante": evaluations.ex_ante,
            "key_evaluations": evaluations.reports,
            "spot_checks": evaluations.spot_checks,
            **_written(story),
        }
    tables["disclosures"] = tuple(disclosure_records(story, year, evaluations.reports if told else ()))
    return tables


def _of_monitoring(story: Story, year: int, told: Evaluations | None, rules: Sequence[Document]) -> Tables:
    """Monitoring of one year, what it led to, and, in the statement year, what evaluations led to."""
    watched = key_monitoring(story, year)
    actions = list(after_monitoring(story, year, watched))
    findings = monitored_findings(story, year, watched)
    if told is not None:
        actions += after_evaluation(story, told.sources, rules)
        findings = (*told.findings, *findings)
    return {
        "monitoring": tuple(monitoring_records(story, year, watched.codes)),
        "monitoring_results": tuple(monitoring_result_records(story, year)),
        "applications": numbered(actions, year),
        "findings": findings,
    }


def _written(story: Story) -> Tables:
    """Activities, and the statement where its figures are those of the records."""
    if story.statement_year != WRITTEN_YEAR:
        return {}
    met, stated = met_by(story.shape), statement()
    agrees = all(met.get(figure.id) == figure.number for figure in stated.figures)
    return {"activities": [activities()], "statement": [stated] if agrees else []}
