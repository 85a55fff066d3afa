"""Mobile numbers of mainland China: eleven digits, with or without the country code."""

from __future__ import annotations

import re

from generator.privacy.numerals import Numeral

LENGTHS = (11, 13, 15)
"""Bare, after 86, after 0086."""

_NETWORK = re.compile(r"(?:0086|86)?1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}")
"""Ranges given to operators (电信网码号资源分类管理办法 and later allotments): 13x–19x without 154 and 194, parts of 14x, 16x, 17x."""

_SHAPES = frozenset(
    {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 3, 4), (3, 3, 5), (4, 4, 3), (5, 6), (3, 2, 2, 2, 2), (1,) * 11}
)
"""The groups in which people write eleven digits."""

_LABEL = re.compile(r"(手机|电话|联系方式|联系人|联系号码|微信|Tel|TEL|tel|Mobile|Phone|phone)\D{0,8}$")
_WORDS = frozenset({"", "tel", "phone", "mobile", "mob", "m", "t", "wx", "weixin", "vx", "v", "call"})
_AMOUNT = re.compile(r"[元万亿千百%％‰份次人户亩吨株尾羽头件个平米公立]")
_CURRENCY = re.compile(
    r"([¥￥$€]|金额|合计|共计|编号|编码|单号|流水号|凭证号|订单号|合同号|发票号码?|批次号?|序列号)[:：]?$"
)
_ADDRESS = re.compile(r"(://|www\.)\S*$")


def is_mobile(number: Numeral) -> bool:
    """Whether *number* is a mobile number.  An amount, a decimal fraction and a part of a web address are not."""
    if len(number.digits) not in LENGTHS or not _NETWORK.fullmatch(number.digits):
        return False
    if number.word_after or number.word_before.lower() not in _WORDS or not _written_as_one(number):
        return False
    if _LABEL.search(number.before):
        return True
    return not (
        number.attached
        or _AMOUNT.match(number.after)
        or _CURRENCY.search(number.before)
        or _ADDRESS.search(number.before)
    )


def _written_as_one(number: Numeral) -> bool:
    """Whether the digits after the country code stand in groups that make one number."""
    code = len(number.digits) - 11
    if code == 0:
        return number.shape in _SHAPES
    first, *rest = number.shape
    return tuple(rest) in _SHAPES if first == code else (first - code, *rest) in _SHAPES
