"""Resident identity numbers (公民身份号码, GB 11643-1999), and the credit codes of organisations that look like them.

18 digits: region (6), birth date (8), serial (3), check digit.  15 digits, issued until 1999: region, birth date without the century,
serial.
"""

from __future__ import annotations

import re
from datetime import date

from generator.privacy.numerals import Numeral

LENGTHS = (15, 18)

_PROVINCES = frozenset(
    str(code)
    for code in (
        *range(11, 16),
        *range(21, 24),
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
        71,
        81,
        82,
        83,
    )
)
"""The first two digits of division codes (GB/T 2260), with those of residence permits for 台湾 (83)."""

_WITHOUT_PREFECTURES = frozenset({"71", "81", "82", "83"})
"""台湾, 香港, 澳门: their permits name no prefecture (810000)."""

_EARLIEST = {18: 1900, 15: 1910}
"""The earliest year of birth by length; whoever was given 15 digits was alive in 1984."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_LABEL = re.compile(r"(身份证|身份号|公民号码|证件号|身份证明)\D{0,8}$")
_OTHER_LABEL = re.compile(
    r"(账号|帐号|账户|卡号|信用代码|机构代码|注册号|执照|登记证|编码|订单|流水|凭证|批次|备案|许可证|合同|发票)\D{0,8}$"
)
_CREDIT_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CREDIT_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def is_resident_id(number: Numeral) -> bool:
    """Whether *number* is somebody's identity number.

    What is called one and looks like one is, even when a digit is wrong: with it, the person is found all the same.
    """
    digits = number.digits
    if len(digits) not in LENGTHS or "X" in digits[:-1]:
        return False
    if _LABEL.search(number.before):
        return _region(digits) and _birth(digits) is not None
    if _other(number) or number.word_after or number.word_before.lower() not in ("", "id", "no"):
        return False
    if len(number.shape) > 1 and number.attached:
        return False
    return well_formed(digits) and (len(digits) == 18 or (number.shape in ((15,), (6, 6, 3)) and not number.attached))


def well_formed(digits: str) -> bool:
    """Whether region, birth date and, in the long form, the check digit are right."""
    if not _region(digits) or _birth(digits) is None:
        return False
    return len(digits) == 15 or digits[17] == check_digit(digits[:17])


def check_digit(first17: str) -> str:
    """The last sign of an 18-digit number (ISO 7064, MOD 11-2)."""
    return _CHECK_DIGITS[sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True)) % 11]


def credit_code_check(first17: str) -> str:
    """The last sign of a unified social credit code (GB 32100-2015)."""
    total = sum(
        _CREDIT_CODE_SIGNS.index(sign) * weight for sign, weight in zip(first17, _CREDIT_CODE_WEIGHTS, strict=True)
    )
    return _CREDIT_CODE_SIGNS[-total % 31]


def _region(digits: str) -> bool:
    whole = digits[:2] in _WITHOUT_PREFECTURES
    return digits[:2] in _PROVINCES and digits[2:6].isdigit() and (whole or digits[2:4] != "00")


def _birth(digits: str) -> date | None:
    written = digits[6:14] if len(digits) == 18 else f"19{digits[6:12]}"
    try:
        born = date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return None
    return born if _EARLIEST[len(digits)] <= born.year <= 2099 else None


def _other(number: Numeral) -> bool:
    """Whether it is called something else; an 18-digit number is only then a credit code when its check digit says so."""
    if not _OTHER_LABEL.search(number.before):
        return False
    digits = number.digits
    return len(digits) == 15 or (digits[:-1].isdigit() and digits[17] == credit_code_check(digits[:17]))
