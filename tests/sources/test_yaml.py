from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Location
from generator.sources import yaml_tokens
from generator.sources.yaml_file import Data, YamlDocument, parse_yaml, read_yaml
from generator.sources.yaml_writer import write_yaml

TELLING = ["0012", "12:30", "yes", "No", "# x", "x #y", "~", "null", "1e3", "0x1F", "1_000", "2022-02-30", "- x", "a: b", "k:",
           " x", "x ", "", "\n", "\n\n", "x\n", " x\ny", "x\n\n y\n\n", "a\tb", "\u2028", "\x85", "\ufeff", "\0", "\x1b", "😀",
           "<<", "=", "[1]3", "{a}", "*x", "&x", "!x", "|", ">", "%", "@", "`", "'", '"', "\\", "---", "...", "? x", "　x", "\r\n",
           '第一段。\n\n　　第二段 # 内容: "引号"。\n']  # fmt: skip
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | st.sampled_from(TELLING)
LINES = st.lists(st.sampled_from([*TELLING, "甲", "word", " "]), max_size=60).map(" ".join)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(TELLING)


def deeper(data: st.SearchStrategy[Data]) -> st.SearchStrategy[Data]:
    return st.lists(data, max_size=4) | st.dictionaries(NAMES, data, max_size=4)


DATA: st.SearchStrategy[Data] = st.recursive(TEXTS | LINES, deeper, max_leaves=12)
DOCUMENTS = st.dictionaries(NAMES, DATA, max_size=5)
SHAPES = st.lists(
    st.sampled_from(["a", "b: ", "c:", "- ", "-", "#", " #", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ",", ", ", ":", "? ", "?",
                     "'", '"', "|", "|-\n   x", ">\n  y\n", "!", "&a ", "*a ", "%", "@", "---\n", "...\n", "~", "<<: ", "\\n", "\t",
                     "0012", "中文", "😀", "：", "x y", "\\ud800", "\\U00110000", "|2", "k: v\n", "- i\n", "  ", "\r\n", "\r", "\u2028",
                     "\ufeff", "k: #3", "\n  #3"]),
    max_size=30,
).map("".join)  # fmt: skip
"""Text made of what matters to the grammar of YAML."""


def parsed(text: str) -> YamlDocument:
    """The document in *text*, which must have no problem."""
    document, problems = parse_yaml(text, "report.yml")
    assert problems == []
    assert document is not None
    return document


@given(DOCUMENTS)
def test_what_is_written_is_read_back_character_by_character(data: dict[str, Data]) -> None:
    assert parsed(write_yaml(data)).data == data


@given(DOCUMENTS)
def test_the_pure_parser_reads_back_the_same(data: dict[str, Data]) -> None:
    document, problems = parse_yaml(write_yaml(data), "report.yml", fast=False)
    assert problems == []
    assert document == parsed(write_yaml(data))


@given(DATA)
def test_any_reader_of_yaml_reads_the_same_text(data: Data) -> None:
    """What stands without quotes comes back as it is even from a reader that turns it into numbers and dates."""

    def as_text(value: object) -> object:
        if isinstance(value, dict):
            return {str(name): as_text(inner) for name, inner in value.items()}
        return [as_text(inner) for inner in value] if isinstance(value, list) else str(value)

    assert as_text(yaml.safe_load(write_yaml(data))) == data


@pytest.mark.skipif(not yaml_tokens.FAST, reason="there is no C parser to compare with")
@given(SHAPES | DOCUMENTS.map(write_yaml))
def test_both_parsers_tell_the_same(text: str) -> None:
    assert parse_yaml(text, "report.yml", fast=True) == parse_yaml(text, "report.yml", fast=False)


@given(DOCUMENTS)
def test_names_and_items_stand_on_the_line_they_say(data: dict[str, Data]) -> None:
    text = write_yaml(data)
    document = parsed(text)
    lines = text.split("\n")
    for path, line in document.lines.items():
        if path and isinstance(path[-1], str):
            assert write_yaml({path[-1]: "x"}).removesuffix(" x\n") in lines[line - 1]
        elif path:
            assert "- " in lines[line - 1]


