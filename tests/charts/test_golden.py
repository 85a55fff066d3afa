"""The pictures in ``golden`` are drawn the same, byte for byte."""

from __future__ import annotations

import pytest

from tests.charts.golden import FOLDER, files

FILES = files()


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_kept_picture_is_drawn_the_same(name: str) -> None:
    kept = (FOLDER / name).read_text(encoding="utf-8")
    assert FILES[name].replace("><", ">\n<") + "\n" == kept, "see it, then run: python -m tests.charts.golden"


def test_no_kept_picture_is_left_over() -> None:
    assert {file.name for file in FOLDER.iterdir()} == FILES.keys()
