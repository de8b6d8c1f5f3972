from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from briefing_room.findings import Place
from briefing_room.lsp.actions import between, cures_as_actions, long_form, missing_keys, reviewed_again
from briefing_room.lsp.formatting import formatted
from briefing_room.lsp.held import Held, held
from briefing_room.lsp.outline import hints, outline
from briefing_room.lsp.written import Written
from tests.desks.desks import page, write_desk

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.lsp.actions import Action


def done(text: str, action: Action) -> str:
    """A text after what an action does, in one file."""
    written = Written(text)
    for edit in sorted(action.edits, key=lambda one: one.start, reverse=True):
        start, end = written.offset_of(edit.start), written.offset_of(edit.end)
        written = Written(written.text[:start] + edit.text + written.text[end:])
    return written.text


def test_each_cure_is_an_action(tmp_path: Path) -> None:
    """The one that is the only one of its finding is preferred; a guess is asked."""
    text = page().replace("status: published", "status: publishd")
    checked = check(write_desk(tmp_path / "desk", {"page.yml": text}))
    (action,) = cures_as_actions(checked.findings)
    assert (action.title, action.preferred) == ("Did you mean “published”?", True)
    assert done(text, action) == page()


@pytest.mark.parametrize(
    ("before", "after", "column"),
    [
        ('      - "The harbour"', '      - quote: "The harbour"', 9),
        ('      - wheat-letter: "Estria"', '      - quote: "Estria"\n        source: wheat-letter', 9),
        ('    evidence: ["The harbour"]', '    evidence: [{quote: "The harbour"}]', 16),
        ('    evidence: [{wheat-letter: "Estria"}]', None, 17),
        ('      - quote: "The harbour"', None, 10),
    ],
)
def test_a_short_quote_becomes_a_long_one(small: Held, before: str, after: str | None, column: int) -> None:
    """Under a dash with its keys below, in brackets in braces; a long one is left alone."""
    head = "" if "evidence" in before else "    evidence:\n"
    text = f"risks:\n  - id: r\n{head}{before}\n"
    small.open["new.yml"] = Written(text)
    place = Place("new.yml", text.count("\n"), column + 1)
    found = [done(text, one) for one in long_form("new.yml", text, small.here("new.yml", place))]
    if after is None:
        assert found == [] or "quote:" in found[0]
    else:
        assert found == [f"risks:\n  - id: r\n{head}{after}\n"]


def test_missing_keys_are_added_together(tmp_path: Path) -> None:
    """Behind the item's last row, with nothing behind them: the words are the analyst's."""
    text = page("risks:\n  - id: r\n    text: x.\ngaps: []\n")
    checked = check(write_desk(tmp_path / "desk", {"page.yml": text}))
    (action,) = missing_keys("page.yml", text, checked.findings)
    assert action.title == "Add the missing keys category, impact"
    assert "    text: x.\n    category:\n    impact:\ngaps" in done(text, action)


def test_a_source_is_reviewed_again(tmp_path: Path) -> None:
    """Only one that was reviewed before and was changed since; the day and the sum of what stands there now."""
    folder = write_desk(tmp_path / "desk", {})
    path = "sources/coast-courier/article.md"
    now = held(folder)
    assert list(reviewed_again(now.desk, path, now.desk.files[path], date(2025, 3, 4))) == []
    text = now.desk.files[path].replace("ended two days", "closed two days")
    now.open[path] = Written(text)
    now.take(path, now.look(path, lambda: False))
    (action,) = reviewed_again(now.desk, path, text, date(2025, 3, 4))
    now.open[path] = Written(done(text, action))
    now.take(path, now.look(path, lambda: False))
    assert now.desk.sources["coast-courier"].is_reviewed
    assert "on: 2025-03-04" in now.open[path].text


def test_what_differs_is_all_that_is_written() -> None:
    """Nothing around it."""
    edit = between("a.yml", "one\ntwo\nthree\n", "one\ntoo\nthree\n")
    assert (edit.start, edit.end, edit.text) == (Place("a.yml", 2, 2), Place("a.yml", 2, 3), "o")
    assert done("x\n", type("A", (), {"edits": (between("a", "x\n", "y\n"),)})()) == "y\n"


def test_formatting_is_that_of_the_command(small: Held) -> None:
    """Long forms become short ones, Windows' line breaks and a byte order mark stay, and once more changes nothing."""
    short = small.desk.files["base.yml"].replace("- text: It opens", "- It opens")
    text = short.replace('- "The harbour has been closed', '- quote: "The harbour has been closed')
    assert text != short
    for typed in (text, text.replace("\n", "\r\n"), f"\ufeff{text}"):
        (edit,) = formatted("base.yml", typed)
        after = done(typed, type("A", (), {"edits": (edit,)})())
        assert after == typed.replace('- quote: "The harbour', '- "The harbour')
        assert formatted("base.yml", after) == ()
    assert formatted("actors.yml", "norland: {}\n") == ()
    assert formatted("base.yml", "title: [") == ()


def test_the_outline_is_that_of_the_page(every: Held) -> None:
    """Lists with their items, each with its words; the registry's actors."""
    found = {entry.name: entry for entry in outline(every.desk, "page.yml")}
    assert {"bottom line", "judgements", "risks", "timeline"} <= found.keys()
    briefing = every.desk.briefings["page"]
    assert [one.name for one in found["risks"].below] == [risk.id for risk in briefing.risks]
    assert all(entry.start <= below.start <= entry.end for entry in found.values() for below in entry.below)
    assert [entry.name for entry in outline(every.desk, "actors.yml")] == list(every.desk.actors)
    assert outline(every.desk, "nobody.yml") == ()


def test_what_is_worth_knowing_stands_beside_the_line(small: Held) -> None:
    """The range of a term, a source that nobody compared, and how many origins are known."""
    found = {(hint.place.line, hint.text) for hint in hints(small.desk, "base.yml")}
    rows = small.text_of("base.yml").rows
    ranged = rows.index("    likelihood: likely") + 1
    assert (ranged, "55–80 %") in found
    assert any(text == "1 source, origin not known" for _, text in found)
    small.open["sources/coast-courier/article.md"] = Written(
        small.desk.files["sources/coast-courier/article.md"]
        .replace("ended", "closed")
        .replace("type:", "origin: An agency\ntype:")
    )
    small.take("sources/coast-courier/article.md", small.look("sources/coast-courier/article.md", lambda: False))
    texts = [hint.text for hint in hints(small.desk, "base.yml")]
    assert "not reviewed" in texts
    assert "1 origin" in texts
    assert [hint.text for hint in hints(small.desk, "sources/coast-courier/article.md")] == ["not reviewed"]
