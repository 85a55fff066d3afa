"""A file of the data directory, as bytes.

Only a regular file inside the data directory is read: a link that leads out of it could publish what was never meant to be
public.
"""

from __future__ import annotations

import errno
import os
import stat
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from generator.problems import Location, Problem
from generator.sources.file_rules import (
    FILE_MISSING,
    FILE_NOT_REGULAR,
    FILE_OUTSIDE,
    FILE_TOO_LARGE,
    FILE_UNREADABLE,
)
from generator.sources.whole_file import unknown_file


def read_bytes(path: Path, file: str, limit: int) -> tuple[bytes | None, list[Problem]]:
    """The bytes of *path*, at most *limit* of them; *file* is its name relative to the data directory.

    The data directory is *path* without *file*.  Nothing that can go wrong with a file raises.
    """
    try:
        obstacle = _obstacle(path, file, limit)
        return (None, [obstacle]) if obstacle else (path.read_bytes(), [])
    except FileNotFoundError:
        return None, [_missing(path, file)]
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        return None, [unknown_file(FILE_UNREADABLE, Location(file), value=file, reason=_reason(error))]


def _reason(error: OSError | ValueError) -> str:
    """Why the system gave no bytes; its own wording depends on the machine and is seldom Chinese."""
    number = error.errno if isinstance(error, OSError) else None
    known = {
        errno.EACCES: "没有读取权限，或者正被别的程序占用",
        errno.EPERM: "没有读取权限，或者正被别的程序占用",
        errno.ELOOP: "链接绕成了圈",
        errno.ENAMETOOLONG: "文件名太长",
        errno.EIO: "磁盘读取出错",
    }
    return known.get(number or 0) or f"系统错误 {errno.errorcode.get(number or 0, type(error).__name__)}"


def _obstacle(path: Path, file: str, limit: int) -> Problem | None:
    """Why the file must not be read, if so."""
    place = Location(file)
    if _leaves(path, file):
        return unknown_file(FILE_OUTSIDE, place, value=file)
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return unknown_file(FILE_NOT_REGULAR, place, value=file)
    if status.st_size > limit:
        return unknown_file(FILE_TOO_LARGE, place, file=file, value=f"{status.st_size:,}", expected=f"{limit:,}")
    return None


def _leaves(path: Path, file: str) -> bool:
    """Whether the name climbs out of the data directory, or a link on the way leads out of it."""
    name = PurePosixPath(file)
    if name.is_absolute() or ".." in name.parts:
        return True
    root = path.absolute().parents[len(name.parts) - 1]
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _missing(path: Path, file: str) -> Problem:
    """A missing file, with the name that was perhaps meant."""
    neighbours = sorted(entry.name for entry in path.parent.iterdir()) if path.parent.is_dir() else []
    by_lower_case = {name.lower(): name for name in neighbours}
    close = get_close_matches(path.name.lower(), by_lower_case, n=1)
    hint = f"同一个文件夹里有“{by_lower_case[close[0]]}”，是不是名字写错了？" if close else ""
    return unknown_file(FILE_MISSING, Location(file), value=file, hint=hint)
