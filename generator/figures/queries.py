"""The words that figures are declared in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from generator.disclosure import Disclosure
from generator.figures.evidence import Count, Difference, Distinct, Exists, Members, Ratio, Sum
from generator.figures.figure import Query
from generator.figures.sources import RecordsInYear, Selection, Source, as_sources
from generator.records.activities import Activity
from generator.records.choices import ActivityKind
from generator.records.record import Record

_R = TypeVar("_R", bound=Record)

_ACTIVITIES = as_sources(["activities"])


def count(select: Selection[Record], called: str = "") -> Query[Count]:
    """How many records; *called* names what is counted, where it is one side of a ratio."""

    def query(in_year: RecordsInYear) -> Count | None:
        records = in_year.of(select)
        return None if records is None else Count(Members(records, hiding=in_year.disclosure.hidden_by), called)

    return Query(query, select.sources)


def total(select: Selection[_R], amount: Callable[[_R], Decimal | None], called: str = "") -> Query[Sum]:
    """How much money (万元) the records carry; a record without an amount adds nothing and stays a member."""

    def query(in_year: RecordsInYear) -> Sum | None:
        records = in_year.of(select)
        if records is None:
            return None
        return Sum(Members(records, tuple(map(amount, records)), hiding=in_year.disclosure.hidden_by), called)

    return Query(query, select.sources)


def difference(minuend: Query[Sum], subtrahend: Query[Sum]) -> Query[Difference]:
    """One sum less another."""

    def query(in_year: RecordsInYear) -> Difference | None:
        whole, part = minuend(in_year), subtrahend(in_year)
        return None if whole is None or part is None else Difference(whole, part)

    return Query(query, minuend.sources | subtrahend.sources)


def ratio(numerator: Query[Count] | Query[Difference], denominator: Query[Count] | Query[Sum]) -> Query[Ratio]:
    """One figure as a share of another; nothing when there is nothing to divide by."""

    def query(in_year: RecordsInYear) -> Ratio | None:
        part, whole = numerator(in_year), denominator(in_year)
        return None if part is None or whole is None or not whole.value else Ratio(part, whole)

    return Query(query, numerator.sources | denominator.sources)


def distinct(
    select: Selection[_R], groups: Callable[[Disclosure, _R], Iterable[str]], *also: str | Source
) -> Query[Distinct]:
    """How many different groups the records fall into; *groups* looks *also* at other tables."""

    def query(in_year: RecordsInYear) -> Distinct | None:
        records, disclosure = in_year.of(select), in_year.disclosure
        if records is None:
            return None
        found: defaultdict[str, list[Record]] = defaultdict(list)
        for record in records:
            for group in groups(disclosure, record):
                found[group].append(record)
        return Distinct(
            {group: Members(tuple(each), hiding=disclosure.hidden_by) for group, each in sorted(found.items())}
        )

    return Query(query, select.sources | as_sources(also))


def _activities(
    in_year: RecordsInYear, kind: ActivityKind, where: Callable[[Activity], bool] = lambda _: True
) -> Members | None:
    activities = in_year.year.activities
    if activities is None:
        return None
    parts = tuple(filter(where, activities.of(kind)))
    return Members((activities,) * len(parts), tuple(map(_quantity, parts)), parts, in_year.disclosure.hidden_by)


def _quantity(activity: Activity) -> Decimal | None:
    return Decimal(activity.quantity) if activity.quantity is not None else None


def activities(kind: ActivityKind, where: Callable[[Activity], bool] = lambda _: True) -> Query[Count]:
    """How many activities of one kind; one that stands for several counts as its quantity."""

    def query(in_year: RecordsInYear) -> Count | None:
        members = _activities(in_year, kind, where)
        return None if members is None else Count(members)

    return Query(query, _ACTIVITIES)


def any_activity(kind: ActivityKind) -> Query[Exists]:
    """Whether an activity of one kind is on record."""

    def query(in_year: RecordsInYear) -> Exists | None:
        members = _activities(in_year, kind)
        return None if members is None else Exists(members)

    return Query(query, _ACTIVITIES)
