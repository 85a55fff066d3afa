"""A stated figure is kept as it was published and read as it was meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.records.statement import StatedFigure


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
