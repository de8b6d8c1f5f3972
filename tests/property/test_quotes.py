"""A quote is found where it stands, whatever its typography, and nowhere else."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, reject
from hypothesis import strategies as st

from briefing_room.quotes import (
    FOLDS,
    Ambiguous,
    FoldTable,
    NotFound,
    Passage,
    fold,
    fold_spans,
    folded_words,
    proposal,
    settling_prefix,
)
from tests.patience import patience
from tests.property.strategies import (
    CONTROLS,
    HOSTILE,
    INVISIBLE,
    TITLE,
    VARIANTS,
    Cut,
    bodies,
    cuts,
    equivalents,
    hostile,
    is_mark,
    occurrences,
    respelled,
    same,
    searchable,
    tokens,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# --- folding ------------------------------------------------------------------------------------------

anything = st.one_of(
    hostile, bodies(), st.text(), respelled("a “quote” – of ﬁne oﬃce's re\u0301sume\u0301 wait... end")
)


@given(anything)
@example("e\u00ad\u0301")
@example("ａ\u0301")
@example("ﬁ\u0301")
@example("｀")
@example("＜\u0338")
@example("a\u0327\u200b\u0301")
@example("\u1112\u200d\u1161\u11ab")
def test_folding_twice_changes_nothing(text: str) -> None:
    """What was folded is folded: nothing is left that folding would change."""
    assert fold(fold(text)) == fold(text)


@given(anything)
def test_folding_is_what_the_table_says(text: str) -> None:
    """Folding makes typography equal, composes accents, joins white space, and does nothing else."""
    assert fold(text) == same(text)


@pytest.mark.parametrize("char", [*FOLDS, "\u1fef", "\u0374", "\u037e", "\u212b"])
def test_a_folded_character_is_plain(char: str) -> None:
    """No entry of the table leads to another entry."""
    assert fold(f"x{fold(f'x{char}x')[1:-1]}x") == fold(f"x{char}x")


@given(anything)
@example("oﬃce… e\u0301 q\u0301 Ｗ \u1112\u1161\u11ab")
def test_offsets_lead_back(text: str) -> None:
    """Every folded character knows the characters it was made of; none is claimed by two, and none goes backwards."""
    folded = fold_spans(text, [(0, len(text))])
    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    last = (0, 0)
    for char, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
        assert 0 <= start <= end <= len(text)
        assert (start, end) == last or start >= last[1]
        assert char == " " or char in same(text[start:end])
        last = start, end


# --- folding composes: for our table, and for any -----------------------------------------------------

_FROM = "ёйçéāЁ각가≠…ﬁ’—\u0301\u0308\u0323Åकख़ạ̈"
_TO = ["", "е", "и", "c", "e", "a", "E", "…", "...", "fi", "'", "-", "\u0301", "\u0308", "o\u0302", "ω"]


@st.composite
def fold_tables(draw: st.DrawFn) -> FoldTable:
    """A table that somebody may write one day: letters with accents, accents, syllables, signs, to anything."""
    folds = draw(st.dictionaries(st.sampled_from([*_FROM]), st.sampled_from(_TO), min_size=1, max_size=6))
    try:
        return FoldTable(folds)
    except ValueError:
        reject()


_coded = st.lists(
    st.sampled_from([*_FROM, *"eаеиc aoᄀ\u1161\u11a8\u093c\u0327=\u0338\u200b"]), min_size=1, max_size=9
).map("".join)


@given(st.data(), fold_tables(), _coded)
def test_any_table_holds_for_every_way_to_code_a_text(data: st.DataObject, table: FoldTable, text: str) -> None:
    """With whatever table: canonically equal texts fold alike, folding twice changes nothing, and offsets lead back."""
    folded = table.fold(text)
    assert folded == same(text, table.folds)
    assert table.fold(folded) == folded
    other = data.draw(equivalents(text))
    for coded in (other, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)):
        assert table.fold(coded) == folded
        _leads_back(coded, table)


_BESIDE = st.text("eа\u0301\u0308\u0323=\u0338\u200b ", max_size=3)


@given(st.data(), _BESIDE, _BESIDE)
def test_every_entry_holds_for_every_way_to_code_it(data: st.DataObject, before: str, after: str) -> None:
    """Each entry of the table, beside letters and accents, folds alike however it is coded."""
    for char in FOLDS:
        text = before + char + after
        folded = fold(text)
        assert folded == fold(folded) == same(text)
        for form in ("NFC", "NFD"):
            assert fold(unicodedata.normalize(form, text)) == folded
    text = before + data.draw(st.sampled_from([*FOLDS])) + after
    assert fold(data.draw(equivalents(text))) == fold(text)


def _leads_back(text: str, table: FoldTable) -> None:
    folded = table.fold_spans(text, [(0, len(text))])
    assert folded.text == table.fold(text)
    last = (0, 0)
    for char, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
        assert 0 <= start <= end <= len(text)
        assert (start, end) == last or start >= last[1]
        assert char == " " or char in same(text[start:end], table.folds)
        last = start, end


def test_a_table_whose_entries_lead_on_is_refused() -> None:
    """An entry that leads to another one, or to itself in another code, would depend on how often it is asked."""
    for folds in ({"a": "b", "b": "c"}, {"ё": "е\u0308"}, {"a": "b", "b": "a"}):
        with pytest.raises(ValueError, match="folded again"):
            FoldTable(folds)


# --- what is there is found ---------------------------------------------------------------------------


@given(st.data(), cuts())
def test_words_are_found_where_they_were_cut(data: st.DataObject, cut: Cut) -> None:
    """Whole words of a source, in any typography, are found at their own place and nowhere else."""
    assume(same(cut.text))
    quote = data.draw(respelled(cut.text), label="quote")
    assume("[" not in same(quote))
    source = searchable(cut.body)
    found = source.find(quote)
    assert not isinstance(found, NotFound), (quote, cut.text)
    if isinstance(found, Ambiguous):
        assert 1 < found.count <= cut.times
        assert found.count > 100 or _edges(cut) in [(p.start, p.end) for p in found.passages]
    else:
        assert (found.start, found.end) == _edges(cut)
        assert fold(source.words(found)) == fold(quote)
        assert not source.cuts_word(found)


def _edges(cut: Cut) -> tuple[int, int]:
    """Where the words begin and end, without what cannot be seen at their edges."""
    start, end = cut.start, cut.end
    while cut.body[start] in INVISIBLE:
        start += 1
    while cut.body[end - 1] in INVISIBLE:
        end -= 1
    return start, end


@given(st.data(), bodies())
def test_the_words_of_a_passage_are_the_quote(data: st.DataObject, body: str) -> None:
    """Any slice at all, half words and half ligatures too: what is found has exactly the quoted words."""
    start = data.draw(st.integers(0, len(body) - 1))
    quote = body[start : start + data.draw(st.integers(1, 30))]
    source = searchable(body)
    found = source.find(quote)
    passages = found.passages if isinstance(found, Ambiguous) else [found] if isinstance(found, Passage) else []
    for passage in passages:
        assert folded_words(source.words(passage)) == folded_words(quote)


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("the oﬃce", "the of"),
        ("Wait… no", "Wait."),
        ("Wait… no", ".. no"),
        ("the q\u0301uay", "the q"),
        ("a cafe\u0301", "a cafe"),
        ("cafe\u0301 x\u0323\u0301", "x\u0323"),
        ("कि है", "क"),
        ("\u1112\u1161\u11ab x", "\u1112\u1161"),
    ],
)
def test_a_part_of_a_character_is_not_found(body: str, quote: str) -> None:
    """Half a ligature, or a letter without its accent, is not what the source says."""
    assert isinstance(searchable(body).find(quote), NotFound)


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("un\u00adable to alter", "able to alter"),
        ("re\u0301able to alter", "able to alter"),
        ("unable to al\u200bter", "unable to al"),
        ("the किताब", "ताब"),
        ("oﬃcer", "oﬃce"),
        ("1234", "234"),
    ],
)
def test_a_cut_word_is_noticed(body: str, quote: str) -> None:
    """*able* out of *unable* is told of, with a soft hyphen or an accent between them too."""
    source = searchable(body)
    found = source.find(quote)
    assert isinstance(found, Passage)
    assert source.cuts_word(found)


# --- what is not there is not found -------------------------------------------------------------------

_CHANGES: dict[str, Callable[[str, int], str]] = {
    "letter": lambda text, at: text[:at] + ("ж" if text[at] != "ж" else "ш") + text[at + 1 :],
    "case": lambda text, at: text[:at] + text[at].swapcase() + text[at + 1 :],
    "accent": lambda text, at: text[: at + 1] + "\u0331" + text[at + 1 :],
    "no accent": lambda text, at: text[:at] + unicodedata.normalize("NFD", text[at])[0] + text[at + 1 :],
    "a letter less": lambda text, at: text[:at] + text[at + 1 :],
    "a letter twice": lambda text, at: text[:at] + text[at] + text[at:],
    "a word more": lambda text, at: text[:at] + " жж " + text[at:],
}


@given(st.data(), cuts(), st.sampled_from(sorted(_CHANGES)))
def test_one_change_and_it_is_not_found(data: st.DataObject, cut: Cut, change: str) -> None:
    """Another letter, case, accent or word is another quote."""
    letters = [at for at, char in enumerate(cut.text) if char.isalnum()]
    assume(letters)
    changed = _CHANGES[change](cut.text, data.draw(st.sampled_from(letters)))
    assume(same(changed) and not occurrences(cut.whole, same(changed)))
    assert isinstance(searchable(cut.body).find(changed), NotFound)


@given(st.data(), cuts())
def test_a_missing_word_in_the_middle_is_not_found(data: st.DataObject, cut: Cut) -> None:
    """A word that is left out without […] makes another quote."""
    parts = cut.text.split(" ")
    assume(len(parts) > 2)
    del parts[data.draw(st.integers(1, len(parts) - 2))]
    changed = " ".join(parts)
    assume(same(changed) and not occurrences(cut.whole, same(changed)))
    assert isinstance(searchable(cut.body).find(changed), NotFound)


@given(bodies(), st.text(max_size=30))
def test_what_is_found_stands_there(body: str, quote: str) -> None:
    """No quote is found whose words the plainest search does not find."""
    assume("[" not in quote and same(quote))
    if not isinstance(searchable(body).find(quote), NotFound):
        whole = same(" ".join(body[start:end] for start, end in tokens(body)))
        assert same(quote) in whole or same(quote) in same(TITLE)


# --- omissions ----------------------------------------------------------------------------------------


@given(st.data(), bodies())
def test_pieces_stand_in_order_and_apart(data: st.DataObject, body: str) -> None:
    """The pieces of a quote with […] are found in their order, and no two share a character."""
    found = tokens(body)
    assume(len(found) >= 2)
    picked = sorted(data.draw(st.lists(st.integers(0, len(found) - 1), min_size=2, max_size=5, unique=True)))
    pieces = [body[slice(*found[number])] for number in picked]
    assume(all(same(piece) and not set("[]") & set(same(piece)) for piece in pieces))
    gap = data.draw(st.sampled_from([" […] ", "[...]", " [ … ] ", "\n[…]\n"]))
    source = searchable(body)
    result = source.find(gap.join(pieces))
    assert not isinstance(result, NotFound)
    for passage in result.passages if isinstance(result, Ambiguous) else (result,):
        assert len(passage.spans) == len(pieces)
        assert all(start < end for start, end in passage.spans)
        assert all(a[1] <= b[0] for a, b in pairwise(passage.spans))
        assert folded_words(source.words(passage)) == " ".join(map(same, pieces))
    if isinstance(result, Ambiguous) and result.count <= 100:
        assert len(result.passages) == result.count
        assert list(result.passages) == sorted(set(result.passages))


small = st.text("aab ", min_size=1, max_size=12).filter(str.strip)


@given(small, st.lists(st.sampled_from(["a", "b", "aa", "ab", "a b", "ba"]), min_size=1, max_size=4))
def test_ambiguity_is_counted_exactly(body: str, pieces: list[str]) -> None:
    """The number of ways is that of trying every place for every piece."""
    text = " ".join(body.split())
    ways = _all_ways(text, pieces)
    found = searchable(text).find(" […] ".join(pieces))
    if not ways:
        assert isinstance(found, NotFound)
    elif len(ways) == 1:
        assert isinstance(found, Passage)
        assert found.spans == ways[0]
    else:
        assert isinstance(found, Ambiguous)
        assert found.count == len(ways)
        assert [p.spans for p in found.passages] == ways[:100]


def _all_ways(text: str, pieces: Sequence[str]) -> list[tuple[tuple[int, int], ...]]:
    places = [[(at, at + len(piece)) for at in occurrences(text, piece)] for piece in pieces]
    return [way for way in product(*places) if all(a[1] <= b[0] for a, b in pairwise(way))]


# --- prefix and suffix --------------------------------------------------------------------------------

repetitive = st.lists(st.sampled_from(["the", "ferry", "runs", "late", "The", "café"]), min_size=3, max_size=30)


@given(st.data(), repetitive)
def test_prefix_and_suffix_choose_one_occurrence(data: st.DataObject, parts: list[str]) -> None:
    """Everything before and after a repeated quote leads to that occurrence; less leads to those it fits."""
    text = " ".join(parts)
    first = data.draw(st.integers(0, len(parts) - 1))
    last = min(len(parts) - 1, first + data.draw(st.integers(0, 2)))
    quote = " ".join(parts[first : last + 1])
    at = len(" ".join([*parts[:first], ""]))
    source = searchable(text)
    before, after = parts[:first], parts[last + 1 :]
    kept = data.draw(st.integers(0, len(before)))
    prefix = " ".join(before[kept:])
    found = source.find(quote, "text", prefix, " ".join(after))
    fitting = [
        place
        for place in occurrences(text, quote)
        if text[:place].rstrip(" ").endswith(prefix)
        and text[place + len(quote) :].lstrip(" ").startswith(" ".join(after))
    ]
    if not after:
        assert isinstance(found, Passage | Ambiguous)
    spans = [p.start for p in found.passages] if isinstance(found, Ambiguous) else [getattr(found, "start", -1)]
    assert at in spans
    assert spans == fitting
    if kept == 0:
        assert spans == [at]


@given(st.data(), cuts())
def test_a_settling_prefix_settles(data: st.DataObject, cut: Cut) -> None:
    """The prefix that is proposed for a repeated quote makes it unique, at the place it was proposed for."""
    source = searchable(cut.body, captions=("the ferry runs late", "the late ferry runs"))
    where = data.draw(st.sampled_from(["text", "caption"]))
    quote = data.draw(st.sampled_from(["the", "a", "ferry", cut.text.split(" ")[0]]))
    assume("[" not in same(quote))
    found = source.find(quote, where)  # type: ignore[arg-type]
    for passage in found.passages[:5] if isinstance(found, Ambiguous) else ():
        prefix = settling_prefix(source, passage)
        if prefix:
            assert source.find(quote, passage.where, prefix) == passage


@pytest.mark.parametrize(
    ("body", "prefixes"),
    [
        ("- one item\n- two words here\n- three words here", ["two", "three"]),
        ("- one\n- words here\n- two\n- words here", ["one", "two"]),
        ("# One\n\nwords here\n\n# Two\n\nwords here", ["One", "Two"]),
        ("> said\n> words here\n\n> wrote\n> words here", ["said", "wrote"]),
        ("| a | words here |\n| b | words here |", ["a |", "b |"]),
        ("the ﬁrst words here, the ﬂat words here", ["ﬁrst", "ﬂat"]),
        ("ﬁwords here ﬂwords here", ["ﬁ", "ﬂ"]),
    ],
)
def test_a_settling_prefix_has_no_markers(body: str, prefixes: list[str]) -> None:
    """The words before a quote are those of the text, without the markers of the blocks."""
    source = searchable(body)
    found = source.find("words here")
    assert isinstance(found, Ambiguous)
    assert [settling_prefix(source, passage) for passage in found.passages] == prefixes


# --- suggestions --------------------------------------------------------------------------------------


@given(st.data(), cuts())
def test_a_proposal_passes_when_it_is_pasted(data: st.DataObject, cut: Cut) -> None:
    """What a finding tells the analyst to write is found, and found once, exactly there."""
    letters = [at for at, char in enumerate(cut.text) if char.isalnum()]
    assume(letters)
    change = _CHANGES[data.draw(st.sampled_from(sorted(_CHANGES)))]
    quote = change(cut.text, data.draw(st.sampled_from(letters)))
    if data.draw(st.booleans()):
        quote = f"{quote} […] {data.draw(st.sampled_from([cut.text, 'the', 'harbour']))}"
    source = searchable(cut.body, captions=("the harbour office", "the ferry office"))
    meant = proposal(source, quote)
    if meant is not None:
        found = source.find(meant.words, meant.passage.where, meant.prefix)
        assert found == meant.passage


@pytest.mark.parametrize("word", ["harbour", "unable", "closed"])
def test_a_proposal_is_made_for_a_near_miss(word: str) -> None:
    """One letter wrong in a long sentence: the sentence as it is in the source is proposed."""
    sentence = "The harbour office was unable to say how long it would be closed."
    meant = proposal(searchable(f"First words.\n\n{sentence}"), sentence.replace(word, word[:-1] + "x"))
    assert meant is not None
    assert meant.words == sentence
    assert meant.prefix == ""


# --- hostile texts and sizes --------------------------------------------------------------------------


@given(st.lists(hostile, min_size=1, max_size=5).map("\n\n".join), hostile, hostile, hostile)
def test_nothing_raises(body: str, quote: str, prefix: str, title: str) -> None:
    """Whatever an article and a quote hold, there is an answer."""
    source = searchable(body, title.strip() or "x", (body.strip() or "x",))
    for where in ("text", "title", "caption"):
        found = source.find(quote, where, prefix, prefix)
        if isinstance(found, Ambiguous):
            assert all(isinstance(settling_prefix(source, p), str) for p in found.passages[:2])
        if isinstance(found, Passage):
            assert isinstance(source.cuts_word(found), bool)
    proposal(source, quote)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_found_as_a_quote(text: str) -> None:
    """An article that consists of markup can be quoted word for word like any other."""
    body = f"Before it \\{text} after it"
    if "[…]" not in text and len(text.splitlines()) == 1:
        found = searchable(body).find(f"it \\{text} after")
        assert isinstance(found, Passage)


_LONG = 200_000


@pytest.mark.long
@pytest.mark.parametrize(
    ("body", "quote", "prefix"),
    [
        pytest.param("a " * (_LONG // 2), " […] ".join("a" * 31), "", id="every word is every piece"),
        pytest.param("a" * _LONG, " […] ".join("a" * 31), "", id="one word"),
        pytest.param("a" * _LONG, "a" * 1000, "a" * 1000, id="long prefix"),
        pytest.param("a" * _LONG, "a" * 2_000, "", id="a long quote that overlaps itself"),
        pytest.param("ab " * (_LONG // 3), " […] ".join(["ab"] * 30 + ["never"]), "", id="the last piece is missing"),
        pytest.param("\n\n".join(["- word"] * (_LONG // 8)), " […] ".join(["word"] * 31), "", id="many blocks"),
        pytest.param("e" + "\u0301\u0327" * (_LONG // 2), "e", "", id="accents upon accents"),
        pytest.param("\u1112\u1161\u11ab" * (_LONG // 3), "\ud55c" * 31, "", id="jamo"),
        pytest.param("\u200b" * _LONG + "word", "word", "", id="nothing that can be seen"),
    ],
)
def test_large_articles_stay_fast(body: str, quote: str, prefix: str) -> None:
    """The largest article and the nastiest quote take seconds, where trying every place would take hours."""
    began = time.process_time()
    found = searchable(body).find(quote, "text", prefix)
    assert time.process_time() - began < patience()
    if isinstance(found, Ambiguous):
        assert len(found.passages) == min(100, found.count)


def test_variants_are_those_of_the_program() -> None:
    """Every variant the tests know is folded, and every character the program folds is known to the tests."""
    known = {*"".join(VARIANTS.values()), *INVISIBLE, *CONTROLS, *"ﬀﬁﬂﬃﬄﬅﬆ…", *map(chr, range(0xFF01, 0xFF5F))}
    assert known == set(FOLDS)


def test_marks_are_letters_of_their_word() -> None:
    """The oracle of this module knows an accent when it sees one."""
    assert is_mark("\u0301")
    assert not is_mark("a")
