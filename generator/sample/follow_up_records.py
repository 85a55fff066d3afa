"""Records of what was done: actions after monitoring and after evaluation, and what was made public."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from generator.records.choices import Action, AmountKind, DisclosedDocument, DisclosedWith, SourceKind, SubjectKind
from generator.records.documents import Document
from generator.records.follow_up import Application, Disclosure
from generator.records.key_evaluations import KeyEvaluation
from generator.sample import telling
from generator.sample.city import FINANCE
from generator.sample.dice import stream
from generator.sample.exact import money
from generator.sample.performance import Quality
from generator.sample.settings import calendar_of
from generator.sample.shape import NEXT_YEAR
from generator.sample.story import Story
from generator.text import Text

CHANNEL = Text("示例市政府门户网站")
_MORE_KEY_MONITORING = 12
"""Projects under key monitoring that gave no reason to act."""


# After monitoring -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeyMonitoring:
    """Which projects the bureau itself monitored in a year, and which of them improved their management."""

    improved: tuple[str, ...]
    codes: frozenset[str]


def key_monitoring(story: Story, year: int) -> KeyMonitoring:
    """Every project with an action after monitoring was under key monitoring, and a few more."""
    life, dice = story.lives.years[year], stream(story.plan.seed, "key monitoring", year)
    performances = story.performances[year]
    count = (
        story.shape.monitoring_improved if year == story.statement_year else story.shape.monitoring_improved * 8 // 10
    )
    free = [each.code for each in life.approved if each.code not in life.in_year]
    order = dice.sample(free, len(free))
    order.sort(key=lambda code: performances[SubjectKind.PROJECT, code].quality is Quality.FINE)
    middling = [code for code in order if performances[SubjectKind.PROJECT, code].quality is not Quality.BAD]
    rest = [code for code in order if code not in set(middling)]
    improved = tuple((*middling, *rest, *life.in_year)[:count])
    return KeyMonitoring(improved, frozenset((*life.in_year, *improved, *order[-_MORE_KEY_MONITORING:])))


def after_monitoring(story: Story, year: int, watched: KeyMonitoring) -> Iterator[Application]:
    """What monitoring led to within the year: one action on each project at most, all amounts changes."""
    budget, dice = story.budgets[year], stream(story.plan.seed, "after monitoring", year)
    for code in watched.improved:
        note = telling.application_note(dice, Action.IMPROVED_MANAGEMENT.value, name=story.undertaking(code).name)
        yield _monitored(dice, year, Action.IMPROVED_MANAGEMENT, code, note)
    mechanisms = story.shape.mechanisms if year == story.statement_year else 0
    for _ in range(mechanisms):
        yield Application(
            id="new",
            source_kind=SourceKind.MONITORING,
            sources=(FINANCE,),
            action=Action.IMPROVED_MECHANISM,
            fiscal_year=year,
            description=Text(telling.application_note(dice, Action.IMPROVED_MECHANISM.value)),
            date=date(year, 9, 28),
        )
    for code, action in budget.life.in_year.items():
        amount = money(budget.money[code].changed)
        words = {"name": story.undertaking(code).name, "amount": amount}
        note = telling.application_note(dice, f"monitored_{action.value}", **words)
        made = _monitored(dice, year, action, code, note)
        yield made.model_copy(update={"amount": amount, "amount_kind": AmountKind.CHANGE})


def _monitored(dice: Random, year: int, action: Action, code: str, note: str) -> Application:
    return Application(
        id="new",
        source_kind=SourceKind.MONITORING,
        sources=(code,),
        action=action,
        project=code,
        fiscal_year=year,
        description=Text(note),
        date=date(year, 9, 5) + timedelta(days=dice.randrange(70)),
    )


def numbered(applications: Sequence[Application], year: int) -> list[Application]:
    """*applications* with their ids."""
    width = max(3, len(str(len(applications))))
    return [
        each.model_copy(update={"id": f"ap-{year}-{number:0{width}d}"})
        for number, each in enumerate(applications, start=1)
    ]


# After evaluation -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """An evaluation or a spot check that something follows from."""

    kind: SourceKind
    id: str
    department: str
    field: str


@dataclass(frozen=True)
class Sources:
    """All evaluations and spot checks of the year, by what they are about."""

    of_project: Mapping[str, Source]
    of_department: Mapping[str, Source]

    @property
    def all(self) -> tuple[Source, ...]:
        """Every source."""
        return (*self.of_project.values(), *self.of_department.values())

    def behind(self, dice: Random, code: str, department: str, field: str) -> tuple[Source, ...]:
        """What an action on a project rests on: its own evaluation, its department's, or one near it."""
        own, whole = self.of_project.get(code), self.of_department.get(department)
        if own is not None and whole is not None and own.kind is whole.kind:
            return (own, whole)
        if own is not None or whole is not None:
            return (own or whole,)  # type: ignore[return-value]
        near = [each for each in self.all if each.department == department]
        alike = [each for each in self.all if each.field == field]
        return (dice.choice(near or alike or self.all),)


