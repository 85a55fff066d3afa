"""Which table stands in which file: the whole of ``data/`` on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.records.activities import Activities
from generator.records.calendar import Calendar
from generator.records.departments import Department, Field, Town, Unit
from generator.records.documents import Document
from generator.records.ex_ante import ExAnteEvaluation
from generator.records.follow_up import Application, Disclosure, Finding, SpotCheck
from generator.records.key_evaluations import KeyEvaluation
from generator.records.ledgers import CorrectionLedger, ExceptionLedger
from generator.records.monitoring import Monitoring, MonitoringResult
from generator.records.projects import Project
from generator.records.record import Record
from generator.records.scoring import Scoring
from generator.records.self_evaluations import Result, SelfEvaluation
from generator.records.site import Site
from generator.records.statement import Statement
from generator.records.targets import Fund, Indicator, Target, Task


class Form(Enum):
    """How a table is stored."""

    CSV = "csv"
    """One file, one record a row."""
    YAML = "yaml"
    """One file, one record."""
    FOLDER = "folder"
    """One YAML file a record."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, the class of its records, how it is stored, and in which years' budgets its records may be.

    ``yearly`` tables stand in the folder of a work year.  ``fiscal_offsets`` are the fiscal years that may occur, counted from
    the work year (design: Years); empty for tables without a fiscal year.
    """

    name: str
    title: str
    record: type[Record]
    form: Form
    yearly: bool
    fiscal_offsets: tuple[int, ...] = ()

    def fiscal_years(self, work_year: int) -> tuple[int, ...]:
        """The fiscal years that records in the folder of *work_year* may be about."""
        return tuple([work_year + offset for offset in self.fiscal_offsets])

    def file(self, work_year: int | None = None) -> str:
        """Where the table stands in the data directory; a folder ends with a slash."""
        ending = {Form.CSV: ".csv", Form.YAML: ".yml", Form.FOLDER: "/"}[self.form]
        return f"{work_year}/{self.name}{ending}" if self.yearly else f"{self.name}{ending}"


TABLES: tuple[Table, ...] = (
    Table("site", "网站设置", Site, Form.YAML, yearly=False),
    Table("departments", "部门", Department, Form.CSV, yearly=False),
    Table("units", "单位", Unit, Form.CSV, yearly=False),
    Table("fields", "领域", Field, Form.CSV, yearly=False),
    Table("towns", "镇街", Town, Form.CSV, yearly=False),
    Table("scoring", "评分规则", Scoring, Form.YAML, yearly=False),
    Table("documents", "制度文件", Document, Form.CSV, yearly=False),
    Table("exceptions", "例外", ExceptionLedger, Form.YAML, yearly=False),
    Table("corrections", "更正", CorrectionLedger, Form.YAML, yearly=False),
    Table("calendar", "年度日程", Calendar, Form.YAML, yearly=True),
    Table("projects", "项目", Project, Form.CSV, yearly=True, fiscal_offsets=(0,)),
    Table("targets", "绩效目标", Target, Form.CSV, yearly=True, fiscal_offsets=(0,)),
    Table("indicators", "绩效指标", Indicator, Form.CSV, yearly=True, fiscal_offsets=(0,)),
    Table("tasks", "部门年度任务", Task, Form.CSV, yearly=True, fiscal_offsets=(0,)),
    Table("funds", "基金", Fund, Form.CSV, yearly=True),
    Table(
        "monitoring",
        "绩效运行监控",
        Monitoring,
        Form.CSV,
        yearly=True,
        fiscal_offsets=(0,),
    ),
    Table(
        "monitoring_results",
        "监控指标",
        MonitoringResult,
        Form.CSV,
        yearly=True,
        fiscal_offsets=(0,),
    ),
    Table(
        "self_evaluations",
        "绩效自评",
        SelfEvaluation,
        Form.CSV,
        yearly=True,
        fiscal_offsets=(-1,),
    ),
    Table("results", "指标完成情况", Result, Form.CSV, yearly=True, fiscal_offsets=(-1,)),
    Table(
        "ex_ante",
        "事前绩效评估",
        ExAnteEvaluation,
        Form.FOLDER,
        yearly=True,
        fiscal_offsets=(0,),
    ),
    Table(
        "key_evaluations",
        "重点绩效评价",
        KeyEvaluation,
        Form.FOLDER,
        yearly=True,
        fiscal_offsets=(-1,),
    ),
    Table(
        "spot_checks",
        "抽查复评",
        SpotCheck,
        Form.CSV,
        yearly=True,
        fiscal_offsets=(-1,),
    ),
    Table(
        "applications",
        "结果应用",
        Application,
        Form.CSV,
        yearly=True,
        fiscal_offsets=(0, 1),
    ),
    Table("findings", "问题整改", Finding, Form.CSV, yearly=True, fiscal_offsets=(-1, 0)),
    Table(
        "disclosures",
        "公开情况",
        Disclosure,
        Form.CSV,
        yearly=True,
        fiscal_offsets=(-1, 0),
    ),
    Table("activities", "工作活动", Activities, Form.YAML, yearly=True),
    Table("statement", "年度说明", Statement, Form.YAML, yearly=True),
)

BY_NAME = {table.name: table for table in TABLES}
