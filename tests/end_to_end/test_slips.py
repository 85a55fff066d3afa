"""Whatever is put wrong in the records is told, where it is wrong, once, and nothing else: what follows is folded into it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterable, Sequence
from itertools import count
from pathlib import Path
from random import Random

import pytest

from generator.pipeline import check
from generator.problems import Problem
from tests.command import DATA, EXAMPLE, disclose
from tests.end_to_end.slips import SLIPS, Edit, Slip, Told, choose, rounds
from tests.end_to_end.small_city import make_city, state_figures
from tests.publish.workshop import files_of

TEN = 10


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - picks rows, keeps no secrets


def stated_city(folder: Path, *, departments: int, projects: int) -> Path:
    """A small city with a statement that follows from its records."""
    data = make_city(folder, departments=departments, projects=projects)
    state_figures(data, 2022)
    assert list(check(data).report) == []
    return data


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stated_city(tmp_path_factory.mktemp("town"), departments=12, projects=40)


def put_wrong(data: Path, edits: Sequence[Edit]) -> dict[Told, str]:
    """Let slips happen: what must be told, and what stands there now."""
    for edit in edits:
        edit.write(data)
    return {edit.told: edit.wrong for edit in edits}


def copy_of(data: Path, folder: Path) -> Path:
    return shutil.copytree(data, folder / "data")


def told(problem: Problem) -> Told:
    place = problem.location
    return Told(place.file, place.line or 0, (place.column or "").rpartition(".")[2], problem.code)


def assert_told(problems: Iterable[Problem], wrong: dict[Told, str]) -> None:
    """Each slip once, with what was found, what is expected, and how to mend it; and nothing else."""
    found = {told(problem): problem for problem in problems}
    assert {place: str(found[place]) for place in found.keys() - wrong.keys()} == {}
    assert sorted(found) == sorted(wrong)
    for problem in found.values():
        assert problem.message
        assert problem.fix
        assert problem.expected
        if problem.code.startswith(("value", "reference", "code")):
            assert (problem.value or "") == wrong[told(problem)]


def test_every_slip_is_told_where_it_is_and_nothing_else(town: Path, tmp_path: Path) -> None:
    """As many at once as can be told apart."""
    every = rounds(town, dice(1))
    assert sum(map(len, every)) == len(SLIPS)
    for number, edits in enumerate(every):
        data = copy_of(town, tmp_path / str(number))
        wrong = put_wrong(data, edits)
        assert_told(check(data).report, wrong)


@pytest.mark.full
@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.file} {slip.column} {slip.code}")
def test_a_slip_alone_is_told_where_it_is_and_nothing_else(town: Path, tmp_path: Path, slip: Slip) -> None:
    data = copy_of(town, tmp_path)
    wrong = put_wrong(data, [slip.edit(data, dice(1))])
    assert_told(check(data).report, wrong)


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.full) for seed in range(2, 8))])
def test_ten_slips_in_ten_files_are_ten_problems(town: Path, tmp_path: Path, seed: int) -> None:
    data = copy_of(town, tmp_path)
    wrong = put_wrong(data, choose(data, dice(seed), TEN))
    assert len({each.file for each in wrong}) == TEN
    assert_told(check(data).report, wrong)


def test_a_record_that_cannot_be_read_hides_nothing_wrong_in_those_that_name_it(town: Path, tmp_path: Path) -> None:
    """They name the right one, so nothing else that they say is in doubt."""
    by_rule = {(slip.file, slip.code): slip for slip in SLIPS}
    department = by_rule["departments.csv", "value-date"].edit(town, dice(1))
    refused = by_rule["2022/projects.csv", "refused-with-money"]
    project = next(edit for seed in count() if (edit := refused.edit(town, dice(seed))).about & department.about)
    data = copy_of(town, tmp_path)
    wrong = put_wrong(data, [department, project])
    assert_told(check(data).report, wrong)


_HEAD = re.compile(r"^(\S+)（\d+ 个问题）$")
_ENTRY = re.compile(r"^  (?:错误|提醒|提示)  (?:第 (\d+) 行)?(?: ?“([^”]*)”列)? *(?:整个文件)?  \[([a-z-]+)\]$")


def listed(text: str) -> list[Told]:
    """The problems that a report for people lists."""
    found, file = [], ""
    for line in text.splitlines():
        head, entry = _HEAD.match(line), _ENTRY.match(line)
        file = head[1] if head else file
        if entry:
            found.append(Told(file, int(entry[1] or 0), (entry[2] or "").rpartition(".")[2], entry[3]))
    return found


def assert_refused(data: Path, folder: Path, usual: Collection[Told] = ()) -> None:
    """Ten slips in *data* over a site that stands in *folder*: the build lists them beside what is *usual*, and does nothing."""
    site = folder / "site"
    first = disclose("build", "--data", EXAMPLE, "--site", site)
    assert first.code == 0, first.err
    before, beside = files_of(site), set(folder.iterdir())
    wrong = put_wrong(data, choose(data, dice(2022), TEN))
    ran = disclose("build", "--data", data, "--site", site)
    assert (ran.code, ran.out) == (1, "")
    assert sorted(each for each in listed(ran.err) if each not in usual) == sorted(wrong)
    for problem in check(data).report:
        if told(problem) in wrong:
            assert all(said in ran.err for said in (problem.message, problem.expected or "", f"改法：{problem.fix}"))
    for value in wrong.values():
        assert value in ran.err
    assert files_of(site) == before
    assert set(folder.iterdir()) == beside


def test_a_build_lists_exactly_the_slips_and_leaves_the_site_alone(town: Path, tmp_path: Path) -> None:
    """The real command on records with ten slips."""
    assert_refused(copy_of(town, tmp_path), tmp_path)


@pytest.mark.full
def test_a_build_of_the_shipped_records_lists_exactly_the_slips_beside_its_warnings(tmp_path: Path) -> None:
    assert_refused(copy_of(DATA, tmp_path), tmp_path, set(map(told, check(DATA).report)))


@pytest.mark.full
@pytest.mark.parametrize("seed", range(6))
def test_ten_slips_in_the_shipped_records_are_ten_problems(tmp_path: Path, seed: int) -> None:
    data = copy_of(DATA, tmp_path)
    usual = set(map(told, check(data).report))
    wrong = put_wrong(data, choose(data, dice(seed), TEN))
    assert_told([each for each in check(data).report if told(each) not in usual], wrong)
