"""Text → the personal data in it, and the same text with them masked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.privacy import bank_card, mobile, resident_id
from generator.privacy.email import private_emails
from generator.privacy.home_address import home_addresses
from generator.privacy.numerals import Numeral, numerals


class Kind(StrEnum):
    """What was found."""

    RESIDENT_ID = "resident-id"
    MOBILE = "mobile"
    BANK_CARD = "bank-card"
    ADDRESS = "address"
    EMAIL = "email"

    @property
    def label(self) -> str:
        """The word that staff read."""
        return {
            "resident-id": "居民身份证号码",
            "mobile": "手机号码",
            "bank-card": "银行卡号或账号",
            "address": "家庭住址",
            "email": "个人电子邮箱",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Found:
    """Personal data at a place of a text.  The value itself is not kept: whatever is passed on is ``masked``."""

    kind: Kind
    start: int
    end: int
    masked: str


_NUMBERS: tuple[tuple[Kind, tuple[int, ...], Callable[[Numeral], bool]], ...] = (
    (Kind.RESIDENT_ID, resident_id.LENGTHS, resident_id.is_resident_id),
    (Kind.MOBILE, mobile.LENGTHS, mobile.is_mobile),
    (Kind.BANK_CARD, bank_card.LENGTHS, bank_card.is_bank_account),
)
"""From the most to the least certain."""

_LONGEST = max(length for _, lengths, _ in _NUMBERS for length in lengths)
_NUMERAL = re.compile(r"\d|[一二三四五六七八九十百〇零]")


def find_personal_data(text: str) -> tuple[Found, ...]:
    """Everything in *text* that looks like it, in the order of the text and without overlaps."""
    found = sorted((*_in_numbers(text), *_in_words(text)), key=_graver_and_earlier)
    kept: list[Found] = []
    for each in found:
        if all(each.start >= other.end or each.end <= other.start for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def _graver_and_earlier(found: Found) -> tuple[bool, int, int]:
    """A mailbox named after a mobile number is a mobile number."""
    return (found.kind is Kind.EMAIL, found.start, -found.end)


def masked(text: str) -> str:
    """*text* with all personal data masked."""
    for each in reversed(find_personal_data(text)):
        text = text[: each.start] + each.masked + text[each.end :]
    return text


def _in_numbers(text: str) -> Iterator[Found]:
    for number in numerals(text, _LONGEST):
        for kind, lengths, matches in _NUMBERS:
            if len(number.digits) in lengths and matches(number):
                yield Found(kind, number.start, number.end, _masked_digits(number.digits, kind))
                break


def _in_words(text: str) -> Iterator[Found]:
    for start, end in home_addresses(text):
        yield Found(Kind.ADDRESS, start, end, _NUMERAL.sub("*", text[start:end]))
    for start, end in private_emails(text):
        name, _, host = text[start:end].replace("＠", "@").partition("@")
        yield Found(Kind.EMAIL, start, end, f"{name[0]}***@{host}")


def _masked_digits(digits: str, kind: Kind) -> str:
    """Enough to recognise the number in the records, too little to use it."""
    shown = 3 if kind is Kind.MOBILE else 4
    digits = digits[-11:] if kind is Kind.MOBILE else digits
    return f"{digits[:shown]}{'*' * (len(digits) - shown - 4)}{digits[-4:]}"
