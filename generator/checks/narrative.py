"""Numbers in running text: rates that do not follow, parts that do not add up, and figures that the table contradicts.

Language is not parsed: a sentence is looked at only where its wording leaves one reading, and everything else is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.checks.free_text import open_columns, texts_in
from generator.checks.grounds import grounds
from generator.checks.narrative_claims import Claim, Fact, claims_of
from generator.checks.sums import half_up, plain, sum_told
from generator.disclosure import Disclosure
from generator.problems import Problem, Rule, Severity
from generator.records.record import Record
from generator.records.rows import Rows

NARRATIVE_DIFFERS = Rule(
    "narrative-differs",
    Severity.WARNING,
    "文字里的数与表里的不同",
    "同一页上文字和表格说法不一，读者会怀疑两个都不对。",
    "文字与表格的数字应当一致",
    "“{field}”写“{quote}”，{what}是 {expected}。",
    "核对后改正文字或表格。",
    "文字：自评总分 95 分；total_score=92.01",
    "文字：自评总分 92.01 分；total_score=92.01",
)
NARRATIVE_RATE = Rule(
    "narrative-rate-wrong",
    Severity.WARNING,
    "文字里的比率算错",
    "两个数和一个比率写在一句话里，读者一除就知道对不对。",
    "算术",
    "“{field}”写“{quote}”：{part}÷{whole}＝{expected}%，不是 {value}%。",
    "核对句中的数，改正比率或金额。",
    "预算 100 万元，执行 86.2 万元，执行率 87%",
    "预算 100 万元，执行 86.2 万元，执行率 86.2%",
)
NARRATIVE_SUM = Rule(
    "narrative-sum-wrong",
    Severity.WARNING,
    "文字里的分项加不到总数",
    "总数和分项写在一句话里，加不拢就有一个数写错。",
    "算术：分项之和等于总数，部分不大于全部",
    "“{field}”写“{quote}”：分项 {sum}，总数是 {value}。",
    "核对总数和各分项。",
    "共 35 项，分别为维持 7 项、增加 11 项、调减 8 项",
    "共 26 项，分别为维持 7 项、增加 11 项、调减 8 项",
)
NARRATIVE_UNIT = Rule(
    "narrative-unit-slip",
    Severity.WARNING,
    "文字里的元、万元和亿元写混",
    "数字一样、单位差一万倍，读者引用时一定会错。",
    "表格用万元、文字用元时相差 10000 倍",
    "“{field}”写“{quote}”，表里的{what}是 {expected} 万元。",
    "核对单位，改正文字。",
    "文字：支出 121.41 元；表：121.41 万元",
    "文字：支出 1214100 元；表：121.41 万元",
)

RULES = (NARRATIVE_DIFFERS, NARRATIVE_RATE, NARRATIVE_SUM, NARRATIVE_UNIT)

_TABLES = ("self_evaluations", "monitoring", "ex_ante", "key_evaluations", "spot_checks", "applications", "findings")
"""Tables in which people tell what happened.  What a statement says is checked figure by figure elsewhere."""
_DIGIT = re.compile(r"\d")
_N = r"(\d[\d,]*(?:\.\d+)?)"
_RATES = (
    re.compile(
        rf"预算(?:总额|数|资金|规模)?(?:为|是|共)?\s*{_N}\s*万元[^。；\d]{{0,12}}?(?:支出|执行|支付)(?:数|了)?(?:为|是)?\s*{_N}\s*万元"
        rf"[^。；\d]{{0,4}}(?:预算)?执行率(?:为|是|达到?)?\s*{_N}\s*[%％]"
    ),
    re.compile(
        rf"(?:满分|分值|设)(?:为|是)?\s*{_N}\s*分[^。；\d]{{0,6}}?得(?:分)?(?:为)?\s*{_N}\s*分[^。；\d]{{0,4}}得分率(?:为|是)?\s*{_N}\s*[%％]"
    ),
)
"""Whole, part and rate in one sentence."""
_SUM = re.compile(
    r"(?:共计|合计|总计|共)(?:有|为|安排|完成|开展)?\s*(\d+)\s*([项个件处户人篇次家所台套])[，,：:（(]\s*"
    r"(分别(?:是|为)|包括|由|其中)[：:]?([^。；;）)]*)"
)
_YUAN = re.compile(rf"(?<![\d.,]){_N}\s*([万亿]?)元(?![/／])")
_FEWEST_DIGITS = 4
"""Fewer significant digits agree by chance: 每人 500 元 says nothing about a budget of 500 万元."""


def check_narrative(disclosure: Disclosure) -> Iterator[Problem]:
    """Every text of every yearly record that tells what happened."""
    for year in disclosure.years.values():
        for table in _TABLES:
            yield from _table(disclosure, year.tables.get(table, Rows()))


@dataclass(frozen=True, slots=True)
class _Said:
    """One text of a column, however many records hold it, and what it repeats of the table.

    ``right`` are the facts with which it was read and nothing found: most records say what others say, of the same facts.
    """

    text: str
    claims: tuple[Claim, ...]
    right: set[tuple[Fact | None, ...]] = field(default_factory=set)


def _table(disclosure: Disclosure, records: Rows[Record]) -> Iterator[Problem]:
    columns = [(each, said) for each in open_columns(records) if (said := _said(records, each.name))]
    for record in records if columns else ():
        for where, said in columns:
            for each in said.get(getattr(record, where.name), ()):
                facts = tuple([claim.fact(disclosure, record) for claim in each.claims])
                if facts not in each.right:
                    found = list(_text(_Place(record, where.name, where.title), each, facts))
                    yield from found
                    if not found:
                        each.right.add(facts)


def _said(records: Rows[Record], name: str) -> Mapping[object, Sequence[_Said]]:
    """The texts with numbers by the value of the column that holds them."""
    claims = claims_of(type(records[0]))
    found: dict[object, Sequence[_Said]] = {}
    for value in set(records.column(name)):
        texts = [text for text in texts_in(value) if _DIGIT.search(text)]
        if texts:
            found[value] = [_Said(text, tuple(_claims_in(claims, name, text))) for text in texts]
    return found


def _claims_in(claims: Iterable[Claim], column: str, text: str) -> Iterator[Claim]:
    amounts = _YUAN.search(text) is not None
    for claim in claims:
        wording = claim.wording_in(column)
        if (amounts and claim.is_money) or (wording is not None and wording.search(text)):
            yield claim


def _text(here: _Place, said: _Said, facts: Sequence[Fact | None]) -> Iterator[Problem]:
    known = [(claim, fact) for claim, fact in zip(said.claims, facts, strict=True) if fact is not None]
    yield from _rates(here, said.text)
    yield from _sums(here, said.text)
    yield from _against_table(here, said.text, known)
    yield from _slips(here, said.text, known)


@dataclass(frozen=True, slots=True)
class _Place:
    """Which text of which record is read."""

    record: Record
    column: str
    title: str

    def problem(self, rule: Rule, quote: str, value: str, expected: str | None, **facts: object) -> Problem:
        """*rule*, broken by the words *quote*."""
        return rule.at(
            self.record.at(self.column),
            field=self.title,
            value=value,
            expected=expected,
            quote=quote,
            concerns=grounds(self.record),
            **facts,
        )


def _number(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


# Inside one sentence ------------------------------------------------------------------------------------------------------------


def _rates(here: _Place, text: str) -> Iterator[Problem]:
    for pattern in _RATES if "率" in text else ():
        for found in pattern.finditer(text):
            whole, part, rate = map(_number, found.groups())
            if whole and not _is_rate(part, whole, rate):
                yield here.problem(
                    NARRATIVE_RATE,
                    found[0],
                    plain(rate),
                    plain(half_up(part * 100 / whole)),
                    part=plain(part),
                    whole=plain(whole),
                )


def _is_rate(part: Decimal, whole: Decimal, rate: Decimal) -> bool:
    """Whether *rate* is part / whole in per cent, as far as all three may have been rounded."""
    exact = part * 100 / whole
    own = Decimal(5).scaleb(-1 - _decimals(rate))
    rounded = (Decimal(5).scaleb(-1 - max(2, _decimals(whole))) * 2 / whole) * max(exact, Decimal(100))
    return abs(exact - rate) <= own + rounded


def _sums(here: _Place, text: str) -> Iterator[Problem]:
    for found in _SUM.finditer(text) if "共" in text or "计" in text else ():
        total, unit, word, rest = Decimal(found[1]), found[2], found[3], found[4].partition("其中")[0]
        parts = [Decimal(part) for part in re.findall(rf"(?<![\d.])(\d+)\s*{unit}", rest)]
        over = sum(parts, Decimal(0)) > total
        if len(parts) >= 2 and (over if word == "其中" else sum(parts) != total):
            yield here.problem(NARRATIVE_SUM, found[0].rstrip("，,"), plain(total), None, sum=sum_told(parts))


# Against the table --------------------------------------------------------------------------------------------------------------


_Known = Sequence[tuple[Claim, Fact]]


def _against_table(here: _Place, text: str, known: _Known) -> Iterator[Problem]:
    for claim, fact in known:
        wording = claim.wording_in(here.column)
        for found in _told(wording, text) if wording is not None else ():
            if not claim.agrees(fact, next(each for each in found.groups() if each is not None)):
                yield here.problem(NARRATIVE_DIFFERS, found[0], found[0], claim.shown(fact), what=claim.what)


_OF_ANOTHER = re.compile(r"其中|上年|上一年|去年|前年|同期")
"""Behind these words a sentence tells of a part, or of another year."""


def _told(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every place where *text* tells the number of the table: the first, and again unless the sentence has come to another number."""
    for repetition, found in enumerate(pattern.finditer(text)):
        sentence = re.split("[。；;]", text[: found.start()])[-1] if repetition else ""
        if not _OF_ANOTHER.search(sentence):
            yield found


def _slips(here: _Place, text: str, known: _Known) -> Iterator[Problem]:
    """The digits of an amount of the table with the other unit behind them."""
    money = {
        fact: claim.what
        for claim, fact in known
        if claim.is_money and isinstance(fact, Decimal) and _digits(fact) >= _FEWEST_DIGITS
    }
    for found in _YUAN.finditer(text):
        amount, in_ten_thousands = _number(found[1]), found[2] == "万"
        slipped = amount / 10_000 if in_ten_thousands else amount
        if slipped in money:
            yield here.problem(NARRATIVE_UNIT, found[0], found[0], plain(slipped), what=money[slipped])


def _digits(money: Decimal) -> int:
    """Significant digits, zeros at the end left aside."""
    return len(money.normalize().as_tuple().digits)
