from __future__ import annotations

from collections import Counter
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import all_rules, check
from briefing_room.findings import Place
from briefing_room.lsp.held import held
from briefing_room.lsp.hovers import hover, of_findings, plain
from briefing_room.lsp.renaming import RenameError, may_be_renamed, renamed
from briefing_room.lsp.things import Thing, given, named, quoting, thing_at
from tests.desks.desks import page, write_desk

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.build import Checked
    from briefing_room.findings import Cure
    from briefing_room.lsp.held import Held


def place_of(now: Held, words: str, path: str = "base.yml") -> Place:
    """Where some words stand in a file."""
    written = now.text_of(path)
    place = written.place_at(written.text.index(words))
    return Place(path, place.line, place.column)


def thing(now: Held, words: str, path: str = "base.yml", after: int = 1) -> Thing | None:
    """What is named so many characters behind where some words begin."""
    place = place_of(now, words, path)
    place = Place(path, place.line, place.column + after)
    return thing_at(now.desk, path, now.here(path, place), now.text_of(path).rows[place.line - 1], place.column)


@pytest.mark.parametrize(
    ("words", "after", "expected"),
    [
        ("coast-courier", 1, Thing("source", "coast-courier")),
        ("stays-closed]", 1, Thing("statement", "stays-closed", "base")),
        ("id: stays-closed", 5, Thing("statement", "stays-closed", "base")),
        ("actor: estria", 8, Thing("actor", "estria")),
        ("wheat-letter: ", 1, Thing("source", "wheat-letter")),
        ("likelihood: likely", 13, Thing("likelihood", "likely")),
        ("[grain]", 2, Thing("topic", "grain")),
        ("title: The", 8, None),
        ("confidence: low", 13, None),
    ],
)
def test_what_is_named_where_the_cursor_is(small: Held, words: str, after: int, expected: Thing | None) -> None:
    """By the key that it stands under."""
    assert thing(small, words, after=after) == expected


def test_links_registry_and_settings_name_things_too(small: Held) -> None:
    """A link in a text, a key of the registry, an entry of a vocabulary."""
    assert thing(small, "[[norland]]", "actors.yml", 3) == Thing("actor", "norland")
    assert thing(small, "estria:", "actors.yml") == Thing("actor", "estria")
    assert thing(small, "supply:", "settings.yml") == Thing("category", "supply")


def test_where_things_are_given_and_named(small: Held) -> None:
    """A statement at its id, an actor in the registry, a source at its article; all that name them, in order."""
    desk = small.desk
    statement, actor, source = (
        Thing("statement", "stays-closed", "base"),
        Thing("actor", "norland"),
        Thing("source", "coast-courier"),
    )
    own = given(desk, statement)
    assert own
    assert own.start == place_of(small, "stays-closed\n")
    assert [one.start.line for one in named(desk, statement)] == [12, 27]
    home = given(desk, actor)
    assert home
    assert home.start == Place("actors.yml", 1, 1)
    assert [(one.start.path, one.start.line) for one in named(desk, actor)] == [("actors.yml", 10), ("base.yml", 30)]
    assert [one.start.line for one in named(desk, source)] == [8]
    assert len(quoting(desk, "coast-courier")) == 3
    article = given(desk, source)
    assert article
    assert article.start.path == "sources/coast-courier/article.md"
    assert given(desk, Thing("actor", "nobody")) is None


def test_what_is_said_of_what_the_pointer_rests_on(small: Held) -> None:
    """A quote in its paragraph, an id with its entry, a term with its range, a key with its description."""

    def said(words: str, after: int = 1, path: str = "base.yml") -> str:
        place = place_of(small, words, path)
        place = Place(path, place.line, place.column + after)
        row = small.text_of(path).rows[place.line - 1]
        return hover(small.desk, path, small.here(path, place), row, place)

    assert "**The harbour has been closed since the storm.** A second storm is not expected." in said(
        "The harbour has been"
    )
    assert "The crane is unable to lift more than ten tonnes." in said("The harbour has been")
    assert said("actor: ada-brandt", 9).startswith("**Ada Brandt**, person")
    assert said("likelihood: likely", 14).startswith("**likely**: 55–80 %")
    assert said("wheat-letter").startswith("**")
    assert said("stays-closed]").startswith("**base#stays-closed**")
    assert said("[grain]", 2) == "**grain**: Grain"
    assert "How well founded it is" in said("confidence:")
    assert said("title: The", 9) == ""


def test_the_text_of_an_article_is_no_markup() -> None:
    """Nothing of it is bold, a link or an element."""
    assert plain("*a* <b> [c](d) `e`") == r"\*a\* \<b\> \[c\](d) \`e\`"


