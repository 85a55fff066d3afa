"""activities.yml of 2022: what the sample city's bureau did beside projects, and what it promised."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.records.activities import Activities, Activity, Commitment, Opinion
from generator.records.choices import ActivityKind
from generator.records.values import PartialDate
from generator.text import Text

_BUREAU = Text("示例市财政局")


def activities() -> Activities:
    """All activities and commitments of work year 2022; ids are those that the statement's claims open to."""
    return Activities(
        activities=(*_review(), *_trainings(), *_articles(), _assessment(), _june_report(), _december_report()),
        commitments=_commitments(),
    )


def _review() -> tuple[Activity, ...]:
    return (
        Activity(
            id="joint-review-2022",
            kind=ActivityKind.JOINT_REVIEW,
            title=Text("2022年部门预算项目绩效目标集中会审"),
            date=PartialDate("2021-11-22"),
            organiser=_BUREAU,
            description=Text(
                "各业务股室业务骨干分组会审，逐项核对目标是否明确、指标是否可衡量、资金与工作量是否匹配；"
                "审核意见当场反馈部门，修改后再次提交。"
            ),
            participants=42,
        ),
        Activity(
            id="submission-2022",
            kind=ActivityKind.SUBMISSION,
            title=Text("预算绩效目标随同部门预算报市人大审核批复"),
            date=PartialDate("2022-01-18"),
            organiser=_BUREAU,
            description=Text("部门整体和项目支出绩效目标与2022年部门预算草案一并提交市人民代表大会审查。"),
        ),
    )


def _trainings() -> tuple[Activity, ...]:
    return (
        Activity(
            id="training-2022-07",
            kind=ActivityKind.TRAINING,
            title=Text("财政重点绩效评价业务培训"),
            date=PartialDate("2022-07-14"),
            organiser=_BUREAU,
            description=Text(
                "讲解评价指标怎样细化、现场核查怎样取证、评价报告怎样写清问题和原因，并用两份往年报告作案例点评。"
            ),
            participants=96,
        ),
        Activity(
            id="training-2022-12",
            kind=ActivityKind.TRAINING,
            title=Text("预算绩效管理工作专题培训"),
            date=PartialDate("2022-12-08"),
            organiser=_BUREAU,
            description=Text(
                "面向全部预算部门，讲解目标编报、运行监控、自评打分的常见差错，现场演练绩效自评表的填报。"
            ),
            participants=142,
        ),
    )


_ARTICLES = (
    ("2022-03-18", "示例市：目标会审走在预算前，项目先过绩效关", "介绍部门预算绩效目标集中会审的做法。"),
    ("2022-06-30", "示例市向人大报告预算绩效，钱花得怎样接受监督", "介绍向市人大常委会作专题报告的情况。"),
    ("2022-09-09", "示例市抽查复评项目自评，让自评分数经得起看", "介绍绩效自评抽查复评的组织方式。"),
    ("2022-11-25", "示例市绩效评价结果与下年预算挂钩", "介绍评价结果怎样影响下一年度预算安排。"),
)
"""Date, title and content of the articles, all carried by provincial media or above."""


def _articles() -> tuple[Activity, ...]:
    return tuple(
        Activity(
            id=f"publicity-2022-{number}",
            kind=ActivityKind.PUBLICITY,
            title=Text(title),
            date=PartialDate(published),
            organiser=_BUREAU,
            description=Text(f"{about}由示例省级媒体登载。"),
            provincial=True,
        )
        for number, (published, title, about) in enumerate(_ARTICLES, start=1)
    )


def _assessment() -> Activity:
    return Activity(
        id="assessment-2022",
        kind=ActivityKind.ASSESSMENT,
        title=Text("预算绩效管理工作纳入政府考核范畴"),
        date=PartialDate("2022-12"),
        organiser=Text("示例市委目标绩效管理办公室"),
        description=Text(
            "从目标编报质量、监控及时性、自评真实性、问题整改和信息公开五个方面对各部门评分，计入年度目标考核。"
        ),
        weight=Decimal(3),
    )


