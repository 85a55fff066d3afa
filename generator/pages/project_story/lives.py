"""The same project in the budgets of other years: one line per year, never added up."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.due import pending_until
from generator.pages.project_story.dossier import Dossier
from generator.records.choices import DisclosedDocument
from generator.records.projects import Project
from generator.records.self_evaluations import SelfEvaluation
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Life:
    """The project in one year's budget, and what its department said of it afterwards."""

    project: Project
    evaluation: SelfEvaluation | None
    absence: Text
    """Why there is no self-evaluation, in a word or two."""


def lives(dossier: Dossier) -> list[Life]:
    """All years in which the project may be shown, oldest first."""
    return [_life(Dossier(dossier.publication, each)) for each in dossier.lives]


def _life(dossier: Dossier) -> Life:
    return Life(dossier.project, dossier.self_evaluation, _absence(dossier))


def _absence(dossier: Dossier) -> Text:
    if not dossier.project.approved:
        return Text("没有安排")
    year = pending_until(dossier.disclosure, DisclosedDocument.SELF_EVALUATION, dossier.year)
    on_record = dossier.disclosure.self_evaluation(dossier.subject)
    return Text("不公开" if on_record is not None else f"按程序于 {year} 年公布" if year else "未公布")
