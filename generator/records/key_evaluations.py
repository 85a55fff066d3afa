"""key_evaluations/*.yml: key evaluation reports, whole (outline of 财预〔2020〕10号 annex 3)."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from generator.records.choices import (
    BudgetAccount,
    EvaluationObject,
    EvaluatorKind,
    FindingType,
    Grade,
)
from generator.records.record import REQUIRED, Part, Record, column
from generator.records.values import (
    Date,
    DepartmentCode,
    Identifier,
    Identifiers,
    Points,
    ProjectCode,
    Year,
)
from generator.text import Text

_REPORT = "财政重点绩效评价报告（财预〔2020〕10号附件3）；domain 1.8"


class Overview(Part):
    """一、基本情况."""

    background: Text = column("背景", "项目背景。", "根据……", source=_REPORT, default=REQUIRED)
    content: Text = column(
        "主要内容及实施情况",
        "主要内容及实施情况。",
        "实施了……",
        source=_REPORT,
        default=REQUIRED,
    )
    funding: Text = column(
        "资金投入和使用情况",
        "资金投入和使用情况。",
        "预算……",
        source=_REPORT,
        default=REQUIRED,
    )
    overall_goal: Text = column("总体目标", "绩效总体目标。", "通过……", source=_REPORT, default=REQUIRED)
    stage_goal: Text | None = column("阶段性目标", "绩效阶段性目标。", "当年……", source=_REPORT)


class EvaluationWork(Part):
    """二、绩效评价工作开展情况."""

    purpose: Text = column(
        "评价目的、对象和范围",
        "评价目的、对象和范围。",
        "了解……",
        source=_REPORT,
        default=REQUIRED,
    )
    principles: Text = column(
        "评价原则、指标体系、方法和标准",
        "原则、指标体系、方法和标准。",
        "……",
        source=_REPORT,
        default=REQUIRED,
    )
    process: Text = column("评价工作过程", "评价工作过程。", "……", source=_REPORT, default=REQUIRED)


class ScoreLine(Part):
    """One line of the scoring table."""

    level1: Text = column(
        "一级指标",
        "决策、过程、产出、效益。",
        "产出",
        source="财预〔2020〕10号附件2",
        default=REQUIRED,
    )
    level2: Text = column(
        "二级指标",
        "二级指标。",
        "数量",
        source="财预〔2020〕10号附件2",
        default=REQUIRED,
    )
    level3: Text = column(
        "三级指标",
        "三级指标。",
        "实际完成率",
        source="财预〔2020〕10号附件2",
        default=REQUIRED,
    )
    weight: Points = column("分值", "分值。", "10", unit="分", source=_REPORT, default=REQUIRED)
    score: Points = column("得分", "得分。", "9", unit="分", source=_REPORT, default=REQUIRED)
    comment: Text | None = column("评分说明", "扣分原因等。", "完成率 90%", source=_REPORT)


class Analysis(Part):
    """四、绩效评价指标分析."""

    decision: Text = column("决策情况", "项目决策情况。", "……", source=_REPORT, default=REQUIRED)
    process: Text = column("过程情况", "项目过程情况。", "……", source=_REPORT, default=REQUIRED)
    output: Text = column("产出情况", "项目产出情况。", "……", source=_REPORT, default=REQUIRED)
    benefit: Text = column("效益情况", "项目效益情况。", "……", source=_REPORT, default=REQUIRED)


class ReportedFinding(Part):
    """五、存在的问题及原因分析: one problem.  What became of it stands in findings.csv under the same id."""

    id: Identifier = column(
        "问题编号",
        "与 findings.csv 的编号一致。",
        "f-2022-01-1",
        source=_REPORT,
        default=REQUIRED,
    )
    type: FindingType = column("问题类型", "问题属于哪一方面。", "process", source=_REPORT, default=REQUIRED)
    text: Text = column("问题", "存在的问题。", "支付进度偏慢", source=_REPORT, default=REQUIRED)
    cause: Text | None = column("原因分析", "原因分析。", "前期准备不足", source=_REPORT)


class KeyEvaluation(Record):
    """One key evaluation report."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Identifier = column("编号", "报告编号，用于网址。", "ke-2022-01", source="design", default=REQUIRED)
    object: EvaluationObject = column(
        "评价对象类别",
        "部门整体、项目或政策。",
        "project",
        source=_REPORT,
        default=REQUIRED,
    )
    project: ProjectCode | None = column(
        "项目代码",
        "评价对象是项目或政策时的代码。",
        "99999921T900000000001",
        source=_REPORT,
        refers="projects",
    )
    department: DepartmentCode | None = column(
        "部门代码",
        "评价对象是部门整体时的代码。",
        "101",
        source=_REPORT,
        refers="departments",
    )
    fiscal_year: Year = column("被评价年度", "评价的是哪一年的预算。", "2021", source=_REPORT, default=REQUIRED)
    budget_account: BudgetAccount | None = column(
        "所属预算",
        "空白时取项目的所属预算；部门整体评价必填。",
        "general",
        source="预算法第五条",
    )
    field: Identifier | None = column("领域", "领域编号。", "education", source="说明 一", refers="fields")
    title: Text = column(
        "报告标题",
        "报告标题。",
        "某项目财政重点绩效评价报告",
        source=_REPORT,
        default=REQUIRED,
    )
    date: Date | None = column("报告日期", "报告完成日期。", "2022-10-31", source=_REPORT)
    evaluator: Text | None = column("评价机构", "评价机构名称。", "示例机构", source=_REPORT)
    evaluator_kind: EvaluatorKind | None = column(
        "评价方类别", "第三方机构、财政部门或主管部门。", "third_party", source=_REPORT
    )
    basis: Identifiers = column(
        "评价依据",
        "依据文件的编号。",
        "rule-evaluation",
        source=_REPORT,
        refers="documents",
        default=(),
    )
    score: Points | None = column("综合得分", "综合得分，等于评分表之和。", "86.5", unit="分", source=_REPORT)
    grade: Grade | None = column("评价等级", "报告写明的等级。", "good", source=_REPORT)
    summary: Text | None = column("综合评价结论", "三、综合评价情况及评价结论。", "……", source=_REPORT)
    overview: Overview | None = column("基本情况", "一、基本情况。", "{}", source=_REPORT)
    work: EvaluationWork | None = column("评价工作开展情况", "二、绩效评价工作开展情况。", "{}", source=_REPORT)
    scores: tuple[ScoreLine, ...] = column("评分表", "评分表。", "[]", source=_REPORT, default=())
    analysis: Analysis | None = column("指标分析", "四、绩效评价指标分析。", "{}", source=_REPORT)
    experience: tuple[Text, ...] = column("主要经验及做法", "五、主要经验及做法。", "[]", source=_REPORT, default=())
    findings: tuple[ReportedFinding, ...] = column(
        "存在问题", "五、存在的问题及原因分析。", "[]", source=_REPORT, default=()
    )
    advice: tuple[Text, ...] = column("有关建议", "六、有关建议。", "[]", source=_REPORT, default=())
    other: Text | None = column("其他需要说明的问题", "七、其他需要说明的问题。", "无", source=_REPORT)

    @model_validator(mode="after")
    def _names_exactly_its_object(self) -> Self:
        about_department = self.object is EvaluationObject.DEPARTMENT
        wanted, other = (self.department, self.project) if about_department else (self.project, self.department)
        if wanted is None or other is not None:
            column_name = "department" if about_department else "project"
            raise PydanticCustomError(
                "subject-mismatch",
                "object",
                {
                    "column": column_name,
                    "found": "另一列或空白",
                    "expected": f"只填“{self.object.label}”对应的代码",
                },
            )
        return self
