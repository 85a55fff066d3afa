"""Where a sample is written: a directory of its own, so that no real record is ever overwritten by an invented one."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.sample.about import FILE, TITLE


class NotASampleError(Exception):
    """The directory holds something that is no sample, or a sample that nobody asked to replace."""


def make_room(out: Path, *, replace: bool) -> None:
    """Leave *out* empty or absent.  Only a sample is ever removed, and only with *replace*.

    Raises :class:`NotASampleError`, and OSError when the machine refuses.
    """
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if not _is_sample(out):
        raise NotASampleError(f"{out} 里已经有别的内容，而且不是示例数据，没有改动。请换一个空文件夹。")
    if not replace:
        raise NotASampleError(f"{out} 里已经有一份示例数据，没有改动。要换成新的，请加 --replace。")
    shutil.rmtree(out)


def _is_sample(directory: Path) -> bool:
    """Whether *directory* says of itself, as every sample does, that it is one."""
    about = directory / FILE
    return about.is_file() and about.read_text(encoding="utf-8", errors="replace").startswith(TITLE)
