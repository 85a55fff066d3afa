"""Closed lists of values, each member with the word that readers see.

A file may hold the English value or the Chinese word; both read as the same member.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Choice(StrEnum):
    """A closed list.  ``value`` is what files hold, ``label`` what readers see, ``aliases`` what is read as well."""

    label: str
    aliases: tuple[str, ...]

    __hash__ = str.__hash__  # equal to its value, so of the same hash; and members are part of most keys

    def __new__(cls, value: str, label: str, *aliases: str) -> Self:
        """A member from what its declaration lists."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.aliases = aliases
        return member

    @classmethod
    def read(cls, text: str) -> Self:
        """The member written as *text*; a custom pydantic error of type ``value-choice`` when there is none."""
        known = {name: member for member in cls for name in (member.value, member.label, *member.aliases)}
        member = known.get(text.strip())
        if member is None:
            expected = "、".join(f"{each.value}（{each.label}）" if each.value != each.label else each for each in cls)
            raise PydanticCustomError("value-choice", "choice", {"expected": expected})
        return member

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        known = {name: member for member in cls for name in (member.value, member.label, *member.aliases)}

        def read(value: Any) -> Choice:
            found = known.get(value) if isinstance(value, str) else None
            return found if found is not None else cls.read(str(value))

        return core_schema.no_info_plain_validator_function(
            read,
            metadata={"pydantic_js_functions": [lambda _schema, _handler: {"enum": [each.value for each in cls]}]},
        )


class Visibility(Choice):
    """Who may see a record (design: visibility).  All of them stay in every count and sum of the year's figures."""

    PUBLIC = "public", "公开"
    AGGREGATE = "aggregate", "只计入部门合计"
    INTERNAL = "internal", "不公开"

    @property
    def hidden(self) -> bool:
        """Whether the record has no page and is named nowhere."""
        return self is not Visibility.PUBLIC


class DepartmentKind(Choice):
    """What kind of body a budget department is."""

    PARTY = "party", "党委部门"
    GOVERNMENT = "government", "政府部门"
    CONGRESS = "congress", "人大政协机关"
    JUSTICE = "justice", "审判检察机关"
    MASS_ORGANISATION = "mass_organisation", "群团组织"
    INSTITUTION = "institution", "事业单位"
    TOWN = "town", "镇（街道）"


class BudgetAccount(Choice):
    """The four budgets (四本预算), 预算法 art. 5."""

    GENERAL = "general", "一般公共预算"
    GOV_FUND = "gov_fund", "政府性基金预算"
    STATE_CAPITAL = "state_capital", "国有资本经营预算"
    SOCIAL_INSURANCE = "social_insurance", "社会保险基金预算"


class ProjectKind(Choice):
    """Project or policy (财预〔2020〕10号 treats both alike)."""

    PROJECT = "project", "项目"
    POLICY = "policy", "政策"


class Continuity(Choice):
    """项目属性 of the target form."""

    NEW = "new", "新增"
    CONTINUING = "continuing", "延续"


class ReviewOutcome(Choice):
    """What the review of the budget decided about a declared project."""

    APPROVED = "approved", "批准"
    CANCELLED = "cancelled", "取消立项"
    MERGED = "merged", "合并"


class SubjectKind(Choice):
    """What a target, monitoring or evaluation is about."""

    PROJECT = "project", "项目"
    DEPARTMENT = "department", "部门整体"
    FUND = "fund", "基金"


class TargetVersion(Choice):
    """A target as declared, as approved by the review, and as adjusted with approval during the year."""

    DECLARED = "declared", "申报"
    APPROVED = "approved", "批复"
    ADJUSTED = "adjusted", "年中调整"


class Operator(Choice):
    """指标性质（计算符号）, with the codes of the national system (1-6)."""

    AT_LEAST = "≥", "不低于", ">=", "不少于", "1", "大于等于"
    MORE_THAN = "＞", "大于", ">", "2"
    EQUAL = "=", "等于", "＝", "3"
    LESS_THAN = "＜", "小于", "<", "4"
    AT_MOST = "≤", "不超过", "<=", "不高于", "5", "小于等于"
    QUALITATIVE = "定性", "定性", "6"

    @property
    def quantitative(self) -> bool:
        """Whether target and actual are numbers or dates."""
        return self is not Operator.QUALITATIVE


class Direction(Choice):
    """指标方向性: whether more is better."""

    POSITIVE = "positive", "正向"
    NEGATIVE = "negative", "反向"


class Likelihood(Choice):
    """完成目标可能性 of the monitoring form (财预〔2019〕136号)."""

    CERTAIN = "certain", "确定能"
    POSSIBLE = "possible", "有可能"
    IMPOSSIBLE = "impossible", "完全不可能"


class DeviationCause(Choice):
    """偏差原因分析 of the monitoring form (财预〔2019〕136号)."""

    FUNDING = "funding", "经费保障"
    RULES = "rules", "制度保障"
    STAFF = "staff", "人员保障"
    CONDITIONS = "conditions", "硬件条件保障"
    OTHER = "other", "其他"


class ExAnteConclusion(Choice):
    """Conclusion of an ex-ante evaluation; the first two proceed."""

    SUPPORT = "support", "予以支持"
    PARTIAL = "partial", "部分支持", "调整后支持"
    REJECT = "reject", "不予支持"

    @property
    def proceeds(self) -> bool:
        """Whether the project goes on into the budget."""
        return self is not ExAnteConclusion.REJECT


