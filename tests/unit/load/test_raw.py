"""A file as it was found: size, encoding, front matter and body."""

from __future__ import annotations

import pytest

from briefing_room.findings import Place
from briefing_room.load.raw import LARGEST, Kind, RawFile
from briefing_room.load.yaml_tree import Mapping, Scalar
from briefing_room.model.article import CONTROL


def article(text: str) -> RawFile:
    """An article."""
    return RawFile("sources/x/article.md", "source", text.encode())


def briefing(text: str | bytes) -> RawFile:
    """A briefing."""
    return RawFile("page.yml", "briefing", text if isinstance(text, bytes) else text.encode())


# --- bytes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["settings", "actors", "briefing", "source"])
def test_a_file_over_its_limit_is_not_read(kind: Kind) -> None:
    """At the limit it is; one byte more, and nothing of it is parsed."""
    good = RawFile("x", kind, b"#" * LARGEST[kind])
    bad = RawFile("x", kind, b"#" * (LARGEST[kind] + 1))
    assert (good.too_large, bad.too_large) == (False, True)
    assert good.text
    assert bad.text == ""
    assert not bad.is_mapping


@pytest.mark.parametrize(
    ("data", "offset"), [(b"a: b", None), ("é".encode("latin-1"), 0), (b"a: \xff", 3), (b"ab\xff\xfe", 2)]
)
def test_the_first_byte_that_is_not_utf8_is_found(data: bytes, offset: int | None) -> None:
    """Other encodings are not guessed."""
    raw = briefing(data)
    assert raw.bad_byte == offset
    assert raw.text == ("" if offset is not None else data.decode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["title: A page – é\n", "---\ntitle: 밀 가격\n---\n\n밀 가격이 올랐다.\n"])
def test_what_editors_call_unicode_is_read_all_the_same(encoding: str, text: str) -> None:
    """With a byte order mark and without one, either way round, so that one mistake does not become many."""
    raw = briefing(text.encode(encoding))
    assert raw.wide.startswith(encoding)
    assert (raw.bad_byte, raw.text) == (None, text)


@pytest.mark.parametrize(
    "data", [b"", b"t", b"title: A page", b"\0title: A page", b"ti\0tle: A page", b"t\0", "é밀".encode(), b"\0" * 64]
)
def test_other_files_are_not_taken_for_it(data: bytes) -> None:
    """A control character somewhere is a mistake of its own, and not an encoding."""
    assert briefing(data).wide == ""


def test_a_wide_file_that_was_cut_is_read_as_far_as_it_goes() -> None:
    """Half a letter at the end, or one that stands for nothing, stops no reading."""
    assert briefing("title: A".encode("utf-16") + b"a").text == "title: A\ufffd"


def test_bytes_of_another_encoding_are_shown_as_letters() -> None:
    """Those of Windows-1252, the likeliest, among those that are UTF-8; what cannot be told apart is not read."""
    raw = briefing("é".encode() + b" \xe9 \x81")
    assert (raw.as_far_as_it_can_be_read, raw.text) == ("é é \ufffd", "")


def test_a_byte_order_mark_at_the_beginning_is_taken_off() -> None:
    """Windows' editors write one, and mean nothing by it."""
    assert briefing(b"\xef\xbb\xbfa: b").text == "a: b"


# --- front matter -------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter_and_body_are_parted(ending: str, mark: str) -> None:
    """The YAML keeps its line numbers, and the body begins with its first line that is not blank."""
    raw = article(mark + ending.join(["---", "title: T", "---  ", "", "", "The body.", "---", "More.", ""]))
    assert raw.has_front_matter
    assert raw.yaml_text == f"title: T{ending[:-1]}\n"
    assert raw.yaml_line == 2
    assert raw.body == ending.join(["The body.", "---", "More.", ""])
    assert raw.body_place == Place(raw.path, 6, 1)
    root = raw.tree.root
    assert isinstance(root, Mapping)
    assert root.entries[0][0].place == Place(raw.path, 2, 1)


def test_a_fence_inside_a_value_is_the_end_of_the_front_matter() -> None:
    """Only a line of exactly three hyphens is one; an indented one is a text."""
    raw = article("---\ntitle: >\n  one\n  ---\n---\nbody\n")
    assert raw.body == "body\n"
    assert article("---\ntitle: T\n----\n---\nbody\n").yaml_text == "title: T\n----\n"


