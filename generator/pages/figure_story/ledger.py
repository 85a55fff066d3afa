"""The members of a figure as one table: a row a record, and a column for each count or sum that the figure is worked out from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import permutations

from generator.disclosure import Disclosure
from generator.figures.evidence import Count, Difference, Distinct, Evidence, Member, Sum, all_members, terms
from generator.figures.figure import FigureInYear
from generator.pages.figure_story.bearers import department_of
from generator.records.choices import Visibility
from generator.text import Text
from generator.visibility import Cell, breakdown, is_safe

_Key = tuple[int, int]


def _key(member: Member) -> _Key:
    return (id(member.record), id(member.part))


@dataclass(frozen=True)
class Column:
    """One count or sum.  ``amount`` is what a member adds to it (1 where it is just counted), None where it is not in it."""

    title: str
    money: bool
    total: Decimal
    amount: Callable[[Member], Decimal | None]


@dataclass(frozen=True)
class Ledger:
    """Everything that a figure rests on, in the order of the records."""

    disclosure: Disclosure
    figure: FigureInYear
    evidence: Evidence
    unsafe: frozenset[str] = frozenset()
    """Departments whose totals would, beside those of other figures, uncover hidden records."""

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """Every record, on whichever side it stands, once."""
        return tuple({_key(member): member for member in all_members(self.evidence)}.values())

    @cached_property
    def shown(self) -> tuple[Member, ...]:
        """The records that may be named."""
        return tuple(member for member in self.members if not member.hidden)

    @cached_property
    def hidden(self) -> tuple[Member, ...]:
        """The records that are only counted."""
        return tuple(member for member in self.members if member.hidden)

    @property
    def bases(self) -> tuple[str, ...]:
        """The legal grounds of what is not shown."""
        return tuple(dict.fromkeys(each.visibility_basis for each in self.hidden if each.visibility_basis))

    @cached_property
    def amounts_shown(self) -> bool:
        """Whether amounts may be listed: next to the total they would uncover fewer than three hidden records."""
        return is_safe(len(self.hidden))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns beside the names; none where records are just counted, or bear something out."""
        parts = terms(self.evidence)
        if len(parts) == 1:
            return tuple(_column(part, self.figure.figure.label) for part in parts if _tells_amounts(part))
        columns = tuple(_column(part, f"第 {number} 项") for number, part in enumerate(parts, start=1))
        return (*columns, _less(columns, self.evidence)) if isinstance(self.evidence, Difference) else columns

    @cached_property
    def groups(self) -> Mapping[_Key, tuple[str, ...]]:
        """The groups that each record falls into, of a distinct figure."""
        found: dict[_Key, list[str]] = {}
        if isinstance(self.evidence, Distinct):
            for group, members in self.evidence.groups.items():
                for member in members:
                    found.setdefault(_key(member), []).append(group)
        return {key: tuple(groups) for key, groups in found.items()}

    def groups_of(self, member: Member) -> tuple[str, ...]:
        """The groups that a record falls into."""
        return self.groups.get(_key(member), ())

    def department_name(self, code: str) -> Text:
        """What a department is called; its code where no such department is on record, blank when it may not be named."""
        department = self.disclosure.departments.get(code)
        return Text(code) if department is None else Text() if department.hidden else department.name

    @cached_property
    def by_department(self) -> Mapping[str, Cell[Member]]:
        """Department → its records, as they may be shown beside the figure."""
        return breakdown(self.members, lambda member: department_of(self.disclosure, member), self.unsafe)


def unsafe_departments(disclosure: Disclosure, figures: Iterable[FigureInYear]) -> Mapping[str, frozenset[str]]:
    """Figure id → departments whose totals must be withheld because of what other figures show.

    Figures hold one another: 调整的资金 is 调减, 取消 and 收回 together.  So a department is withheld in every figure that holds one or two hidden
    records which some figure counts alone, and in any two figures whose hidden records differ by one or two.
    """
    hidden = {each.figure.id: _hidden_by_department(disclosure, each) for each in figures if each.has_hidden}
    found: dict[str, set[str]] = {figure_id: set() for figure_id in hidden}
    for one, other in permutations(hidden, 2):
        for department, members in hidden[one].items():
            beside = hidden[other].get(department, frozenset())
            if members & beside and not (
                is_safe(len(members)) and is_safe(len(beside - members)) and is_safe(len(members - beside))
            ):
                found[other].add(department)
    return {figure_id: frozenset(departments) for figure_id, departments in found.items()}


def _hidden_by_department(disclosure: Disclosure, figure: FigureInYear) -> Mapping[str, frozenset[_Key]]:
    """Department → its records that are counted in its totals and not shown."""
    groups: defaultdict[str, set[_Key]] = defaultdict(set)
    for member in all_members(figure.evidence) if figure.evidence is not None else ():
        department = department_of(disclosure, member)
        if department is not None and member.visibility is Visibility.AGGREGATE:
            groups[department].add(_key(member))
    return {department: frozenset(keys) for department, keys in groups.items()}


def _tells_amounts(part: Count | Sum) -> bool:
    return isinstance(part, Sum) or any(member.amount is not None for member in part.members)


def _column(part: Count | Sum, otherwise: str) -> Column:
    inside = {_key(member): member.amount for member in part.members}
    counted = isinstance(part, Count)

    def amount(member: Member) -> Decimal | None:
        if _key(member) not in inside:
            return None
        own = inside[_key(member)]
        return Decimal(1) if own is None and counted else own

    return Column(part.called or otherwise, not counted, part.value, amount)


def _less(columns: tuple[Column, ...], difference: Difference) -> Column:
    whole, part = columns
    return Column(
        f"{whole.title}减{part.title}",
        money=True,
        total=difference.value,
        amount=lambda member: (whole.amount(member) or Decimal(0)) - (part.amount(member) or Decimal(0)),
    )
