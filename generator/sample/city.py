"""The fictional city: its fields, towns, departments and units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.records.choices import DepartmentKind
from generator.records.departments import Department, Field, Town, Unit
from generator.sample.dice import stream
from generator.sample.exact import split
from generator.sample.plan import SamplePlan
from generator.sample.texts.facts import FIELDS
from generator.text import Text

_PARTY, _GOVERNMENT, _CONGRESS, _JUSTICE, _MASS, _INSTITUTION, _TOWN = DepartmentKind
_KINDS: dict[str, tuple[DepartmentKind, ...]] = {
    "governance": (_GOVERNMENT, _PARTY, _CONGRESS, _MASS, _GOVERNMENT, _PARTY, _CONGRESS),
    "education": (_GOVERNMENT, _INSTITUTION, _INSTITUTION, _INSTITUTION, _INSTITUTION),
    "social": (_GOVERNMENT, _GOVERNMENT, _MASS, _INSTITUTION, _GOVERNMENT),
    "agriculture": (_GOVERNMENT, _TOWN, _TOWN, _INSTITUTION, _TOWN, _TOWN, _TOWN),
    "industry": (_GOVERNMENT, _GOVERNMENT, _INSTITUTION, _MASS, _GOVERNMENT),
    "urban": (_GOVERNMENT, _TOWN, _TOWN, _INSTITUTION, _TOWN, _TOWN),
    "health": (_GOVERNMENT, _INSTITUTION, _INSTITUTION, _INSTITUTION, _GOVERNMENT),
    "transport": (_GOVERNMENT, _INSTITUTION, _INSTITUTION, _INSTITUTION),
    "water": (_GOVERNMENT, _INSTITUTION, _INSTITUTION, _INSTITUTION),
    "environment": (_GOVERNMENT, _INSTITUTION, _INSTITUTION, _GOVERNMENT),
    "culture": (_GOVERNMENT, _INSTITUTION, _MASS, _INSTITUTION, _INSTITUTION),
    "safety": (_GOVERNMENT, _JUSTICE, _JUSTICE, _GOVERNMENT),
    "emergency": (_GOVERNMENT, _INSTITUTION, _INSTITUTION),
    "housing": (_GOVERNMENT, _INSTITUTION, _INSTITUTION),
}
"""Field → kinds of its departments in a city of 67; fields that a smaller city has first come first."""

FINANCE = "101"
"""The department that manages the budget: it publishes the key evaluation reports."""


@dataclass(frozen=True, slots=True)
class City:
    """Who spends and where, as records."""

    fields: tuple[Field, ...]
    towns: tuple[Town, ...]
    departments: tuple[Department, ...]
    units: tuple[Unit, ...]

    def units_of(self, department: str) -> tuple[Unit, ...]:
        """The units of one department."""
        return tuple(unit for unit in self.units if unit.department == department)


def make_city(plan: SamplePlan, departments: int) -> City:
    """A city with that many departments."""
    made = _departments(departments)
    return City(
        fields=tuple(Field(code=code, name=Text(name)) for code, name in FIELDS.items()),
        towns=tuple(Town(code=f"town-{n:02d}", name=Text(f"示例镇 {n:02d}")) for n in range(1, plan.towns + 1)),
        departments=made,
        units=tuple(unit for department in made for unit in _units(plan, department)),
    )


def _departments(count: int) -> tuple[Department, ...]:
    fields = list(_KINDS)[:count]
    numbers = split(count, [len(_KINDS[field]) for field in fields], least=1) or []
    made = [(field, position) for field, number in zip(fields, numbers, strict=True) for position in range(number)]
    return tuple(
        Department(
            code=str(101 + serial),
            name=Text(f"{FIELDS[field]}领域示例部门 {position + 1:02d}{'（财政）' if serial == 0 else ''}"),
            kind=_KINDS[field][position % len(_KINDS[field])],
            field=field,
            valid_from=date(2019, 3, 1),
        )
        for serial, (field, position) in enumerate(made)
    )


def _units(plan: SamplePlan, department: Department) -> list[Unit]:
    dice = stream(plan.seed, "units", department.code)
    below = dice.choice((0, 1, 1, 2, 2, 3, 4, 6))
    names = ["本级", *(f"所属单位 {number:02d}" for number in range(1, below + 1))]
    base = department.name.replace("（财政）", "")
    return [
        Unit(code=f"{department.code}{serial:03d}", name=Text(f"{base} {name}"), department=department.code)
        for serial, name in enumerate(names, start=1)
    ]
