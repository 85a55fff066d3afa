"""七、之后: what was found and mended, what was done because of it, and the money of the next year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.pages.due import pending_until
from generator.pages.project_story.actions import merged_into, told
from generator.pages.project_story.dossier import Dossier
from generator.pages.project_story.findings import findings_told
from generator.records.choices import DisclosedDocument, SourceKind
from generator.text import Text


def aftermath(dossier: Dossier) -> Mapping[str, Any]:
    """The values of this part."""
    next_year = dossier.year + 1
    following = dossier.publication.shown_project(dossier.project.code, next_year)
    return {
        "findings": findings_told(dossier, SourceKind.KEY_EVALUATION, SourceKind.SPOT_CHECK),
        "actions": [told(dossier, each) for each in dossier.actions_after],
        "nothing_done": _nothing_done(dossier),
        "next_year": next_year,
        "pending": dossier.disclosure.is_pending(next_year),
        "following": following,
        "following_merged_into": merged_into(dossier, next_year),
    }


def _nothing_done(dossier: Dossier) -> Text:
    """Why no findings and no actions are shown."""
    work_year = dossier.year + 1
    year = pending_until(dossier.disclosure, DisclosedDocument.STATEMENT, work_year)
    if year is not None:
        return Text(f"评价发现的问题、结果怎样用，按程序于 {year} 年公布。")
    if dossier.disclosure.year(work_year).has("applications"):
        return Text(f"{work_year} 年公布的整改和结果应用没有涉及这个项目。")
    return Text(f"{work_year} 年的整改和结果应用未公布。")
