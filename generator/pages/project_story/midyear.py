"""三、年中: how far money and work were, and what was done to the running year's budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.pages.project_story.actions import told
from generator.pages.project_story.dossier import Dossier
from generator.pages.project_story.findings import findings_told
from generator.pages.project_story.money import percent_of
from generator.pages.project_story.promise import written
from generator.records.choices import DisclosedDocument, SourceKind, TargetVersion
from generator.records.monitoring import Monitoring, MonitoringResult
from generator.records.targets import Indicator
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Progress:
    """One indicator mid-year."""

    name: Text
    aim: Text | None
    result: MonitoringResult

    @property
    def deviation(self) -> Text | None:
        """Kind and explanation of a deviation in one text; None where there was none."""
        return deviation_of(self.result)


def midyear(dossier: Dossier) -> Mapping[str, Any]:
    """The values of this part."""
    form = dossier.monitoring
    return {
        "form": form,
        "absence": _absence(dossier),
        "spent_percent": percent_of(form.executed_total, form.initial_total) if form else None,
        "deviation": deviation_of(form) if form else None,
        "progress": _progress(dossier),
        "findings": findings_told(dossier, SourceKind.MONITORING),
        "actions": [
            told(dossier, each) for each in dossier.actions_on_budget if each.source_kind is SourceKind.MONITORING
        ],
    }


def _absence(dossier: Dossier) -> object:
    return dossier.why_not(
        DisclosedDocument.MONITORING, "绩效运行监控结果", dossier.disclosure.monitoring(dossier.subject)
    )


def deviation_of(record: Monitoring | MonitoringResult) -> Text | None:
    """Kind and explanation of a deviation in one text; None where there was none."""
    parts = [record.deviation_cause.label if record.deviation_cause else None, record.deviation_note]
    return Text("：".join(part for part in parts if part)) or None


def _progress(dossier: Dossier) -> list[Progress]:
    """Monitoring is held against the approved target: an adjustment comes after it, if at all."""
    known: dict[int, Indicator] = {each.number: each for each in dossier.indicators_in_force}
    known |= {each.number: each for each in dossier.indicators(TargetVersion.APPROVED)}
    return [
        Progress(indicator.level3, written(indicator), result)
        for number, result in sorted(dossier.monitoring_results.items())
        if (indicator := known.get(number)) is not None
    ]
