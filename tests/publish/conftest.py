from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish.workshop import Workshop, make_workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A site whose folder has spaces and Chinese characters in its path."""
    folder = tmp_path / "财政局 的 网站"
    folder.mkdir()
    return make_workshop(folder)
