"""``/YEAR/monitoring/``: how projects and departments stood in the middle of the year.

What the bureau monitored itself comes first, then what deviated, then the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from generator.disclosure import WorkYear
from generator.pages import addresses
from generator.pages.evaluation_rows import subject_of
from generator.pages.long_list import ListPart, parts
from generator.pages.page import Crumb
from generator.pages.project_story.midyear import deviation_of
from generator.pages.project_story.money import percent_of
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.choices import Likelihood, SubjectKind
from generator.records.monitoring import Monitoring
from generator.text import Text

_FIGURES = (
    "monitoring.department_coverage",
    "monitoring.project_coverage",
    "monitoring.improved_projects",
    "monitoring.adjusted_amount",
    "monitoring.reduced_amount",
    "monitoring.cancelled_amount",
    "monitoring.recovered_completed_amount",
    "monitoring.recovered_discontinued_amount",
)


@dataclass(frozen=True, slots=True)
class MonitoringRow:
    """One monitoring form that may be shown, with what it is about."""

    form: Monitoring
    name: Text
    address: str
    department: Text | None
    deviation: Text | None

    @property
    def percent(self) -> Decimal | None:
        """What was spent of the budget at the start of the year, in per cent; None (不适用) where that is 0 or unknown."""
        return percent_of(self.form.executed_total, self.form.initial_total)


def sheets(publication: Publication) -> Iterator[Sheet]:
    """The list of each year with monitoring, in parts."""
    for year in publication.work_years:
        if year.monitoring:
            shown = sorted((each for each in year.monitoring if _may_show(publication, each)), key=_order)
            for part in parts(addresses.section(year.year, "monitoring"), shown):
                yield _page(publication, year, part, shown)


def _may_show(publication: Publication, form: Monitoring) -> bool:
    department = publication.disclosure.departments.get(form.department or "")
    return publication.may_show(form) and not (department is not None and department.hidden)


def deviates(form: Monitoring) -> bool:
    """Whether the form names a deviation, or doubts that the target will be met."""
    return form.deviation_cause is not None or form.likelihood in (Likelihood.POSSIBLE, Likelihood.IMPOSSIBLE)


def _order(form: Monitoring) -> tuple[bool, bool, bool, str]:
    return not form.key_monitoring, not deviates(form), form.subject is SubjectKind.PROJECT, form.subject_code


def _page(publication: Publication, year: WorkYear, part: ListPart[Monitoring], shown: list[Monitoring]) -> Sheet:
    return Sheet(
        address=part.address,
        title=Text(f"{year.year} 年绩效运行监控{part.suffix}"),
        kind="monitoring",
        template="monitoring.md.jinja",
        values=partial(_values, publication, year, part, shown),
        description=Text(f"{year.year} 年年中，钱花到哪一步、事情做到哪一步，哪些项目出现偏差。"),
        crumbs=(Crumb(Text(f"{year.year} 年"), addresses.year(year.year)),),
    )


def _values(
    publication: Publication, year: WorkYear, part: ListPart[Monitoring], shown: list[Monitoring]
) -> Mapping[str, Any]:
    return {
        "year": year.year,
        "rows": [_row(publication, form) for form in part.rows],
        "hidden": len(shown) < len(year.monitoring),
        "key_forms": sum(form.key_monitoring for form in shown),
        "deviating": sum(deviates(form) for form in shown),
        "figures": [publication.figure(year.year, figure_id) for figure_id in _FIGURES] if part.first else [],
        **part.values,
    }


def _row(publication: Publication, form: Monitoring) -> MonitoringRow:
    name, address, department = subject_of(publication, form.subject, form.subject_code, form.fiscal_year)
    return MonitoringRow(form, name, address, department, deviation_of(form))