def test_the_same_data_gives_the_same_text() -> None:
    """Long text is a block, what some reader would change has quotes, and nothing else has any."""
    data: Data = {
        "title": "示例项目（2022 年）评价",
        "code": "0012",
        "amount": "9942.3",
        "date": "2022-12-31",
        "time": "12:30",
        "agreed": "yes",
        "path": 'C:\\data "x"',
        "quoted": '"十四五"规划\\',
        "nothing": "",
        "advice": [{"text": "第一段。\n\n第二段 # 内容: 有冒号。\n", "unit": "示例部门"}, ["a", ["b"]], [], {}],
        "long": "word " * 30 + "end",
        "unseen": "x\u2028y\x07",
    }
    assert (
        write_yaml(data, ["示例记录", "第二行\n第三行"])
        == """\
# 示例记录
# 第二行
# 第三行
title: 示例项目（2022 年）评价
code: "0012"
amount: 9942.3
date: 2022-12-31
time: "12:30"
agreed: "yes"
path: C:\\data "x"
quoted: '"十四五"规划\\'
nothing: ""
advice:
  - text: |
      第一段。

      第二段 # 内容: 有冒号。
    unit: 示例部门
  - - a
    - - b
  - []
  - {}
long: >-
  word word word word word word word word word word word word word word word word
  word word word word word word word word word word word word word word end
unseen: "x\\u2028y\\x07"
"""
    )


@given(st.lists(TEXTS, max_size=5))
def test_header_lines_are_comments_whatever_stands_in_them(header: list[str]) -> None:
    assert parsed(write_yaml({"a": "b"}, header)).data == {"a": "b"}


@pytest.mark.parametrize("data, reason", [({"a": "\ud800"}, "U\\+D800"), ({"长" * 101: "x"}, "at most 100 ")])
def test_what_no_yaml_can_hold_is_not_written(data: Data, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        write_yaml(data)


def test_scalars_are_text_as_it_stands() -> None:
    text = "a: 0012\nb: 12:30\nc: yes\nd: 1.50\ne: 2022-01-31\nf:\ng: ''\nh: http://example.cn/?a=[1]#x\ni: 100%\n"
    assert parsed(text).data == {
        "a": "0012",
        "b": "12:30",
        "c": "yes",
        "d": "1.50",
        "e": "2022-01-31",
        "f": "",
        "g": "",
        "h": "http://example.cn/?a=[1]#x",
        "i": "100%",
    }


def test_blocks_keep_their_text(tmp_path: Path) -> None:
    """Line breaks, blank lines, deeper indentation and signs in a block are content; CRLF is one line break."""
    path = tmp_path / "report.yml"
    path.write_bytes(
        "text: |\r\n  第一段 # 不是说明\r\n\r\n    缩进\r\n  - 条\r\nkeep: |+\r\n  x\r\n\r\nstrip: >-\r\n  a\r\n  b\r\n".encode()
    )
    document, problems = read_yaml(path, "report.yml")
    assert problems == []
    assert document is not None
    assert document.data == {"text": "第一段 # 不是说明\n\n  缩进\n- 条\n", "keep": "x\n\n", "strip": "a b"}


def test_a_value_that_is_missing_is_looked_for_where_it_should_stand() -> None:
    document = parsed("# 说明\ntitle: 示例\nfindings:\n  - text: 甲\n\n  - text: 乙\n    parts: [x, y]\n")
    assert document.location(()) == Location("report.yml", 2)
    assert document.location(("findings", 1, "text")) == Location("report.yml", 6, column="findings.1.text")
    assert document.location(("findings", 1, "parts", 1)) == Location("report.yml", 7, column="findings.1.parts.1")
    assert document.location(("findings", 1, "deadline")) == Location("report.yml", 6, column="findings.1.deadline")
    assert document.location(("score", "total")) == Location("report.yml", 2, column="score.total")


def test_the_first_of_two_equal_names_is_kept_and_the_rest_is_read() -> None:
    document, problems = parse_yaml("a: 1\nb: {c: 2, c: 3}\na: 4\nd: x #3\n", "report.yml")
    assert document is not None
    assert document.data == {"a": "1", "b": {"c": "2"}, "d": "x"}
    assert [(problem.code, problem.location.line, problem.location.column) for problem in problems] == [
        ("yaml-duplicate-key", 2, "b.c"),
        ("yaml-duplicate-key", 3, "a"),
        ("yaml-comment-cuts-value", 4, "d"),
    ]


def test_an_alias_bomb_costs_nothing() -> None:
    """A few hundred bytes that stand for billions of values are refused without making one of them."""
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    tracemalloc.start()
    document, problems = parse_yaml(text, "report.yml")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert document is None
    assert {problem.code for problem in problems} == {"yaml-reference"}
    assert most < 1_000_000


def test_comments_that_are_meant_as_comments_take_nothing() -> None:
    text = "# 一\n#二\na: x  # 三\nb:  # 四\nc: # 五\n  - y\n  #六\nd: 'x' # 七\n#八\ne: |  # 九\n  # 内容\n"
    assert parsed(text).data == {"a": "x", "b": "", "c": ["y"], "d": "x", "e": "# 内容\n"}
