"""Pages rendered side by side are the pages rendered one after the other."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from generator.pages.workers import FEWEST, in_order
from tests.command import PATIENCE

# A process of its own: the test runner has threads, and then nothing is rendered side by side.
_SIDE_BY_SIDE = """
import os
from generator.pages.workers import FEWEST, in_order
heard, said = os.pipe()
def work(number):
    if number == 0:
        os.read(heard, 1)  # the first page waits for the last one, which only another copy can make meanwhile
    elif number == FEWEST - 1:
        os.write(said, b".")
    return number, os.getpid()
made = list(in_order(work, FEWEST))
assert [number for number, _ in made] == list(range(FEWEST))
print(os.getpid() in {process for _, process in made}, len({process for _, process in made}))
"""
_FAILING = """
from generator.pages.workers import FEWEST, in_order
def work(number):
    if number == FEWEST - 1:
        raise LookupError(f"page {number}")
    return number
try:
    list(in_order(work, FEWEST))
except LookupError as failure:
    print(failure)
"""


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert done.stderr == ""
    return done.stdout.strip()


def test_few_pages_are_rendered_here() -> None:
    assert list(in_order(lambda number: (number, os.getpid()), 3)) == [(number, os.getpid()) for number in range(3)]


@pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="side by side only on Linux with two cores"
)
def test_many_pages_come_in_order_from_copies() -> None:
    here, copies = run(_SIDE_BY_SIDE).split()

    assert here == "False"
    assert int(copies) > 1


def test_a_mistake_in_a_page_is_raised_here() -> None:
    assert run(_FAILING) == f"page {FEWEST - 1}"
