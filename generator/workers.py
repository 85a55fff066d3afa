"""Long work is done side by side where that is safe: on Linux, by copies of this process that already hold the records.

Nothing is sent to the copies but numbers, and nothing comes back but what was asked for, in order; so the result is the same as one
after the other.  Windows and macOS cannot copy a process safely, nor can one that has threads: there the work is done
one after the other.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar, cast

_T = TypeVar("_T")

_inherited: Callable[[int], object] | None = None


def in_order(work: Callable[[int], _T], count: int, *, worthwhile: bool, at_once: int = 1) -> Iterator[_T]:
    """``work(0)`` to ``work(count - 1)``, in order, whoever does them.  What *work* raises is raised here.

    *worthwhile* says that the work takes longer than making copies of the process; a copy does *at_once* of it before it reports back.
    """
    workers = min(_workers(), -(-count // at_once)) if worthwhile else 1
    done = 0
    if workers > 1:
        gc.freeze()  # Collecting garbage in the copies would touch, and so copy, all that they share.
        fork = multiprocessing.get_context("fork")
        try:
            with _handed_down(work), ProcessPoolExecutor(workers, fork, _ignore_interrupts) as pool:
                for each in pool.map(_one, range(count), chunksize=at_once):
                    yield cast("_T", each)
                    done += 1
        except BrokenProcessPool:
            pass  # A copy was killed, mostly for want of memory: what it left is done here.
        finally:
            gc.unfreeze()
    yield from map(work, range(done, count))


def _workers() -> int:
    safe = sys.platform == "linux" and threading.active_count() == 1
    return len(os.sched_getaffinity(0)) if safe else 1


@contextmanager
def _handed_down(work: Callable[[int], object]) -> Iterator[None]:
    """Within this context a copy of the process finds *work* without being told."""
    global _inherited  # noqa: PLW0603 - a copy of the process inherits its globals, and nothing else reaches it unpickled
    _inherited = work
    try:
        yield
    finally:
        _inherited = None


def _one(number: int) -> object:
    if _inherited is None:
        raise RuntimeError("this process is no copy of one that shares its work")
    return _inherited(number)


def _ignore_interrupts() -> None:
    """Ctrl+C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
