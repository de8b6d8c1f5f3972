"""YAML into a tree of texts with their places, by either parser, whatever the text holds."""

from __future__ import annotations

import pytest

from briefing_room.findings import Place
from briefing_room.load.yaml_tree import (
    DEEPEST,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Tree,
    begins_anew,
    parse_tree,
    split_entries,
    walk,
)

pytestmark = pytest.mark.usefixtures("parser")


def tree(text: str) -> Tree:
    """The tree of a text."""
    return parse_tree(text, "x.yml")


def mapping(text: str) -> Mapping:
    """A text that is one mapping."""
    root = tree(text).root
    assert isinstance(root, Mapping)
    return root


def entry(text: str) -> tuple[Scalar, Node]:
    """The only entry of a text."""
    ((key, value),) = mapping(text).entries
    return key, value


def scalar(text: str) -> Scalar:
    """The value of a text's only entry."""
    _, value = entry(text)
    assert isinstance(value, Scalar)
    return value


def at(line: int, column: int) -> Place:
    """A place in the file."""
    return Place("x.yml", line, column)


def oddities(text: str) -> list[tuple[str, int, int, str]]:
    """The oddities of a text: sort, line, column, text."""
    return [(odd.sort, odd.place.line, odd.place.column, odd.text) for odd in tree(text).oddities]


# --- texts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "NO", "on", "off", "yes", "true", "010", "0o17", "0x1F", "1_000", "1e5", ".inf", "12:30:45", "2026-02-30", "=",
        "9" * 5000,
    ],
)  # fmt: skip
def test_every_value_is_its_text(text: str) -> None:
    """YAML's own guesses are switched off: `NO` stays the two letters, `010` is no number."""
    value = scalar(f"a: {text}\n")
    assert value.text == text
    assert value.plain
    assert not value.is_null


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nothing_and_its_words_are_nothing(text: str) -> None:
    """A key with nothing behind it, and YAML's words for nothing, are nothing; in quotes they are texts."""
    assert scalar(f"a: {text}\n").is_null
    assert not scalar(f'a: "{text}"\n').is_null


def test_a_block_of_text_is_no_plain_text() -> None:
    """Blocks and quoted texts cannot be cut by a number sign."""
    assert not scalar("a: >\n  b # c\n").plain
    assert scalar("a: >\n  b # c\n  d\n").text == "b # c d\n"
    assert not scalar("a: |\n  b\n").plain
    assert not scalar("a: 'b'\n").plain


# --- places -------------------------------------------------------------------------------------------


def test_keys_and_values_know_their_places() -> None:
    """Lines and columns count from 1, and a text knows where it ends."""
    root = mapping("a: b\nlist:\n  - c\n  - key: d e\n")
    (first_key, first), (second_key, second) = root.entries
    assert isinstance(first, Scalar)
    assert isinstance(second, Sequence)
    assert (root.place, first_key.place, first.place, first.end) == (at(1, 1), at(1, 1), at(1, 4), at(1, 5))
    assert (second_key.place, second.place) == (at(2, 1), at(3, 3))
    item, inner = second.items
    assert (item.place, inner.place) == (at(3, 5), at(4, 5))
    assert isinstance(inner, Mapping)
    value = inner.entries[0][1]
    assert isinstance(value, Scalar)
    assert (value.place, value.end) == (at(4, 10), at(4, 13))


def test_an_empty_value_stands_directly_behind_its_key() -> None:
    """So that a comment behind the key can be told from a text."""
    value = scalar("key: # nothing\n")
    assert (value.place, value.end) == (at(1, 5), at(1, 5))


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_columns_count_characters_and_lines_count_as_editors_do(ending: str) -> None:
    """Neither letters of several bytes nor Windows' line endings move a place."""
    root = mapping(ending.join(["Größe: 밀 가격", "😀: é", "last: x", ""]))
    assert [(key.place, value.place) for key, value in root.entries] == [
        (at(1, 1), at(1, 8)),
        (at(2, 1), at(2, 4)),
        (at(3, 1), at(3, 7)),
    ]
    assert [value.text for _, value in root.entries if isinstance(value, Scalar)] == ["밀 가격", "é", "x"]


