"""The sample city's statement: the published text with fictional names, and nothing lost."""

from __future__ import annotations

import re
from pathlib import Path

from generator.sample.texts import statement as module
from generator.sample.texts.activities import activities
from generator.sample.texts.statement import fictional, published, statement

EXAMPLE = Path(__file__).parents[2] / "examples" / "mianzhu-2022" / "2022" / "statement.yml"


def test_the_packaged_text_is_the_published_one() -> None:
    packaged = Path(module.__file__).parent / "statement_2022.yml"

    assert packaged.read_text(encoding="utf-8") == EXAMPLE.read_text(encoding="utf-8")


def test_no_line_is_lost_and_only_names_differ() -> None:
    source, made = published().text.splitlines(), statement().text.splitlines()

    assert len(made) == len(source)
    for line, fictional_line in zip(source, made, strict=True):
        back = fictional_line.replace("示例地级市", "德阳市").replace("示例省", "四川省").replace("示例市", "绵竹市")
        assert back == line


def test_no_real_place_is_left_anywhere() -> None:
    whole = statement().model_dump_json()

    assert re.search("绵竹|德阳|四川", whole) is None


def test_short_forms_are_replaced_too() -> None:
    assert fictional("四川省委省政府和德阳市委市政府") == "示例省委省政府和示例地级市委市政府"
    assert fictional("绵竹市委目标绩效管理办公室") == "示例市委目标绩效管理办公室"


def test_all_stated_figures_keep_their_published_strings() -> None:
    source, made = published().figures, statement().figures

    assert [(each.id, each.value, each.section, each.basis) for each in made] == [
        (each.id, each.value, each.section, each.basis) for each in source
    ]
    assert len(made) == 62


def test_every_quote_occurs_in_the_text() -> None:
    made = statement()
    quotes = [quote for figure in made.figures for quote in figure.quotes] + [claim.quote for claim in made.claims]

    assert [quote for quote in quotes if quote not in made.text] == []


def test_every_claim_opens_to_a_page_and_says_what_stands_there() -> None:
    for claim in statement().claims:
        assert claim.opens is not None
        assert re.fullmatch(r"/2022/(?:[a-z-]+/)+(?:#[A-Za-z0-9.-]+)?", claim.opens)
        assert claim.note


def test_anchors_of_claims_are_ids_of_activities_or_commitments() -> None:
    made = activities()
    known = {each.id for each in made.activities} | {each.id for each in made.commitments}
    anchors = {claim.opens.partition("#")[2] for claim in statement().claims if claim.opens and "#" in claim.opens}

    assert anchors - known == set()
