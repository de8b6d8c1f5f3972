"""Which scale a desk had before, where its settings do not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from briefing_room.load.desk import read_desk
from tests.desks.desks import BASE, page, write_desk

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.build import Checked

SETTINGS = (BASE / "settings.yml").read_text(encoding="utf-8")
BRITISH = SETTINGS.replace("scale: icd203", "scale: phia")
OWN = SETTINGS.replace(
    "scale: icd203",
    "scale: {bands: [{term: unlikely, range: 10-50}, {term: even, range: 50-60}]}",
)


def _page(*terms: str) -> str:
    items = "".join(
        f'  - id: item-{number}\n    text: It opens.\n    likelihood: {term}\n    evidence: ["Norland may open the"]\n'
        for number, term in enumerate(terms)
    )
    return page(f"judgements:\n{items}")


def _switched(checked: Checked) -> list[int]:
    return [f.place.line for f in checked.findings if (f.code, f.place.path) == ("scale-switched", "page.yml")]


@pytest.mark.parametrize(
    ("settings", "terms", "lines"),
    [
        (BRITISH, ("unlikely", "highly likely"), []),
        (BRITISH, ("unlikely", "very likely"), [11]),
        (BRITISH, ("unlikely", "quite likely"), []),
        (OWN, ("unlikely", "almost certain"), []),  # which both known scales have
        (OWN, ("unlikely", "almost certain", "very likely"), [11]),
        (OWN, ("unlikely", "highly likely", "very likely"), []),  # of one scale each
    ],
)
def test_a_term_of_exactly_one_other_scale_gives_a_switch_away(
    settings: str, terms: tuple[str, ...], lines: list[int], tmp_path: Path
) -> None:
    """Where that is not certain, nothing is said."""
    desk = write_desk(tmp_path / "desk", {"page.yml": _page(*terms), "settings.yml": settings})
    assert _switched(check(desk)) == lines


@pytest.mark.parametrize(
    ("before", "lines"),
    [(SETTINGS, [11]), (BRITISH, []), (f"{SETTINGS}name: [\n", []), (SETTINGS.replace("icd203", "icd-203"), [])],
    ids=["other scale", "same scale", "unreadable", "unknown scale"],
)
def test_the_earlier_state_tells_the_scale_before(before: str, lines: list[int], tmp_path: Path) -> None:
    """With `--against`; not where its settings could not be read."""
    old = read_desk(write_desk(tmp_path / "old", {"page.yml": _page("unlikely"), "settings.yml": before})).desk
    new = write_desk(tmp_path / "new", {"page.yml": _page("unlikely"), "settings.yml": BRITISH})
    assert _switched(check(new, before=old)) == lines
