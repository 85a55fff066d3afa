"""Verbs in, exit codes out; stdout carries only what was asked for, and nobody ever sees a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.catalogue import RULES
from generator.cli import main
from tests.end_to_end.small_city import make_city

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "mianzhu-2022"


def disclose(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "COLUMNS": "200", "PYTHONUTF8": "1"},
    )


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample town that has nothing wrong."""
    return make_city(tmp_path_factory.mktemp("town"))


def test_check_says_that_nothing_is_wrong(town: Path) -> None:
    done = disclose("check", "--data", town)

    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "没有发现问题。", "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal that a program can hold")
@pytest.mark.parametrize("words, stages", [((), 2), (("--quiet",), 0)])
def test_who_waits_at_a_terminal_sees_the_stages_of_a_check(town: Path, words: tuple[str, ...], stages: int) -> None:
    screen, terminal = os.openpty()
    command = [sys.executable, "-m", "generator", "check", "--data", str(town), *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, check=False)
    os.write(terminal, b"end")
    shown = b""
    while not shown.endswith(b"end"):  # a terminal hands out a line at a time
        shown += os.read(screen, 10_000)
    seen = shown.decode()

    assert (done.returncode, done.stdout.decode().strip()) == (0, "没有发现问题。")
    assert sum(stage in seen for stage in ("读取记录", "核对记录")) == stages


def test_check_for_programs_is_an_array_and_nothing_else(town: Path) -> None:
    done = disclose("check", "--data", town, "--format", "json")

    assert (done.returncode, json.loads(done.stdout), done.stderr) == (0, [], "")


def test_the_published_facts_ask_for_nothing_but_a_person_who_reads_them() -> None:
    """Names have no pattern: of text that is no sample, a program cannot say that nobody is named in it."""
    done = disclose("check", "--data", EXAMPLE, "--format", "json")

    assert done.returncode == 0
    assert [(each["severity"], each["code"]) for each in json.loads(done.stdout)] == [("info", "free-text-unsigned")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--data", "no-such-folder"),
        ("check", "--format", "yaml"),
        ("check", "--as-of", "2022/01/01"),
        ("figures",),
        ("figures", "1999", "--data", EXAMPLE),
        ("sample", "--out", EXAMPLE, "--projects", "20", "--departments", "2"),
        ("sample", "--out", "x", "--years", "22"),
        ("sample", "--out", "x", "--years", "2021,2023"),
        ("check", "--explain", "value-mony"),
        ("publish",),
    ],
)
def test_wrong_usage_is_2_and_says_why(arguments: tuple[object, ...]) -> None:
    done = disclose(*arguments)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_errors_in_the_data_are_1(tmp_path: Path) -> None:
    (tmp_path / "site.yml").write_text("bureau: 示例市财政局\n", encoding="utf-8")

    done = disclose("build", "--data", tmp_path, "--site", tmp_path / "site", "--quiet")

    assert (done.returncode, done.stdout) == (1, "")
    assert "“行政区”是必填项" in done.stderr
    assert not (tmp_path / "site").exists()


def test_what_the_machine_refuses_is_3(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    done = disclose("render", "--data", EXAMPLE, "--out", tmp_path / "file" / "tree", "--quiet")

    assert done.returncode == 3
    assert "Traceback" not in done.stderr


Said = Callable[..., str]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """What the program says on stdout, run to a good end in this process: for questions that a hundred tests ask."""

    def ask(*arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", ["disclose", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        assert (left.value.code, err) == (0, "")
        return out

    monkeypatch.setenv("COLUMNS", "200")
    return ask


def test_a_process_explains_what_this_process_explains(said: Said) -> None:
    done = disclose("check", "--explain", RULES[0].code)
    asked = disclose("check", "--help")

    assert (done.returncode, done.stdout, done.stderr) == (0, said("check", "--explain", RULES[0].code), "")
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "例：disclose check" in asked.stdout


def test_every_rule_can_be_explained(said: Said) -> None:
    assert [rule.code for rule in RULES if not said("check", "--explain", rule.code).startswith(rule.code)] == []


@pytest.mark.parametrize("verb", ["build", "serve", "check", "figures", "render", "sample", "statement"])
def test_every_verb_explains_itself_with_an_example(verb: str, said: Said) -> None:
    assert f"例：disclose {verb}" in said(verb, "--help")
