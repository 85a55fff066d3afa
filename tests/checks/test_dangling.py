"""Which code may be a slip of which."""

from __future__ import annotations

import pytest

from generator.checks.dangling import _slips_apart


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
