"""The desk that is measured: what it is said to hold, it holds, and every quote of it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.made_desk import ARTICLES, QUOTES, STATEMENTS, actors_of, write_made_desk
from briefing_room.build import Checked, check
from briefing_room.findings import has_errors

if TYPE_CHECKING:
    from pathlib import Path

BRIEFINGS = 12


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """A small desk, checked."""
    folder = tmp_path_factory.mktemp("made") / "desk"
    write_made_desk(folder, BRIEFINGS)
    return check(folder)


def test_a_made_desk_has_no_errors(made: Checked) -> None:
    """Every quote holds, or nothing could be built of it."""
    assert not has_errors(made.findings), made.findings[0]


def test_a_made_desk_holds_what_is_said_of_it(made: Checked) -> None:
    """So many statements and quotes in each briefing, so many articles, and actors enough."""
    desk = made.desk
    assert len(desk.briefings) == BRIEFINGS
    assert len(desk.sources) == ARTICLES * BRIEFINGS
    assert len(desk.actors) == actors_of(BRIEFINGS) == 204
    assert actors_of(1_000) == actors_of(3_333) == 500
    for key in desk.briefings:
        statements = desk.statements(key)
        assert len(statements) == STATEMENTS == 21
        assert sum(len(one.evidence) for one in statements) == QUOTES == 25


def test_its_articles_are_as_long_as_real_ones(made: Checked) -> None:
    """They have 700 to 1,200 words, each with the page that it is from."""
    for source in made.desk.sources.values():
        assert 700 <= len(source.body.split()) <= 1_200, source.id
        assert source.reading is not None


def test_a_third_of_its_judgements_has_a_history(made: Checked) -> None:
    """What has moved is asked of by several pages, so a desk without history would be too light."""
    judgements = [one for briefing in made.desk.briefings.values() for one in briefing.judgements]
    assert len([one for one in judgements if one.history]) * 3 == len(judgements)


def test_its_briefings_rest_on_each_other_and_are_years_apart(made: Checked) -> None:
    """All but the first name statements of earlier briefings, and the days reach over five years."""
    first, *others = made.desk.briefings.values()
    assert not any("#" in ref for ref in first.bottom_line.rests_on)
    assert all(any("#" in ref for ref in one.bottom_line.rests_on) for one in others)
    days = [briefing.as_of.date for briefing in made.desk.briefings.values()]
    assert max(days).year - min(days).year >= 4


def test_its_articles_are_in_three_scripts(tmp_path: Path) -> None:
    """Russian and Korean ones are the fewer. A desk of a hundred briefings has some of each."""
    write_made_desk(tmp_path / "desk", 100)
    texts = [path.read_text(encoding="utf-8") for path in sorted(tmp_path.rglob("article.md"))]
    many = {code: sum(f'language: "{code}"' in text for text in texts) for code in ("en", "ru", "ko")}
    assert sum(many.values()) == 200
    assert 10 <= many["ru"] <= 30
    assert 3 <= many["ko"] <= 20


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """And another seed gives another desk, so that what is measured can be measured on a second one."""
    for name, seed in (("once", 1), ("twice", 1), ("other", 2)):
        write_made_desk(tmp_path / name, 3, seed)
    once, twice, other = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "once", tmp_path / "twice", tmp_path / "other")
    )
    assert once == twice
    assert once.keys() == other.keys()
    assert once != other
