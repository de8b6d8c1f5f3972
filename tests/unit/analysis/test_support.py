"""What a statement rests on in the end, what is said of it, and what would be left without a source."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.analysis.honesty import marks_of
from briefing_room.analysis.impact import impact_of
from briefing_room.analysis.source_base import source_base_of
from briefing_room.analysis.support import key_of, origin_of, support_in
from briefing_room.build import check
from tests.unit.pages.made import briefing, desk, source

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk

TWO = "Two companies run ferries."


def _desk(*facts: dict[str, Any], **keys: Any) -> Desk:  # noqa: ANN401 - YAML values
    """A desk with sources named a, b, c with these facts, and one briefing."""
    sources = [source(name, **one) for name, one in zip("abc", facts, strict=False)]
    return desk({"ferry": briefing({"source": "a", "quote": TWO}, **keys)}, *sources)


def _judgement(name: str, *sources: str, rests_on: tuple[str, ...] = (), **keys: object) -> dict[str, object]:
    evidence = [{"source": key, "quote": TWO} for key in sources]
    return {"id": name, "text": f"{name} is so.", "evidence": evidence, "rests_on": list(rests_on), **keys}


def _marks(made: Desk, address: str) -> list[str]:
    found = made.statement(address, "ferry")
    assert found
    return [mark.words for mark in marks_of(made, found)]


def _impact(made: Desk, source_id: str) -> list[list[str]]:
    impact = impact_of(made, source_id)
    return [[s.address for s in group] for group in (impact.unsupported, impact.one_origin_less, impact.weakened)]


def test_support_runs_through_what_a_statement_rests_on() -> None:
    """Also over several steps, and through a circle without end."""
    made = _desk(
        {}, {}, {},
        judgements=[
            _judgement("one", "a"),
            _judgement("two", "b", rests_on=("one",)),
            _judgement("three", rests_on=("two", "four")),
            _judgement("four", "c", rests_on=("three",)),
        ],
    )  # fmt: skip
    sources = support_in(made).sources
    assert sources["ferry", "one"] == {"a"}
    assert sources["ferry", "two"] == {"a", "b"}
    assert sources["ferry", "three"] == sources["ferry", "four"] == {"a", "b", "c"}
    assert support_in(made).direct["ferry", "three"] == set()


def test_what_bears_against_supports_nothing() -> None:
    """Nor does what was taken back."""
    against = {"source": "b", "quote": TWO, "bears": "against"}
    made = _desk(
        {}, {},
        judgements=[
            {"id": "one", "text": "x", "evidence": [{"source": "a", "quote": TWO}, against]},
            _judgement("gone", "b", retired={"date": "2024-01-01", "why": "x"}),
            _judgement("two", "a", rests_on=("gone",)),
        ],
    )  # fmt: skip
    sources = support_in(made).sources
    assert sources["ferry", "one"] == sources["ferry", "two"] == {"a"}
    assert ("ferry", "gone") not in sources


def test_marks_say_what_a_statement_rests_on() -> None:
    """One source, one origin, unknown reliability, media of a state, no date."""
    made = _desk(
        {"origin": "Wire", "published": "2024-01-02", "reliability": "B"},
        {"origin": "WIRE", "type": "state-media"},
        {"published": "unknown"},
        judgements=[_judgement("one", "a"), _judgement("wire", "a", "b"), _judgement("bare", "c"),
                    _judgement("mixed", "b", "c"), _judgement("many", "a", "c")],
    )  # fmt: skip
    assert _marks(made, "one") == ["rests on one source"]
    assert _marks(made, "wire") == ["one origin: Wire", "state media among its sources"]
    assert _marks(made, "bare") == ["rests on one source", "source of unknown reliability", "undated"]
    assert _marks(made, "mixed") == ["sources of unknown reliability", "state media among its sources", "undated"]
    assert _marks(made, "many") == []


def test_what_rests_on_no_source_has_no_marks() -> None:
    """A gap, a sign nobody has seen, an alternative."""
    made = _desk({}, gaps=[{"id": "when", "text": "The day."}])
    assert _marks(made, "when") == []


def test_a_withdrawn_source_marks_all_that_rest_on_it() -> None:
    """In whole, or in part; also through other statements."""
    made = _desk(
        {"withdrawn": {"on": "2024-02-01", "why": "It was retracted."}, "published": "2024-01-01", "reliability": "C"},
        {"published": "2024-01-01", "reliability": "C"},
        judgements=[_judgement("one", "a"), _judgement("two", "b", rests_on=("one",))],
    )  # fmt: skip
    assert _marks(made, "one") == ["rests on what was withdrawn", "rests on one source"]
    assert _marks(made, "two") == ["rests in part on what was withdrawn"]


def test_impact_parts_what_is_lost() -> None:
    """All support, an origin, or nothing but a copy. An unknown origin counts as the source's own."""
    made = _desk(
        {"origin": "Wire"}, {"origin": "wire"}, {},
        judgements=[_judgement("alone", "a"), _judgement("copied", "a", "b"), _judgement("other", "a", "c"),
                    _judgement("through", rests_on=("alone",))],
    )  # fmt: skip
    assert _impact(made, "a") == [["bottom-line", "alone", "through"], ["other"], ["copied"]]
    assert _impact(made, "b") == [[], [], ["copied"]]
    assert _impact(made, "c") == [[], ["other"], []]


