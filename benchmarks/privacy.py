"""Precision and recall of the search for personal data, on generated strings half of which only look like it.

    python benchmarks/privacy.py [--strings 100000] [--seed 1]

Every string is a sentence with one number, address or mail box in it, written as people write them: full-width, spread by spaces and
dashes, with characters in between that no one sees.  The twins are organisation codes, project codes, document numbers, office numbers,
amounts, dates, serial numbers and office addresses in the same sentences.  Numbers are made at random while this runs, with the check
digits computed here and not by the search; none is kept.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from time import perf_counter

from generator.privacy.personal_data import Kind, find_personal_data

REGIONS = ("110101", "120102", "310115", "330106", "440305", "500103", "510683", "510704", "522301", "654321", "810000")
NETWORKS = ("130", "135", "138", "139", "147", "150", "159", "166", "173", "177", "182", "189", "191", "198", "199")
SENTENCES = (
    "{}",
    "受益人信息：{}。",
    "详见材料（{}），已核实",
    "一、{}；二、无",
    "项目进展正常，{}，按期完成",
    "“{}”已登记",
)


@dataclass(frozen=True)
class String:
    """A text, and what is in it; None in a twin.  ``family`` names how it was made."""

    text: str
    kind: Kind | None
    family: str


Maker = Callable[[random.Random], str]


def _digits(dice: random.Random, count: int) -> str:
    return "".join(dice.choice("0123456789") for _ in range(count))


def _day(dice: random.Random, first: int, last: int) -> str:
    return f"{dice.randint(first, last)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"


def _check(first17: str) -> str:
    remainder = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(first17)) % 11
    return "10X98765432"[remainder]


def _identity(dice: random.Random) -> str:
    first = dice.choice(REGIONS) + _day(dice, 1930, 2015) + _digits(dice, 3)
    return first + _check(first)


def _old_identity(dice: random.Random) -> str:
    return dice.choice(REGIONS[:-1]) + _day(dice, 1930, 1985)[2:] + _digits(dice, 3)


def _mobile(dice: random.Random) -> str:
    return dice.choice(NETWORKS) + _digits(dice, 8)


def _luhn(payload: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(payload)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return payload + str(-total % 10)


def _card(dice: random.Random) -> str:
    return _luhn("62" + _digits(dice, dice.choice((13, 16))))


def _full_width(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else sign for sign in text)


def _sprinkled(dice: random.Random, text: str) -> str:
    place = dice.randint(1, len(text) - 1)
    return text[:place] + dice.choice("\u200b\u200d\u2060\ufeff\u00ad") + text[place:]


def _in_groups(text: str, sizes: tuple[int, ...], separator: str) -> str:
    parts, rest = [], text
    for size in sizes:
        parts.append(rest[:size])
        rest = rest[size:]
    return separator.join([*parts, rest] if rest else parts)


def _disguised(plain: Maker, *sizes: tuple[int, ...]) -> Mapping[str, Maker]:
    """The ways in which a number is written, by name."""

    def grouped(dice: random.Random) -> str:
        return _in_groups(plain(dice), dice.choice(sizes), dice.choice((" ", "-", "\u3000", "－", "—", "\u00a0")))

    return {
        "plain": plain,
        "full-width": lambda dice: _full_width(plain(dice)),
        "grouped": grouped,
        "sprinkled": lambda dice: _sprinkled(dice, plain(dice)),
    }


def _flat(dice: random.Random) -> str:
    road = dice.choice(("示例路", "滨河东街", "解放巷", "人民大道"))
    return f"{road}{dice.randint(1, 300)}号{dice.randint(1, 20)}栋{dice.randint(1, 4)}单元{dice.randint(1, 18)}0{dice.randint(1, 6)}{dice.choice(('室', '号'))}"


PERSONAL: Mapping[Kind, Mapping[str, Maker]] = {
    Kind.RESIDENT_ID: {
        **_disguised(_identity, (6, 8, 4), (6, 4, 4, 4), (3, 3, 4, 4, 4)),
        "lower-case x": lambda dice: next(
            each for each in iter(lambda: _identity(dice), "") if each[-1] == "X"
        ).lower(),
        "labelled": lambda dice: f"身份证号：{_identity(dice)}",
        "labelled with a slip": lambda dice: f"身份证号码 {_identity(dice)[:17]}{dice.choice('0123456789X')}",
        "fifteen digits": _old_identity,
    },
    Kind.MOBILE: {
        **_disguised(_mobile, (3, 4, 4), (3, 8), (4, 3, 4), (3, 3, 5)),
        "country code": lambda dice: dice.choice(("+86 ", "+86", "86-", "0086 ", "（+86）")) + _mobile(dice),
        "labelled": lambda dice: dice.choice(("联系电话：", "手机", "Tel:", "微信 ", "电话（")) + _mobile(dice),
        "after a name": lambda dice: f"张某{_mobile(dice)}",
        "one by one": lambda dice: " ".join(_mobile(dice)),
    },
    Kind.BANK_CARD: {
        **_disguised(_card, (4, 4, 4, 4), (6,)),
        "account": lambda dice: (
            dice.choice(("账号：", "银行账户 ", "卡号为")) + "2" + _digits(dice, dice.choice((14, 16, 18)))
        ),
        "before 62": lambda dice: _luhn("9558" + _digits(dice, 14)),
    },
    Kind.ADDRESS: {
        "flat": _flat,
        "lives": lambda dice: (
            f"{dice.choice(('家住', '家庭住址：', '现住', '户籍地址：'))}示例镇滨河路{dice.randint(1, 300)}号"
        ),
        "house": lambda dice: (
            f"{dice.choice(('村民张某，', '贫困户李某（', '低保对象王某，住'))}龙桥村{dice.randint(1, 9)}组{dice.randint(1, 99)}号"
        ),
        "estate": lambda dice: (
            f"{dice.choice(('阳光花园', '滨江小区', '幸福苑'))}{dice.randint(1, 30)}-{dice.randint(1, 4)}-{dice.randint(101, 1806)}"
        ),
    },
    Kind.EMAIL: {
        "private": lambda dice: (
            f"{_digits(dice, 8)}@{dice.choice(('qq.com', '163.com', '126.com', 'gmail.com', 'foxmail.com'))}"
        ),
    },
}

_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def _credit_code(dice: random.Random, signs: str = _CREDIT_SIGNS) -> str:
    first = dice.choice(("91", "12", "11", "52")) + dice.choice(REGIONS) + "".join(dice.choice(signs) for _ in range(9))
    total = sum(_CREDIT_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(first))
    return first + _CREDIT_SIGNS[-total % 31]


def _wrong_check(dice: random.Random) -> str:
    right = _identity(dice)
    return right[:17] + dice.choice([sign for sign in "0123456789" if sign != right[17]])


def _wrong_luhn(dice: random.Random) -> str:
    right = _card(dice)
    return right[:-1] + str((int(right[-1]) + dice.randint(1, 9)) % 10)


def _impossible_day(dice: random.Random) -> str:
    first = (
        dice.choice(REGIONS)
        + f"19{dice.randint(10, 99)}{dice.choice(('0230', '1301', '0431', '0000', '0732'))}"
        + _digits(dice, 3)
    )
    return first + _check(first)


TWINS: Mapping[str, Maker] = {
    "credit code": _credit_code,
    "credit code of digits, labelled": lambda dice: f"统一社会信用代码：{_credit_code(dice)}",
    "project code": lambda dice: f"{dice.choice(REGIONS)}22{dice.choice('RYT')}{_digits(dice, 12)}",
    "project code with a mobile's digits": lambda dice: f"51068322T0{_mobile(dice)}",
    "identity with a wrong check digit": _wrong_check,
    "identity with an impossible day": _impossible_day,
    "card with a wrong check digit": _wrong_luhn,
    "document number": lambda dice: f"川财绩〔{dice.randint(2010, 2023)}〕{dice.randint(1, 199)}号",
    "land line": lambda dice: f"{dice.choice(('0838', '028', '0816'))}-{dice.randint(2, 8)}{_digits(dice, 6)}",
    "land line with an extension": lambda dice: f"028-8{_digits(dice, 7)} 转 {_digits(dice, 3)}",
    "hotline": lambda dice: dice.choice(("12345", "12366", "400-800-1234", "95588", "010-12388")),
    "amount in yuan": lambda dice: f"{_mobile(dice)}{dice.choice((' 元', '元', '万元', '.00'))}",
    "fraction": lambda dice: f"{dice.randint(0, 9)}.{_mobile(dice)}",
    "grouped amount": lambda dice: f"{dice.randint(1, 99)},{_digits(dice, 3)},{_digits(dice, 3)}.{_digits(dice, 2)} 元",
    "no network": lambda dice: dice.choice(("10", "11", "12", "154", "194")) + _digits(dice, 9),
    "serial of twelve": lambda dice: "1" + _mobile(dice),
    "any digits": lambda dice: _digits(dice, dice.randint(14, 19)),  # now and then they pass every test of a card
    "serial of twenty": lambda dice: _digits(dice, 20),
    "labelled serial": lambda dice: f"{dice.choice(('合同编号：', '凭证号', '订单号：'))}{_mobile(dice)}",
    "time stamp": lambda dice: _day(dice, 2019, 2023) + f"{dice.randint(0, 23):02}{_digits(dice, 4)}",
    "days": lambda dice: " ".join(
        f"{dice.randint(2019, 2023)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}" for _ in range(3)
    ),
    "web address": lambda dice: f"https://example.invalid/art/{_mobile(dice)}.html",
    "digest": lambda dice: f"{dice.choice('abcdef')}{_mobile(dice)}{dice.choice('abcdef')}",
    "file name": lambda dice: f"t20220131_{_mobile(dice)}.html",
    "row of amounts": lambda dice: "  ".join(f"{dice.randint(0, 99999)}.{_digits(dice, 2)}" for _ in range(5)),
    "coordinates": lambda dice: f"N31°{dice.randint(10, 59)}′ E104.{_digits(dice, 6)}",
    "masked": lambda dice: f"{dice.choice(NETWORKS)}****{_digits(dice, 4)}",
    "office": lambda dice: (
        f"示例路{dice.randint(1, 300)}号政务服务中心{dice.randint(1, 5)}号楼{dice.randint(101, 899)}室"
    ),
    "office on a road": lambda dice: f"滨河东街{dice.randint(1, 300)}号",
    "numbered bridge": lambda dice: (
        f"龙桥村{dice.randint(1, 9)}组{dice.randint(1, 99)}号{dice.choice(('桥', '机井', '变压器', '山坪塘'))}"
    ),
    "road of a group": lambda dice: f"龙桥村{dice.randint(1, 9)}组入户道路硬化{dice.randint(1, 99)}公里",
    "blocks": lambda dice: (
        f"改造{dice.randint(1, 30)}栋{dice.randint(1, 9)}个单元外墙，惠及居民{dice.randint(10, 900)}户"
    ),
    "lessons": lambda dice: f"完成{dice.randint(1, 9)}单元教学，{dice.randint(100, 999)}人参加",
    "office mail": lambda dice: (
        f"{dice.choice(('czj', 'jxk', 'office'))}@{dice.choice(('example.invalid', 'mz.example.invalid'))}"
    ),
}


def strings(count: int, seed: int) -> Iterator[String]:
    """*count* strings, as many twins as others; the same for the same *seed*."""
    dice = random.Random(seed)  # noqa: S311 - not a secret
    families = [(kind, name, make) for kind, makers in PERSONAL.items() for name, make in makers.items()]
    twins = list(TWINS.items())
    for number in range(count):
        sentence = dice.choice(SENTENCES)
        if number % 2:
            name, make = twins[number // 2 % len(twins)]
            yield String(sentence.format(make(dice)), None, f"twin: {name}")
        else:
            kind, name, make = families[number // 2 % len(families)]
            yield String(sentence.format(make(dice)), kind, f"{kind.value}: {name}")


@dataclass
class Tally:
    """How often a kind was there, was found, and was found where it was."""

    there: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Of what was found, the share that was there."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what was there, the share that was found."""
        return self.right / self.there if self.there else 1.0


