"""The project in one or two sentences.  Each is made from the record and from nothing else, so it is true by construction."""

from __future__ import annotations

from decimal import Decimal

from generator.pages.due import pending_until
from generator.pages.formats import money_text, plain, rate
from generator.pages.grading import grade_of
from generator.pages.project_story.completion import tally
from generator.pages.project_story.dossier import Dossier
from generator.records.choices import DisclosedDocument, ReviewOutcome
from generator.text import Text


def summary(dossier: Dossier) -> Text:
    """What was asked for or granted, what was spent, how much of the promise was kept, and what the department says of it."""
    if not dossier.project.approved:
        return _not_granted(dossier)
    parts = [_money(dossier), tally(dossier) if dossier.results else None, _score(dossier), _not_yet(dossier)]
    return Text("；".join(part for part in parts if part) + "。")


def _amount(value: Decimal | None) -> str:
    return "未公布" if value is None else f"{money_text(value)} 万元"


def _not_granted(dossier: Dossier) -> Text:
    project = dossier.project
    end = (
        "没有单独安排，合并到其他项目"
        if project.review_outcome is ReviewOutcome.MERGED
        else "申报后没有安排（取消立项）"
    )
    return Text(f"{dossier.year} 年预算：申报 {_amount(project.declared_total)}，{end}。")


def _money(dossier: Dossier) -> str:
    form = dossier.self_evaluation
    if form is None:
        project = dossier.project
        return (
            f"{dossier.year} 年预算：申报 {_amount(project.declared_total)}，年初批 {_amount(project.approved_total)}"
        )
    share = form.execution_rate
    spent = f"实际花 {_amount(form.executed_total)}" + (f"（占调整后的 {rate(share)}）" if share is not None else "")
    return (
        f"{dossier.year} 年预算：年初批 {_amount(form.initial_total)}，调整后 {_amount(form.adjusted_total)}，{spent}"
    )


def _score(dossier: Dossier) -> str | None:
    form = dossier.self_evaluation
    if form is None or form.total_score is None:
        return None
    grade = grade_of(dossier.disclosure, form)
    return f"部门自评 {plain(form.total_score)} 分" + (f"（{grade.label}）" if grade else "")


def _not_yet(dossier: Dossier) -> str | None:
    if dossier.self_evaluation is not None:
        return None
    year = pending_until(dossier.disclosure, DisclosedDocument.SELF_EVALUATION, dossier.year)
    return f"花了多少、办成没有，按程序于 {year} 年公布" if year else None