def test_what_was_withdrawn_before_supports_nothing_any_more() -> None:
    """So that the second of two withdrawals shows what is really lost."""
    made = _desk(
        {}, {"withdrawn": {"date": "2024-02-01", "why": "x"}}, judgements=[_judgement("both", "a", "b")]
    )  # fmt: skip
    assert _impact(made, "a") == [["bottom-line", "both"], [], []]


def test_the_source_base_counts_and_says_what_carries_the_weight() -> None:
    """Sources, origins, grades; statements that rest on each, and on it alone."""
    made = _desk(
        {"origin": "Wire", "reliability": "B"}, {"origin": "wire"}, {"type": "state-media"},
        judgements=[_judgement("one", "a"), _judgement("two", "a", "b"), _judgement("three", "c")],
    )  # fmt: skip
    base = source_base_of(made, "ferry")
    assert base.statements == 4
    assert [(c.source.id, c.statements, c.alone) for c in base.carried] == [("a", 3, 2), ("c", 1, 1), ("b", 1, 0)]
    assert base.origins == ("Wire",)
    assert (base.unknown_origins, base.undated, base.state_media, base.withdrawn) == (1, 3, 1, 0)
    assert base.grades == (("B", 1), ("F", 2))


@pytest.mark.parametrize("withdrawn", ["kim-visits-russia", "putin-pilgrimage"])
def test_withdrawing_one_of_two_sources_finds_what_rests_on_it_alone(
    root: Path, tmp_path: Path, withdrawn: str
) -> None:
    """On the demonstration desk: the command names before what the check finds after, and neither more nor less."""
    folder = Path(copytree(root / "briefings", tmp_path / "desk"))
    before = check(folder).desk
    named = impact_of(before, withdrawn).unsupported
    alone = {key for key, sources in support_in(before).sources.items() if sources == {withdrawn}}
    assert {key_of(statement) for statement in named} == alone
    assert len(alone) > 10

    article = folder / "sources" / withdrawn / "article.md"
    text = article.read_text(encoding="utf-8")
    article.write_text(
        text.replace("withdrawn: null", "withdrawn: {on: 2024-05-01, why: The outlet took it back.}"), encoding="utf-8"
    )
    after = check(folder)
    found = [f.place for f in after.findings if f.code == "support-withdrawn"]
    assert sorted(found) == sorted({statement.item.place for statement in named})
    assert {f.code for f in after.findings} == {"support-withdrawn"}


def test_origins_are_compared_without_case_and_typography() -> None:
    """Two spellings are no two origins."""
    assert origin_of(source(origin="The “Wire”")) == origin_of(source(origin='the "wire"'))
    assert origin_of(source()) is None
