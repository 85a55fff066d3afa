"""Work done side by side comes to the same as work done one after the other."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from generator.workers import in_order
from tests.command import PATIENCE

# A process of its own: the test runner has threads, and then nothing is rendered side by side.
_COUNT = 40
_SIDE_BY_SIDE = f"""
import os
from generator.workers import in_order
COUNT = {_COUNT}
heard, said = os.pipe()
def work(number):
    if number == 0:
        os.read(heard, 1)  # the first piece waits for the last one, which only another copy can make meanwhile
    elif number == COUNT - 1:
        os.write(said, b".")
    return number, os.getpid()
made = list(in_order(work, COUNT, worthwhile=True))
assert [number for number, _ in made] == list(range(COUNT))
copies = set(process for _, process in made)
print(os.getpid() in copies, len(copies))
"""
_FAILING = f"""
from generator.workers import in_order
COUNT = {_COUNT}
def work(number):
    if number == COUNT - 1:
        raise LookupError(f"piece {{number}}")
    return number
try:
    list(in_order(work, COUNT, worthwhile=True))
except LookupError as failure:
    print(failure)
"""
_KILLED = f"""
import os, signal
from generator.workers import in_order
COUNT = {_COUNT}
here = os.getpid()
def work(number):
    if number == 7 and os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return number
print(list(in_order(work, COUNT, worthwhile=True)) == list(range(COUNT)))
"""


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert done.stderr == ""
    return done.stdout.strip()


def test_what_is_not_worth_copies_is_done_here() -> None:
    assert list(in_order(lambda number: (number, os.getpid()), 3, worthwhile=False)) == [
        (number, os.getpid()) for number in range(3)
    ]


@pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="side by side only on Linux with two cores"
)
def test_what_copies_did_comes_in_order() -> None:
    here, copies = run(_SIDE_BY_SIDE).split()

    assert here == "False"
    assert int(copies) > 1


def test_a_mistake_in_a_copy_is_raised_here() -> None:
    assert run(_FAILING) == f"piece {_COUNT - 1}"


def test_what_a_killed_copy_left_is_done_here() -> None:
    """The system kills a process when memory runs out; then the work takes longer, and nobody waits for ever."""
    assert run(_KILLED) == "True"
