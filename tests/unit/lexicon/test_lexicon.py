"""Words of the lists are found whole, in any typography, and not where they are something else."""

from __future__ import annotations

import pytest

from briefing_room.lexicon import INNER_LISTS, LISTS, finder_of, load_lexicon, make_lexicon

LEXICON = make_lexicon(load_lexicon(), {"hedges": ("word has it", "소식통"), "vague": ("on the cards",)})


def found(name: str, text: str, language: str = "en") -> list[str]:
    """The words of a list that are found in a text."""
    return [text[start:end] for start, end in LEXICON.finder(name, language).spans(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norland may open in May.", ["may"]),
        ("May 2025, and MAY.", ["MAY"]),
        ("Perhaps it opens.", ["Perhaps"]),
        ("Its military might is great.", []),
        ("It opens as soon as possible.", []),
        ("It mayor may-be could’ve.", []),
        ("There is a\nchance that it opens.", ["There is a\nchance"]),
        ("It is impossible, improbable and unlikely.", []),
        ("It is on the cards.", ["on the cards"]),
    ],
)
def test_vague_words_are_whole_words(text: str, words: list[str]) -> None:
    """A month, a set phrase and half a word are no estimate."""
    assert found("vague", text) == words


@pytest.mark.parametrize("apostrophe", "'’‘ʼ")
def test_an_apostrophe_is_of_any_sort(apostrophe: str) -> None:
    """As it is in quotes."""
    assert found("negations", f"It won{apostrophe}t open.") == [f"won{apostrophe}t"]


def test_a_language_has_its_own_words_only() -> None:
    """An English word in a German text may be another word; the desk's own words count everywhere."""
    assert found("hedges", "Er may, word has it.", "de") == ["word has it"]
    assert found("hedges", "He may, word has it.", "en-GB") == ["may", "word has it"]
    assert found("speakers", "He said so.", "fr") == []


def test_a_script_without_word_spaces_needs_none() -> None:
    """A particle is joined to the word."""
    assert found("hedges", "정부소식통에 따르면", "ko") == ["소식통"]


def test_no_words_are_never_found() -> None:
    """An empty list is no pattern that matches everywhere."""
    assert not finder_of([]).stands_in("anything")


@pytest.mark.parametrize("language", load_lexicon())
def test_every_file_has_every_list_and_no_word_twice(language: str) -> None:
    """A misspelt list would be one that nobody asks."""
    lists = load_lexicon()[language]
    assert set(lists) == {*LISTS, *INNER_LISTS}
    for name, words in lists.items():
        assert len({word.lower() for word in words}) == len(words), name
        assert all(word == " ".join(word.split()) and word for word in words), name


@pytest.mark.parametrize("language", load_lexicon())
def test_every_word_is_found_as_it_is_typed(language: str) -> None:
    """But for set phrases, which hold words that are not meant."""
    for (code, name), entries in LEXICON.lists.items():
        if code == language and name in {"vague", "certain", "conditional", "hedges", "negations", "speakers"}:
            assert [entry for entry in entries if not LEXICON.finder(name, code).stands_in(entry)] == [], name
