"""Which findings a report holds: what the records show comes first, then what was seen on the spot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from string import Template

from generator.records.choices import Level1, Operator
from generator.sample.texts import wording
from generator.sample.texts.attainment import attainment, is_number, overshoots
from generator.sample.texts.dealing import Dealer, Topic, filled
from generator.sample.texts.facts import IndicatorFacts, ProjectFacts, SubjectFacts
from generator.sample.texts.prose import Lesson, lessons

LOW_EXECUTION = Decimal("0.9")
"""Below 90 % of the adjusted budget the reason must be told (form 510000_0013zp)."""

NEARLY = Decimal("0.95")
"""Who misses a target by less has not failed; the table takes the points all the same."""

_NAMING = frozenset({"name", "rate", "cut"})
"""Slots that make a sentence the subject's own."""

FEWEST = 2
"""A report without findings would not be believed."""

MOST_FROM_RECORDS = 2
"""So many findings at most repeat what the tables show already."""


@dataclass(frozen=True, slots=True)
class Found:
    """One finding of one report, its slots filled.  ``shown`` is whether the records alone show it (the table has marked it)."""

    lesson: Lesson
    text: str
    cause: str
    advice: str
    requirement: str
    result: str
    shown: bool


def found(subject: SubjectFacts, wanted: int, slots: Mapping[str, str], dealer: Dealer) -> tuple[Found, ...]:
    """*wanted* findings about *subject*; 2 to 4 in a report."""
    topic = Topic.of(subject)
    shown = [
        _written(dealer.deal(lessons("facts", deck), topic), {**slots, **extra}, dealer, shown=True)
        for deck, extra in _chosen(_from_records(subject), topic, dealer)
    ]
    seen = [
        _written(lesson, slots, dealer, shown=False)
        for lesson in _seen(subject, topic, wanted - len(shown), len(shown), dealer)
    ]
    return (*shown, *seen)


def _seen(subject: SubjectFacts, topic: Topic, wanted: int, told: int, dealer: Dealer) -> Iterator[Lesson]:
    """Findings of the kind of spending and of the field, in turn; rather fewer than one that another report has."""
    decks = [lessons(_kind(subject)), lessons(subject.field)]
    for place in range(wanted):
        fresh = [deck for deck in decks if dealer.fresh(deck, topic)]
        if not fresh and told + place >= FEWEST:
            return
        deck = (fresh or decks)[0]
        decks.sort(key=lambda each: each is deck)
        yield dealer.deal(deck, topic)


def one_found(file: str, topic: Topic, slots: Mapping[str, str], dealer: Dealer) -> Found:
    """One finding of a file of its own (spot checks, monitoring)."""
    return _written(dealer.deal(lessons(file), topic), slots, dealer, shown=False)


def _kind(subject: SubjectFacts) -> str:
    """The file of prose about the kind of spending."""
    return f"nature_{subject.nature.name.lower()}" if isinstance(subject, ProjectFacts) else "departments"


def _from_records(subject: SubjectFacts) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Decks of ``facts.yml`` that apply, gravest first, with the slots that they need."""
    outputs = [each for each in subject.indicators if each.level1 in (Level1.OUTPUT, Level1.COST)]
    effects = [each for each in subject.indicators if each.level1 in (Level1.BENEFIT, Level1.SATISFACTION)]
    if (worst := _worst(outputs)) is not None:
        yield _deck_of(worst, "unmet"), _about(worst)
    if _low(subject):
        yield "low_execution", {}
    if isinstance(subject, ProjectFacts) and subject.changes:
        cut = sum((change.amount for change in subject.changes), Decimal(0))
        yield "in_year_cut", {"cut": wording.money(cut), "reason": wording.first_clause(subject.changes[0].reason)}
    if (worst := _worst(effects)) is not None:
        yield _deck_of(worst, "unmet_effect"), _about(worst)
    if (over := next((each for each in outputs if overshoots(each)), None)) is not None:
        yield "overshoot", _about(over)


def _chosen(
    decks: Iterable[tuple[str, Mapping[str, str]]], topic: Topic, dealer: Dealer
) -> list[tuple[str, Mapping[str, str]]]:
    """The gravest deck that still holds something unsaid, or else the gravest; further ones only where they say something new."""

    def is_stale(deck: tuple[str, Mapping[str, str]]) -> bool:
        return not dealer.fresh(lessons("facts", deck[0]), topic)

    ordered = sorted(decks, key=is_stale)
    return [*ordered[:1], *(deck for deck in ordered[1:MOST_FROM_RECORDS] if not is_stale(deck))]


def _worst(indicators: Sequence[IndicatorFacts]) -> IndicatorFacts | None:
    unmet = [each for each in indicators if attainment(each) < NEARLY]
    return min(unmet, key=attainment) if unmet else None


def _deck_of(missed: IndicatorFacts, usual: str) -> str:
    """How a missed target is told: words and deadlines are not fewer or more, and a limit is exceeded."""
    if not missed.operator.quantitative:
        return "unmet_words"
    if missed.level1 is Level1.SATISFACTION:
        return "unsatisfied"
    if not is_number(missed.target):
        return "late"
    return "exceeded" if missed.operator in (Operator.AT_MOST, Operator.LESS_THAN) else usual


def _low(subject: SubjectFacts) -> bool:
    if subject.adjusted is None or subject.executed is None:
        return False
    return subject.executed.total < subject.adjusted.total * LOW_EXECUTION


def _about(indicator: IndicatorFacts) -> Mapping[str, str]:
    return {
        "indicator": indicator.name,
        "target": wording.value(indicator),
        "actual": wording.actual(indicator),
    }


def _written(lesson: Lesson, slots: Mapping[str, str], dealer: Dealer, *, shown: bool) -> Found:
    """The lesson with its slots filled.  What was said before is said of this subject by name, so that no paragraph recurs."""

    def told(text: str) -> str:
        general = _NAMING.isdisjoint(Template(text).get_identifiers())
        again = f"就{slots['name']}而言，" if general and dealer.dealt_before(lesson) else ""
        return again + filled(text, slots)

    return Found(
        lesson=lesson,
        text=told(lesson.text),
        cause=told(lesson.cause),
        advice=told(lesson.advice),
        requirement=filled(lesson.requirement, slots),
        result=filled(lesson.result, slots),
        shown=shown,
    )