@pytest.mark.parametrize(
    "text", ["", "title: T\n", "---\ntitle: T\n", "--- \n", " ---\ntitle: T\n---\nx\n", "\n---\na: b\n---\n"]
)
def test_an_article_without_two_fences_has_no_front_matter(text: str) -> None:
    """The first stands on the first line."""
    raw = article(text)
    assert not raw.has_front_matter
    assert (raw.yaml_text, raw.body, raw.is_mapping) == ("", "", False)


def test_front_matter_may_be_empty() -> None:
    """It is there, and holds nothing; there is nothing to be read from it."""
    raw = article("---\n---\nbody\n")
    assert raw.has_front_matter
    assert not raw.is_mapping
    assert raw.body == "body\n"


@pytest.mark.parametrize("text", ["---\ntitle: T\n---", "---\ntitle: T\n---\n", "---\ntitle: T\n---\n \n\n"])
def test_an_article_without_a_text_is_shown_at_its_fence(text: str) -> None:
    """A place behind the end of a file could not be shown."""
    raw = article(text)
    assert not raw.body.strip()
    assert raw.body_place == Place(raw.path, 3, 1)


# --- what is a mapping --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "text", "holds"),
    [
        ("briefing", "a: b", True),
        ("briefing", "{}", True),
        ("briefing", "# nothing", False),
        ("briefing", "", False),
        ("briefing", "- a", False),
        ("briefing", "a: b: c", False),
        ("briefing", "[" * 100, False),
        ("settings", "", False),
        ("settings", "name: x", True),
        ("actors", "", True),
        ("actors", "# nobody yet", True),
        ("actors", "text", False),
        ("actors", "a: [", False),
        ("source", "---\ntitle: x\n---\n", True),
        ("source", "---\n# nothing\n---\n", True),
    ],
)
def test_only_a_mapping_is_read_further(kind: Kind, text: str, *, holds: bool) -> None:
    """A registry without actors is one; settings and a briefing that are empty are none."""
    assert RawFile("x", kind, text.encode()).is_mapping is holds


# --- characters nobody sees ---------------------------------------------------------------------------


def test_characters_yaml_forbids_do_not_stop_the_parser() -> None:
    """Those that part words are read as a space, the others as nothing; a rule tells of both."""
    raw = briefing("te\x00xt: a\u2028b\x0cc\u202ed\n\ufeffmore: x\n")
    root = raw.tree.root
    assert isinstance(root, Mapping)
    assert [(key.text, value.text) for key, value in root.entries if isinstance(value, Scalar)] == [
        ("text", "a b cd"),
        ("more", "x"),
    ]


@pytest.mark.parametrize(
    "char", ["\x00", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\uffff"]
)
def test_controls_are_found(char: str) -> None:
    """What cannot be seen, or turns the direction of writing, is one."""
    assert CONTROL.search(f"a{char}b")


@pytest.mark.parametrize(
    "text", ["a\tb", "a\nb", "a\r\nb", "é", "e\u0301", "밀", "a\u00a0b", "a\u200bb", "a\u200db", "שלום", "😀", "…"]
)
def test_letters_marks_and_white_space_are_no_controls(text: str) -> None:
    """Tabs, line ends of either sort, joiners and other scripts are left alone."""
    assert not CONTROL.search(text)


def test_a_lone_carriage_return_is_a_control() -> None:
    """YAML takes it for a line break, and an editor may not."""
    assert CONTROL.search("a\rb")


# --- names --------------------------------------------------------------------------------------------


def test_the_names_in_a_briefing_are_its_ids() -> None:
    """Also of items that cannot be used: what is referred to is known to be there."""
    raw = briefing("judgements:\n  - {id: one, text: [x]}\ngaps: {id: two}\ntopics: [three]\n")
    assert list(raw.names) == ["one", "two"]


def test_the_names_in_a_registry_are_its_keys_and_entries() -> None:
    """A topic in a list, where a mapping is wanted, is known to be meant."""
    raw = RawFile("settings.yml", "settings", b"topics: [grain]\nregions: {coast: The coast}\n")
    assert {"topics", "regions", "grain", "coast"} == set(raw.names)
    assert list(article("---\ntitle: x\n---\n").names) == []