def test_places_are_those_of_the_file_when_the_text_begins_further_down() -> None:
    """Front matter begins on the second line of its file."""
    root = parse_tree("a: b\nc: d\n", "x.yml", 2).root
    assert isinstance(root, Mapping)
    assert [key.place for key, _ in root.entries] == [at(2, 1), at(3, 1)]


def test_a_byte_order_mark_is_no_part_of_a_key() -> None:
    """The loader takes it off; the tree never sees one at the beginning."""
    assert mapping("a: b").entries[0][0].text == "a"


def test_walking_a_tree_meets_every_value_in_the_order_of_the_file() -> None:
    """Rules tell what they find from the top of the file to its end."""
    nodes = list(walk(tree("a: 1\nb: [2, {c: 3}]\nd: 4\n").root))
    assert [node.text for node in nodes if isinstance(node, Scalar)] == ["1", "2", "3", "4"]
    assert list(walk(None)) == []


# --- what a desk does not use -------------------------------------------------------------------------


def test_anchors_and_aliases_are_odd_and_an_alias_stands_for_nothing() -> None:
    """What stands elsewhere cannot be seen here, so nothing is taken over."""
    root = mapping("a: &one x\nb: *one\nc: &two [x]\nd: *two\ne: *three\n")
    assert [(key.text, value.text) for key, value in root.entries if isinstance(value, Scalar)] == [
        ("a", "x"), ("b", ""), ("d", ""), ("e", ""),
    ]  # fmt: skip
    assert oddities("a: &one x\nb: *one\n") == [("anchor", 1, 4, "one"), ("alias", 2, 4, "one")]


def test_a_merge_key_is_odd() -> None:
    """Of an alias behind it the alias tells; a mapping of its own has nobody else to tell."""
    assert oddities("<<: *base\n") == [("alias", 1, 5, "base")]
    assert oddities("a: b\n<<: {c: d}\n") == [("merge", 2, 1, "<<")]
    assert oddities('"<<": {c: d}\n') == []


def test_tags_are_odd_and_change_nothing() -> None:
    """A tag neither makes a number nor runs anything."""
    assert scalar("a: !!int 5\n").text == "5"
    assert oddities("a: !important b\nc: !!python/object:os.system [x]\n") == [
        ("tag", 1, 4, "!important"),
        ("tag", 2, 4, "tag:yaml.org,2002:python/object:os.system"),
    ]


def test_a_key_that_is_no_word_is_odd() -> None:
    """A list or a mapping cannot name anything."""
    assert oddities("? [a, b]\n: c\n") == [("key", 1, 3, "")]
    assert oddities("? {a: b}\n: c\n") == [("key", 1, 3, "")]


def test_only_the_first_document_is_read() -> None:
    """A second one would be dropped without a word, so it is odd."""
    read = tree("a: b\n---\nc: d\n")
    assert [(odd.sort, odd.place) for odd in read.oddities] == [("document", at(2, 1))]
    assert isinstance(read.root, Mapping)
    assert [key.text for key, _ in read.root.entries] == ["a"]
    assert tree("---\na: b\n...\n").oddities == ()


# --- depth and bombs ----------------------------------------------------------------------------------


