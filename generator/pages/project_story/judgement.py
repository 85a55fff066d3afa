"""六、评判: what the department, the bureau's re-check and the bureau's own evaluation say, each under its author's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.pages.due import pending_until
from generator.pages.grading import grade_of
from generator.pages.project_story.dossier import Dossier
from generator.records.choices import DisclosedDocument
from generator.text import Text


def judgement(dossier: Dossier) -> Mapping[str, Any]:
    """The values of this part."""
    evaluation = dossier.self_evaluation
    return {
        "form": evaluation,
        "absence": dossier.why_not(
            DisclosedDocument.SELF_EVALUATION, "绩效自评", dossier.disclosure.self_evaluation(dossier.subject)
        ),
        "grade": grade_of(dossier.disclosure, evaluation) if evaluation else None,
        "check": dossier.spot_check,
        "no_check": _not_chosen(dossier, "spot_checks", "抽查复评"),
        "reports": dossier.key_evaluations,
        "no_report": _not_chosen(dossier, "key_evaluations", "财政重点绩效评价"),
    }


def _not_chosen(dossier: Dossier, table: str, what: str) -> Text:
    """Why there is no evaluation by the bureau: not told yet, or not among those made public."""
    work_year = dossier.year + 1
    if dossier.disclosure.year(work_year).has(table):
        return Text(f"{work_year} 年公布的{what}中没有这个项目（每年只选一部分项目）。")
    year = pending_until(dossier.disclosure, DisclosedDocument.STATEMENT, work_year)
    return Text(f"是否列入{what}，按程序于 {year} 年公布。" if year else f"{work_year} 年的{what}未公布。")
