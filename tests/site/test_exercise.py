"""The second desk: fictional, in four languages, with a year of changes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import Built, build, check
from briefing_room.publish.project import find_project

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.build import Checked


@pytest.fixture(scope="module")
def exercise(root: Path) -> Checked:
    """The desk, checked."""
    return check(root / "examples" / "exercise")


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Path]:
    """The desk, built."""
    site = tmp_path_factory.mktemp("exercise") / "site"
    return build(find_project(root / "examples" / "exercise", site, private=False)), site


def test_it_is_sound_and_waives_little(exercise: Checked) -> None:
    """No finding stands, and a careful editor let no more than a handful pass."""
    assert exercise.findings == ()
    assert len(exercise.waived) <= 5


def test_it_is_large_enough_to_try_things_on(exercise: Checked) -> None:
    """Eight articles or more in four languages, six briefings, and changes over most of a year."""
    desk = exercise.desk
    assert len(desk.sources) >= 8
    assert len({source.language for source in desk.sources.values()}) >= 4
    assert len(desk.briefings) == 6
    days = sorted(c.date for b in desk.briefings.values() for e in b.estimates for c in e.history)
    assert len(days) >= 8
    assert days[-1] - days[0] > timedelta(days=200)


def test_it_shows_what_two_undated_articles_cannot(exercise: Checked) -> None:
    """Observed indicators, resolved forecasts, a withdrawn source, several articles of one origin, hypotheses."""
    desk = exercise.desk
    briefings = desk.briefings.values()
    assert sum(i.status == "observed" for b in briefings for i in b.indicators) >= 3
    assert {i.status for b in briefings for i in b.indicators} == {"observed", "not-observed", "unclear", "not-checked"}
    assert sum(e.resolved is not None for b in briefings for e in b.estimates) >= 20
    assert sum(s.facts.withdrawn is not None for s in desk.sources.values()) == 1
    origins = [s.facts.origin for s in desk.sources.values() if s.facts.origin]
    assert len(set(origins)) < len(origins)
    assert any(s.facts.type == "state-media" for s in desk.sources.values())
    assert sum(bool(b.hypotheses) for b in briefings) >= 2
    assert {d.kind for b in briefings for d in b.disagreements} >= {"fact", "attribution", "characterisation"}


def test_every_page_says_that_it_is_made_up(built: tuple[Built, Path]) -> None:
    """Whichever page is sent on, nobody takes it for the world."""
    made, site = built
    assert made.pages
    pages = [path for path in site.rglob("*.html") if path.name != "404.html"]
    assert len(pages) >= made.pages
    for path in pages:
        assert '<p class="notice" role="note">' in path.read_text(encoding="utf-8"), path
