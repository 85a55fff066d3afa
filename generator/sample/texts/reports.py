"""Key evaluation reports in the outline of 财预〔2020〕10号 annex 3, written from facts.

Every number of a report is a fact of its subject or a sum of its own scoring table.  All reports of a year are written together,
because no paragraph may occur twice among them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from generator.records.choices import BudgetAccount, EvaluationObject, EvaluatorKind, Grade, ProjectKind, SourceKind
from generator.records.follow_up import Finding
from generator.records.key_evaluations import (
    Analysis,
    EvaluationWork,
    KeyEvaluation,
    Overview,
    ReportedFinding,
    ScoreLine,
)
from generator.sample.texts import marking, wording
from generator.sample.texts.attainment import attainment
from generator.sample.texts.dealing import Dealer, Topic, filled
from generator.sample.texts.documents import EVALUATION_BASIS
from generator.sample.texts.facts import DepartmentFacts, IndicatorFacts, ProjectFacts, SubjectFacts
from generator.sample.texts.findings import Course, Origin, Written, course, finding
from generator.sample.texts.lessons import Found, found
from generator.sample.texts.marking import BENEFIT, DECISION, OUTPUT, PROCESS, Mark
from generator.sample.texts.prose import Line, lines, phrase, remarks
from generator.sample.texts.settings import scoring
from generator.sample.texts.slots import slots_of
from generator.text import Text

EVALUATOR = Text("示例机构")

DOUBTED = "佐证不够充分"
"""Why words that say “reached” are not given all points."""

WEAK = Decimal("0.7")
"""Below this share of its points a part is told as one that failed."""

CLOSE = Decimal(3)
"""A score that differs from the self-evaluation by less reads as confirming it."""


@dataclass(frozen=True, slots=True)
class Commission:
    """One report to be written.

    ``aim`` is the score wanted: reached to half a point where the facts allow it, None lets it follow from the self-evaluation.
    ``account`` is the budget of a department's report; a project's stands with the project.
    """

    id: str
    subject: SubjectFacts
    date: date
    basis: tuple[str, ...] = EVALUATION_BASIS
    aim: Decimal | None = None
    account: BudgetAccount = BudgetAccount.GENERAL


def key_evaluations(commissions: Sequence[Commission], rng: Random) -> tuple[Written[KeyEvaluation], ...]:
    """All reports of one year, each with its rows of findings.csv (``f-2022-<nn>-<k>`` for the report ``ke-2022-<nn>``)."""
    dealer = Dealer(rng)
    return tuple(_written(commission, dealer, rng) for commission in commissions)


def _written(commission: Commission, dealer: Dealer, rng: Random) -> Written[KeyEvaluation]:
    draft = _Draft.of(commission, dealer, rng)
    report = draft.report()
    return Written(report, draft.rectification(rng))


@dataclass(frozen=True)
class _Draft:
    """A report while it is being written: what is settled, and who hands out the sentences."""

    commission: Commission
    subject: SubjectFacts
    topic: Topic
    found: tuple[Found, ...]
    marks: tuple[Mark, ...]
    grade: Grade
    slots: Mapping[str, str]
    dealer: Dealer

    @classmethod
    def of(cls, commission: Commission, dealer: Dealer, rng: Random) -> _Draft:
        """Findings first, because they cost points; then the table, because the text quotes it."""
        subject = commission.subject
        slots = slots_of(subject)
        noted = found(subject, rng.choice((2, 3, 3, 4)), slots, dealer)
        full = marking.marked_by_records(subject, rng)
        told = [(each.lesson.type, each.lesson.label) for each in noted if not each.shown]
        marks = marking.struck(full, told, _aim(commission, rng))
        grade = _grade(subject.fiscal_year, marking.total(marks))
        slots |= marking.points_by_level(marks)
        slots |= {"score": wording.plain(marking.total(marks)), "grade": grade.label}
        return cls(commission, subject, Topic.of(subject), noted, marks, grade, slots, dealer)

    def say(self, file: str, deck: str, **more: str) -> str:
        """The next fitting sentence of a deck."""
        return filled(self.dealer.deal(lines(file, deck), self.topic).text, {**self.slots, **more})

    def report(self) -> KeyEvaluation:
        """The whole report."""
        subject, score = self.subject, marking.total(self.marks)
        is_project = isinstance(subject, ProjectFacts)
        return KeyEvaluation(
            id=self.commission.id,
            object=_object(subject),
            project=subject.code if is_project else None,
            department=None if is_project else subject.code,
            fiscal_year=subject.fiscal_year,
            budget_account=None if is_project else self.commission.account,
            field=subject.field,
            title=Text(_title(subject)),
            date=self.commission.date,
            evaluator=EVALUATOR,
            evaluator_kind=EvaluatorKind.THIRD_PARTY,
            basis=self.commission.basis,
            score=score,
            grade=self.grade,
            summary=Text(self._summary(score)),
            overview=self._overview(),
            work=self._work(),
            scores=tuple(self._score_line(mark) for mark in self.marks),
            analysis=self._analysis(),
            experience=self._experience(),
            findings=self._findings(),
            advice=tuple(Text(each.advice) for each in self.found),
            other=Text(self._other()),
        )

    def _overview(self) -> Overview:
        if isinstance(self.subject, ProjectFacts):
            background = self.say(self.subject.field, "background") + self.say("common", "origin")
            content = f"主要内容为：{self.slots['content']}" + self.say(_nature_file(self.subject), "implementation")
            funding, goals = self._project_funding(self.subject), "common"
        else:
            background = self.say(self.subject.field, "department_background")
            content = self.say("departments", "content")
            funding, goals = self.say("departments", "funding") + self.say("departments", "funding_note"), "departments"
        return Overview(
            background=Text(background),
            content=Text(content),
            funding=Text(funding),
            overall_goal=Text(self.say(goals, "overall_goal")),
            stage_goal=Text(self.say(goals, "stage_goal")),
        )

    def _project_funding(self, subject: ProjectFacts) -> str:
        granted_in_full = subject.approved is not None and subject.approved.fiscal == subject.declared.fiscal
        opening = self.say("common", "funding_equal" if granted_in_full else "funding_opening")
        changed = "".join(
            f"年中因{wording.first_clause(change.reason)}，{change.action.label}{wording.money(change.amount)}；"
            for change in subject.changes
        )
        course_of_year = changed or self.say("common", "funding_unchanged")
        return opening + course_of_year + self.say("common", "funding_use") + self.say("common", "funding_account")

    def _work(self) -> EvaluationWork:
        file = "common" if isinstance(self.subject, ProjectFacts) else "departments"
        purpose = self.say(file, "purpose") + self.say(file, "scope")
        principles = self.say("common", "principles") + self.say("common", "framework") + self.say("common", "methods")
        process = (
            self.say("common", "preparation") + self.say(file, "fieldwork") + self.say("common", "conclusion_work")
        )
        return EvaluationWork(purpose=Text(purpose), principles=Text(principles), process=Text(process))

    def _summary(self, score: Decimal) -> str:
        text = self.say("common", "summary") + self._weakest() + self.say("common", f"verdict_{self.grade.value}")
        given = self.subject.self_score
        if given is None:
            return text
        gap = given - score
        return text + self.say(
            "common", "self_close" if abs(gap) < CLOSE else "self_higher" if gap > 0 else "self_lower"
        )

    def _weakest(self) -> str:
        """The part and the two lines that lost most."""
        parts = {level1: marking.level(self.marks, level1) for level1 in marking.LEVELS}
        level1, (weight, score) = min(parts.items(), key=lambda part: part[1][1] / part[1][0])
        lost = sorted((mark for mark in self.marks if mark.lost), key=lambda mark: -mark.lost)[:2]
        if not lost:
            return ""
        lines_lost = "、".join(f"{mark.level3}（扣{wording.plain(mark.lost)}分）" for mark in lost)
        return f"四个部分中{level1}的得分率最低，为{wording.percent(score, weight)}；失分较多的指标是{lines_lost}。"

    def _analysis(self) -> Analysis:
        return Analysis(
            decision=Text(self._analysed(DECISION, "decision_targets", "decision_budget")),
            process=Text(self._analysed(PROCESS, "oversight")),
            output=Text(self._analysed(OUTPUT, "output_check")),
            benefit=Text(self._analysed(BENEFIT, "benefit_check")),
        )

    def _analysed(self, level1: str, *checks: str) -> str:
        """What was seen, how it was checked, what the indicators came to, and the points."""
        file, deck = self._observations(level1)
        checked = "".join(self.say("common", check) for check in checks)
        return self.say(file, deck) + checked + self._achieved(level1) + self._subtotal(level1)

    def _observations(self, level1: str) -> tuple[str, str]:
        """File and deck of the sentences about one level-1 indicator."""
        deck = {DECISION: "decision", PROCESS: "process", OUTPUT: "output", BENEFIT: "benefit"}[level1]
        weight, score = marking.level(self.marks, level1)
        if score < weight * WEAK:
            return "common", f"{deck}_poor"
        if not isinstance(self.subject, ProjectFacts):
            return "departments", deck
        return {DECISION: "common", BENEFIT: self.subject.field}.get(level1, _nature_file(self.subject)), deck

    def _achieved(self, level1: str) -> str:
        if level1 == PROCESS:
            return f"全年预算执行率为{self.slots['rate']}。"
        own = [_achieved(mark, mark.indicator) for mark in self.marks if mark.level1 == level1 and mark.indicator]
        return "；".join(own) + "。" if own else ""

    def _subtotal(self, level1: str) -> str:
        weight, score = marking.level(self.marks, level1)
        text = self.say(
            "common",
            "subtotal",
            weight=wording.plain(weight),
            points=wording.plain(score),
            share=wording.percent(score, weight),
        )
        lost = [mark for mark in self.marks if mark.level1 == level1 and mark.lost]
        if not lost:
            return text + self.say("common", "clean")
        items = "、".join(f"{mark.level3}扣{wording.plain(mark.lost)}分" for mark in lost)
        return text + self.say("common", "deducted", items=items)

    def _score_line(self, mark: Mark) -> ScoreLine:
        return ScoreLine(
            level1=Text(mark.level1),
            level2=Text(mark.level2),
            level3=Text(mark.level3),
            weight=mark.weight,
            score=mark.score,
            comment=Text(self._comment(mark)),
        )

    def _comment(self, mark: Mark) -> str:
        if mark.indicator is not None:
            held = f"目标{wording.target(mark.indicator)}，实际{wording.actual(mark.indicator)}"
            doubt = f"，{DOUBTED}" if mark.lost and attainment(mark.indicator) >= 1 else ""
            return f"{held}{doubt}，扣{wording.plain(mark.lost)}分" if mark.lost else held
        if mark.level3 == marking.EXECUTION:
            return f"执行率{self.slots['rate']}"
        if not mark.lost:
            return self._remark("remarks_full", mark)
        return f"{mark.label or self._remark('remarks_short', mark)}，扣{wording.plain(mark.lost)}分"

    def _remark(self, deck: str, mark: Mark) -> str:
        if mark.level3 == marking.SUSTAINED and deck == "remarks_short":
            return f"{phrase(_kind_file(self.subject), 'sustain')}不够明确"
        framework = "质量达标率" if mark.level3 == "实际完成率" else mark.level3
        return self.dealer.deal(remarks("common", deck, framework), self.topic).text

    def _experience(self) -> tuple[Text, ...]:
        """One experience of the field and one of the kind of spending, as far as there are any that nobody has told."""
        decks = [lines(self.subject.field, "experience"), lines(_kind_file(self.subject), "experience")]
        fresh = [deck for deck in decks if self.dealer.fresh(deck, self.topic)]
        return tuple(Text(self._once(deck)) for deck in fresh or decks[:1])

    def _once(self, deck: Sequence[Line]) -> str:
        line = self.dealer.deal(deck, self.topic)
        again = f"{self.slots['name']}也有同样的做法：" if self.dealer.dealt_before(line) else ""
        return again + filled(line.text, self.slots)

    def _findings(self) -> tuple[ReportedFinding, ...]:
        return tuple(
            ReportedFinding(
                id=self._finding_id(place), type=each.lesson.type, text=Text(each.text), cause=Text(each.cause)
            )
            for place, each in enumerate(self.found, start=1)
        )

    def _finding_id(self, place: int) -> str:
        return f"f-{self.commission.id.partition('-')[2]}-{place}"

    def _other(self) -> str:
        return self.say("common", "other") + self.say("common", "use_of_results")

    def rectification(self, rng: Random) -> tuple[Finding, ...]:
        """The rows of findings.csv."""
        subject = self.subject
        department = subject.department_code if isinstance(subject, ProjectFacts) else subject.code
        kind, source, year = SourceKind.KEY_EVALUATION, self.commission.id, subject.fiscal_year
        return tuple(
            finding(Origin(self._finding_id(place), kind, source, department, year), each, self._course(rng), rng)
            for place, each in enumerate(self.found, start=1)
        )

    def _course(self, rng: Random) -> Course:
        return course(self.commission.date, rng)


def _object(subject: SubjectFacts) -> EvaluationObject:
    if isinstance(subject, DepartmentFacts):
        return EvaluationObject.DEPARTMENT
    return EvaluationObject.POLICY if subject.kind is ProjectKind.POLICY else EvaluationObject.PROJECT


def _title(subject: SubjectFacts) -> str:
    whole = "整体支出" if isinstance(subject, DepartmentFacts) else ""
    return f"{subject.fiscal_year}年度{subject.name}{whole}财政重点绩效评价报告"


def _nature_file(subject: ProjectFacts) -> str:
    return f"nature_{subject.nature.name.lower()}"


def _kind_file(subject: SubjectFacts) -> str:
    return _nature_file(subject) if isinstance(subject, ProjectFacts) else "departments"


def _achieved(mark: Mark, indicator: IndicatorFacts) -> str:
    told = f"{indicator.name}目标{wording.target(indicator)}，实际{wording.actual(indicator)}，"
    if attainment(indicator) < 1:
        return told + "没有达到目标"
    return told + ("达到目标" if not mark.lost else DOUBTED)


def _aim(commission: Commission, rng: Random) -> Decimal | None:
    """Evaluators are stricter than those who evaluate themselves, by 1 to 9 points."""
    if commission.aim is not None:
        return commission.aim
    given = commission.subject.self_score
    return None if given is None else given - Decimal(rng.randint(2, 18)) / 2


def _grade(fiscal_year: int, score: Decimal) -> Grade:
    rules = scoring().of(fiscal_year) or scoring().years[0]
    grade = rules.grade(score)
    if grade is None:
        raise ValueError(f"no grade for {score} points")
    return grade
