"""How values are written for readers."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.pages import formats
from generator.pages.formats import (
    change,
    column_score,
    count,
    date_cn,
    half_up,
    missing,
    money,
    money_text,
    number,
    paragraphs,
    plain,
    plain_money,
    rate,
    score,
    section,
    year,
)
from generator.text import Text

AMOUNTS = st.decimals(
    min_value=-(10**12), max_value=10**12, places=6, allow_nan=False, allow_infinity=False
)  # 万元, as exact as records may be


@pytest.mark.parametrize(
    "exact, shown",
    [
        ("26.155", "26.16"),
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        ("-0.001", "0.00"),
        ("306307.94", "306,307.94"),
        ("999999.995", "1,000,000.00"),
        ("-67310.82", "-67,310.82"),
        ("7", "7.00"),
    ],
)
def test_money_has_two_decimals_rounded_half_up(exact: str, shown: str) -> None:
    assert money_text(Decimal(exact)) == shown


def test_money_that_was_rounded_tells_its_exact_value() -> None:
    assert money(Decimal("1234.567")) == Markup(
        '<data class="rounded" value="1234.567" title="精确值 1,234.567 万元">1,234.57</data>'
    )
    assert money(Decimal("1234.5600")) == Markup("1,234.56")


@given(AMOUNTS)
def test_money_shown_is_within_half_a_cent_and_reads_back(amount: Decimal) -> None:
    shown = Decimal(money_text(amount).replace(",", ""))
    assert abs(shown - amount) <= Decimal("0.005")
    assert shown == amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@given(AMOUNTS)
def test_a_number_in_full_reads_back_exactly(amount: Decimal) -> None:
    assert Decimal(plain(amount)) == amount
    assert Decimal(number(amount).replace(",", "")) == amount
    assert "E" not in plain(amount)


@given(AMOUNTS)
def test_groups_have_three_digits(amount: Decimal) -> None:
    first, *groups = money_text(amount).removeprefix("-").partition(".")[0].split(",")
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in groups)


@pytest.mark.parametrize(
    "exact, shown", [("9942.3", "9942.3"), ("7264", "7264"), ("100.00", "100"), ("1E+3", "1000"), ("-0.0", "0")]
)
def test_plain_numbers_have_no_trailing_zeros(exact: str, shown: str) -> None:
    assert plain(Decimal(exact)) == shown


@pytest.mark.parametrize(
    "percent, shown",
    [
        ("21.974", "21.97%"),
        ("26.155", "26.16%"),
        ("100", "100.00%"),
        ("99.999", "99.99%"),
        ("100.001", "100.01%"),
        ("0", "0.00%"),
    ],
)
def test_only_what_is_exactly_100_shows_100(percent: str, shown: str) -> None:
    assert rate(Decimal(percent)) == shown


@given(st.decimals(min_value=0, max_value=200, places=8))
def test_a_rate_is_never_more_than_a_cent_off(percent: Decimal) -> None:
    assert abs(Decimal(rate(percent).removesuffix("%")) - percent) <= Decimal("0.01")
    assert (rate(percent) == "100.00%") == (percent == 100)


@pytest.mark.parametrize(
    "amount, spoken",
    [
        ("238997.12", "约 23.9 亿元"),
        ("239000", "23.9 亿元"),
        ("1900", "1,900 万元"),
        ("0.35", "3,500 元"),
        ("0", "0 万元"),
        ("-970.92", "-970.92 万元"),
        ("0.000001", "0.01 元"),
    ],
)
def test_money_is_spoken_in_the_unit_people_would_choose(amount: str, spoken: str) -> None:
    assert plain_money(Decimal(amount)) == spoken


def test_a_change_carries_its_direction() -> None:
    assert [change(Decimal(value)) for value in ("1857.42", "-970.92", "0.001")] == ["+1,857.42", "-970.92", "0.00"]


def test_counts_scores_and_years() -> None:
    assert count(1065) == "1,065"
    assert [score(Decimal(value)) for value in ("90", "8.50", "8.625")] == ["90", "8.5", "8.63"]
    assert year(2022) == "2022年"


def test_points_of_a_column_of_scores_stand_below_each_other() -> None:
    """A figure space is as wide as a digit, a punctuation space as a point."""
    shown = [column_score(Decimal(value)) for value in ("90", "8.5", "98.63")]
    assert shown == ["90\u2008\u2007\u2007", "8.5\u2007", "98.63"]


@pytest.mark.parametrize(
    "value, words",
    [
        (dt.date(2022, 6, 5), '<time datetime="2022-06-05">2022年6月5日</time>'),
        ("2022-07", '<time datetime="2022-07">2022年7月</time>'),
        ("2022", '<time datetime="2022">2022年</time>'),
    ],
)
def test_dates_are_chinese_and_machine_readable(value: dt.date | str, words: str) -> None:
    assert str(date_cn(value)) == words


def test_what_is_missing_says_why_and_is_never_zero() -> None:
    assert missing() == Markup('<span class="missing">未公布</span>')
    for written in (
        money(None),
        change(None),
        number(None),
        count(None),
        rate(None),
        score(None),
        column_score(None),
        year(None),
        date_cn(None),
    ):
        assert written == missing()
    assert rate(None, "不适用") == Markup('<span class="missing">不适用</span>')
    assert money_text(None) == plain_money(None) == "未公布"


@pytest.mark.parametrize("lossy", [0.1, 26.16, True])
def test_floats_are_refused(lossy: float) -> None:
    """A float has already lost the exact value."""
    with pytest.raises(TypeError, match="only exact numbers"):
        number(lossy)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="only exact numbers"):
        half_up(lossy)  # type: ignore[arg-type]


@given(st.text(alphabet="一二\n\r <b>", max_size=30))
def test_paragraphs_keep_every_character_but_the_breaks(text: str) -> None:
    parts = paragraphs(text)
    assert all(part and "\n" not in part for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_heading_carries_its_anchor_and_escapes_its_title() -> None:
    assert section(Text("四本*预算*"), "books") == Markup("## 四本&#42;预算&#42; {#books}")
    with pytest.raises(ValueError, match="not an anchor"):
        section("标题", 'x" onclick="')


def test_a_reason_is_escaped() -> None:
    assert "<b>" not in missing("<b>")


def test_templates_get_every_format_by_its_own_name() -> None:
    assert all(formats.FORMATS[name] is getattr(formats, name) for name in formats.FORMATS)