def test_a_finding_is_explained_by_its_rule(small: Held, tmp_path: Path) -> None:
    """As `briefing explain` has it, each rule once."""
    checked = check(write_desk(tmp_path / "bad", {"page.yml": "title: x\n"}))
    said = of_findings(checked.findings, all_rules())
    assert said.count("**missing-key** (error)") == 1
    assert of_findings((), all_rules()) == ""
    assert small.found == {}


# --- renaming ---------------------------------------------------------------------------------------------


def written(folder: Path, edits: tuple[Cure, ...]) -> None:
    """Make the edits on the disk, the last first."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        path = folder / edit.start.path
        rows = path.read_text(encoding="utf-8").split("\n")
        row = rows[edit.start.line - 1]
        rows[edit.start.line - 1] = row[: edit.start.column - 1] + edit.text + row[edit.end.column - 1 :]
        path.write_text("\n".join(rows), encoding="utf-8")


@pytest.mark.parametrize(
    "thing",
    [
        Thing("statement", "stays-closed", "base"),
        Thing("statement", "crane-mended", "base"),
        Thing("actor", "norland"),
        Thing("source", "wheat-letter"),
        Thing("source", "coast-courier"),
        Thing("briefing", "base"),
    ],
)
def test_what_is_renamed_is_renamed_everywhere(small: Held, thing: Thing) -> None:
    """Nothing is found afterwards, and the old id stands nowhere."""
    made = renamed(small.desk, thing, "another-id")
    written(small.folder, made.edits)
    if made.move:
        (small.folder / made.move[0]).rename(small.folder / made.move[1])
    checked = check(small.folder)
    assert checked.findings == ()
    assert not [text for path, text in checked.desk.files.items() if thing.id in text.split() and "/" not in path]


def _told(checked: Checked) -> Counter[str]:
    """How many findings of each rule there are; a signature is of ids too, and falls when one is another."""
    return Counter(finding.code for finding in checked.findings if finding.code != "signature-fallen")


def test_every_key_of_the_format_is_renamed_with_it(every: Held, tmp_path: Path) -> None:
    """On a desk that uses every key: actors, sources and every third statement; nothing is found that was not."""
    before, things = _told(check(every.folder)), [Thing("actor", key) for key in every.desk.actors]
    things += [Thing("source", key) for key in every.desk.sources]
    for briefing_id in every.desk.briefings:
        things += [Thing("statement", one.address, briefing_id) for one in every.desk.statements(briefing_id)[::3]]
    for number, one in enumerate(one for one in things if may_be_renamed(every.desk, one)):
        folder = copytree(every.folder, tmp_path / str(number))
        made = renamed(every.desk, one, "another-id")
        written(folder, made.edits)
        if made.move:
            (folder / made.move[0]).rename(folder / made.move[1])
        assert _told(check(folder)) == before, one


@pytest.mark.parametrize("thing", [Thing("actor", "norland"), Thing("statement", "one", "page")])
def test_addresses_that_are_made_of_an_id_are_renamed_too(tmp_path: Path, thing: Thing) -> None:
    """A role has the id of its actor, and an alternative without an id an address that begins with its judgement's."""
    text = page("""\
actors:
  - {actor: norland, role: Holds the harbour., evidence: ["The harbour has been closed since the storm."]}
judgements:
  - {id: one, text: One., likelihood: likely, confidence: low, rests_on: [norland], alternatives: [{text: Or not.}]}
  - {id: two, text: Two., likelihood: likely, confidence: low, rests_on: [norland, one-alternative-1]}
""")
    folder = write_desk(tmp_path / "desk", {"page.yml": text})
    before = _told(check(folder))
    written(folder, renamed(held(folder).desk, thing, "another-id").edits)
    assert _told(check(folder)) == before
    assert "unknown-id" not in before


def test_the_edits_of_a_statement_name_it_and_nothing_else(every: Held) -> None:
    """Wherever it stands."""
    for briefing_id in every.desk.briefings:
        for statement in every.desk.statements(briefing_id):
            thing = Thing("statement", statement.address, briefing_id)
            if may_be_renamed(every.desk, thing):
                for edit in renamed(every.desk, thing, "another-id").edits:
                    row = every.text_of(edit.start.path).rows[edit.start.line - 1]
                    assert row[edit.start.column - 1 : edit.end.column - 1] == thing.id


@pytest.mark.parametrize(
    ("thing", "new", "why"),
    [
        (Thing("actor", "norland"), "estria", "is taken"),
        (Thing("actor", "norland"), "No Id", "cannot be an id"),
        (Thing("statement", "bottom-line", "base"), "x", "has no id of its own"),
        (Thing("likelihood", "likely"), "x", "has no id of its own"),
        (Thing("statement", "stays-closed", "base"), "crane-mended", "is taken"),
    ],
)
def test_what_cannot_be_renamed(small: Held, thing: Thing, new: str, why: str) -> None:
    """It says why, and nothing is changed."""
    with pytest.raises(RenameError, match=why):
        renamed(small.desk, thing, new)
