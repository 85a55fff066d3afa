"""The demonstration, built once for all tests that look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.design.demo import OFFICIAL, build_site


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as a site of sample records."""
    return build_site(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same pages as a bureau's own site without sample records."""
    return build_site(tmp_path_factory.mktemp("official"), OFFICIAL)