def _june_report() -> Activity:
    return Activity(
        id="congress-2022-06",
        kind=ActivityKind.CONGRESS_REPORT,
        title=Text("全面实施预算绩效管理工作情况的专题报告"),
        date=PartialDate("2022-06-24"),
        organiser=Text("示例市人民政府"),
        description=Text("以市政府的名义向市人大常委会报告，听取人大代表委员意见建议。"),
        opinions=(
            Opinion(
                id="op-2022-06-1",
                text=Text("部分项目的绩效目标写得笼统，群众看不出钱花下去要达到什么效果，建议把指标写具体。"),
                answer=Text(
                    "2023年预算编报时增加指标审核清单，要求每个项目至少有一项可以量化的产出指标，不合格的退回修改。"
                ),
                answered=date(2022, 8, 26),
            ),
            Opinion(
                id="op-2022-06-2",
                text=Text("自评分数普遍偏高，建议加大抽查力度，让自评更真实。"),
                answer=Text("已印发抽查复评通知，对12个项目的自评开展复评，差异较大的要求部门说明原因并限期改正。"),
                answered=date(2022, 8, 26),
            ),
            Opinion(
                id="op-2022-06-3",
                text=Text("评价结果应当同预算安排真正挂起钩来，避免评归评、排归排。"),
                answer=Text(
                    "重点评价和抽查复评的结果逐项列入2023年预算编制的参考清单，维持、增加、调减、合并、取消都写明依据。"
                ),
                answered=date(2022, 9, 9),
            ),
        ),
    )


def _december_report() -> Activity:
    return Activity(
        id="congress-2022-12",
        kind=ActivityKind.CONGRESS_REPORT,
        title=Text("绩效评价工作开展情况及财政重点绩效评价报告"),
        date=PartialDate("2022-12-20"),
        organiser=_BUREAU,
        description=Text(
            "将绩效评价工作开展情况和全部财政重点绩效评价报告报送市人大，市人大对财政重点绩效评价工作提出了具体要求。"
        ),
        opinions=(
            Opinion(
                id="op-2022-12-1",
                text=Text("重点评价要多选群众关注度高、资金量大的民生和乡村振兴项目。"),
                answer=Text(
                    "2023年重点评价计划已按资金量和群众关注度排序，教育、卫生、农业农村和社会保障领域优先列入。"
                ),
                answered=date(2023, 2, 24),
            ),
            Opinion(
                id="op-2022-12-2",
                text=Text("评价报告指出的问题要有下文，整改情况应当随下一次报告一并报市人大。"),
                answer=Text("已建立问题清单，逐条记录责任部门、整改期限和结果，整改完成的销号，未完成的说明原因。"),
                answered=date(2023, 3, 10),
            ),
            Opinion(
                id="op-2022-12-3",
                text=Text("加强对第三方机构的管理，评价结论要有充分的现场证据支撑。"),
                answer=Text("在委托合同中写明现场核查的最低比例和工作底稿要求，质量不合格的报告退回重做。"),
                answered=date(2023, 3, 10),
            ),
        ),
    )


def _commitments() -> tuple[Commitment, ...]:
    """The two promises of section 三.  The statement of 2023 is not out yet, so that the second one is still to be answered."""
    return (
        Commitment(
            id="commitments.training",
            text=Text("充分利用财政工作会、预算编制会、决算编制会、业务培训会等机会，对各部门宣传预算绩效管理"),
            outcome=Text("2023年在财政工作会、预算编制会、决算编制会上各安排一次专题讲解，另举办业务培训2次。"),
            reported=date(2023, 12, 15),
        ),
        Commitment(
            id="commitments.assessment",
            text=Text("对工作开展较差单位进行通报、约谈等"),
        ),
    )
