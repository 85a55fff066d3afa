"""The whole page of one project: its parts by name, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.pages.formats import missing
from generator.pages.grading import grade_of
from generator.pages.project_story.aftermath import aftermath
from generator.pages.project_story.completion import completion
from generator.pages.project_story.dossier import Dossier
from generator.pages.project_story.judgement import judgement
from generator.pages.project_story.lives import lives
from generator.pages.project_story.midyear import midyear
from generator.pages.project_story.promise import promise
from generator.pages.project_story.request import request
from generator.pages.project_story.spending import spending
from generator.pages.project_story.steps import steps
from generator.pages.project_story.summary import summary
from generator.pages.publication import Publication
from generator.records.departments import Department, Field, Town, Unit
from generator.records.projects import Project
from generator.records.record import Record
from generator.text import Text


def story(publication: Publication, project: Project) -> Mapping[str, Any]:
    """What the template of a project's page prints."""
    dossier = Dossier(publication, project)
    promised = promise(dossier)
    return {
        "project": project,
        "facts": _facts(dossier),
        "summary": summary(dossier),
        "grade": grade_of(dossier.disclosure, dossier.self_evaluation) if dossier.self_evaluation else None,
        "steps_taken": steps(dossier),
        "request": request(dossier),
        "promise": promised,
        "midyear": midyear(dossier),
        "completion": completion(dossier, promised["midyear"]),
        "spending": spending(dossier),
        "judgement": judgement(dossier),
        "afterwards": aftermath(dossier),
        "lives": lives(dossier),
        "nothing": missing(),
        "sources": list(_sources(dossier)),
    }


def _named(record: Record | None) -> Record | None:
    """*record*, if its name may be shown."""
    return record if record is not None and not record.hidden else None


def _facts(dossier: Dossier) -> Mapping[str, Record | None]:
    """Who and where, as far as it may be named."""
    project, disclosure = dossier.project, dossier.disclosure
    department: Department | None = disclosure.departments.get(project.department)
    unit: Unit | None = disclosure.units.get(project.unit or "")
    field: Field | None = disclosure.fields.get(project.field)
    town: Town | None = disclosure.towns.get(project.town or "")
    return {
        name: _named(found)
        for name, found in (("department", department), ("unit", unit), ("field", field), ("town", town))
    }


def _sources(dossier: Dossier) -> Iterator[Text]:
    """The forms that the page was made from, with the year in which they were reported."""
    year = dossier.year
    yield Text(f"{year} 年部门预算项目申报与审核表")
    if dossier.targets:
        yield Text(f"{year} 年部门预算项目绩效目标表")
    if dossier.ex_ante is not None:
        yield Text(f"{year} 年事前绩效评估报告")
    if dossier.monitoring is not None:
        yield Text(f"{year} 年绩效运行监控表")
    if dossier.self_evaluation is not None:
        yield Text(f"{year} 年度部门预算项目支出绩效自评表（{year + 1} 年公布）")
    if dossier.spot_check is not None:
        yield Text(f"{year + 1} 年自评抽查复评记录")
    if dossier.key_evaluations:
        yield Text(f"{year + 1} 年财政重点绩效评价报告")
    if dossier.actions_after or dossier.actions_on_budget:
        yield Text("绩效结果应用清单")
