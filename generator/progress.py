"""Progress of long work on stderr: a live line at a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from time import perf_counter
from types import TracebackType
from typing import Self, TextIO

_WIDTH = 24


class Progress:
    """Told a stage, how much of it is done, and of how much (0 when that is not known).

    At a terminal the current stage is one line that is drawn again; elsewhere each stage is one plain line.  ``quiet`` prints nothing.
    """

    def __init__(self, *, quiet: bool = False, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._quiet = quiet
        self._live = not quiet and self._stream.isatty()
        self._started: dict[str, float] = {}
        self._ended = 0.0
        self._last_drawn = 0.0

    def __call__(self, stage: str, done: int, every: int) -> None:
        """Say that *done* of *every* is done of *stage*."""
        now = perf_counter()
        if stage not in self._started:
            self.stop()
            self._started[stage] = now
            if not self._quiet and not self._live:
                print(f"{stage}……", file=self._stream, flush=True)
        if self._live and (now - self._last_drawn > 0.1 or done == every):
            self._last_drawn = now
            self._stream.write(f"\r\x1b[K{stage} {_bar(done, every)}")
            self._stream.flush()

    def stop(self) -> None:
        """Leave a clean line for whatever is printed next."""
        if self._live and self._started:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def stages(self) -> str:
        """The stages and how long each took, in words."""
        ends = [*list(self._started.values())[1:], self._ended]
        return "，".join(
            f"{stage} {end - start:.1f} 秒" for (stage, start), end in zip(self._started.items(), ends, strict=True)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended = perf_counter()
        self.stop()


def _bar(done: int, every: int) -> str:
    if every <= 0:
        return "……"
    filled = _WIDTH * done // every
    return f"{'█' * filled}{'░' * (_WIDTH - filled)} {done}/{every}"