class EvaluationObject(Choice):
    """What a key evaluation is about."""

    DEPARTMENT = "department", "部门整体"
    PROJECT = "project", "项目"
    POLICY = "policy", "政策"


class EvaluatorKind(Choice):
    """Who carried an evaluation out."""

    THIRD_PARTY = "third_party", "第三方机构"
    BUREAU = "bureau", "财政部门"
    DEPARTMENT = "department", "主管部门"


class SourceKind(Choice):
    """Which part of the work a finding or an application comes from."""

    EX_ANTE = "ex_ante", "事前绩效评估"
    MONITORING = "monitoring", "绩效运行监控"
    KEY_EVALUATION = "key_evaluation", "财政重点绩效评价"
    SPOT_CHECK = "spot_check", "自评抽查复评"

    @property
    def after_evaluation(self) -> bool:
        """Whether its actions are about the budget of the next year."""
        return self in (SourceKind.KEY_EVALUATION, SourceKind.SPOT_CHECK)


class Action(Choice):
    """What was done because of a result (结果应用)."""

    IMPROVED_MANAGEMENT = "improved_management", "改进管理"
    IMPROVED_RULES = "improved_rules", "完善制度"
    IMPROVED_MECHANISM = "improved_mechanism", "完善工作机制"
    MAINTAINED = "maintained", "维持预算"
    INCREASED = "increased", "增加预算"
    REDUCED = "reduced", "调减预算"
    MERGED = "merged", "合并预算"
    CANCELLED = "cancelled", "取消预算"
    RECOVERED_COMPLETED = "recovered_completed", "收回已完项目结余"
    RECOVERED_DISCONTINUED = "recovered_discontinued", "收回不再实施项目资金"

    @property
    def about_money(self) -> bool:
        """Whether the action carries an amount."""
        return self not in (
            Action.IMPROVED_MANAGEMENT,
            Action.IMPROVED_RULES,
            Action.IMPROVED_MECHANISM,
        )


class AmountKind(Choice):
    """What the amount of an action says: a change of a budget, or the level of one.  The two are never added."""

    CHANGE = "change", "变动额"
    LEVEL = "level", "预算额"


class FindingStatus(Choice):
    """Where a finding stands (整改、销号)."""

    OPEN = "open", "未整改"
    IN_PROGRESS = "in_progress", "整改中"
    CLOSED = "closed", "已销号"


class FindingType(Choice):
    """What a finding is about: the parts of the indicator framework (财预〔2020〕10号 annex 2)."""

    DECISION = "decision", "决策与立项"
    TARGET = "target", "绩效目标"
    BUDGET = "budget", "预算编制与执行"
    PROCESS = "process", "过程管理"
    OUTPUT = "output", "产出"
    BENEFIT = "benefit", "效益与满意度"


class DocumentKind(Choice):
    """What a document is."""

    PLAN = "plan", "实施方案"
    RULE = "rule", "管理制度"
    NOTICE = "notice", "通知"
    BASIS = "basis", "依据"


class DisclosedDocument(Choice):
    """What a department or the bureau owes to the public (预算法 art. 14; domain 2.7)."""

    TARGETS = "targets", "绩效目标"
    MONITORING = "monitoring", "绩效运行监控"
    SELF_EVALUATION = "self_evaluation", "绩效自评"
    KEY_EVALUATION = "key_evaluation", "重点绩效评价报告"
    STATEMENT = "statement", "年度说明"


class DisclosedWith(Choice):
    """Which document a disclosure goes out with."""

    BUDGET = "budget", "部门预算"
    FINAL_ACCOUNTS = "final_accounts", "部门决算"
    STANDALONE = "standalone", "单独公开"


class ActivityKind(Choice):
    """What the bureau did in a year, beside projects."""

    JOINT_REVIEW = "joint_review", "目标会审"
    SUBMISSION = "submission", "提交人大审查"
    TRAINING = "training", "业务培训"
    PUBLICITY = "publicity", "宣传报道"
    ASSESSMENT = "assessment", "工作考核"
    CONGRESS_REPORT = "congress_report", "向人大报告"


class Grade(Choice):
    """Grades of evaluation (财预〔2020〕10号); the bands stand in scoring.yml."""

    EXCELLENT = "excellent", "优"
    GOOD = "good", "良"
    FAIR = "fair", "中"
    POOR = "poor", "差"


class FigureBasis(Choice):
    """How a figure stands in the statement."""

    STATED = "stated", "文中写明"
    DERIVED = "derived", "由文字推算"
    ASSERTED = "asserted", "只有表述、没有数字"


class ExceptionKind(Choice):
    """What an exception signs off."""

    DIFFERENCE = "difference", "数字差异"
    PRIVACY = "privacy", "个人信息误报"
    FREE_TEXT = "free_text", "文字内容已人工核对"


class Level1(Choice):
    """Level-1 indicators (财预〔2021〕101号)."""

    COST = "cost", "成本指标", "成本"
    OUTPUT = "output", "产出指标", "产出"
    BENEFIT = "benefit", "效益指标", "效益"
    SATISFACTION = "satisfaction", "满意度指标", "满意度"
