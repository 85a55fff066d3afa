"""The way of a project at a glance: 申报 → 批复 → 承诺 → 年中监控 → 完成 → 评价 → 应用."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.due import pending_until
from generator.pages.project_story.dossier import Dossier
from generator.records.choices import DisclosedDocument, ReviewOutcome
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One step, where on the page it is told, and how far it is: ``done``, ``pending`` or ``none``."""

    title: Text
    anchor: str
    state: str


def steps(dossier: Dossier) -> list[Step]:
    """The steps that there are: a project that got no money ends with the review."""
    return [Step(Text(title), anchor, state) for title, anchor, state in _steps(dossier)]


def _steps(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    project = dossier.project
    yield "申报", "request", "done"
    if not project.approved:
        merged = project.review_outcome is ReviewOutcome.MERGED
        yield "审核：合并安排" if merged else "审核：没有安排", "request", "done"
        return
    yield "批复", "request", "done"
    yield "承诺目标", "promise", _state(dossier, DisclosedDocument.TARGETS, found=bool(dossier.targets))
    yield "年中监控", "midyear", _state(dossier, DisclosedDocument.MONITORING, found=dossier.monitoring is not None)
    done = dossier.self_evaluation is not None
    yield "完成和花费", "completion", _state(dossier, DisclosedDocument.SELF_EVALUATION, found=done)
    judged = dossier.spot_check is not None or bool(dossier.key_evaluations)
    yield "抽查、评价", "judgement", _state(dossier, DisclosedDocument.KEY_EVALUATION, found=judged)
    yield "结果应用", "afterwards", _state(dossier, DisclosedDocument.KEY_EVALUATION, found=bool(dossier.actions_after))


def _state(dossier: Dossier, document: DisclosedDocument, *, found: bool) -> str:
    if found:
        return "done"
    return "pending" if pending_until(dossier.disclosure, document, dossier.year) else "none"
