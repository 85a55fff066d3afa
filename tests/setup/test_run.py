"""One command on a machine that has nothing but Python: what it does, and what it says when it cannot."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
from pathlib import Path

import pytest

import run
from generator.cli import app
from tests.setup import wheels
from tests.setup.newcomer import ROOT, Newcomer, settle

READY = "完成 done"


@pytest.fixture
def newcomer(tmp_path: Path) -> Newcomer:
    return settle(tmp_path / "财政局 绩效 公开")


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_an_old_python_is_told_what_to_get(version: tuple[int, int, int]) -> None:
    """In Chinese and in English, for Windows and for each kind of Linux that bureaus have."""
    message = run.too_old(version)
    assert ".".join(map(str, version)) in message
    for word in (
        "需要 Python 3.11",
        "is needed",
        "Windows",
        "麒麟",
        "统信",
        "openEuler",
        "apt install",
        "py run.py build",
    ):
        assert word in message


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_a_new_python_is_told_nothing(version: tuple[int, int, int]) -> None:
    assert run.too_old(version) == ""


def test_an_old_python_gets_as_far_as_the_message() -> None:
    """The file parses, and what stands above the check of the version needs nothing newer."""
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    check = next(number for number, node in enumerate(tree.body) if isinstance(node, ast.If))
    above = ast.Module(tree.body[:check], [])
    annotations = [node.annotation for node in ast.walk(above) if isinstance(node, ast.arg) and node.annotation]
    annotations += [node.returns for node in ast.walk(above) if isinstance(node, ast.FunctionDef) and node.returns]
    assert {type(annotation) for annotation in annotations} <= {ast.Name, ast.Constant}
    assert not any(isinstance(node, (ast.NamedExpr, ast.Match)) for node in ast.walk(tree))


def test_help_lists_the_verbs_without_installing_anything(newcomer: Newcomer) -> None:
    asked = newcomer.run("--help")
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "build" in asked.stdout
    unasked = newcomer.run()
    assert (unasked.returncode, unasked.stdout) == (2, "")
    assert unasked.stderr.strip() == asked.stdout.strip()
    assert not newcomer.environment.exists()


def test_help_lists_the_verbs_that_there_are() -> None:
    listed = {line.split()[0] for line in run.HELP.splitlines() if line.startswith("  ")}
    there = {str(command.name or getattr(command.callback, "__name__", "")) for command in app.registered_commands}
    assert listed == there | {"test", "setup", "wheelhouse"}


def kill_at(step: str, process: subprocess.Popen[str]) -> None:
    """Kill a run as soon as it says that it has come to *step*."""
    with process:
        assert process.stderr is not None
        while step not in process.stderr.readline():
            assert process.poll() is None
        process.kill()


def test_one_of_the_first_runs_installs_and_others_start_at_once_until_the_lock_changes(
    newcomer: Newcomer, tmp_path: Path
) -> None:
    """Stdout is the verb's alone, the exit code too, in a folder whose name has spaces and Chinese characters."""
    both = [newcomer.start("check", "7", "二〇二二 年", cwd=tmp_path) for _ in range(2)]
    ended = [process.communicate() for process in both]
    assert sum(READY in err for _, err in ended) == 1
    for process, (out, _) in zip(both, ended, strict=True):
        assert (process.returncode, json.loads(out)) == (
            7,
            {
                "arguments": ["check", "7", "二〇二二 年"],
                "folder": str(tmp_path),
                "utf8": 1,
                "plugins": ["generator.plugin:DisclosurePlugin"],
                "packages": ["tiny"],
            },
        )
    third = newcomer.run("check", "0")
    assert (third.returncode, third.stderr) == (0, "")
    assert newcomer.run("setup", "--everything").returncode == 2
    # A package that a changed lock no longer names is gone, even where the first run that saw the change was killed.
    newcomer.lock(wheels.make(newcomer.wheelhouse, "other", "2.0"))
    kill_at("[2/3]", newcomer.start("setup"))
    after = newcomer.run("check")
    assert READY in after.stderr
    assert json.loads(after.stdout)["packages"] == ["other"]


@pytest.mark.full
def test_a_moved_folder_is_made_ready_again(newcomer: Newcomer, tmp_path: Path) -> None:
    newcomer.run("setup")
    moved = Newcomer(newcomer.folder.rename(tmp_path / "moved"))
    after = moved.run("check")
    assert READY in after.stderr
    assert json.loads(after.stdout)["plugins"] == ["generator.plugin:DisclosurePlugin"]


@pytest.mark.full
@pytest.mark.parametrize("step", ["[1/3]", "[2/3]", "[3/3]"])
def test_a_killed_first_run_is_repaired_by_the_next(newcomer: Newcomer, step: str) -> None:
    kill_at(step, newcomer.start("setup"))
    after = newcomer.run("check")
    assert READY in after.stderr
    assert json.loads(after.stdout)["packages"] == ["tiny"]


@pytest.mark.full
def test_an_incomplete_wheelhouse_is_told_how_to_be_mended(newcomer: Newcomer) -> None:
    for wheel in newcomer.wheelhouse.glob("tiny-*"):
        wheel.unlink()
    refused = newcomer.run("check")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "wheelhouse 文件夹里缺少" in refused.stderr
    assert f"python3 run.py wheelhouse --python-version {run.version()}" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.full
def test_a_package_that_is_not_the_locked_one_is_refused(newcomer: Newcomer) -> None:
    """Somebody changed a wheel on its way: its hash is not that of the lock."""
    wheel = next(newcomer.wheelhouse.glob("tiny-*"))
    wheel.write_bytes(wheel.read_bytes() + b"\n")
    refused = newcomer.run("check")
    assert refused.returncode == 3
    assert "HASHES" in refused.stderr


@pytest.mark.full
def test_without_a_network_people_are_told_of_the_wheelhouse(newcomer: Newcomer) -> None:
    shutil.rmtree(newcomer.wheelhouse)
    refused = newcomer.run("check")
    assert refused.returncode == 3
    assert "不能上网" in refused.stderr
    assert "run.py wheelhouse" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.full
def test_a_wheelhouse_is_filled_for_another_system(newcomer: Newcomer) -> None:
    """With what the lock asks for there, not here."""
    tiny, other = (wheels.make(newcomer.wheelhouse, name, "2.0") for name in ("tiny", "other"))
    conditions = ((tiny, 'sys_platform != "win32"'), (other, 'sys_platform == "win32"'))
    lines = [line.replace(" --hash", f" ; {condition} --hash") for line, condition in conditions]
    newcomer.lock(*lines, wheels.pack(newcomer.wheelhouse, "packaging"))
    assert json.loads(newcomer.run("check").stdout)["packages"] == ["tiny"]
    index = newcomer.wheelhouse.rename(newcomer.folder / "index")
    filled = newcomer.run("wheelhouse", "--platform", "windows-x86_64", "--python-version", "3.12", index=index)
    assert filled.returncode == 0, filled.stderr
    names = {wheel.name.partition("-")[0] for wheel in newcomer.wheelhouse.iterdir()}
    assert names == {"other", "packaging", "setuptools"}


def test_an_environment_of_somebody_else_is_left_alone(newcomer: Newcomer) -> None:
    newcomer.environment.mkdir()
    (newcomer.environment / "mine.txt").write_text("mine")
    refused = newcomer.run("check")
    assert refused.returncode == 3
    assert "不是 run.py 建立的" in refused.stderr
    assert [path.name for path in newcomer.environment.iterdir()] == ["mine.txt"]
