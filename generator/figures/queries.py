"""The words that figures are declared in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from generator.disclosure import Disclosure
from generator.figures.evidence import Count, Difference, Distinct, Exists, Member, Ratio, Sum
from generator.figures.figure import Query
from generator.figures.sources import Selection, Source, as_sources
from generator.records.activities import Activity
from generator.records.choices import ActivityKind
from generator.records.record import Part, Record

_R = TypeVar("_R", bound=Record)

_ACTIVITIES = as_sources(["activities"])


def _member(disclosure: Disclosure, record: Record, amount: Decimal | None = None, part: Part | None = None) -> Member:
    return Member(record, amount, part, disclosure.hidden_by(record))


def count(select: Selection[Record], called: str = "") -> Query[Count]:
    """How many records; *called* names what is counted, where it is one side of a ratio."""

    def query(disclosure: Disclosure, year: int) -> Count | None:
        records = select(disclosure, disclosure.year(year))
        return None if records is None else Count(tuple(_member(disclosure, each) for each in records), called)

    return Query(query, select.sources)


def total(select: Selection[_R], amount: Callable[[_R], Decimal | None], called: str = "") -> Query[Sum]:
    """How much money (万元) the records carry; a record without an amount adds nothing and stays a member."""

    def query(disclosure: Disclosure, year: int) -> Sum | None:
        records = select(disclosure, disclosure.year(year))
        if records is None:
            return None
        return Sum(tuple(_member(disclosure, each, amount(each)) for each in records), called)

    return Query(query, select.sources)


def difference(minuend: Query[Sum], subtrahend: Query[Sum]) -> Query[Difference]:
    """One sum less another."""

    def query(disclosure: Disclosure, year: int) -> Difference | None:
        whole, part = minuend(disclosure, year), subtrahend(disclosure, year)
        return None if whole is None or part is None else Difference(whole, part)

    return Query(query, minuend.sources | subtrahend.sources)


def ratio(numerator: Query[Count] | Query[Difference], denominator: Query[Count] | Query[Sum]) -> Query[Ratio]:
    """One figure as a share of another; nothing when there is nothing to divide by."""

    def query(disclosure: Disclosure, year: int) -> Ratio | None:
        part, whole = numerator(disclosure, year), denominator(disclosure, year)
        return None if part is None or whole is None or not whole.value else Ratio(part, whole)

    return Query(query, numerator.sources | denominator.sources)


def distinct(
    select: Selection[_R], groups: Callable[[Disclosure, _R], Iterable[str]], *also: str | Source
) -> Query[Distinct]:
    """How many different groups the records fall into; *groups* looks *also* at other tables."""

    def query(disclosure: Disclosure, year: int) -> Distinct | None:
        records = select(disclosure, disclosure.year(year))
        if records is None:
            return None
        found: defaultdict[str, list[Member]] = defaultdict(list)
        for record in records:
            for group in groups(disclosure, record):
                found[group].append(_member(disclosure, record))
        return Distinct({group: tuple(members) for group, members in sorted(found.items())})

    return Query(query, select.sources | as_sources(also))


def _activities(disclosure: Disclosure, year: int, kind: ActivityKind) -> tuple[Member, ...] | None:
    activities = disclosure.year(year).activities
    if activities is None:
        return None
    return tuple(_member(disclosure, activities, _quantity(each), each) for each in activities.of(kind))


def _quantity(activity: Activity) -> Decimal | None:
    return Decimal(activity.quantity) if activity.quantity is not None else None


def activities(kind: ActivityKind, where: Callable[[Activity], bool] = lambda _: True) -> Query[Count]:
    """How many activities of one kind; one that stands for several counts as its quantity."""

    def query(disclosure: Disclosure, year: int) -> Count | None:
        members = _activities(disclosure, year, kind)
        if members is None:
            return None
        return Count(tuple(each for each in members if isinstance(each.part, Activity) and where(each.part)))

    return Query(query, _ACTIVITIES)


def any_activity(kind: ActivityKind) -> Query[Exists]:
    """Whether an activity of one kind is on record."""

    def query(disclosure: Disclosure, year: int) -> Exists | None:
        members = _activities(disclosure, year, kind)
        return None if members is None else Exists(members)

    return Query(query, _ACTIVITIES)
