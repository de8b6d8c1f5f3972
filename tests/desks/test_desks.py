"""Every folder under bad/ gives exactly the findings it expects, and every folder under good/ none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.build import all_rules
from briefing_room.findings import write_findings
from tests.desks.desks import BAD, BASE, GOOD, MESSAGES, as_expected, check_laid_out, expected_in, lay_out, names_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", names_in(BAD))
def test_a_bad_desk_gives_exactly_its_findings(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """One mistake, one finding, in the line where it was made and as severe as it is; told in these very words."""
    expected = sorted(expected_in(BAD / name))
    assert expected, "a bad desk expects something"
    findings = check_laid_out(lay_out(BAD / name, tmp_path / "desk")).findings
    assert sorted(as_expected(findings)) == expected
    messages = BAD / name / MESSAGES
    told = write_findings(findings, "text", {}, str)
    if request.config.getoption("--rewrite-golden"):
        messages.write_text(told, encoding="utf-8")
    assert told == messages.read_text(encoding="utf-8")
    for finding in findings:
        # So that all read alike, in a terminal and in a review; quoted words may end as they do.
        assert finding.message == " ".join(finding.message.strip().split("\n"))
        assert finding.help, f"{finding.code} has no cure: {finding.message}"
        assert finding.place.path


@pytest.mark.parametrize("name", names_in(GOOD))
def test_a_good_desk_gives_no_findings(name: str, tmp_path: Path) -> None:
    """What only looks like a mistake is none."""
    assert check_laid_out(lay_out(GOOD / name, tmp_path / "desk")).findings == ()


def test_the_base_desk_gives_no_findings() -> None:
    """What a desk's own files cause is not mixed up with what lies beneath them."""
    assert check_laid_out(BASE).findings == ()


def test_every_code_expected_is_a_rule() -> None:
    """A misspelt code in a desk would be a finding nobody can cause."""
    expected = {code for name in names_in(BAD) for *_, code in expected_in(BAD / name)}
    assert expected <= {rule.code for rule in all_rules()}
