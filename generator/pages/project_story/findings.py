"""Findings about a project, and who has to mend them (整改、销号)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages import addresses
from generator.pages.project_story.dossier import Dossier
from generator.records.choices import SourceKind
from generator.records.follow_up import Finding
from generator.text import Text


@dataclass(frozen=True, slots=True)
class FindingTold:
    """One finding, the work it comes from, and who has to mend it."""

    finding: Finding
    responsible: Text | None

    @property
    def address(self) -> str:
        """Where it stands among all findings of its work year."""
        return f"{addresses.section(self.finding.work_year, 'findings')}#{self.finding.id}"


def findings_told(dossier: Dossier, *kinds: SourceKind) -> list[FindingTold]:
    """Findings of some kinds of work with the names of those who have to mend them."""
    departments = dossier.disclosure.departments
    found = ((each, departments.get(each.department)) for each in dossier.findings(*kinds))
    return [FindingTold(each, who.name if who is not None and not who.hidden else None) for each, who in found]
