"""A stated figure is kept as it was published and read as it was meant."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.disclosure import Disclosure
from generator.reading import read_records
from generator.records.statement import StatedFigure
from tests.golden import cases


@pytest.mark.parametrize(
    "published, number",
    [
        ("9942.3", Decimal("9942.3")),
        ("306,307.94", Decimal("306307.94")),
        ("100", Decimal(100)),
        ("true", True),
        ("false", False),
    ],
)
def test_a_stated_value_has_its_number(published: str, number: object) -> None:
    figure = StatedFigure.model_validate(
        {"id": "review.cut_amount", "value": published, "section": "一", "basis": "stated", "quotes": ["原文"]}
    )
    assert figure.value == published
    assert figure.number == number


@pytest.mark.parametrize("published", ["三个", "约3", "True", "3,00", ""])
def test_a_stated_value_is_a_number_or_a_truth(published: str) -> None:
    with pytest.raises(ValidationError) as failure:
        StatedFigure.model_validate(
            {"id": "review.cut_amount", "value": published, "section": "一", "basis": "stated", "quotes": ["原文"]}
        )

    assert [(each["loc"], each["type"]) for each in failure.value.errors()] == [(("value",), "value-number")]


def test_figures_and_claims_stand_where_they_were_written(tmp_path: Path) -> None:
    case = next(case for case in cases("statement") if case.name.endswith(": nothing is wrong"))
    directory = case.write(tmp_path)
    with (directory / "2022" / "statement.yml").open("a", encoding="utf-8") as file:
        file.write(
            "claims:\n  - {id: review.many, section: 一, quote: 总体情况}\n  - {id: review.few, section: 一, quote: 部门}\n"
        )

    statement = Disclosure(read_records(directory)[0]).year(2022).statement

    assert statement is not None
    second = statement.stated("review.cancelled_projects")
    assert second is statement.figures[1]
    assert statement.stated("review.unheard_of") is None
    assert str(statement.place_of(second, "value")) == "2022/statement.yml 第 7 行 “figures.1.value”列"
    assert str(statement.place_of(statement.claims[1], "quote")) == "2022/statement.yml 第 14 行 “claims.1.quote”列"
