"""七、之后: what was found and mended, what was done because of it, and the money of the next year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.pages.project_story.actions import merged_into, told
from generator.pages.project_story.dossier import Dossier
from generator.pages.project_story.findings import findings_told
from generator.records.choices import SourceKind


def aftermath(dossier: Dossier) -> Mapping[str, Any]:
    """The values of this part."""
    next_year = dossier.year + 1
    following = dossier.publication.shown_project(dossier.project.code, next_year)
    return {
        "findings": findings_told(dossier, SourceKind.KEY_EVALUATION, SourceKind.SPOT_CHECK),
        "actions": [told(dossier, each) for each in dossier.actions_after],
        "next_year": next_year,
        "pending": dossier.disclosure.is_pending(next_year),
        "following": following,
        "following_merged_into": merged_into(dossier, next_year),
    }
