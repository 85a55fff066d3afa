"""Pages are rendered side by side where that is safe: on Linux, by copies of this process that already hold the records.

Nothing is sent to the copies but numbers, and nothing comes back but finished pages, in order; so the result is the same as one
after the other.  Windows and macOS cannot copy a process safely, nor can one that has threads: there pages are rendered
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
from contextlib import contextmanager
from typing import TypeVar

_T = TypeVar("_T")

FEWEST = 400
"""Fewer pages are rendered sooner than copies of the process are made."""
_AT_ONCE = 16
"""Pages that a copy renders before it reports back."""

_inherited: Callable[[int], object] | None = None


def in_order(work: Callable[[int], _T], count: int) -> Iterator[_T]:
    """``work(0)`` to ``work(count - 1)``, in order, whoever does them.  What *work* raises is raised here."""
    workers = _workers(count)
    if workers == 1:
        yield from map(work, range(count))
        return
    with _handed_down(work):
        gc.freeze()  # Collecting garbage in the copies would touch, and so copy, all that they share.
        with multiprocessing.get_context("fork").Pool(workers, _ignore_interrupts) as pool:
            yield from pool.imap(_one, range(count), _AT_ONCE)
        gc.unfreeze()


def _workers(count: int) -> int:
    safe = sys.platform == "linux" and threading.active_count() == 1 and count >= FEWEST
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
        raise RuntimeError("this process is no copy of one that renders pages")
    return _inherited(number)


def _ignore_interrupts() -> None:
    """Ctrl+C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
