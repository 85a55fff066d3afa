"""Whatever one room of the checks finds, the run before publication finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import check
from tests.golden import Case, cases


@pytest.mark.parametrize(
    "case",
    [
        case
        for folder in ("characters", "confidentiality", "privacy", "statement")
        for case in cases(folder)
        if case.problems
    ],
    ids=lambda case: case.name,
)
def test_what_a_room_finds_is_found_before_publication(case: Case, tmp_path: Path) -> None:
    """Under its own line, or folded into what explains it."""
    report = check(case.write(tmp_path)).report

    told = {problem.code for problem in report}
    folded = sum(len(problem.consequences) for problem in report)
    missing = {wanted["code"] for wanted in case.problems} - told
    assert len(missing) <= folded, missing
