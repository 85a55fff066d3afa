from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.problems import Problem
from generator.sources.bytes_file import read_bytes
from generator.sources.decoding import decode


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_file_of_exactly_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"12345")
    assert read_bytes(path, "a.csv", 5) == (b"12345", [])
    assert codes(read_bytes(path, "a.csv", 4)[1]) == ["file-too-large"]


@pytest.mark.parametrize("name", ["../secret.csv", "2022/../../secret.csv", "/etc/passwd"])
def test_no_name_climbs_out_of_the_data_directory(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.csv").write_bytes(b"x")
    data = tmp_path / "data"
    (data / "2022").mkdir(parents=True)
    assert codes(read_bytes(data / name, name, 10)[1]) == ["file-outside-data"]


def test_a_linked_folder_is_not_followed_out_of_the_data_directory(tmp_path: Path) -> None:
    outside, data = tmp_path / "outside", tmp_path / "data"
    outside.mkdir()
    data.mkdir()
    (outside / "a.csv").write_bytes(b"x")
    (data / "2022").symlink_to(outside)
    assert codes(read_bytes(data / "2022" / "a.csv", "2022/a.csv", 10)[1]) == ["file-outside-data"]


def test_a_data_directory_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.csv").write_bytes(b"x")
    (tmp_path / "data").symlink_to(tmp_path / "real")
    assert read_bytes(tmp_path / "data" / "a.csv", "a.csv", 10) == (b"x", [])


def test_a_relative_data_directory_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    assert read_bytes(Path("a.csv"), "a.csv", 10) == (b"x", [])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert codes(read_bytes(tmp_path / "a.csv", "a.csv", 10)[1]) == ["file-not-regular"]


NOBODY = 65534


@contextmanager
def as_somebody() -> Iterator[None]:
    """Root may read everything, so the system is asked as somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no such permissions here")
def test_a_file_without_permission_is_a_problem() -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "a.csv"
        path.write_bytes(b"x")
        path.chmod(0)
        with as_somebody():
            (problem,) = read_bytes(path, "a.csv", 10)[1]
    assert problem.message == "文件“a.csv”打不开：没有读取权限，或者正被别的程序占用。"


@pytest.mark.parametrize("name", ["a\0.csv", f"{'a' * 300}.csv"])
def test_a_name_that_no_file_can_have_is_a_problem(tmp_path: Path, name: str) -> None:
    assert codes(read_bytes(tmp_path / name, name, 10)[1]) == ["file-unreadable"]


def test_a_file_below_a_file_is_missing_or_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (problem,) = read_bytes(tmp_path / "a" / "b.csv", "a/b.csv", 10)[1]
    assert problem.message == "文件“a/b.csv”打不开：系统错误 ENOTDIR。"


CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=20, max_size=60)


@given(CHINESE)
def test_chinese_in_gb18030_is_told_from_utf_8(text: str) -> None:
    """Never read as the wrong one of the two, whichever is declared."""
    assume(decode(text.encode("gb18030"), "a.csv")[1])  # 一一一一 is also Cyrillic in UTF-8
    assert decode(text.encode("gb18030"), "a.csv", "gb18030") == (text, [])
    assert decode(text.encode(), "a.csv") == (text, [])
    assert codes(decode(text.encode("gb18030"), "a.csv")[1]) == ["file-gb18030"]
    assert codes(decode(text.encode(), "a.csv", "gb18030")[1]) == ["file-declared-gb18030"]


@given(CHINESE, st.data())
def test_one_broken_byte_does_not_make_a_file_gb18030(text: str, data: st.DataObject) -> None:
    broken = bytearray(text.encode())
    broken[data.draw(st.integers(0, len(broken) - 1))] = 0xFF
    assert codes(decode(bytes(broken), "a.csv")[1]) == ["file-not-utf-8"]


@given(st.text("ab甲\r\n", max_size=30), st.sampled_from(["\ufffd", "\0"]))
def test_the_line_of_a_byte_is_counted_as_editors_do(before: str, sign: str) -> None:
    text = f"{before}{sign}" + "x" * 40
    (problem,) = decode(text.encode(), "a.csv")[1]
    assert problem.location.line == len(f"{before}|".replace("\r\n", "\n").replace("\r", "\n").split("\n"))
