from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.lsp import proposals as module
from briefing_room.lsp.proposals import Proposal, proposals
from briefing_room.lsp.quoting import continuations

if TYPE_CHECKING:
    from briefing_room.lsp.held import Held


WHEAT = "Estria asks for ten thousand tonnes of wheat"


def typed(now: Held, rows: str, path: str = "base.yml") -> tuple[Proposal, ...]:
    """What is proposed where the bar stands, at the end of a file of the desk."""
    text = (now.desk.files[path] + rows).split("\n")
    row = next(number for number, line in enumerate(text) if "|" in line)
    return proposals(now.desk, path, [line.replace("|", "") for line in text], row, text[row].index("|"))


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        ("risks:\n  - category: |", ["supply", "safety"]),
        ("risks:\n  - exposed: [nor|", ["norland"]),
        ("risks:\n  - exposed:\n      - est|", ["estria"]),
        ("risks:\n  - impact: |", ["minor", "moderate", "major", "severe"]),
        ("risks:\n  - likelihood: very|", ["very unlikely", "very likely"]),
        ("risks:\n  - confidence: |", ["high", "moderate", "low"]),
        ("gaps:\n  - would_change: [|", ["stays-closed"]),
        ("risks:\n  - assumes: [|", []),
        ("relations:\n  - from: ada|", ["ada-brandt"]),
        ("regions: [|", ["west-coast"]),
        ("as_of:\n  basis: ana|", ["publication", "retrieval", "capture-stamp", "analyst"]),
        ("source_base: See [[wh|", ["wheat-letter"]),
        ("assumptions:\n  - linchpin: |", ["true", "false"]),
    ],
)
def test_ids_and_words_of_the_desk(small: Held, rows: str, labels: list[str]) -> None:
    """What the key takes, as far as it holds what was typed; each with what it stands for."""
    assert [one.label for one in typed(small, rows)] == labels


def test_keys_that_the_item_has_not_yet(small: Held) -> None:
    """What is needed comes first; what stands there is not proposed again."""
    found = {one.label: one for one in typed(small, "risks:\n  - id: one\n    |\n    text: two\n")}
    assert {"id", "text"}.isdisjoint(found)
    assert [name for name, one in found.items() if one.first] == ["category", "impact"]
    assert found["category"].text == "category: "
    assert found["evidence"].text == "evidence:"
    assert "A category of the settings" in found["category"].more


def test_an_entry_of_evidence_may_name_a_source(small: Held) -> None:
    """In its short form a source is the key."""
    found = {one.label: one.text for one in typed(small, "risks:\n  - evidence:\n      - |")}
    assert found["wheat-letter"] == 'wheat-letter: "'
    assert found["quote"] == "quote: "


@pytest.mark.parametrize(
    ("rows", "quotes"),
    [
        ('      - "the crane is|', []),
        ('      - "The crane is|', ["The crane is unable to lift more than ten tonnes"]),
        ('      - "The crane|', []),
        ('      - wheat-letter: "Estria asks for|', [WHEAT]),
        ('      - quote: "Estria asks for|\n        source: wheat-letter', [WHEAT]),
        ('      - {source: wheat-letter, quote: "Estria asks for|', [WHEAT]),
    ],
)  # fmt: skip
def test_three_words_continue_themselves(small: Held, rows: str, quotes: list[str]) -> None:
    """From the source that is named, or the briefing's; in its own letters; two words are too few."""
    assert [one.text for one in typed(small, f"risks:\n  - evidence:\n{rows}")] == quotes


def test_a_quote_that_is_proposed_is_whole(small: Held) -> None:
    """A hedge that would be cut off is taken along, and what is written is found once."""
    found = [words for words, _ in continuations(small.desk, "coast-courier", "open the grain harbour")]
    assert found
    assert all(words.startswith("Norland may open") for words in found)


def test_quotation_marks_in_a_quote_are_written_for_its_marks(small: Held) -> None:
    """Inside double marks a double one is escaped; curly ones need nothing."""
    (found,) = typed(small, "risks:\n  - evidence:\n      - 'We will not|")
    assert found.text.startswith("We will not sign in haste")


@pytest.mark.parametrize(
    ("path", "rows"), [("base.yml", "# a comment |"), ("sources/coast-courier/article.md", "\nWords |")]
)
def test_where_nothing_is_proposed(small: Held, path: str, rows: str) -> None:
    """In comments and in an article's text."""
    assert typed(small, rows, path) == ()


def test_front_matter_and_registry_have_keys_too(small: Held) -> None:
    """Each file by its own model."""
    found = proposals(small.desk, "actors.yml", ["norland:", "  kind: ", ""], 1, 8)
    assert [one.label for one in found] == ["person", "state", "organisation", "bloc"]
    found = proposals(small.desk, "sources/coast-courier/article.md", ["---", "rights: ", "---"], 1, 8)
    assert [one.label for one in found] == ["full-text", "excerpts", "none"]


def test_nobody_reads_a_thousand_proposals(small: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types on has fewer."""
    monkeypatch.setattr(module, "MOST", 2)
    assert len(typed(small, "relations:\n  - from: |")) == 2
