"""Bank cards and bank accounts."""

from __future__ import annotations

import re

from generator.privacy.numerals import Numeral

LENGTHS = tuple(range(12, 26))

_CARD = re.compile(
    r"62\d{14,17}"  # UnionPay
    r"|81\d{14}|81\d{17}"  # UnionPay, newer; with 18 digits it is the number of a residence permit
    r"|9558\d{15}|9559\d{15}|4367\d{15}|6013\d{15}|60\d{17}|4563\d{15}"  # debit cards of the large banks before 62
    r"|4\d{15}|5[1-5]\d{14}|35\d{14}"  # Visa, MasterCard, JCB
)
"""Lengths by first digits (ISO/IEC 7812)."""

_LABEL = re.compile(r"(卡号|账号|帐号|银行账户|银行帐户|银行卡|存折|一卡通|社保卡)\D{0,8}$")
_OTHER_LABEL = re.compile(r"(信用代码|项目代码|项目编码|编码|编号|订单号|流水号|凭证号|合同号|发票号码?)[:：]?$")


def is_bank_account(number: Numeral) -> bool:
    """Whether *number* is a card number by first digits, length and check digit, or is called an account."""
    if not number.digits.isdigit() or number.word_after or number.word_before or number.attached:
        return False
    if _LABEL.search(number.before):
        return True
    grouped = len(number.shape) == 1 or set(number.shape[:-1]) == {4} or number.shape[0] == 6
    return (
        grouped
        and _CARD.fullmatch(number.digits) is not None
        and luhn(number.digits)
        and not _OTHER_LABEL.search(number.before)
    )


def luhn(digits: str) -> bool:
    """Whether the last digit checks the others (ISO/IEC 7812-1, annex B)."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
