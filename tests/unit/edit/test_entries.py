"""An entry put into a briefing: typed as the file around it, read as what was asked for, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_room.edit import entries
from briefing_room.edit.entries import taken_back, with_entry, with_evidence, with_key
from briefing_room.edit.rows import CannotEditError
from briefing_room.load.desk import load_typed
from briefing_room.load.raw import RawFile
from briefing_room.model.briefing import Briefing
from briefing_room.model.estimates import Judgement
from tests.conftest import ROOT
from tests.desks.desks import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_room.edit.entries import Added

FILES: Final = sorted([*(ROOT / "briefings").glob("*-*.yml"), *(ROOT / "examples/exercise").glob("*-*.yml")])

RISK: Final[dict[str, Any]] = {
    "evidence": [{"quote": 'He said “no” and "yes".'}, {"quote": "It is shut.", "source": "a-paper"},
                 {"quote": "It opens.", "bears": "against", "voice": "an official: the mayor"}],
    "id": "harbour-lost", "category": "supply", "impact": "major", "likelihood": "likely", "confidence": "low",
    "text": "The harbour is lost for a year, # and no ship comes: the crane, which lifts twenty tonnes, is broken and "
            "nobody mends it before the winter has gone.",
    "rests_on": ["base#one", "two"], "horizon": "2025-12-31",
}  # fmt: skip
ENTRIES: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("risks", RISK),
    ("judgements", {"id": "new-one", "text": "no", "evidence": [{"quote": "# a sign"}]}),
    ("gaps", {"id": "when-it-opens", "text": "When it opens."}),
    ("timeline", {"id": "opened", "date": "unknown", "text": "It opened.", "evidence": [{"quote": "It: opened"}]}),
    ("actors", {"actor": "north", "role": "[Opens] it.", "evidence": [{"quote": "It's open", "in": "title"}]}),
    ("disagreements", {"id": "who", "question": "Who?", "kind": "fact", "status": "open",
                       "positions": [{"text": "One.", "evidence": [{"quote": "a"}]}, {"text": "Two."}]}),
)  # fmt: skip


def raw_of(text: str | bytes) -> RawFile:
    """A briefing's file."""
    return RawFile("b.yml", "briefing", text if isinstance(text, bytes) else text.encode("utf-8"))


def briefing_of(text: str | bytes) -> Briefing:
    """What the model makes of a briefing's file."""
    value, found = load_typed(raw_of(text), Briefing)
    assert value is not None
    assert not found
    return value


def rows_added(added: Added) -> str:
    """The rows that are new."""
    before, after = added.before.split("\n"), added.after.split("\n")
    return "\n".join(after[added.line - 1 : added.line - 1 + len(after) - len(before)])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_kind_of_entry_goes_into_every_briefing(path: Any) -> None:  # noqa: ANN401 - a path
    """What was there is as it was, row for row; what is new is read as what was asked for; it can be taken back."""
    raw = raw_of(path.read_bytes())
    old = briefing_of(raw.data)
    for section, entry in ENTRIES:
        added = with_entry(raw, section, entry)
        new = briefing_of(added.data)
        kept = {name: value for name, value in old.model_dump().items() if name != section}
        assert kept == {name: value for name, value in new.model_dump().items() if name != section}
        assert new.model_dump()[section][:-1] == old.model_dump()[section]
        assert taken_back(added, added.after) == added.before
        rows = rows_added(added)
        assert added.after.replace(f"{rows}\n", "", 1) == added.before or not getattr(old, section)


def test_an_entry_is_typed_as_the_format_has_it() -> None:
    """Keys in the format’s order, the list where its place is, evidence in its shortest forms."""
    text = page("judgements:\n  - id: a\n    text: A.\n\n# the end\ngaps:\n  - {id: g, text: G.}\n")
    assert (
        rows_added(with_entry(raw_of(text), "risks", RISK))
        == """\
risks:
  - id: harbour-lost
    text: >
      The harbour is lost for a year, # and no ship comes: the crane, which lifts twenty tonnes, is broken and
      nobody mends it before the winter has gone.
    likelihood: likely
    confidence: low
    horizon: 2025-12-31
    rests_on: ["base#one", two]
    evidence:
      - 'He said “no” and "yes".'
      - a-paper: "It is shut."
      - quote: "It opens."
        bears: against
        voice: "an official: the mayor"
    category: supply
    impact: major"""
    )
    after = with_entry(raw_of(text), "risks", RISK).after
    assert after.index("judgements:") < after.index("risks:") < after.index("# the end\ngaps:")


