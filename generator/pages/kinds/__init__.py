"""Page kinds: each module plans the pages of one kind, and is listed here once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.pages.kinds import (
    activities,
    coverage,
    departments,
    ex_ante,
    figures,
    follow_up,
    grades,
    home,
    key_evaluations,
    monitoring,
    pictures,
    projects,
    purposes,
    reconciliation,
    rules,
    search,
    self_evaluations,
    statement,
    trends,
    years,
)
from generator.pages.page import Attachment
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet

PageKind = Callable[[Publication], Iterable[Sheet | Attachment]]

PAGE_KINDS: tuple[PageKind, ...] = (
    home.sheets,
    years.sheets,
    statement.sheets,
    figures.sheets,
    reconciliation.sheets,
    coverage.sheets,
    departments.sheets,
    projects.sheets,
    purposes.sheets,
    grades.sheets,
    self_evaluations.sheets,
    monitoring.sheets,
    ex_ante.sheets,
    key_evaluations.sheets,
    follow_up.sheets,
    activities.sheets,
    trends.sheets,
    search.sheets,
    rules.sheets,
    pictures.sheets,
)
