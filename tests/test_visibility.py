"""No shown total rests on fewer than three hidden records, alone or by subtraction."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.records.choices import Visibility
from generator.records.departments import Town
from generator.text import Text
from generator.visibility import FEWEST, breakdown


def town(group: int, visibility: Visibility) -> Town:
    return Town(code=f"{group}", name=Text("x"), visibility=visibility, visibility_basis=Text("条例"))


records = st.lists(st.builds(town, st.integers(0, 4), st.sampled_from(list(Visibility))), max_size=40)


@given(records)
def test_no_shown_cell_rests_on_one_or_two_hidden_records(towns: list[Town]) -> None:
    for cell in breakdown(towns, lambda each: each.code).values():
        assert cell.withheld or len(cell.counted_only) not in range(1, FEWEST)


@given(records)
def test_the_total_less_all_that_is_shown_uncovers_at_least_three_wherever_that_is_possible(towns: list[Town]) -> None:
    cells = breakdown(towns, lambda each: each.code)
    hidden = [each for each in towns if each.hidden]
    in_shown_cells = sum(len(cell.counted_only) for cell in cells.values() if not cell.withheld)
    uncovered = len(hidden) - in_shown_cells
    withheld = [cell for cell in cells.values() if cell.withheld]

    assert (
        uncovered == 0
        or uncovered >= FEWEST
        or len(hidden) < FEWEST
        or len(withheld) == len(cells)
        or len(withheld) >= 2
    )
    assert len(withheld) != 1 or len(cells) == 1 or uncovered == 0


def test_internal_records_stand_in_no_breakdown() -> None:
    towns = [town(1, Visibility.PUBLIC)] * 2 + [town(1, Visibility.INTERNAL)] * 3

    cell = breakdown(towns, lambda each: each.code)["1"]

    assert (cell.count, cell.withheld) == (2, False)


def test_two_hidden_records_take_a_second_cell_with_them() -> None:
    towns = [town(1, Visibility.AGGREGATE)] * 2 + [town(2, Visibility.PUBLIC)] + [town(3, Visibility.AGGREGATE)] * 3

    cells = breakdown(towns, lambda each: each.code)

    assert {key for key, cell in cells.items() if cell.withheld} == {"1", "3"}
    assert cells["1"].total(lambda _: Decimal(1)) is None
    assert cells["2"].total(lambda _: Decimal(1)) == 1