def test_an_entry_is_typed_as_the_file_around_it() -> None:
    """Dashes under their key, line breaks of Windows, a blank row between entries, comments that stay."""
    gaps = "gaps:\n- id: one\n  text: One.\n\n- id: two\n  text: Two.\n  # of two\n"
    text = page(f"{gaps}# of the assumptions\nassumptions: []  # none\n").replace("\n", "\r\n")
    added = with_entry(raw_of(text), "gaps", {"id": "three", "text": "Three."})
    assert "  # of two\r\n\r\n- id: three\r\n  text: Three.\r\n# of the assumptions\r\n" in added.after
    assert (
        "assumptions:  # none\r\n- id: a\r\n  text: A.\r\n"
        in with_entry(raw_of(text), "assumptions", {"id": "a", "text": "A."}).after
    )


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('evidence: ["One."]  # kept', 'evidence: ["One.", {a-paper: "New."}]  # kept'),
        ('evidence: [\n      "One.",\n    ]', 'evidence: [\n      "One.",\n      {a-paper: "New."},\n    ]'),
        ("evidence: []", 'evidence:\n      - a-paper: "New."'),
        ("evidence:\n     - One.\n     # last", 'evidence:\n     - One.\n     # last\n     - a-paper: "New."'),
        ("horizon: 2025-01-01", 'horizon: 2025-01-01\n    evidence:\n      - a-paper: "New."'),
    ],
)  # fmt: skip
def test_a_quote_is_added_to_a_statement(was: str, now: str) -> None:
    """In brackets or as a row, as the others are; where there was none the key is written at its place."""
    text = page(f"judgements:\n  - id: a\n    text: A.\n    {was}\n    rests_on: [b]\n")
    item = briefing_of(text).judgements[0]
    added = with_evidence(raw_of(text), item.place, {"quote": "New.", "source": "a-paper"})
    assert briefing_of(added.data).judgements[0].evidence[-1].quote == "New."
    if was.startswith("horizon"):
        assert added.after.endswith('    rests_on: [b]\n    evidence:\n      - a-paper: "New."\n')
    else:
        assert now in added.after


def test_a_key_goes_to_its_place_in_the_order_of_the_format() -> None:
    """Before what comes later, behind all that comes earlier, in braces where the item stands in braces."""
    text = page("judgements:\n  - id: a\n    text: A.\n    waive:\n      x: y\n  - {id: b, text: B.}\n")
    first, second = briefing_of(text.replace("      x: y", "      hedge-dropped: y")).judgements
    value = {"date": "2025-01-01", "why": "Overtaken, by far."}
    assert (
        "    text: A.\n    retired:\n      date: 2025-01-01\n      why: Overtaken, by far.\n    waive:"
        in with_key(raw_of(text), first.place, "retired", value, Judgement).after
    )
    assert (
        '{id: b, text: B., retired: {date: 2025-01-01, why: "Overtaken, by far."}}'
        in with_key(raw_of(text), second.place, "retired", value, Judgement).after
    )


def test_what_was_added_is_taken_back_whatever_was_typed_since() -> None:
    """But not where it was changed itself: that is somebody’s work."""
    text = page("gaps:\n  - {id: g, text: G.}\n")
    added = with_entry(raw_of(text), "gaps", {"id": "h", "text": "H."})
    later = added.after.replace("A page", "Another page") + "timeline: []\n"
    assert taken_back(added, later) == text.replace("A page", "Another page") + "timeline: []\n"
    assert taken_back(added, added.after.replace("H.", "I.")) is None


def test_a_list_in_brackets_is_refused_with_its_cure() -> None:
    """It would have to be written anew, and comments in it with it."""
    with pytest.raises(CannotEditError) as refused:
        with_entry(raw_of(page("gaps: [{id: g, text: G.}]\n")), "gaps", {"id": "h", "text": "H."})
    assert refused.value.findings[0].help == "write each entry on rows of its own, behind a dash"


_TEXTS: Final = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1, max_size=200
).filter(lambda text: " ".join(text.split()) == text and "\ufeff" not in text)


@given(st.lists(_TEXTS, min_size=1, max_size=3), _TEXTS)
def test_whatever_is_written_is_read_again(quotes: list[str], text: str) -> None:
    """Any words at all, be they signs of YAML, as a block, in quotes or plain."""
    entry: Mapping[str, Any] = {"id": "a", "text": text, "evidence": [{"quote": one} for one in quotes]}
    for before in (page(), page("judgements:\n- id: z\n  text: Z.\n")):
        value, _ = load_typed(raw_of(with_entry(raw_of(before), "judgements", entry).data), Briefing)
        assert value is not None
        made = value.judgements[-1]
        assert " ".join(made.text.split()) == text
        assert [one.quote for one in made.evidence] == quotes


def test_what_would_be_read_as_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """However it came about: the style may be wrong, the meaning never."""
    monkeypatch.setattr(entries, "entry_rows", lambda *_: ["  - id: h", "    text: Something else."])
    with pytest.raises(CannotEditError) as refused:
        with_entry(raw_of(page("gaps:\n  - {id: g, text: G.}\n")), "gaps", {"id": "h", "text": "H."})
    assert refused.value.findings[0].message == "what would stand here would be read as something else"
