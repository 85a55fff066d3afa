"""The directory ``site/``, replaced as a whole or not at all.

A build fills a fresh directory beside it (``.site.new``).  Only a finished one takes its place, by two renames.  A lock beside it
(``.site.lock``) keeps a second build out while the first one runs.  What a killed build leaves behind is recognised by its name
and cleared up by the next.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

MARK = ".made-by-disclose"
"""A file in every built site: a directory without it may hold somebody's files, and is not replaced."""


class SiteBusyError(Exception):
    """Another build of the same site is running."""


class ForeignDirectoryError(Exception):
    """The directory to be replaced holds files that this program did not make."""


@contextmanager
def fresh_copy(site: Path) -> Iterator[Path]:
    """An empty directory that replaces *site* when the block ends without an exception.

    Raises :class:`SiteBusyError`, :class:`ForeignDirectoryError`, and :class:`OSError` when the machine refuses; in each
    case, and when the block raises, *site* is as it was.
    """
    site = site.absolute()
    site.parent.mkdir(parents=True, exist_ok=True)
    new, old = _beside(site, "new"), _beside(site, "old")
    with _locked(site):
        _clear_up(site, new, old)
        _refuse_foreign(site)
        new.mkdir()
        try:
            yield new
            leave_mark(new)
            _swap(site, new, old)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def leave_mark(site: Path) -> None:
    """Say in *site* that it was generated and may be replaced."""
    (site / MARK).write_text("本目录由 disclose 生成，重新生成时会整个替换。\n", encoding="utf-8")


def _beside(site: Path, role: str) -> Path:
    return site.with_name(f".{site.name}.{role}")


def _clear_up(site: Path, new: Path, old: Path) -> None:
    """Undo what a killed build left: half a new site, or an old one that had just been moved out of the way."""
    if old.exists() and not site.exists():
        old.rename(site)
    for leftover in (new, old):
        if leftover.exists():
            shutil.rmtree(leftover)


def _refuse_foreign(site: Path) -> None:
    if site.exists() and not site.is_dir():
        raise ForeignDirectoryError(f"“{site}”是一个文件，不是文件夹。请换一个输出位置。")
    if site.is_dir() and any(site.iterdir()) and not (site / MARK).is_file():
        raise ForeignDirectoryError(
            f"“{site}”里有不是本程序生成的文件，没有改动它。请换一个空文件夹，或先把里面的文件移走。"
        )


def _swap(site: Path, new: Path, old: Path) -> None:
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _locked(site: Path) -> Iterator[None]:
    """Hold the lock of *site*; the system gives it back when the process ends, however it ends."""
    path = _beside(site, "lock")
    file = _hold(path, site)
    try:
        yield
    finally:
        _put_away(file, path)


def _hold(path: Path, site: Path) -> IO[bytes]:
    """The lock file, open and ours.

    A lock on a file that a finished build has just put away keeps nobody out, and is taken anew.
    """
    while True:
        file = path.open("a+b")
        try:
            _take_lock(file)
        except OSError as taken:
            file.close()
            raise SiteBusyError(f"另一个窗口正在生成“{site}”。请等它结束后再运行。") from taken
        if _stands(file, path):
            return file
        file.close()


def _stands(file: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _take_lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _put_away(file: IO[bytes], path: Path) -> None:
        file.close()  # no open file can be removed, so one that is removed here is nobody's
        with suppress(OSError):
            path.unlink()
else:
    import fcntl

    def _take_lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _put_away(file: IO[bytes], path: Path) -> None:
        with file:  # held until it is gone: who opened it meanwhile finds that it no longer stands
            path.unlink(missing_ok=True)
