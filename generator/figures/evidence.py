"""What a figure rests on: its value, and the records that yield it.

There is one class per kind of figure, and each holds its own arithmetic: a count is its members, a sum their amounts, a difference two sums, a
ratio a numerator and a denominator, a distinct figure its groups, an existence its bearing records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cached_property
from itertools import repeat

from generator.records.choices import Visibility
from generator.records.record import Part, Record

CENT = Decimal("0.01")
_WHOLE = Decimal(100)
_NEARLY_WHOLE = Decimal("99.99")


class Kind(StrEnum):
    """How a figure is made from records."""

    COUNT = "count"
    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    DISTINCT = "distinct"
    EXISTS = "exists"

    @property
    def label(self) -> str:
        """The word that readers see."""
        return {
            "count": "计数",
            "sum": "合计",
            "difference": "差额",
            "ratio": "比率",
            "distinct": "种类数",
            "exists": "有无",
        }[self.value]


def half_up(value: Decimal) -> Decimal:
    """*value* rounded half-up to two decimals, as published amounts are."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Member:
    """One record that a figure counts.

    ``amount`` is what it contributes: 万元 in sums, a number of things where one record stands for several, None where it just counts
    as one.  ``part`` is the piece of the record that is meant, when a file holds many (one activity of activities.yml).
    ``hidden_by`` is the record that keeps it from being named: itself, or what it is about.
    """

    record: Record
    amount: Decimal | None = None
    part: Part | None = None
    hidden_by: Record | None = None

    @property
    def hidden(self) -> bool:
        """Whether the record may be shown in totals only."""
        return self.hidden_by is not None

    @property
    def visibility(self) -> Visibility:
        """How far it may be shown."""
        return self.hidden_by.visibility if self.hidden_by is not None else Visibility.PUBLIC

    @property
    def visibility_basis(self) -> str | None:
        """The legal ground on which it is not shown."""
        return self.hidden_by.visibility_basis if self.hidden_by is not None else None

    @property
    def itemised(self) -> bool:
        """Whether the record stands for one thing, not for a published total."""
        bearing = self.part or self.record
        return "itemised" not in type(bearing).model_fields or bool(vars(bearing)["itemised"])


def _by_nobody(_record: Record) -> None:
    """Every record may be named."""


@dataclass(frozen=True)
class Members:
    """The records that a figure counts, in their order.

    Most figures are only worked out, over many records: a :class:`Member` of each is made when somebody looks at them one by one.
    ``amounts`` and ``parts`` go with the records, one each; None where no record has any.  ``hiding`` finds what keeps a record from
    being named.
    """

    records: tuple[Record, ...]
    amounts: tuple[Decimal | None, ...] | None = None
    parts: tuple[Part, ...] | None = None
    hiding: Callable[[Record], Record | None] = field(default=_by_nobody, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[Member]:
        return iter(self._each)

    @cached_property
    def _each(self) -> tuple[Member, ...]:
        amounts, parts = self.amounts or repeat(None), self.parts or repeat(None)
        return tuple(map(Member, self.records, amounts, parts, map(self.hiding, self.records)))

    @cached_property
    def hidden(self) -> tuple[Record, ...]:
        """The records that may be shown in totals only."""
        return tuple(record for record in self.records if self.hiding(record) is not None)


@dataclass(frozen=True, slots=True)
class Count:
    """How many: each member counts as one, or as the number of things it stands for.  ``called`` names what is counted."""

    members: Members
    called: str = ""

    @property
    def value(self) -> Decimal:
        """The number of things."""
        if self.members.amounts is None:
            return Decimal(len(self.members))
        return sum((Decimal(1) if each is None else each for each in self.members.amounts), Decimal(0))

    @property
    def size(self) -> int:
        """Records counted."""
        return len(self.members)


@dataclass(frozen=True, slots=True)
class Sum:
    """How much: the amounts of the members, at full precision.  ``called`` names what is summed."""

    members: Members
    called: str = ""

    @property
    def value(self) -> Decimal:
        """The total (万元)."""
        return sum(filter(None, self.members.amounts or ()), Decimal(0))

    @property
    def size(self) -> int:
        """Rows summed."""
        return len(self.members)


@dataclass(frozen=True, slots=True)
class Difference:
    """One sum less another."""

    minuend: Sum
    subtrahend: Sum

    @property
    def members(self) -> Members:
        """The rows of the minuend."""
        return self.minuend.members

    @property
    def value(self) -> Decimal:
        """Minuend − subtrahend (万元)."""
        return self.minuend.value - self.subtrahend.value

    @property
    def size(self) -> int:
        """Rows of the minuend."""
        return self.minuend.size


@dataclass(frozen=True, slots=True)
class Ratio:
    """One figure as a share of another, in per cent."""

    numerator: Count | Sum | Difference
    denominator: Count | Sum | Difference

    @property
    def members(self) -> Members:
        """The numerator's records."""
        return self.numerator.members

    @property
    def exact(self) -> Decimal | None:
        """The unrounded percentage; None when there is nothing to divide by."""
        return self.numerator.value * 100 / self.denominator.value if self.denominator.value else None

    @property
    def value(self) -> Decimal | None:
        """Half-up to two decimals.  1064/1065 is 99.91, and what is not the whole never shows as 100."""
        exact = self.exact
        if exact is None:
            return None
        rounded = half_up(exact)
        return _NEARLY_WHOLE if rounded == _WHOLE and exact < _WHOLE else rounded

    @property
    def size(self) -> int:
        """Records of the numerator."""
        return self.numerator.size


@dataclass(frozen=True, slots=True)
class Distinct:
    """How many different ones: the groups, each with its members."""

    groups: Mapping[str, Members]

    @property
    def members(self) -> tuple[Member, ...]:
        """The records of all groups; one that belongs to several is listed once."""
        return tuple({id(member.record): member for group in self.groups.values() for member in group}.values())

    @property
    def value(self) -> Decimal:
        """The number of groups."""
        return Decimal(len(self.groups))

    @property
    def size(self) -> int:
        """Groups."""
        return len(self.groups)


@dataclass(frozen=True, slots=True)
class Exists:
    """Whether there is any: the records that bear a fact out."""

    members: Members

    @property
    def value(self) -> bool:
        """Whether a record bears it out."""
        return len(self.members) > 0

    @property
    def size(self) -> int:
        """Bearing records."""
        return len(self.members)


Evidence = Count | Sum | Difference | Ratio | Distinct | Exists

KIND_OF: Mapping[type, Kind] = {
    Count: Kind.COUNT,
    Sum: Kind.SUM,
    Difference: Kind.DIFFERENCE,
    Ratio: Kind.RATIO,
    Distinct: Kind.DISTINCT,
    Exists: Kind.EXISTS,
}


def terms(evidence: Evidence) -> tuple[Count | Sum, ...]:
    """The counts and sums that a difference or a ratio is worked out from, each once; nothing for other kinds but themselves."""
    if isinstance(evidence, Difference):
        return (evidence.minuend, evidence.subtrahend)
    if isinstance(evidence, Ratio):
        parts = (*terms(evidence.numerator), *terms(evidence.denominator))
        return tuple(each for number, each in enumerate(parts) if each not in parts[:number])
    return (evidence,) if isinstance(evidence, Count | Sum) else ()


def all_members(evidence: Evidence) -> Iterable[Member]:
    """Every record that the value depends on, on both sides of a difference or a ratio."""
    parts = terms(evidence)
    return tuple(member for part in parts for member in part.members) if parts else evidence.members
