"""What a record is about: a project, a department as a whole, or a fund."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from generator.records.choices import SubjectKind
from generator.records.record import REQUIRED, Part, column
from generator.records.values import DepartmentCode, Identifier, ProjectCode, Year

_FORMS = "项目支出与部门整体绩效各表；domain 1"

_NAMES = tuple(kind.value for kind in SubjectKind)

SubjectKey = tuple[SubjectKind, str, int]
"""Kind, code and fiscal year: what targets, monitoring and results of the same thing share."""


class ProjectOrDepartment(Part):
    """A project, or a department as a whole, in one fiscal year.  Exactly the column that ``subject`` names is filled."""

    read_together: ClassVar[tuple[str, ...]] = ("subject", "project", "department")

    subject: SubjectKind = column(
        "对象",
        "项目（project）或部门整体（department）。",
        "project",
        source=_FORMS,
        default=REQUIRED,
    )
    project: ProjectCode | None = column(
        "项目代码",
        "对象是项目时的项目代码。",
        "99999922T900000000001",
        source="domain 2.5",
        refers="projects",
    )
    department: DepartmentCode | None = column(
        "部门代码",
        "对象是部门整体时的部门代码。",
        "101",
        source="domain 2.5",
        refers="departments",
    )
    fiscal_year: Year = column("预算年度", "说的是哪一年的预算。", "2022", source=_FORMS, default=REQUIRED)

    @property
    def subject_code(self) -> str:
        """The code of the project, department or fund."""
        values = self.__dict__  # asked for more often than anything else, so by the shortest way
        code: str = values[values["subject"]]
        return code

    @property
    def subject_key(self) -> SubjectKey:
        """What all records about the same thing share."""
        values = self.__dict__
        kind: SubjectKind = values["subject"]
        return (kind, values[kind], values["fiscal_year"])

    @model_validator(mode="after")
    def _names_exactly_its_subject(self) -> Self:
        values = self.__dict__
        if values.get(values["subject"]) is None or [*map(values.get, _NAMES)].count(None) != len(_NAMES) - 1:
            named = [name for name in _NAMES if values.get(name) is not None]
            found = "、".join(SubjectKind.read(name).label for name in named) or "空白"
            raise PydanticCustomError(
                "subject-mismatch",
                "subject",
                {
                    "column": self.subject.value,
                    "found": found,
                    "expected": f"只填“{self.subject.label}”一列的代码",
                },
            )
        return self


class Subject(ProjectOrDepartment):
    """A project, a department as a whole, or a fund, in one fiscal year."""

    read_together: ClassVar[tuple[str, ...]] = ("subject", "project", "department", "fund")

    fund: Identifier | None = column(
        "基金代码",
        "对象是基金时的基金代码。",
        "fund-01",
        source="design",
        refers="funds",
    )
