"""The locks: everything that pyproject.toml asks for, on every system served, and nothing about whoever made them."""

from __future__ import annotations

import re
import tomllib
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator.wheelhouse import PLATFORMS, pinned

ROOT = Path(__file__).parents[2]
LOCK, DEV_LOCK = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"
PYTHONS = ("3.11.2", "3.11.9", "3.12.0", "3.13.0", "3.14.0")
MACHINES = {**{name: dict(platform.markers) for name, platform in PLATFORMS.items()}}
MACHINES["linux-loongarch64"] = {**MACHINES["linux-x86_64"], "platform_machine": "loongarch64"}
REFRESH = "run the command at the top of the lock"


def markers(machine: str, python: str) -> dict[str, str]:
    return {**MACHINES[machine], "python_full_version": python, "python_version": python.rpartition(".")[0]}


def versions(lock: Path, conditions: dict[str, str]) -> list[tuple[str, str]]:
    """Name and version of each package that the lock names for such a machine."""
    return [
        (canonicalize_name(name), version.split()[0])
        for name, _, version in (line.partition("==") for line in pinned(lock, conditions))
    ]


def asked(*extras: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
    return [Requirement(line) for group in groups for line in group]


@pytest.mark.parametrize("machine, python", list(product(MACHINES, PYTHONS)))
@pytest.mark.parametrize("lock, extras", [(LOCK, ("editable",)), (DEV_LOCK, ("editable", "dev"))], ids=["run", "dev"])
def test_the_lock_holds_what_the_project_asks_for(
    lock: Path, extras: tuple[str, ...], machine: str, python: str
) -> None:
    conditions = markers(machine, python)
    held = versions(lock, conditions)
    assert len(dict(held)) == len(held), "one version of each package"
    missing = [
        str(requirement)
        for requirement in asked(*extras)
        if requirement.marker is None or requirement.marker.evaluate(conditions)
        if not requirement.specifier.contains(dict(held).get(canonicalize_name(requirement.name), "0"))
    ]
    assert missing == [], REFRESH


@pytest.mark.parametrize("machine, python", list(product(MACHINES, PYTHONS)))
def test_test_tools_come_on_top_and_change_nothing(machine: str, python: str) -> None:
    """So adding them to an environment replaces no package that the site is built with."""
    conditions = markers(machine, python)
    assert set(versions(LOCK, conditions)) <= set(versions(DEV_LOCK, conditions)), REFRESH


def test_a_machine_without_a_search_program_gets_everything_else() -> None:
    with_search = dict(versions(LOCK, markers("linux-arm64", "3.12.0")))
    without = dict(versions(LOCK, markers("linux-loongarch64", "3.12.0")))
    assert with_search.keys() - without.keys() == {"pagefind", "pagefind-bin-extended"}
    assert without.keys() <= with_search.keys()


@pytest.mark.parametrize("lock", [LOCK, DEV_LOCK], ids=["run", "dev"])
def test_every_package_is_locked_by_hashes(lock: Path) -> None:
    for line in pinned(lock, markers("linux-x86_64", "3.11.2")):
        assert re.fullmatch(r"[\w.-]+==[\w.!+]+( --hash=sha256:[0-9a-f]{64})+", line)


@pytest.mark.parametrize("lock", [LOCK, DEV_LOCK], ids=["run", "dev"])
def test_the_lock_names_no_address_and_no_folder(lock: Path) -> None:
    """A bureau's mirror differs from ours; pip finds it in its own settings."""
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|@ file|(^|\s)/\w", text)
