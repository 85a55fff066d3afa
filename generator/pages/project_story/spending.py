"""五、花费: budget at the start, after adjustment, and what was spent, by line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.pages.project_story.dossier import Dossier
from generator.pages.project_story.money import money_lines, percent_of
from generator.records.choices import DisclosedDocument


def spending(dossier: Dossier) -> Mapping[str, Any]:
    """The values of this part."""
    evaluation = dossier.self_evaluation
    lines = money_lines(evaluation, "initial", "adjusted", "executed") if evaluation else []
    return {
        "form": evaluation,
        "absence": dossier.why_not(
            DisclosedDocument.SELF_EVALUATION, "花费情况", dossier.disclosure.self_evaluation(dossier.subject)
        ),
        "lines": [(each, percent_of(each.amounts[2], each.amounts[1])) for each in lines],
        "rate": evaluation.execution_rate if evaluation else None,
    }
