"""scoring.yml: weight profiles and grade bands, per fiscal year.  Tables, never code, because they change yearly."""

from __future__ import annotations

from decimal import Decimal

from generator.records.choices import Grade, Level1, SubjectKind
from generator.records.record import REQUIRED, Part, Record, column
from generator.records.values import Flag, Points, Year
from generator.text import Text

_SELF_EVALUATION = "财预〔2020〕10号；财预〔2021〕101号"


class LevelWeight(Part):
    """How many points a level-1 indicator should carry."""

    level1: Level1 = column("一级指标", "一级指标。", "output", source=_SELF_EVALUATION, default=REQUIRED)
    weight: Points = column(
        "分值",
        "这一级指标的分值合计。",
        "50",
        unit="分",
        source=_SELF_EVALUATION,
        default=REQUIRED,
    )


class WeightProfile(Part):
    """One permitted split of the points of a self-evaluation."""

    name: Text = column(
        "名称",
        "分值方案的名称。",
        "设成本指标",
        source=_SELF_EVALUATION,
        default=REQUIRED,
    )
    subject: SubjectKind = column(
        "适用对象",
        "项目或部门整体。",
        "project",
        source=_SELF_EVALUATION,
        default=SubjectKind.PROJECT,
    )
    weights: tuple[LevelWeight, ...] = column(
        "分值", "各一级指标的分值。", "[]", source=_SELF_EVALUATION, default=REQUIRED
    )


class GradeBand(Part):
    """A grade and the score from which it is given.  Bands are half-open: from (included) up to the next."""

    grade: Grade = column("等级", "评价等级。", "excellent", source="财预〔2020〕10号", default=REQUIRED)
    at_least: Points = column(
        "起始分",
        "达到这一分数（含）即为该等级。",
        "90",
        unit="分",
        source="财预〔2020〕10号",
        default=REQUIRED,
    )


class ScoringYear(Part):
    """What scores of one fiscal year are held against."""

    fiscal_year: Year = column("预算年度", "适用的预算年度。", "2022", source="design", default=REQUIRED)
    execution_weight: Points = column(
        "预算执行率分值",
        "自评时预算执行率的分值。",
        "10",
        unit="分",
        source=_SELF_EVALUATION,
        default=REQUIRED,
    )
    indicator_weight: Points = column(
        "绩效指标分值",
        "全部绩效指标的分值合计。",
        "90",
        unit="分",
        source=_SELF_EVALUATION,
        default=REQUIRED,
    )
    profiles: tuple[WeightProfile, ...] = column(
        "分值方案",
        "允许的一级指标分值方案。",
        "[]",
        source=_SELF_EVALUATION,
        default=(),
    )
    bands: tuple[GradeBand, ...] = column(
        "等级", "评价等级的分数段。", "[]", source="财预〔2020〕10号", default=REQUIRED
    )
    show_recomputed: Flag = column(
        "公开折算得分",
        "true 表示在页面上显示“按通用公式折算，仅供参考”的得分。",
        "true",
        source="design",
        default=False,
    )

    def grade(self, score: Decimal) -> Grade | None:
        """The grade of an unrounded *score* (0 to 100 points), None below every band."""
        reached = [band for band in self.bands if score >= band.at_least]
        return max(reached, key=lambda band: band.at_least).grade if reached else None


class Scoring(Record):
    """All years of scoring.yml."""

    years: tuple[ScoringYear, ...] = column("年度", "每个预算年度的评分规则。", "[]", source="design", default=REQUIRED)

    def of(self, fiscal_year: int) -> ScoringYear | None:
        """The rules of one fiscal year, None where none are declared."""
        return next((year for year in self.years if year.fiscal_year == fiscal_year), None)
