"""What no pair of desks in `tests/desks/` can hold: single kinds of change, and what is proposed for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefing_room.checks import changed_without_reason, removed_without_trace
from briefing_room.load.desk import read_desk
from tests.desks.desks import BAD, lay_out
from tests.unit.pages.made import BODY, briefing, desk, source

LATE = "The first runs late."
RUN = "Two companies run ferries."


def _found(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """The messages for a briefing of these keys that was of those."""
    was, is_ = (desk({"ferry": briefing(RUN, **keys)}, source()) for keys in (before, now))
    return [mistake.message for mistake in changed_without_reason.check(replace(is_, before=was))]


def _judgement(*quotes: object, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values
    return {"judgements": [{"id": "j", "text": "It is late.", "evidence": list(quotes), **keys}]}


@pytest.mark.parametrize(
    ("before", "now", "message"),
    [
        pytest.param(_judgement(LATE), _judgement(RUN), f"it rested on “{LATE}”", id="exchanged"),
        pytest.param(_judgement(LATE, RUN), _judgement(RUN), f"it rested on “{LATE}”", id="removed"),
        pytest.param(
            _judgement(LATE), _judgement({"quote": LATE, "bears": "against"}), f"“{LATE}” spoke for it", id="turned"
        ),
    ],
)
def test_evidence_is_compared(before: dict[str, Any], now: dict[str, Any], message: str) -> None:
    """A quote that is exchanged, gone or turned round is told with its words."""
    assert _found(before, now) == [f"the judgement j changed without a reason; {message}"]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param(_judgement(LATE), _judgement(LATE, RUN), id="added"),
        pytest.param(_judgement("first runs late"), _judgement(LATE), id="grown"),
        pytest.param(_judgement(LATE, RUN), _judgement(RUN, LATE), id="in another order"),
        pytest.param(_judgement(LATE), _judgement({"quote": LATE, "note": "So."}), id="with a note"),
    ],
)
def test_what_takes_nothing_from_readers_needs_no_entry(before: dict[str, Any], now: dict[str, Any]) -> None:
    """More evidence is more."""
    assert _found(before, now) == []


def test_an_entry_in_the_history_tells_of_the_item() -> None:
    """But not one that says that only words changed; and a correction tells of it as well."""
    moved = {"horizon": "2024-06-30"}
    why = {"date": "2024-01-15", "why": "They were put off."}
    before = _judgement(LATE, horizon="2024-03-31")
    assert _found(before, _judgement(LATE, **moved))
    assert not _found(before, _judgement(LATE, **moved, history=[why]))
    assert _found(before, _judgement(LATE, **moved, history=[{**why, "wording": True}]))
    assert not _found(before, {**_judgement(LATE, **moved), "corrections": [{**why, "what": "j"}]})
    assert _found(before, {**_judgement(LATE, **moved), "corrections": [{**why, "what": "k"}]})


@pytest.mark.parametrize(
    ("now", "message"),
    [
        ({"body": BODY.replace("runs late", "runs later")}, "a paragraph of notice that is quoted changed"),
        ({"title": "Ferries do not wait"}, "the headline of notice changed; it was “Ferries wait”"),
        ({"sha256": "b" * 64}, "the original of notice is another file than the one that was published from"),
    ],
)
def test_a_source_that_changed_is_told(now: dict[str, Any], message: str) -> None:
    """Unless readers were told; and a paragraph that nobody quotes may change."""
    facts = {"title": "Ferries wait", "sha256": "a" * 64}
    was = desk({"ferry": briefing(LATE)}, source(**facts))
    told = {"date": "2024-01-15", "what": "notice", "why": "It was mended."}
    for corrections, expected in (((), [message]), ((told,), [])):
        is_ = desk({"ferry": briefing(LATE, corrections=corrections)}, source(**{**facts, **now}))
        found = [mistake.message for mistake in changed_without_reason.check(replace(is_, before=was))]
        assert [one[: len(message)] for one in found] == expected
    same = desk({"ferry": briefing(LATE)}, source(body=BODY.replace("two hours", "one hour"), **facts))
    assert not list(changed_without_reason.check(replace(same, before=was)))


@pytest.mark.parametrize("as_of", ["3", "{date: soon, basis: analyst}"])
def test_no_cure_is_made_of_a_stand_in(as_of: str, tmp_path: Any) -> None:  # noqa: ANN401 - a path
    """Where the day of a briefing cannot be read, a proposed entry has a gap and no invented day."""
    for name in ("changed-without-reason", "removed-without-trace"):
        folder = lay_out(BAD / name, tmp_path / name / "desk")
        before = read_desk(folder.with_name("before")).desk
        for page in folder.glob("*.yml"):
            text = page.read_text(encoding="utf-8")
            lines = [f"as_of: {as_of}" if line.startswith("as_of:") else line for line in text.splitlines()]
            page.write_text("\n".join(lines) + "\n", encoding="utf-8")
        now = replace(read_desk(folder).desk, before=before)
        helps = [one.help for rule in (changed_without_reason, removed_without_trace) for one in rule.check(now)]
        assert any("date: …" in help_ for help_ in helps)
        assert not [help_ for help_ in helps if "2000-01-01" in help_]


def test_the_reason_is_compared() -> None:
    """A reason that is another is told with what it said; spelling is none."""
    was = _judgement(RUN, because="The office says so in colour.")
    assert _found(was, _judgement(RUN, because="The office says so in color.")) == []
    found = _found(was, _judgement(RUN, because="Nobody says so."))
    assert found == ["the judgement j changed without a reason; its reason was “The office says so in colour.”"]


def test_what_a_statement_rests_on_is_compared() -> None:
    """A ground that is gone is told; one more is more, and of one that was taken back readers are told there."""
    other = {"id": "k", "text": "It is long.", "evidence": [LATE]}

    def on(*refs: str, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values
        made = _judgement(RUN, rests_on=list(refs))
        return {"judgements": [*made["judgements"], {**other, **keys}]}

    assert _found(on("k"), on()) == ["the judgement j changed without a reason; it rested on k"]
    assert _found(on(), on("k")) == []
    assert _found(on("k"), on("ferry#k")) == []
    assert _found(on("k"), on(retired={"date": "2024-01-10", "why": "It is short."})) == []


def test_an_entry_tells_of_nothing_that_moved_after_its_day() -> None:
    """An entry that is new but older than what was published, or old, lets no new move pass."""
    was, moved = _judgement(RUN, horizon="2024-06-30"), {"horizon": "2024-07-31"}

    def told(day: str, key: str) -> dict[str, Any]:
        if key == "history":
            return _judgement(RUN, **moved, history=[{"date": day, "why": "The office moved it."}])
        return {**_judgement(RUN, **moved), "corrections": [{"date": day, "what": "j", "why": "The office moved it."}]}

    for key in ("history", "corrections"):
        assert _found(was, told("2024-01-15", key)) == [], key
        assert len(_found(was, told("2020-01-01", key))) == 1, key
        again = {**told("2024-01-15", key)}
        later = {"judgements": [{**again["judgements"][0], "horizon": "2024-08-31"}]}
        assert len(_found(again, {**again, **later})) == 1, f"an old entry under {key}"


def test_an_original_that_was_published_as_the_proof_does_not_vanish() -> None:
    """A source that had its original and is said to be typed by hand now needs a word that readers see."""
    was = desk({"ferry": briefing(RUN)}, source(original="original.txt", sha256="0" * 64))
    typed = source(original="none", no_original="It was lost.")
    entry = {"date": "2024-01-15", "what": "notice", "why": "It was lost."}

    def found(*corrections: object) -> list[str]:
        is_ = desk({"ferry": briefing(RUN, corrections=list(corrections))}, typed)
        return [mistake.message for mistake in changed_without_reason.check(replace(is_, before=was))]

    assert found() == ["the original of notice, which was published as its proof, is gone, and readers were not told"]
    assert found(entry) == []
