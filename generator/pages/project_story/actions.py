"""What was done because of a result, and what it rests on (结果应用)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages import addresses
from generator.pages.project_story.dossier import Dossier
from generator.records.choices import Action, AmountKind
from generator.records.documents import Document
from generator.records.follow_up import Application
from generator.records.projects import Project
from generator.text import Text

_AMOUNTS = {
    Action.MAINTAINED: "照原额度安排",
    Action.INCREASED: "增加",
    Action.REDUCED: "调减",
    Action.MERGED: "合并前的额度",
    Action.CANCELLED: "取消前的额度",
    Action.RECOVERED_COMPLETED: "收回",
    Action.RECOVERED_DISCONTINUED: "收回",
}
"""What the amount of an action says; a cancelled budget of the running year is a change, see :func:`_amount_word`."""


@dataclass(frozen=True, slots=True)
class Told:
    """One action with everything about it that may be shown."""

    action: Application
    amount_word: Text
    reports: tuple[tuple[Text, str], ...]
    """Titles and addresses of the reports and checks that it rests on."""
    target: Project | None
    """The project that it was done to, unless that is the page's own."""
    pending: bool
    """Whether the budget that it is about is not published yet."""
    merged_into: Project | None
    document: Document | None


def told(dossier: Dossier, action: Application) -> Told:
    """*action* with what it refers to."""
    shown = dossier.publication.shown_project
    document = dossier.disclosure.documents.get(action.document or "")
    target = shown(action.project, action.fiscal_year)
    return Told(
        action=action,
        amount_word=_amount_word(action),
        reports=tuple(_reports(dossier, action)),
        target=target if target is not dossier.project else None,
        pending=dossier.disclosure.is_pending(action.fiscal_year),
        merged_into=shown(action.merged_into, action.fiscal_year),
        document=document if document is not None and not document.hidden else None,
    )


def _amount_word(action: Application) -> Text:
    if action.action is Action.CANCELLED and action.amount_kind is AmountKind.CHANGE:
        return Text("取消")
    return Text(_AMOUNTS.get(action.action, ""))


def _reports(dossier: Dossier, action: Application) -> Iterator[tuple[Text, str]]:
    """What *action* rests on, without what may not be named: hidden itself, or about a project that is."""
    publication, year = dossier.publication, dossier.disclosure.year(action.work_year)
    for report in publication.shown(year.key_evaluations):
        if report.id in action.sources and (
            report.project is None or publication.shown_project(report.project, report.fiscal_year)
        ):
            yield report.title, addresses.key_evaluation(report)
    for check in publication.shown(year.spot_checks):
        if check.id in action.sources and publication.shown_project(check.project, check.fiscal_year):
            yield Text(f"{year.year} 年抽查复评"), f"{addresses.section(year.year, 'spot-checks')}#{check.id}"


def merged_into(dossier: Dossier, fiscal_year: int) -> Project | None:
    """The project that took this one in, in the budget of one year; None where there is none that may be shown."""
    shown = dossier.publication.shown_project
    actions = dossier.publication.shown(dossier.disclosure.applications_to(dossier.project.code, fiscal_year))
    return next((found for each in actions if (found := shown(each.merged_into, fiscal_year)) is not None), None)
