"""Which line is said of which subject, so that reports of one year do not repeat each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from string import Template
from typing import TypeVar

from generator.sample.texts.facts import Nature, ProjectFacts, SubjectFacts
from generator.sample.texts.prose import Line

_L = TypeVar("_L", bound=Line)


@dataclass(frozen=True, slots=True)
class Topic:
    """What lines are held against: the nature of the spending, None for a department, and the words of its records."""

    nature: Nature | None
    words: str

    @classmethod
    def of(cls, subject: SubjectFacts) -> Topic:
        """The topic of a project or a department."""
        if isinstance(subject, ProjectFacts):
            told = f"{subject.name}{subject.content}{subject.goal}"
            return cls(subject.nature, told.replace(subject.town, "") if subject.town else told)
        return cls(None, subject.goal + "".join(task.name + task.content for task in subject.tasks))

    def fits(self, line: Line) -> bool:
        """Whether *line* may be said of this topic."""
        right_nature = not line.natures or (self.nature is not None and self.nature.name.lower() in line.natures)
        return right_nature and (not line.about or any(word in self.words for word in line.about))


class Dealer:
    """Hands out lines: the least used one first, then the most specific, then as *rng* shuffled them.

    Lines of equal standing therefore come in one fixed order, again and again: paragraphs put together from decks of 7, 6 and 5
    lines repeat after 210.
    """

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._uses: Counter[str] = Counter()
        self._rank: dict[str, float] = {}

    def deal(self, deck: Sequence[_L], topic: Topic) -> _L:
        """The next line of *deck* for *topic*; where nothing fits, any line without words of its own."""
        for line in deck:
            self._rank.setdefault(line.text, self._rng.random())
        fitting = [line for line in deck if topic.fits(line)] or [line for line in deck if not line.about] or list(deck)
        chosen = min(fitting, key=lambda line: (self._uses[line.text], -_specificity(line), self._rank[line.text]))
        self._uses[chosen.text] += 1
        return chosen

    def dealt_before(self, line: Line) -> bool:
        """Whether *line* has been handed out more than once."""
        return self._uses[line.text] > 1

    def fresh(self, deck: Sequence[Line], topic: Topic) -> bool:
        """Whether *deck* still holds a fitting line that nobody has been given."""
        return any(topic.fits(line) and not self._uses[line.text] for line in deck)


def _specificity(line: Line) -> int:
    return 2 * bool(line.about) + bool(line.natures)


def filled(text: str, slots: Mapping[str, str]) -> str:
    """*text* with its slots filled.  Raises :class:`KeyError` for a slot that the facts do not have."""
    return Template(text).substitute(slots)
