"""Characters that look right and are not, or that no one sees: they break search, sorting and every comparison.

Rare characters in names (𠮷, 㛃, ·, variation sequences) are what they seem, and pass.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from generator.checks.raw_texts import Cell, RawFile, holds_code
from generator.problems import Problem, Rule, Severity
from generator.records.tables import Form
from generator.sources.excerpt import excerpt

_UNICODE = "Unicode 标准"
_NORMAL = "Unicode 标准附件 15（NFC）"
_RETYPE = "删去“{value}”，或把这几个字重新打一遍。"

TEXT_CONTROL = Rule(
    "text-control",
    Severity.ERROR,
    "文字里有控制字符",
    "控制字符看不见，会让网页和表格软件出错，也会让搜索找不到这段文字。",
    _UNICODE,
    "“{field}”里有 {count} 个看不见的控制字符（{value}），在“{near}”处。",
    _RETYPE,
    "义务教育<U+0007>学校",
    "义务教育学校",
)
TEXT_BIDI = Rule(
    "text-bidi",
    Severity.ERROR,
    "文字里有改变方向的字符",
    "这种字符能让后面的文字倒过来显示：读者看到的数字和文件里的不一样。",
    "Unicode 标准附件 9（双向算法）",
    "“{field}”里有 {count} 个改变文字方向的字符（{value}），在“{near}”处，显示的顺序和实际的不同。",
    _RETYPE,
    "金额<U+202E>123",
    "金额123",
)
TEXT_ZERO_WIDTH = Rule(
    "text-zero-width",
    Severity.ERROR,
    "文字里有零宽字符",
    "零宽字符看不见，两个看起来一样的名称因此不相等，搜索也找不到；多半是从网页复制时带来的。",
    _UNICODE,
    "“{field}”里有 {count} 个看不见的零宽字符（{value}），在“{near}”处。",
    _RETYPE,
    "教育<U+200B>局",
    "教育局",
)
TEXT_PRIVATE_USE = Rule(
    "text-private-use",
    Severity.ERROR,
    "文字里有自造字",
    "自造字只在装了那套字库的电脑上看得见，别人看到的是方框或别的字。",
    "Unicode 标准（专用区）；GB 18030—2022",
    "“{field}”里有 {count} 个专用区的字符（{value}），在“{near}”处，别人的电脑上显示不出来。",
    "查出原来的字，用标准字重新输入；GB 18030—2022 收了绝大多数姓名、地名用字。",
    "示例镇<U+E000>村",
    "示例镇㛃村",
)
TEXT_MOJIBAKE = Rule(
    "text-mojibake",
    Severity.ERROR,
    "文字是乱码",
    "文件曾被按错误的编码打开又保存，原来的字已经变成别的字，公布出去没有人看得懂。",
    "GB 18030 与 UTF-8 互相误读的结果",
    "“{field}”里有乱码：“{value}”。{hint}",
    "找回原来的材料，按正确的编码重新导出这段文字。",
    "閬撹矾寤鸿锛屾敼鍠勫嚭琛",
    "道路建设，改善出行",
)
TEXT_LAYER = Rule(
    "text-layer",
    Severity.WARNING,
    "从 PDF 复制来的错字",
    "有的 PDF 里，字的样子和编码对不上：复制出来看着一样，其实是另一个字，搜索“规划”就找不到“觃划”。",
    "domain 0.3；Unicode 康熙部首",
    "“{field}”里有 {count} 个这样的字（{value}），在“{near}”处，应为“{expected}”。",
    "把“{value}”改成“{expected}”；整段都是从 PDF 复制的，请从头核对一遍。",
    "觃划、合幵、⼯作",
    "规划、合并、工作",
)
TEXT_NOT_NFC = Rule(
    "text-not-normalised",
    Severity.WARNING,
    "同一个字有两种编码",
    "同一个字用另一种编码写，看着一样，却和别处的不相等，搜索和比对都会漏掉。",
    _NORMAL,
    "“{field}”里的“{value}”不是规范的编码。",
    "改成“{expected}”（看着一样，重新输入一遍即可）。",
    "cafe<U+0301>",
    "café",
)
TEXT_LOOK_ALIKE = Rule(
    "text-look-alike",
    Severity.WARNING,
    "字母里混有形近的别国字母",
    "西里尔字母、希腊字母里有的和英文字母一模一样，混进来后搜索和比对都会失败。",
    "Unicode 技术标准 39（易混字符）",
    "“{field}”里的“{value}”混有 {count} 个形近字母：{named}。",
    "改成英文字母写的“{expected}”。",
    "РМ2.5（前两个是西里尔字母）",
    "PM2.5",
)
CODE_LOOK_ALIKE = Rule(
    "code-look-alike",
    Severity.ERROR,
    "代码里混有形近的别国字母",
    "代码看着一样而其实不同，这条记录就和其他表连不上。",
    "Unicode 技术标准 39（易混字符）；domain 2.5",
    "“{field}”的“{value}”混有 {count} 个形近字母：{named}。",
    "改成英文字母写的“{expected}”。",
    "99999922Т900000000001（Т 是西里尔字母）",
    "99999922T900000000001",
)
CODE_FULL_WIDTH = Rule(
    "code-full-width",
    Severity.ERROR,
    "代码或数字里有全角字符",
    "全角的数字和字母与半角的不相等，代码连不上，数字读不出。",
    "domain 2.4、2.5",
    "“{field}”的“{value}”里有 {count} 个全角字符。",
    "改成半角的“{expected}”。",
    "９９９９９９22T900000000001",
    "99999922T900000000001",
)
TEXT_OUTER_SPACE = Rule(
    "text-outer-space",
    Severity.WARNING,
    "文字前后有空白",
    "前后的空白看不见，“教育局”和“教育局 ”会被当作两个名称。",
    _UNICODE,
    "“{field}”的{where}有{kind}：“{value}”。",
    "删去前后的空白。",
    "教育局<U+00A0>",
    "教育局",
)

RULES = (
    TEXT_CONTROL,
    TEXT_BIDI,
    TEXT_ZERO_WIDTH,
    TEXT_PRIVATE_USE,
    TEXT_MOJIBAKE,
    TEXT_LAYER,
    TEXT_NOT_NFC,
    TEXT_LOOK_ALIKE,
    CODE_LOOK_ALIKE,
    CODE_FULL_WIDTH,
    TEXT_OUTER_SPACE,
)

# Which characters ---------------------------------------------------------------------------------------------------------

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
_MARKS = "\u200e\u200f\u061c"
_DIRECTIONS = f"{_MARKS}\u202a-\u202e\u2066-\u2069"
_JOINERS = "\u200c\u200d"
_ZERO_WIDTH = f"{_JOINERS}\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\U000e0001-\U000e007f"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_WRITTEN_WITH_MARKS = re.compile("[\u0590-\u08ff\u1800-\u18af\u0900-\u0dff]")
"""Scripts in which joiners and direction marks are part of the writing: Arabic (Uyghur), Mongolian, Indic."""

_UNSEEN: Final[tuple[tuple[Rule, re.Pattern[str]], ...]] = (
    (TEXT_CONTROL, re.compile(f"[{_CONTROLS}]")),
    (TEXT_BIDI, re.compile(f"[{_DIRECTIONS}]")),
    (TEXT_ZERO_WIDTH, re.compile(f"[{_ZERO_WIDTH}]")),
    (TEXT_PRIVATE_USE, re.compile(f"[{_PRIVATE}]")),
)
_PART_OF_WRITING = re.compile(f"[{_MARKS}{_JOINERS}]")

_DAMAGED = {
    **dict(zip("觃幵", "规并", strict=True)),
    **dict(
        zip(
            "⺠⻓⻋⻅⻔⻘⻢⻥⻩⻚⻛⻜⻝⻰⻉⻆⻄⻁⻙⻨⻦⻬⻮⻳⻣⻤⻧⻭⻱⻲⺟⺎⻑⻒⻝",
            "民长车见门青马鱼黄页风飞食龙贝角西虎韦麦鸟齐齿龟骨鬼卤齿龟龟母兀长长食",
            strict=True,
        )
    ),
    **{chr(number): unicodedata.normalize("NFKC", chr(number)) for number in range(0x2F00, 0x2FD6)},
}
"""Characters of damaged text layers, with the ones that were meant: two seen in a published statement, and radicals."""
_LAYER = re.compile(f"[{''.join(_DAMAGED)}]")

_LOOK_ALIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеіјорѕсухԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲ",
        "ABESIJKMHOPCTYXaeijopscyxdhqwABEZHIKMNOPTYXoc",
        strict=True,
    )
)
"""Cyrillic and Greek letters with the Latin ones that they pass for."""
_WORD = re.compile(r"[A-Za-z0-9\u0370-\u03ff\u0400-\u052f]+")
_LOOK_ALIKES = re.compile(f"[{''.join(_LOOK_ALIKE)}]")

_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_COMPOSABLE = "\u0300-\u036f\u1100-\u11ff\u2126\u212a\u212b\u3099\u309a\uf900-\ufaff\U0002f800-\U0002fa1d"

_AS_LATIN = r"(?:[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u00bf\u2010-\u2122]|ï¼[\u0080-\u00bf\u0152-\u2122]|[äåæçèé][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]{2})"
_KNOWN_GARBLE = re.compile(rf"锟斤拷|烫烫烫|屯屯屯|锘[挎縻]|{_AS_LATIN}+")
_LEADS = "".join(bytes((lead, trail)).decode("gb18030") for lead in range(0xE3, 0xEA) for trail in range(0x80, 0xA1))
"""What the first two bytes of most Chinese characters in UTF-8 turn into when they are read as GB18030: rare characters."""
_RARE_RUN = re.compile(f"[^\x00-\x7f]*[{_LEADS}][^\x00-\x7f]*")
_CHINESE = re.compile("[\u4e00-\u9fff，。、；：（）“”]{2,}")

_WIDE_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_OUTER = re.compile(f"^[ \t{_WIDE_SPACES}]+|[ \t{_WIDE_SPACES}]+$")

_HINTS = (
    re.compile(
        f"[{_CONTROLS}{_DIRECTIONS}{_ZERO_WIDTH}{_PRIVATE}{_COMPOSABLE}{_WIDE_SPACES}{''.join(_DAMAGED)}{''.join(_LOOK_ALIKE)}"
        f"{_LEADS}锟烫屯锘ÃÂâïäåæçèé０-９Ａ-Ｚａ-ｚ]"
    ),
    re.compile('[ \t](?=[,"\r\n])'),
    re.compile('[,"\n](?=[ \t])'),
)
"""Found wherever any rule could find something; most files hold none of it."""
_YAML_HINTS = (_HINTS[0], re.compile(r"""[ \t]["']?[ \t]*\r?$|["'][ \t]|\\""", re.MULTILINE))
"""The same for YAML, where white space stands at the end of lines and inside quotation marks, and anything behind a backslash."""


def check_characters(files: Sequence[RawFile]) -> Iterator[Problem]:
    """What is wrong with single characters, cell by cell and one problem a rule."""
    for file in files:
        hints = _HINTS if file.table.form is Form.CSV else _YAML_HINTS
        for cell in file.cells_with(*hints):
            yield from _of_cell(cell, code=holds_code(file.table, cell))


def _of_cell(cell: Cell, *, code: bool) -> Iterator[Problem]:
    yield from _unseen(cell)
    yield from _garbled(cell)
    yield from _damaged(cell)
    yield from _look_alike(cell, CODE_LOOK_ALIKE if code else TEXT_LOOK_ALIKE)
    yield from _full_width(cell) if code else _not_nfc(cell)
    yield from _outer_space(cell)


def _at(rule: Rule, cell: Cell, value: str, expected: str | None = None, **facts: str) -> Problem:
    return rule.at(cell.place, field=cell.title, value=value, expected=expected, **facts)


def _near(text: str, position: int) -> str:
    return excerpt(text[max(0, position - 8) : position + 9])


def _unseen(cell: Cell) -> Iterator[Problem]:
    for rule, pattern in _UNSEEN:
        found = list(pattern.finditer(cell.text))
        if found and _WRITTEN_WITH_MARKS.search(cell.text):
            found = [each for each in found if not _PART_OF_WRITING.match(each.group())]
        if found:
            value = f"U+{ord(found[0].group()):04X}"
            yield _at(rule, cell, value, count=str(len(found)), near=_near(cell.text, found[0].start()))


def _garbled(cell: Cell) -> Iterator[Problem]:
    known = _KNOWN_GARBLE.search(cell.text)
    if known is not None:
        yield _at(TEXT_MOJIBAKE, cell, excerpt(known.group()), hint="")
        return
    for found in _RARE_RUN.finditer(cell.text):
        meant = _read_as_utf_8(found.group())
        if meant is not None:
            hint = f"原来可能是“{excerpt(meant)}”。"
            yield _at(TEXT_MOJIBAKE, cell, excerpt(found.group()), hint=hint)
            return


def _read_as_utf_8(text: str) -> str | None:
    """What *text* says when its GB18030 bytes are read as UTF-8; None when most of it then says nothing."""
    data = b"\x80".join(piece.encode("gb18030") for piece in text.split("€"))  # as Windows reads a lone byte 80
    meant = data.decode("utf-8", "ignore")
    readable = sum(len(run) for run in _CHINESE.findall(meant))
    return meant if readable >= 2 and 3 * readable * 2 > len(data) else None


def _damaged(cell: Cell) -> Iterator[Problem]:
    found = list(_LAYER.finditer(cell.text))
    if found:
        signs = "".join(dict.fromkeys(each.group() for each in found))
        expected = "".join(_DAMAGED[sign] for sign in signs)
        yield _at(TEXT_LAYER, cell, signs, expected, count=str(len(found)), near=_near(cell.text, found[0].start()))


def _look_alike(cell: Cell, rule: Rule) -> Iterator[Problem]:
    for word in _WORD.findall(cell.text) if _LOOK_ALIKES.search(cell.text) else ():
        signs = _LOOK_ALIKES.findall(word)
        if signs and (rule is CODE_LOOK_ALIKE or re.search("[A-Za-z0-9]", word) or _all_capitals(word, signs)):
            expected = "".join(_LOOK_ALIKE.get(sign, sign) for sign in word)
            named = "、".join(f"{sign}（{_script(sign)}）" for sign in dict.fromkeys(signs))
            yield _at(rule, cell, excerpt(word), expected, count=str(len(signs)), named=named)
            return


def _all_capitals(word: str, signs: list[str]) -> bool:
    """A short word of nothing but capitals that pass for Latin ones, such as an abbreviation."""
    return 2 <= len(word) == len(signs) and word.isupper()


def _script(sign: str) -> str:
    return "西里尔字母" if "\u0400" <= sign <= "\u052f" else "希腊字母"


def _full_width(cell: Cell) -> Iterator[Problem]:
    found = _FULL_WIDTH.findall(cell.text)
    if found:
        expected = "".join(chr(ord(sign) - 0xFEE0) if _FULL_WIDTH.match(sign) else sign for sign in cell.text)
        yield _at(CODE_FULL_WIDTH, cell, excerpt(cell.text), excerpt(expected), count=str(len(found)))


def _not_nfc(cell: Cell) -> Iterator[Problem]:
    if unicodedata.is_normalized("NFC", cell.text):
        return
    for piece in re.findall(rf".[{_COMPOSABLE}]+|[{_COMPOSABLE}]", cell.text):
        expected = unicodedata.normalize("NFC", piece)
        if expected != piece:
            yield _at(TEXT_NOT_NFC, cell, piece, expected)
            return


def _outer_space(cell: Cell) -> Iterator[Problem]:
    text = cell.text.strip("\r\n")
    found = _OUTER.search(text)
    if found is None or not text.strip():
        return
    where = "开头" if found.start() == 0 else "结尾"
    wide = sorted({f"U+{ord(sign):04X}" for sign in found.group() if sign not in " \t"})
    kind = f"看不见的空白（{'、'.join(wide)}）" if wide else "空格"
    value = excerpt(text[:20] if found.start() == 0 else text[-20:])
    yield _at(TEXT_OUTER_SPACE, cell, value, where=where, kind=kind)