def after_evaluation(story: Story, sources: Sources, rules: Sequence[Document]) -> Iterator[Application]:
    """What key evaluations and spot checks led to: management, rules, and the budget of the next year."""
    dice = stream(story.plan.seed, "after evaluation")
    for code in story.lives.roles.improved:
        yield _after(story, dice, sources, Action.IMPROVED_MANAGEMENT, code)
    for rule, source in zip(rules, rule_sources(story, sources, len(rules)), strict=True):
        yield Application(
            id="new",
            source_kind=source.kind,
            sources=(source.id,),
            action=Action.IMPROVED_RULES,
            fiscal_year=story.statement_year + 1,
            document=rule.id,
            description=Text(telling.application_note(dice, Action.IMPROVED_RULES.value, title=rule.title)),
            date=date(story.statement_year, 12, 28),
        )
    for action in NEXT_YEAR:
        for code in story.lives.roles.acted_on(action):
            made = _after(story, dice, sources, action, code)
            kind = AmountKind.CHANGE if action in (Action.INCREASED, Action.REDUCED) else AmountKind.LEVEL
            amount = money(story.amounts.next_year[code])
            host = story.lives.roles.hosts.get(code)
            yield made.model_copy(update={"amount": amount, "amount_kind": kind, "merged_into": host})


def rule_sources(story: Story, sources: Sources, count: int) -> list[Source]:
    """The evaluations behind improved rules: of different fields first, a field at most twice."""
    dice = stream(story.plan.seed, "rules")
    order = dice.sample(sources.all, len(sources.all))
    seen: dict[str, int] = {}
    ranked = []
    for each in order:
        seen[each.field] = seen.get(each.field, 0) + 1
        ranked.append((seen[each.field], each))
    ranked.sort(key=lambda pair: pair[0])
    chosen = [each for rank, each in ranked if rank <= 2]
    return [chosen[position % len(chosen)] for position in range(count)]


def _after(story: Story, dice: Random, sources: Sources, action: Action, code: str) -> Application:
    undertaking = story.undertaking(code)
    behind = sources.behind(dice, code, undertaking.department, undertaking.template.field)
    amount = money(story.amounts.next_year.get(code, 0))
    return Application(
        id="new",
        source_kind=behind[0].kind,
        sources=tuple(each.id for each in behind),
        action=action,
        project=code,
        fiscal_year=story.statement_year + 1,
        description=Text(telling.application_note(dice, action.value, name=undertaking.name, amount=amount)),
        date=date(story.statement_year, 12, 5) + timedelta(days=dice.randrange(25)),
    )


# What was made public -------------------------------------------------------------------------------------------------------


def disclosure_records(story: Story, year: int, reports: Sequence[KeyEvaluation]) -> Iterator[Disclosure]:
    """disclosures.csv: targets with the budget, self-evaluations with the accounts of the year before, reports on their own."""
    for department in story.city.departments:
        yield _disclosure(story, department.code, DisclosedDocument.TARGETS, DisclosedWith.BUDGET, year, year)
    if story.is_evaluated(year - 1) and year - 1 in story.plan.years:
        for department in story.city.departments:
            document, out_with = DisclosedDocument.SELF_EVALUATION, DisclosedWith.FINAL_ACCOUNTS
            yield _disclosure(story, department.code, document, out_with, year, year - 1)
    for report in reports:
        document = DisclosedDocument.KEY_EVALUATION
        made = _disclosure(story, FINANCE, document, DisclosedWith.STANDALONE, year, year - 1, report.id)
        yield made.model_copy(update={"key_evaluation": report.id})


def _disclosure(
    story: Story,
    department: str,
    document: DisclosedDocument,
    out_with: DisclosedWith,
    year: int,
    fiscal_year: int,
    matter: str = "",
) -> Disclosure:
    dice = stream(story.plan.seed, "disclosure", department, document, fiscal_year, matter)
    duty = calendar_of(year).due_of(document)
    due = duty.due if duty is not None else date(year, 12, 31)
    return Disclosure(
        department=department,
        document=document,
        fiscal_year=fiscal_year,
        published_with=out_with,
        due=due,
        published=due - timedelta(days=dice.choice((0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8))),
        channel=CHANNEL,
    )
