"""The slots of sentences, filled from the facts of a subject."""

from __future__ import annotations

from collections.abc import Mapping

from generator.records.choices import Operator
from generator.sample.texts import wording
from generator.sample.texts.facts import Amounts, DepartmentFacts, IndicatorFacts, ProjectFacts, SubjectFacts, TaskFacts

WHOLE_CITY = "全市"


def slots_of(subject: SubjectFacts) -> dict[str, str]:
    """All slots that the facts alone fill."""
    shared = {
        "name": subject.name,
        "year": str(subject.fiscal_year),
        "work_year": str(subject.fiscal_year + 1),
        "field": subject.field_name,
        "goal": wording.sentence(subject.goal),
        "count": str(len(subject.indicators)),
        "targets": "；".join(_promised(each) for each in subject.indicators),
        "self_score": wording.plain(subject.self_score) if subject.self_score is not None else "",
        **_money(subject.declared, subject.approved, subject.adjusted, subject.executed),
    }
    return {**shared, **(_project(subject) if isinstance(subject, ProjectFacts) else _department(subject))}


def _project(subject: ProjectFacts) -> Mapping[str, str]:
    return {
        "department": subject.department,
        "unit": subject.unit,
        "place": subject.town or WHOLE_CITY,
        "account": subject.account.label,
        "content": wording.sentence(subject.content),
    }


def _department(subject: DepartmentFacts) -> Mapping[str, str]:
    return {
        "department": subject.name,
        "unit": subject.name,
        "place": WHOLE_CITY,
        "projects": str(subject.projects),
        "tasks": "；".join(_task(task) for task in subject.tasks),
    }


def _task(task: TaskFacts) -> str:
    return f"{task.name}（{wording.money(task.amount)}）"


def _promised(indicator: IndicatorFacts) -> str:
    verb = "达到" if indicator.operator is Operator.QUALITATIVE else ""
    return f"{indicator.name}{verb}{wording.target(indicator)}"


def _money(
    declared: Amounts, approved: Amounts | None, adjusted: Amounts | None, executed: Amounts | None
) -> Mapping[str, str]:
    """Declared and approved are fiscal money, as the review decides it; adjusted and executed are totals, as the rate needs them."""
    slots = {"declared": wording.money(declared.fiscal)}
    if approved is not None:
        slots["approved"] = wording.money(approved.fiscal)
    if adjusted is not None and executed is not None:
        slots["adjusted"] = wording.money(adjusted.total)
        slots["executed"] = wording.money(executed.total)
        slots["remaining"] = wording.money(adjusted.total - executed.total)
        slots["rate"] = wording.percent(executed.total, adjusted.total)
    return slots