def measure(count: int, seed: int) -> tuple[Mapping[Kind, Tally], Counter[str]]:
    """A tally a kind, and how many strings of each family were judged wrongly."""
    tallies: defaultdict[Kind, Tally] = defaultdict(Tally)
    wrong: Counter[str] = Counter()
    for string in strings(count, seed):
        found = {each.kind for each in find_personal_data(string.text)}
        for kind in found:
            tallies[kind].found += 1
            tallies[kind].right += kind is string.kind
        if string.kind is not None:
            tallies[string.kind].there += 1
        if found != ({string.kind} if string.kind is not None else set()):
            wrong[string.family] += 1
    return tallies, wrong


def main() -> None:
    """Print a line a kind, all together, and what was judged wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strings", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = perf_counter()
    tallies, wrong = measure(options.strings, options.seed)
    seconds = perf_counter() - started
    whole = Tally(*(sum(getattr(tally, name) for tally in tallies.values()) for name in ("there", "found", "right")))
    for name, tally in [*((kind.value, tallies[kind]) for kind in Kind), ("all", whole)]:
        print(f"{name:12} {tally.there:7} there  precision {tally.precision:8.4%}  recall {tally.recall:8.4%}")
    print(
        f"{options.strings} strings (half of them twins) in {seconds:.1f} s, seed {options.seed}; wrongly judged: {wrong.total()}"
    )
    for family, times in wrong.most_common():
        print(f"  {times:6}  {family}")


if __name__ == "__main__":
    main()
