"""What every record has: fields that describe themselves, a key, a place in a file, and who may see it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, ClassVar, Protocol

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from generator.problems import Location
from generator.records.choices import Visibility
from generator.text import Text

REQUIRED: Any = PydanticUndefined
"""The default of a column that may not be blank."""


class Locate(Protocol):
    """Finds the values of a record in its file."""

    def __call__(self, path: tuple[str | int, ...], /) -> Location:
        """Where the value stands to which *path* leads, by names and positions; the record itself at the end of no path."""


def column(
    title: str,
    about: str,
    example: str,
    *,
    source: str,
    unit: str | None = None,
    refers: str | None = None,
    default: Any = None,
) -> Any:
    """One column: Chinese title, what it says, an example that its own reader accepts, and the form or rule it comes from.

    *unit* is the unit of measure of numbers.  *refers* names the table whose key this column holds.  A blank cell reads as
    *default*; with ``REQUIRED`` it is a problem.
    """
    extra: dict[str, Any] = {"unit": unit, "source": source, "refers": refers}
    return Field(
        default,
        title=title,
        description=about,
        examples=[example],
        json_schema_extra=extra,
    )


@dataclass(frozen=True, slots=True)
class Column:
    """A column as its declaration describes it: what projections (headers, templates, dictionary) are made from."""

    name: str
    title: str
    about: str
    example: str
    unit: str | None
    source: str
    refers: str | None
    required: bool

    @classmethod
    def of(cls, name: str, field: FieldInfo) -> Column:
        """The description that *field* carries."""
        extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}

        def told(key: str) -> str | None:
            fact = extra.get(key)
            return str(fact) if fact is not None else None

        return cls(
            name=name,
            title=field.title or name,
            about=field.description or "",
            example=str((field.examples or [""])[0]),
            unit=told("unit"),
            source=told("source") or "",
            refers=told("refers"),
            required=field.is_required(),
        )


class Part(BaseModel):
    """A piece of a record, such as one score line of a report."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @classmethod
    def columns(cls) -> tuple[Column, ...]:
        """The fields in the order of the form."""
        return tuple(Column.of(name, field) for name, field in cls.model_fields.items())


class Record(Part):
    """One row of a table, or one YAML file of a folder.

    ``key`` names the fields that tell two records of a table (of one work year) apart.  The work year is the year of the folder, None
    for tables above the years.
    """

    key: ClassVar[tuple[str, ...]] = ()
    read_together: ClassVar[tuple[str, ...]] = ()
    """The fields that rules about more than one cell of a row of CSV look at: at closed lists for what they hold, at all others
    for whether they hold anything."""

    visibility: Visibility = column(
        "公开属性",
        "public 公开；aggregate 只计入部门合计；internal 不公开。不公开的记录仍计入全部总数。",
        "public",
        source="政府信息公开条例（2019）",
        default=Visibility.PUBLIC,
    )
    visibility_basis: Text | None = column(
        "不公开依据",
        "不公开时必须写明的法律依据。",
        "政府信息公开条例第十四条",
        source="政府信息公开条例（2019）",
    )

    # Not pydantic's private attributes: those take a tenth of the time of reading.
    __slots__ = ("_locate", "_work_year")
    _work_year: ClassVar[int | None]
    _locate: ClassVar[Locate]

    def standing(self, work_year: int | None, locate: Locate) -> None:
        """Told once by the reader: in which year's folder the record stands, and how it and the values in it are found."""
        stand([self], work_year, [locate])

    @property
    def place(self) -> Location:
        """The row, or the file, that holds the record."""
        return self._locate(())

    def at(self, *path: str | int) -> Location:
        """The place of one column of the record, or of a value inside it, such as ``"figures", 3, "value"``."""
        return self._locate(path)

    @property
    def work_year(self) -> int:
        """The year of the annual update that reports the record; an error for tables above the years."""
        year = getattr(self, "_work_year", None)
        if year is None:
            raise LookupError(f"{type(self).__name__} belongs to no work year")
        return int(year)

    @property
    def hidden(self) -> bool:
        """Whether the record may be shown in totals only, or nowhere."""
        return self.visibility.hidden

    @property
    def key_values(self) -> tuple[object, ...]:
        """What tells this record from the others of its table."""
        return tuple([getattr(self, name) for name in self.key])


def stand(records: Sequence[Record], work_year: int | None, locates: Iterable[Locate]) -> None:
    """:meth:`Record.standing` for many records of one year, each with what finds it."""
    set_each(records, "_work_year", repeat(work_year))
    set_each(records, "_locate", locates)


def set_each(records: Iterable[Record], name: str, values: Iterable[object]) -> None:
    """Give each of *records* its value of an attribute, past the guard that keeps records as they are."""
    deque(map(object.__setattr__, records, repeat(name), values), maxlen=0)
