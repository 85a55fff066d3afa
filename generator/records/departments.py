"""Who spends and where: departments, units, fields and towns."""

from __future__ import annotations

from generator.records.choices import DepartmentKind
from generator.records.record import REQUIRED, Record, column
from generator.records.values import Date, DepartmentCode, Identifier
from generator.text import Text

_DIRECTORY = "部门预算编制单位名录；domain 2.5"


class Department(Record):
    """A budget department (主管部门)."""

    key = ("code",)

    code: DepartmentCode = column(
        "部门代码",
        "部门代码，前面的 0 不能丢。",
        "101",
        source=_DIRECTORY,
        default=REQUIRED,
    )
    name: Text = column(
        "部门名称",
        "部门的规范名称。",
        "教育领域示例部门 01",
        source=_DIRECTORY,
        default=REQUIRED,
    )
    kind: DepartmentKind = column("部门类别", "部门的类别。", "government", source=_DIRECTORY, default=REQUIRED)
    field: Identifier = column(
        "领域",
        "主要领域的编号，见 fields.csv。",
        "education",
        source="design",
        refers="fields",
        default=REQUIRED,
    )
    valid_from: Date | None = column("启用日期", "从哪一天起有这个部门。", "2019-03-01", source=_DIRECTORY)
    valid_to: Date | None = column("停用日期", "到哪一天为止有这个部门。", "2023-12-31", source=_DIRECTORY)
    successor: DepartmentCode | None = column(
        "承接部门",
        "撤并后由哪个部门承接。",
        "102",
        source=_DIRECTORY,
        refers="departments",
    )

    def exists_in(self, year: int) -> bool:
        """Whether the department existed at any time in that calendar year."""
        return (self.valid_from is None or self.valid_from.year <= year) and (
            self.valid_to is None or self.valid_to.year >= year
        )


class Unit(Record):
    """An implementing unit (实施单位, 预算单位) of a department."""

    key = ("code",)

    code: DepartmentCode = column(
        "单位代码",
        "单位代码，前面的 0 不能丢。",
        "101001",
        source=_DIRECTORY,
        default=REQUIRED,
    )
    name: Text = column(
        "单位名称",
        "单位的规范名称。",
        "教育领域示例部门 01 本级",
        source=_DIRECTORY,
        default=REQUIRED,
    )
    department: DepartmentCode = column(
        "主管部门",
        "主管部门的代码。",
        "101",
        source=_DIRECTORY,
        refers="departments",
        default=REQUIRED,
    )


class Field(Record):
    """A plain purpose (领域) that citizens look for."""

    key = ("code",)

    code: Identifier = column(
        "领域编号",
        "用于网址，公布后不再改变。",
        "education",
        source="design",
        default=REQUIRED,
    )
    name: Text = column("领域名称", "领域的名称。", "教育", source="design", default=REQUIRED)


class Town(Record):
    """A town or street (镇、街道)."""

    key = ("code",)

    code: Identifier = column(
        "镇街编号",
        "用于网址，公布后不再改变。",
        "town-01",
        source="design",
        default=REQUIRED,
    )
    name: Text = column("镇街名称", "镇或街道的名称。", "示例镇 01", source="design", default=REQUIRED)
