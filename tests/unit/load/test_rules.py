"""The rules on files: the whole message and its cure, as the analyst reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from briefing_room.findings import findings_of
from briefing_room.load.raw import Kind, RawFile
from briefing_room.load.rules import READING_RULES, yaml_syntax
from briefing_room.load.slips_of_quotes import HELP, INSIDE, OPEN
from tests.desks.desks import write_desk

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.findings import Finding


def findings(text: str | bytes, kind: Kind = "briefing") -> list[Finding]:
    """What the reading rules find in a file."""
    raw = RawFile("x.yml", kind, text.encode() if isinstance(text, str) else text)
    return [finding for rule in READING_RULES for finding in findings_of(rule, rule.check(raw))]


def only(text: str | bytes, kind: Kind = "briefing") -> Finding:
    """The only finding in a file."""
    (finding,) = findings(text, kind)
    return finding


# --- yaml-syntax, by either parser --------------------------------------------------------------------

COLON = "a colon with a space after it starts a value here, where none can stand"
COLON_HELP = 'put the text in double quotes when it holds ": "; or mend the indentation'
SIGN = "a text cannot begin with “*” or “&”, which are signs of YAML's own"
TAG = "a text cannot begin with “!”, which is a sign of YAML's own"
START = "a text cannot begin with this character"
QUOTES = "put the whole text in double quotes"
KEY = "a key is expected here"
KEY_HELP = (
    "mend the indentation; or put the text before it in quotes: a bracket, # or quotation mark ended it too early"
)
LIST = "a list in brackets begins here that is not closed, or lacks a comma"
LIST_HELP = 'write one entry a line, after "- "; put a text that begins with a bracket in quotes'
BRACES = "a mapping in braces begins here that is not closed, or lacks a comma"
MOVED = "the key “text” stands one space too far to the right"
OPEN_HELP = 'close it; a text that holds quotation marks is easiest to write after "text: >", on lines of its own'
ENTRY_HELP = 'indent it like the entries above, with "- " in front'
NO_COLON = "a key without a colon stands here, or a text that begins too far to the left"
BLOCK = "a text after “|” or “>” begins on the next line"
VALUE = "a value is expected here, and none begins"
VALUE_HELP = "close the bracket or brace before it; put a text that begins with one in quotes"
BACKSLASH = "a backslash in double quotes stands before something YAML does not know"
BACKSLASH_HELP = "write the backslash twice, or use single quotes"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "place", "message", "help_"),
    [
        ("text: Experts say: it will not last\n", "1:18", COLON, COLON_HELP),
        ("a:\n  - id: x\n     text: y\n", "3:6", MOVED, "indent it like its neighbours, with 4 spaces, not 5"),
        ("a:\n\t- b\n", "2:1", "a tab stands where YAML wants spaces", "indent with spaces only"),
        ("text: *Now* it opens\n", "1:7", SIGN, QUOTES),
        ("text: **Now** it opens\n", "1:7", SIGN, QUOTES),
        ("text: & so on\n", "1:7", SIGN, QUOTES),
        ("text: !<odd\n", "1:12", TAG, QUOTES),
        ("text: !so!what it is\n", "1:7", TAG, QUOTES),
        ("text: @norland says\n", "1:7", START, QUOTES),
        ("text: `code`\n", "1:7", START, QUOTES),
        ("text: %5 of it\n", "1:7", START, QUOTES),
        ('text: "The "storm" of it"\n', "1:7", INSIDE, f'write: "The “storm” of it"\nor {HELP[INSIDE]}'),
        ("text: 'it's over'\n", "1:7", INSIDE, f"write: 'it’s over'\nor {HELP[INSIDE]}"),
        ("text: [[norland]] says\n", "1:19", KEY, KEY_HELP),
        ("text: one # two\n  three\n", "2:3", KEY, KEY_HELP),
        ("topics: [a, b\nregions: c\n", "1:9", LIST, LIST_HELP),
        ("as_of: {date: a basis: b}\n", "1:8", BRACES, "write one key a line instead of braces"),
        ('a: b\ntext: "open\nmore: x\n', "2:7", OPEN, f'write: "open"\nor {HELP[OPEN]}'),
        ('? "open\nmore: x\n', "1:3", OPEN, OPEN_HELP),
        ("- a\nb: c\n", "2:1", "an entry of a list is expected here", ENTRY_HELP),
        ("a: b\nno colon\nc: d\n", "2:1", NO_COLON, "add the colon, or indent the text below its key"),
        ("text: > so it goes\n", "1:9", BLOCK, "move it there, indented; or put it in quotes"),
        ("topics: - a\n", "1:9", "a list begins on the line after its key", 'move "- " there, indented'),
        ("topics: [\n", "1:10", VALUE, VALUE_HELP),  # noticed behind the end, shown at it
        ("topics: ]\n", "1:9", VALUE, VALUE_HELP),
        ('text: "C:\\quay"\n', "", BACKSLASH, BACKSLASH_HELP),
        ('text: "\\xZZ"\n', "", BACKSLASH, BACKSLASH_HELP),
    ],
)
def test_what_the_parser_stumbles_over_is_told_in_the_curators_words(
    text: str, place: str, message: str, help_: str
) -> None:
    """Cause and cure, at the place where it is mended; the two parsers differ by a column inside quotes only."""
    finding = only(text)
    assert (finding.code, finding.message, finding.help) == ("yaml-syntax", message, help_)
    assert not place or f"{finding.place.line}:{finding.place.column}" == place


def test_what_the_parser_says_otherwise_is_passed_on() -> None:
    """No words are no reason for silence."""
    finding = only("%YAML 9.9\n---\na: b\n")
    assert finding.message == "this is not YAML: found incompatible YAML document"
    assert finding.help == "put texts with special characters in quotes, and mend the indentation"


def test_a_problem_in_a_line_with_a_control_character_is_told_by_that_rule_alone() -> None:
    """Without the character the line may be right."""
    assert [finding.code for finding in findings("a: b\n  \x00c: d\n")] == ["control-character"]
    assert [finding.code for finding in findings("a: \x00b\nc: d: e\n")] == ["control-character", "yaml-syntax"]


def test_words_for_the_parser_are_regular_expressions_that_work() -> None:
    """Each of them is reached by a case above; none hides another."""
    assert len({known for known, _, _ in yaml_syntax._WORDS}) == len(yaml_syntax._WORDS)  # noqa: SLF001 - the table


# --- the others ---------------------------------------------------------------------------------------

UTF8 = "the file is not UTF-8: byte 0xe4 stands here"
DELETE = "delete it; it comes from copying, more often than not"
REMOVE = "remove it; to show a backslash itself, write it twice or use single quotes"
ALIAS = "is YAML's sign for re-using a value, which a desk does not use"
ALIAS_HELP = "write the value out; or, if a text begins with"
MERGE = "“<<” is YAML's sign for taking over the keys of another mapping, which a desk does not use"
DEEP = "the file is nested more than 24 levels deep here"
CUT_HELP = "put the whole text in double quotes; before a comment write two spaces, and one after the sign"
SPLIT = "a comma ended the text before “and left”, which YAML takes for a key of its own"


@pytest.mark.parametrize(
    ("text", "place", "message", "help_"),
    [
        (b"a: \xe4\n", "1:4 not-utf8", UTF8, "save the file as UTF-8 in your editor"),
        ("é: b\n밀: ".encode() + b"\xe4", "2:4 not-utf8", UTF8, "save the file as UTF-8 in your editor"),
        (
            "a: b\u202ec\u202ed\n",
            "1:5 control-character",
            "U+202E (right-to-left override) stands here, which cannot be seen",
            DELETE,
        ),
        (
            'a: "b\\0c"\n',
            "1:4 control-character",
            "a backslash makes U+0000 (a control character), which cannot be seen",
            REMOVE,
        ),
        (
            "a: b\n---\nc: d\n",
            "2:1 yaml-structure",
            "a second document begins here",
            'remove the line "---": one file is one document',
        ),
        (
            "- a\n",
            "1:1 yaml-structure",
            "the file is not a mapping of keys to values",
            'begin each key at the left margin: "key: value"',
        ),
        (
            "? [a]\n: b\n",
            "1:3 yaml-structure",
            "a key is a single word, not a list or a mapping",
            "write the key as a word, followed by a colon",
        ),
        ("a: " + "[" * 30 + "]" * 30, "1:27 yaml-structure", DEEP, "mend the brackets or the indentation"),
        ("{? " * 30, "1:73 yaml-structure", DEEP, "mend the brackets or the indentation"),
        ("", "1:1 yaml-structure", "the file is empty", "write a briefing, or remove it"),
        ("# so far\n", "1:1 yaml-structure", "the file is empty", "write a briefing, or remove it"),
        ("a: *b\n", "1:4 yaml-anchor", f"“*b” {ALIAS}", f'{ALIAS_HELP} "*", put it in quotes'),
        ("a: &b c\nd: *b\n", "1:4 yaml-anchor", f"“&b” {ALIAS}", f'{ALIAS_HELP} "&", put it in quotes'),
        ("a: b\n<<: {c: d}\n", "2:1 yaml-anchor", MERGE, "write the keys out"),
        (
            "a: !!str b\n",
            "1:4 yaml-tag",
            "“!!str” is a YAML tag, which a desk does not use",
            'remove it; or, if a text begins with "!", put it in quotes',
        ),
        (
            "a: b\na: c\n",
            "2:1 duplicate-key",
            "the key “a” stands here a second time; the first is in line 1",
            "join the two, or remove one",
        ),
        (
            "a: b\nc: d\na: e\nc: f\n",
            "3:1 duplicate-key",
            "the key “a” stands here a second time with others; the first is in line 1",
            'begin the entry with "- ", or with its name',
        ),
        (
            "text: item #1 is late\n",
            "1:11 cut-text",
            "the text ends here: YAML takes “#1 is late” for a comment and drops it",
            CUT_HELP,
        ),
        (
            "text: #1 is late\n",
            "1:6 cut-text",
            "nothing stands here: YAML takes “#1 is late” for a comment and drops it",
            CUT_HELP,
        ),
        (
            "{text: He came, and left}\n",
            "1:17 split-text",
            SPLIT,
            "put the text in double quotes, or write one key a line without braces",
        ),
    ],
)
def test_a_finding_says_what_is_wrong_and_how_to_mend_it(
    text: str | bytes, place: str, message: str, help_: str
) -> None:
    """Line and column, cause and cure."""
    finding = only(text)
    assert f"{finding.place.line}:{finding.place.column} {finding.code}" == place
    assert (finding.message, finding.help) == (message, help_)


FENCES = 'begin the file with a line "---", the keys, and another "---"'


@pytest.mark.parametrize(
    ("text", "place", "message", "help_"),
    [
        ("title: T\n", "1:1 front-matter", "the article has no front matter", FENCES),
        ("---\ntitle: T\n", "1:1 front-matter", "the front matter is not closed", 'write a line "---" after it'),
        ("---\n\n---\nText.\n", "1:1 front-matter", "the front matter is empty", "write at least: title: its headline"),
        (
            "---\ntitle: T\n---\n\n",
            "3:1 front-matter",
            "the article has no text",
            "write the article's text below the front matter",
        ),
        ("---\ntitle: a: b\n---\nText.\n", "2:9 yaml-syntax", COLON, COLON_HELP),
    ],
)
def test_a_finding_in_an_article_stands_in_the_line_of_the_file(
    text: str, place: str, message: str, help_: str
) -> None:
    """Front matter begins on line two."""
    finding = only(text, "source")
    assert f"{finding.place.line}:{finding.place.column} {finding.code}" == place
    assert (finding.message, finding.help) == (message, help_)


def test_a_file_that_is_too_large_says_how_much_is_read() -> None:
    """With separators, so that the noughts need not be counted."""
    finding = only(b"#" * 1_048_577, "settings")
    assert finding.code == "file-too-large"
    assert finding.message == "the file has 1,048,577 bytes; at most 1,048,576 are read"


@pytest.mark.parametrize(
    "text",
    [
        "text: words  # tidy\n",
        "text: words\t# tidy\n",
        "text: words  #\n",
        'text: "words" # behind quotes\n',
        "text: 'words' #tight\n",
        "text: > # behind the sign of a block\n  words #1\n",
        "text: item#1\n",
        "status: draft # a key without sentences\n",
        "# a comment\ntext: words\n",
        "text:\n  # a comment on a line of its own\n  words\n",
        "evidence: # a comment behind a list's key\n  - words\n",
        "topics: [a, b] # a list of ids\n",
    ],
)
def test_a_comment_that_drops_nothing_is_no_finding(text: str) -> None:
    """Only a text that may have been meant to go on is."""
    assert findings(text) == []


def test_the_same_words_split_off_twice_are_no_duplicate_key() -> None:
    """They are no keys at all."""
    assert [finding.code for finding in findings("{text: On, and on, and on}\n")] == ["split-text", "split-text"]


def test_every_sort_of_text_is_guarded_against_number_signs() -> None:
    """In lists, in short forms of evidence, and in the vocabularies of the settings."""
    lists = "aliases: [a #1\n  ]\nevidence:\n  - a #1\n  - source-id: b #1\n"
    vocabularies = "topics:\n  grain: c #1\nregions: {x: d #1\n  }\n"
    found = findings(lists + vocabularies, "settings")
    assert [(finding.code, finding.place.line) for finding in found] == [("cut-text", line) for line in (1, 4, 5, 7, 8)]


def test_a_file_of_one_endless_text_is_read_in_no_time(tmp_path: Path) -> None:
    """A bottom line of one and a half million quotation marks is one finding, and no rule looks at it again."""
    desk = write_desk(tmp_path / "desk", {})
    path = desk / "base.yml"
    text = path.read_text(encoding="utf-8")
    endless = text.replace("When the harbour opens again is not known.", "'" + '"' * 1_500_000 + "'", 1)
    path.write_text(endless, encoding="utf-8")
    assert [finding.code for finding in check(desk).findings] == ["text-too-long"]
