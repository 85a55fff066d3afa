"""Whatever one room of the checks finds, the run before publication finds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.pipeline import check
from tests.command import PATIENCE
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


# A process of its own: the test runner has threads, and then nothing is checked side by side.
_EITHER_WAY = """
import os, sys
from pathlib import Path
from generator.checks import run
from generator.pipeline import check

checking = run.in_order
def watched(work, count, *, worthwhile):
    here = os.getpid()
    for found in checking(lambda number: (os.getpid(), work(number)), count, worthwhile=worthwhile):
        elsewhere.add(found[0] != here)
        yield found[1]
run.in_order = watched

reports = []
for fewest in (0, 10**9):
    run._FEWEST = fewest
    elsewhere = set()
    reports.append([check(Path(each)).report for each in sys.argv[1:]])
    print(sorted(elsewhere))
print(reports[0] == reports[1], sum(map(len, reports[0])))
"""


@pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="side by side only on Linux with two cores"
)
def test_checks_side_by_side_find_what_checks_one_after_the_other_find(tmp_path: Path) -> None:
    faulty = [case for case in cases("checks") if len(case.problems) > 2]
    folders = [str(case.write(tmp_path / str(number))) for number, case in enumerate(faulty)]

    done = subprocess.run(
        [sys.executable, "-c", _EITHER_WAY, *folders], capture_output=True, text=True, check=True, timeout=PATIENCE
    )

    side_by_side, one_by_one, same = done.stdout.splitlines()
    assert (side_by_side, one_by_one) == ("[True]", "[False]")
    assert same == f"True {sum(len(case.problems) for case in faulty)}"
