"""``/YEAR/figures/``: every figure of a year, and a page for each that has a value.

A figure's page says what it counts, how it is computed, and which records it comes from; what may not be named is shown by department.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.disclosure import WorkYear
from generator.figures.evidence import Member
from generator.figures.figure import FigureInYear, State
from generator.pages import addresses
from generator.pages.figure_story.arithmetic import in_words, written_out
from generator.pages.figure_story.bearers import bearer, department_of
from generator.pages.figure_story.ledger import Ledger, unsafe_departments
from generator.pages.figure_story.members_csv import members_csv
from generator.pages.figure_story.picture import picture, trend_picture
from generator.pages.formats import plain
from generator.pages.kinds.years import figure_groups
from generator.pages.page import Attachment, Crumb
from generator.pages.project_rows import name_of
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.statement.marks import sentences
from generator.text import Text

PART = 200
"""How many members one page lists (design: addresses)."""


def sheets(publication: Publication) -> Iterator[Sheet | Attachment]:
    """The index of each year that knows a figure, and the pages and files of its figures."""
    for year in publication.work_years:
        known = [each for each in publication.figures[year.year].values() if each.value is not None]
        if known:
            yield _index(year, known)
        unsafe = unsafe_departments(publication.disclosure, known)
        for figure in known:
            yield from _figure(publication, figure, unsafe.get(figure.figure.id, frozenset()))


def _crumbs(year: int) -> tuple[Crumb, ...]:
    return (Crumb(Text(f"{year} 年"), addresses.year(year)),)


def _index(year: WorkYear, known: list[FigureInYear]) -> Sheet:
    opens = sum(each.state is State.ITEMISED for each in known)
    return Sheet(
        address=addresses.section(year.year, "figures"),
        title=Text(f"{year.year} 年全部指标"),
        kind="figures",
        template="figures/index.md.jinja",
        values=lambda: {
            "year": year.year,
            "groups": list(figure_groups(known)),
            "known": len(known),
            "opens": opens,
            "states": [(state, sum(each.state is state for each in known)) for state in State],
        },
        description=Text(f"{year.year} 年的 {len(known)} 项指标，其中 {opens} 项可查到明细。"),
        crumbs=_crumbs(year.year),
    )


def _figure(publication: Publication, figure: FigureInYear, unsafe: frozenset[str]) -> Iterator[Sheet | Attachment]:
    ledger = Ledger(publication.disclosure, figure, figure.evidence, unsafe) if figure.evidence is not None else None
    shown = ledger.shown if ledger is not None else ()
    parts = max(1, -(-len(shown) // PART))
    for number in range(1, parts + 1):
        yield _page(publication, figure, ledger, number, parts)
    if ledger is not None and ledger.members:
        content = members_csv(ledger, sample=publication.sample)
        yield Attachment(f"{figure.address}members.csv", content)


def _page(publication: Publication, figure: FigureInYear, ledger: Ledger | None, number: int, parts: int) -> Sheet:
    label, year = figure.figure.label, figure.work_year
    above = () if number == 1 else (Crumb(Text(label), figure.address),)
    return Sheet(
        address=addresses.part(figure.address, number),
        title=Text(f"{label}（{year} 年）" if number == 1 else f"{label}（{year} 年），第 {number} 页"),
        kind="figure",
        template="figures/figure.md.jinja" if number == 1 else "figures/members.md.jinja",
        values=partial(_values, publication, figure, ledger, number, parts),
        description=Text(figure.figure.counts),
        crumbs=(*_crumbs(year), Crumb(Text("全部指标"), addresses.section(year, "figures")), *above),
        search={"年度": (str(year),), "类型": ("指标",), "代码": _digits(figure)} if number == 1 else {},
    )


def _digits(figure: FigureInYear) -> tuple[str, ...]:
    """The value as one word, where it is long enough to be looked for."""
    value = figure.value
    return (plain(value),) if isinstance(value, Decimal) and value >= 1000 else ()


def _values(
    publication: Publication, figure: FigureInYear, ledger: Ledger | None, number: int, parts: int
) -> Mapping[str, Any]:
    values: dict[str, Any] = {
        "figure": figure,
        "ledger": ledger,
        "number": number,
        "parts": parts,
        "first": (number - 1) * PART,
    }
    members = ledger.shown[(number - 1) * PART : number * PART] if ledger is not None else ()
    values["rows"] = [_row(publication, ledger, each) for each in members] if ledger is not None else []
    return values if number > 1 else {**values, **_story(publication, figure, ledger)}


def _row(publication: Publication, ledger: Ledger, member: Member) -> Mapping[str, Any]:
    code = department_of(publication.disclosure, member)
    department = publication.disclosure.departments.get(code or "")
    return {
        "bearer": bearer(publication.disclosure, member, ledger.figure.work_year),
        "department": name_of(department),
        "groups": ledger.groups_of(member),
        "amounts": [column.amount(member) for column in ledger.columns],
    }


def _story(publication: Publication, figure: FigureInYear, ledger: Ledger | None) -> Mapping[str, Any]:
    """What only the first page tells."""
    year = figure.work_year
    every = publication.figures[year]
    same = _other_years(publication, figure)
    return {
        "in_words": in_words(ledger.evidence, figure.figure.unit) if ledger else None,
        "arithmetic": written_out(ledger.evidence, amounts=not ledger.hidden) if ledger else None,
        "picture": picture(publication, ledger) if ledger else Markup(),
        "trend": trend_picture(publication, same),
        "same": same,
        "departments": _departments(ledger) if ledger else [],
        "sentences": _sentences(publication, figure),
        "statement": addresses.section(year, "statement"),
        "reconciled": publication.reconciled[year][figure.figure.id],
        "reconciliation": addresses.section(year, "reconciliation"),
        "identities": [each for each in publication.identities[year] if figure.figure.id in each.identity.figures],
        "figures": every,
    }


def _other_years(publication: Publication, figure: FigureInYear) -> tuple[FigureInYear, ...]:
    """The same figure in every year that has it, oldest first, this year's among them."""
    years = (figures.get(figure.figure.id) for _, figures in sorted(publication.figures.items()))
    return tuple(each for each in years if each is not None and each.value is not None)


def _departments(ledger: Ledger) -> list[Mapping[str, Any]]:
    """Totals by department, as far as they may be shown."""
    return [
        {
            "name": ledger.department_name(code),
            "address": addresses.department_year(code, ledger.figure.fiscal_year),
            "count": cell.count,
            "totals": [cell.total(column.amount) for column in ledger.columns],
        }
        for code, cell in sorted(ledger.by_department.items())
        if ledger.department_name(code)
    ]


def _sentences(publication: Publication, figure: FigureInYear) -> list[Mapping[str, Any]]:
    """The sentences of the statement in which the figure stands, one for each occurrence."""
    statement = publication.disclosure.year(figure.work_year).statement
    if statement is None or statement.hidden:
        return []
    return [
        {"before": before, "quote": quote, "after": after, "anchor": f"{figure.figure.slug}-{number}"}
        for number, (before, quote, after) in enumerate(sentences(statement, figure.figure.id), start=1)
    ]
