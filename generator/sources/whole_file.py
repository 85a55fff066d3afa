"""Problems that make a whole file, or one of its rows, unknown: what follows from them is folded into them."""

from __future__ import annotations

from generator.problems import Location, Problem, Rule, concern


def unknown_file(
    rule: Rule, place: Location, *, value: str | None = None, expected: str | None = None, **facts: str
) -> Problem:
    """*rule*, broken so that nothing is known of the file; its key is ``concern("file", file)``."""
    return rule.at(place, value=value, expected=expected, concerns=[concern("file", place.file)], **facts).causes()


def unknown_row(
    rule: Rule, place: Location, *, value: str | None = None, expected: str | None = None, **facts: str
) -> Problem:
    """*rule*, broken so that nothing is known of the row; its key is ``concern("row", file, line)``."""
    key = concern("row", place.file, place.line)
    return rule.at(place, value=value, expected=expected, concerns=[key], **facts).causes()
