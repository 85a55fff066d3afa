"""activities.yml: joint review, submission, trainings, publicity, assessment, reports to the congress, commitments."""

from __future__ import annotations

from typing import ClassVar

from generator.records.choices import ActivityKind
from generator.records.record import REQUIRED, Part, Record, column
from generator.records.values import Count, Date, Flag, Identifier, PartialDate, Points
from generator.text import Text

_STATEMENT = "说明 二（二）、二（三）、三"


class Opinion(Part):
    """An opinion or a requirement of the people's congress, and the answer."""

    id: Identifier = column("编号", "意见编号。", "op-2022-01", source=_STATEMENT, default=REQUIRED)
    text: Text | None = column(
        "意见或要求",
        "意见或要求的内容；未公布时空白。",
        "加强结果应用",
        source=_STATEMENT,
    )
    answer: Text | None = column("办理情况", "怎样办理、如何答复。", "已纳入次年预算编制", source=_STATEMENT)
    answered: Date | None = column("答复日期", "答复日期。", "2022-08-31", source=_STATEMENT)


class Activity(Part):
    """One thing that the bureau did in the year."""

    id: Identifier = column("编号", "活动编号。", "training-2022-07", source=_STATEMENT, default=REQUIRED)
    kind: ActivityKind = column("类别", "活动类别。", "training", source=_STATEMENT, default=REQUIRED)
    title: Text | None = column(
        "名称",
        "活动名称；资料没有给出时空白。",
        "财政重点绩效评价业务培训",
        source=_STATEMENT,
    )
    date: PartialDate | None = column("日期", "日期，可以只写到月。", "2022-07", source=_STATEMENT)
    organiser: Text | None = column("组织单位", "组织单位。", "示例市财政局", source=_STATEMENT)
    description: Text | None = column("内容", "内容说明。", "讲解评价报告的编写要求", source=_STATEMENT)
    participants: Count | None = column("参加人数", "参加人数。", "120", source=_STATEMENT)
    quantity: Count | None = column("数量", "一条记录代表多件时的件数。", "4", source="statement-2022.figures.yml")
    provincial: Flag = column(
        "省级及以上",
        "宣传报道是否由省级及以上媒体登载。",
        "false",
        source="说明 二（二）2（2）",
        default=False,
    )
    itemised: Flag = column(
        "逐件登记",
        "false 表示一条记录代表多件，资料没有逐件列出。",
        "true",
        source="statement-2022.figures.yml",
        default=True,
    )
    weight: Points | None = column(
        "考核权重",
        "在考核中的权重；未公布时空白。",
        "3",
        unit="分",
        source="说明 二（三）1",
    )
    opinions: tuple[Opinion, ...] = column(
        "意见", "人大意见或要求及答复。", "[]", source="说明 二（三）2（1）", default=()
    )


class Commitment(Part):
    """What the statement promises for the next year, and what came of it."""

    id: Identifier = column(
        "编号",
        "承诺编号，与说明中的表述编号一致。",
        "commitments.training",
        source="说明 三",
        default=REQUIRED,
    )
    text: Text = column("承诺", "承诺的内容。", "加强培训宣传", source="说明 三", default=REQUIRED)
    outcome: Text | None = column("完成情况", "下一年度报告的完成情况。", "已开展两次培训", source="说明 三")
    reported: Date | None = column("报告日期", "完成情况的报告日期。", "2023-12-31", source="说明 三")


class Activities(Record):
    """All activities and commitments of one work year."""

    key: ClassVar[tuple[str, ...]] = ()

    activities: tuple[Activity, ...] = column("活动", "本年度的活动。", "[]", source=_STATEMENT, default=())
    commitments: tuple[Commitment, ...] = column("承诺", "下一步工作打算。", "[]", source="说明 三", default=())

    def of(self, kind: ActivityKind) -> tuple[Activity, ...]:
        """The activities of one kind."""
        return tuple(activity for activity in self.activities if activity.kind is kind)
