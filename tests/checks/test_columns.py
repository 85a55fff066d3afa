"""What many rows say alike is judged once, and only the rows worth a look are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import ne

from hypothesis import given
from hypothesis import strategies as st

from generator.checks.alike import suspects
from generator.checks.columns import doubtful
from generator.records.departments import Town
from generator.records.rows import Rows


@given(st.lists(st.sampled_from("甲乙丙丁戊"), max_size=30), st.sets(st.sampled_from("甲乙丙丁戊")))
def test_suspects_are_all_that_a_look_at_each_would_find(said: list[str], wrong: set[str]) -> None:
    asked: list[str] = []

    def take(positions: Sequence[int]) -> Iterator[str]:
        return (said[position] for position in positions)

    def is_wrong(each: str) -> bool:
        asked.append(each)
        return each in wrong

    assert suspects(said, take, is_wrong) == [position for position, each in enumerate(said) if each in wrong]
    assert sorted(asked) == sorted(set(said))


def test_a_record_is_doubtful_when_any_doubt_is_about_it() -> None:
    towns = Rows(Town(code=f"town-{row}", name=f"示例镇 {row}") for row in range(4))

    found = doubtful(towns, map(ne, towns.column("code"), ["town-0", "town-1", "town-x", "town-3"]), ["", "", None, 1])

    assert [town.code for town in found] == ["town-2", "town-3"]
    assert list(doubtful(towns, [None] * 4)) == []