def test_depth_has_a_limit_that_no_briefing_meets() -> None:
    """At the limit a file is read; one level more, and nothing of it is, so that nothing follows from half a tree."""
    assert tree("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)).root is not None
    deep = tree("a: " + "[" * DEEPEST + "]" * DEEPEST)
    assert deep.root is None
    assert [(odd.sort, odd.place) for odd in deep.oddities] == [("depth", at(1, 3 + DEEPEST))]
    assert not deep.problem


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("[{a: ", "}]"), ("{? ", "}")])
def test_fifty_thousand_levels_neither_crash_nor_hang(opening: str, closing: str) -> None:
    """PyYAML's composer dies of this; events do not."""
    assert [odd.sort for odd in tree(opening * 50_000 + closing * 50_000).oddities][-1:] == ["depth"]
    assert [odd.sort for odd in tree(opening * 50_000).oddities][-1:] == ["depth"]


def test_fifty_thousand_levels_of_indentation_stop_early() -> None:
    """Depth without brackets is depth too."""
    text = "".join(" " * level + "a:\n" for level in range(60)) + " " * 60 + "a: b\n"
    assert [odd.sort for odd in tree(text).oddities] == ["depth"]
    assert [odd.sort for odd in tree("- " * 50_000 + "a").oddities] == ["depth"]


def test_a_billion_laughs_are_nine_odd_signs() -> None:
    """An alias is never followed, so a small file stays small, and a circle of aliases ends."""
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    read = tree("\n".join(lines))
    assert len(list(walk(read.root))) < 200
    assert sum(odd.sort == "alias" for odd in read.oddities) == 81
    assert [odd.sort for odd in tree("a: &a [*a]\n").oddities] == ["anchor", "alias"]
    assert [odd.sort for odd in tree("a: &a {<<: *a, b: c}\n").oddities] == ["anchor", "alias"]


# --- what is no YAML ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b: c\n", 1, 5),
        ("a:\n\t- b\n", 2, 1),
        ("a: @b\n", 1, 4),
        # What was opened and is never closed is shown where it was opened, not where the parser noticed.
        ('a: "b\nc: d\ne: f\n', 1, 4),
        ("a: [b, c\nd: e\n", 1, 4),
        ("a: {b: c\nd: e\n", 1, 4),
        ("a: b\nc d\ne: f\n", 2, 1),
        ("a: *b* c\n", 1, 4),
        ("a: & b\n", 1, 4),
        ("a: 'b' c\n", 1, 8),
    ],
)
def test_what_is_no_yaml_has_a_problem_and_a_place(text: str, line: int, column: int) -> None:
    """Both parsers point at the place where an analyst mends it."""
    read = tree(text)
    assert read.root is None
    assert read.problem
    assert read.problem_place == at(line, column)


def test_a_character_the_parser_refuses_is_a_problem_at_the_beginning() -> None:
    """The loader takes such characters out before; nothing is raised should one come through."""
    read = tree("a: \x00b\n")
    assert read.root is None
    assert read.problem
    assert read.problem_place == at(1, 1)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n...\n"])
def test_an_empty_text_is_no_problem(text: str) -> None:
    """Whether a file may be empty is not for the parser to say."""
    read = tree(text)
    assert not read.problem
    assert read.root is None or (isinstance(read.root, Scalar) and read.root.is_null)


# --- commas and hyphens -------------------------------------------------------------------------------


def test_a_comma_in_braces_splits_a_text() -> None:
    """The rest is a key with nothing behind it, not even a colon."""
    root = mapping("{text: He came, and left, id: x, because: , note: ~}")
    assert [key.text for key, _ in split_entries(root)] == ["and left"]
    assert split_entries(mapping("text: He came\nnote:\n")) == []


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ("a b c a b c", 3),
        ("a b a c b", 2),  # two of the three that follow come again
        ("a b a", None),  # one key twice is one key twice
        ("a a a", None),
        ("a b c d a e f g h b", None),  # two keys twice, far from each other
        ("a b c", None),
        ("", None),
    ],
)
def test_a_mapping_begins_anew_where_most_of_its_keys_come_again(keys: str, number: int | None) -> None:
    """The hyphen of a new entry is missing there."""
    text = "{" + ", ".join(f"{key}: x" for key in keys.split()) + "}"
    assert begins_anew(mapping(text)) == number
