"""Every folder under bad/ gives exactly the findings it expects, and every folder under good/ none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.build import all_rules
from tests.desks.desks import BAD, BASE, GOOD, expected_in, found_in, lay_out, names_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", names_in(BAD))
def test_a_bad_desk_gives_exactly_its_findings(name: str, tmp_path: Path) -> None:
    """One mistake, one finding, in the line where it was made: no more and no fewer."""
    expected = sorted(expected_in(BAD / name))
    assert expected, "a bad desk expects something"
    assert sorted(found_in(lay_out(BAD / name, tmp_path / "desk"))) == expected


@pytest.mark.parametrize("name", names_in(GOOD))
def test_a_good_desk_gives_no_findings(name: str, tmp_path: Path) -> None:
    """What only looks like a mistake is none."""
    assert found_in(lay_out(GOOD / name, tmp_path / "desk")) == []


def test_the_base_desk_gives_no_findings() -> None:
    """What a desk's own files cause is not mixed up with what lies beneath them."""
    assert found_in(BASE) == []


def test_every_code_expected_is_a_rule() -> None:
    """A misspelt code in a desk would be a finding nobody can cause."""
    expected = {code for name in names_in(BAD) for _, _, code in expected_in(BAD / name)}
    assert expected <= {rule.code for rule in all_rules()}
