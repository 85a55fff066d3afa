"""Which code may be a slip of which."""

from __future__ import annotations

import pytest

from generator.checks.dangling import _near, _slips_apart


@pytest.mark.parametrize(
    "one, other, slip",
    [
        ("101", "101", True),
        ("101", "102", True),
        ("101", "112", False),
        ("101", "1011", False),
        ("10123456789", "10123456712", False),
        ("101234567890", "101234567812", True),
        ("101234567890", "101234568812", False),
        ("99999922T900000000001", "99999922T900000000012", True),
        ("99999922T900000000001", "99999922T900000000112", False),
        ("99999922T900000000001", "99999922T90000000001", False),
    ],
)
def test_a_short_code_has_one_slip_and_a_long_one_two(one: str, other: str, slip: bool) -> None:  # noqa: FBT001
    assert _slips_apart(one, other) is slip


@pytest.mark.parametrize(
    "key, near",
    [
        ("110", ["101"]),
        ("1011", ["101"]),
        ("01", ["101"]),
        ("10", ["101", "102"]),
        ("103", ["101", "102"]),
        ("1O2", ["102"]),
        ("202", ["102"]),
        ("999", []),
        ("99999922T900000000012", ["99999922T900000000001"]),
    ],
)
def test_what_a_code_may_have_been_meant_for(key: str, near: list[str]) -> None:
    """Neighbours exchanged, a character too many, too few or another one; of a long code also what reads most like it."""
    assert sorted(_near(key, ["101", "102", "345", "99999922T900000000001"])) == near
