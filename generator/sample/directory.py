"""Where a sample is written: a directory of its own, so that no real record is ever overwritten by an invented one."""

from __future__ import annotations

import shutil
from pathlib import Path

MARK = "planted.csv"
"""Every sample holds this list of its planted findings; no other data directory does."""


class NotASampleError(Exception):
    """The directory holds something that is no sample, or a sample that nobody asked to replace."""


def make_room(out: Path, *, replace: bool) -> None:
    """Leave *out* empty or absent.  Only a sample is ever removed, and only with *replace*.

    Raises :class:`NotASampleError`, and OSError when the machine refuses.
    """
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if not (out / MARK).is_file():
        raise NotASampleError(f"{out} 里已经有别的内容，而且不是示例数据，没有改动。请换一个空文件夹。")
    if not replace:
        raise NotASampleError(f"{out} 里已经有一份示例数据，没有改动。要换成新的，请加 --replace。")
    shutil.rmtree(out)
