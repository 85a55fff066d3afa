"""What is undertaken: a project or policy under one code, whatever becomes of it from year to year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random

from generator.records.choices import BudgetAccount, DepartmentKind, ProjectKind
from generator.records.departments import Department
from generator.sample.catalogue import Template, policies, purposes
from generator.sample.city import City
from generator.sample.dice import chance, stream
from generator.sample.texts.facts import Nature

DIVISION = "999999"
"""The division code of the fictional city."""
FIRST_SERIAL = 900_000_000_000
"""Serials of sample projects begin here: no real project has such a one."""

_TOWN_FIELDS = ("agriculture", "transport", "environment", "urban", "water", "emergency", "governance")
"""What town departments undertake."""
_ENTERPRISES = 24
_TRIES = 12
"""Names are tried so often before one gets a batch number."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One project or policy.  ``place`` is how texts name where it is; ``town`` the code of the town, None for the whole city."""

    code: str
    name: str
    kind: ProjectKind
    template: Template
    what: str
    department: str
    unit: str
    town: str | None
    place: str
    account: BudgetAccount
    born: int

    @property
    def nature(self) -> Nature:
        """What kind of spending it is."""
        return self.template.nature


@dataclass
class Registry:
    """Gives out codes and names: no code and no name twice."""

    seed: int
    city: City
    accounts: frozenset[BudgetAccount]
    serial: int = FIRST_SERIAL
    names: set[str] = field(default_factory=set)

    def project(self, department: Department, born: int) -> Undertaking:
        """A new project of *department*."""
        dice = stream(self.seed, "undertaking", self.serial)
        template = dice.choice([each for each in self._templates(department) if self._allowed(each)])
        return self._register(dice, template, ProjectKind.PROJECT, department, born)

    def policy(self, department: Department, born: int, number: int, account: BudgetAccount) -> Undertaking:
        """A new policy of *department*."""
        dice = stream(self.seed, "undertaking", self.serial)
        template = policies()[number % len(policies())]
        made = self._register(dice, template, ProjectKind.POLICY, department, born, what=template.what[number % 4])
        return replace(made, account=account)

    def _allowed(self, template: Template) -> bool:
        return template.nature is not Nature.CAPITAL or template.account in self.accounts

    def _templates(self, department: Department) -> Sequence[Template]:
        if department.kind is DepartmentKind.TOWN:
            return [each for field in _TOWN_FIELDS for each in purposes()[field].templates]
        return purposes()[department.field].templates

    def _register(
        self, dice: Random, template: Template, kind: ProjectKind, department: Department, born: int, what: str = ""
    ) -> Undertaking:
        self.serial += 1
        name, chosen, town, place = self._name(dice, template, kind, department, what)
        return Undertaking(
            code=f"{DIVISION}{born % 100:02d}{_category(dice, template)}{self.serial}",
            name=name,
            kind=kind,
            template=template,
            what=chosen,
            department=department.code,
            unit=dice.choice(self.city.units_of(department.code)).code,
            town=town,
            place=place or "全市",
            account=template.account if template.account in self.accounts else BudgetAccount.GENERAL,
            born=born,
        )

    def _name(
        self, dice: Random, template: Template, kind: ProjectKind, department: Department, what: str
    ) -> tuple[str, str, str | None, str]:
        """A name that is not taken, what it is about, the town's code and the place in words: after a dozen tries, by batch."""
        for attempt in count():
            chosen = what or dice.choice(template.what)
            town, place = self._place(dice, template, kind, department)
            batch = f"（第 {attempt // 4 - 1} 批）" if attempt >= _TRIES else ""
            name = template.name.format(place=place, what=chosen) + batch
            if name not in self.names:
                self.names.add(name)
                return name, chosen, town, place
        raise LookupError("batches have no end")

    def _place(
        self, dice: Random, template: Template, kind: ProjectKind, department: Department
    ) -> tuple[str | None, str]:
        if not template.in_towns:
            return None, f"示例企业 {dice.randint(1, _ENTERPRISES):02d} "
        if kind is ProjectKind.POLICY or not self.city.towns:
            return None, ""
        if department.kind is DepartmentKind.TOWN:
            town = self.city.towns[int(department.code) % len(self.city.towns)]
        elif chance(dice, 76):
            town = dice.choice(self.city.towns)
        else:
            return None, ""
        return town.code, f"{town.name} "


def _category(dice: Random, template: Template) -> str:
    """人员类 R, 运转类 Y or 特定目标类 T."""
    if template.nature is Nature.SERVICE and chance(dice, 40):
        return "Y"
    return "R" if template.nature is Nature.SUBSIDY and chance(dice, 8) else "T"
