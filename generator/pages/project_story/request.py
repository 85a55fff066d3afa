"""一、申请与批准: what was asked for, what the review granted, and why less."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.pages.project_story.actions import merged_into, told
from generator.pages.project_story.dossier import Dossier
from generator.pages.project_story.money import money_lines
from generator.records.choices import ReviewOutcome
from generator.records.documents import Document
from generator.records.projects import Project


def request(dossier: Dossier) -> Mapping[str, Any]:
    """The values of this part."""
    project = dossier.project
    return {
        "lines": money_lines(project, "declared", "approved"),
        "granted_less": project.cut if project.approved else None,
        "reason": _reason(project),
        "ex_ante": dossier.ex_ante,
        "merged_into": merged_into(dossier, dossier.year) if project.review_outcome is ReviewOutcome.MERGED else None,
        "by_evaluation": [
            told(dossier, each) for each in dossier.actions_on_budget if each.source_kind.after_evaluation
        ],
        "basis": _basis(dossier),
    }


def _reason(project: Project) -> str | None:
    """Why nothing, or less, was granted."""
    return project.cut_reason if project.approved else project.reject_reason


def _basis(dossier: Dossier) -> list[Document]:
    documents = (dossier.disclosure.documents.get(each) for each in dossier.project.basis)
    return [each for each in documents if each is not None and not each.hidden]
