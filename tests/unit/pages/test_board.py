"""The register of indicators: what each would move, what was seen, and how long ago somebody looked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.pages import site_of
from tests.unit.analysis.test_track_record import settled
from tests.unit.pages.made import briefing, desk, pages_of, text_of

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

PAGE = "indicators.md"


def _sign(key: str, status: str, checked: str | None = None, **more: object) -> dict[str, Any]:
    return {"id": key, "text": f"Sign | {key}.", "status": status, "checked": checked, **more}


def _site(*signs: dict[str, Any], **keys: Any) -> Site:  # noqa: ANN401 - YAML values
    settings = {"indicator_days": keys.pop("indicator_days")} if "indicator_days" in keys else {}
    return site_of(desk({"ferry": briefing(indicators=list(signs), **keys)}, **settings), private=False)


def test_indicators_stand_once() -> None:
    """Each is one row, those that were seen first; above them it is counted what was seen, with what is overdue."""
    site = _site(
        _sign("never", "not-checked"),
        _sign("older", "unclear", "2023-01-03"),
        _sign("newer", "observed", "2024-01-05"),
    )
    page = pages_of(site)[PAGE]
    assert re.findall(r"ferry\.md#([\w-]+)\)", page) == ["newer", "older", "never"]
    assert re.findall(r"board-number.>(\d)</span> <span class=.board-name.>([\w ,]*\w)", page) == [
        ("1", "Observed"), ("1", "Checked, unclear"), ("1", "Not yet checked"),
    ]  # fmt: skip
    assert "1 overdue" in text_of(site, PAGE)


def test_a_status_in_french_is_that_of_one_indicator() -> None:
    """In its row; a plural would be the head of a column."""
    signs = [
        _sign("seen", "observed", "2024-01-05"),
        _sign("torn", "unclear", "2024-01-05"),
        _sign("none", "not-observed", "2024-01-05"),
        _sign("never", "not-checked"),
    ]
    made = site_of(desk({"ferry": briefing(indicators=signs)}, language="fr"), private=False)
    words = " ".join(text_of(made, PAGE).split())
    for status in ("Observé", "Examiné, résultat incertain", "Examiné et non observé", "Pas encore examiné"):
        assert re.search(rf"{status}(?!\w)", words), status


@pytest.mark.parametrize(("checked", "overdue"), [("2024-01-04", True), ("2024-01-05", False), (None, False)])
def test_overdue(checked: str | None, *, overdue: bool) -> None:
    """Beyond the days of the settings, and not on the last of them; what was observed never is."""
    sign = _sign("one", "unclear" if checked else "not-checked", checked)
    words = text_of(_site(sign, _sign("seen", "observed", "2023-01-01"), indicator_days=10), PAGE)
    assert words.count("2024 overdue") == overdue


def test_an_archived_briefing_is_not_reproached() -> None:
    """It is no longer kept current, and says so."""
    words = text_of(_site(_sign("one", "unclear", "2023-01-04"), status="archived"), PAGE)
    assert "archived, no longer kept current" in words
    assert "2023 overdue" not in words


def test_where_it_points() -> None:
    """What it raises and lowers, with what that says now, or how it turned out; what was taken back not."""
    gone = {"id": "gone", "text": "Gone.", "retired": {"date": "2024-01-12", "why": "x"}}
    site = _site(
        _sign("one", "observed", "2024-01-03", raises=["late", "gone"], lowers=["bare", "over"],
              evidence=[{"quote": "run ferries"}]),
        judgements=[
            {"id": "late", "text": "Late.", "likelihood": "likely"}, {"id": "bare", "text": "Bare."}, gone,
            settled("over", "likely", "did-not-occur"),
        ],
    )  # fmt: skip
    words = text_of(site, PAGE)
    assert "↑ raises: Late. likely 55–80 %" in words
    assert "↓ lowers: Bare. ↓ lowers: Judgement over. turned out: did not occur" in words
    assert "Gone." not in words


def test_what_to_watch() -> None:
    """On the home page the first indicators of the register, each with what it would move; none of an archived one."""
    open_ = {"text": "Open.", "likelihood": "likely"}
    made = {
        "ferry": briefing(
            indicators=[
                _sign("seen", "observed", "2024-01-03", raises=["far"]),
                _sign("two", "not-checked", raises=["near"], lowers=["far"]),
                *(_sign(f"never-{n}", "not-checked") for n in range(5)),
            ],
            judgements=[{"id": "far", **open_}, {"id": "near", **open_}],
        ),
        "old": briefing(status="archived", indicators=[_sign("stale", "observed", "2024-01-03")]),
    }
    page = pages_of(site_of(desk(made), private=False))["index.md"].partition("## What to watch")[2]
    watched = page.partition("</section>")[0]
    assert re.findall(r"\.md#([\w-]+)\)", watched) == ["seen", "far", "two", "near", "never-0"]
    assert watched.count("and 1 more") == 1
