"""Findings: their order, their levels, and the three ways in which they are printed."""

from __future__ import annotations

import json
from dataclasses import replace
from types import ModuleType

import pytest

from briefing_room.findings import (
    LINE_WIDTH,
    Cure,
    Finding,
    Format,
    Place,
    apply_levels,
    code_of,
    count_findings,
    has_errors,
    printable,
    short,
    sorted_once,
    write_findings,
    yaml_text,
)

STYLES: tuple[Format, ...] = ("github", "text")

ERROR = Finding(Place("page.yml", 2, 7), "wrong-value", "error", "“x” is no day", "write a day\nor nothing")
WARNING = Finding(Place("page.yml", 1, 1), "unused-actor", "warning", "nobody names it")


def same(path: str) -> str:
    """Show a path as it is."""
    return path


def shown(text: str, line: int, column: int, message: str = "wrong", help_: str = "") -> list[str]:
    """One finding as text, line by line."""
    finding = Finding(Place("page.yml", line, column), "some-rule", "error", message, help_)
    return write_findings([finding], "text", {"page.yml": text}, same).split("\n")


# --- order, levels, counting --------------------------------------------------------------------------


def test_findings_are_sorted_by_place_and_told_once() -> None:
    """The same mistake found twice is one finding, and the order is that of the files."""
    later = Finding(Place("page.yml", 10, 1), "a", "error", "b")
    other = Finding(Place("actors.yml", 99, 1), "a", "error", "b")
    assert sorted_once([later, ERROR, WARNING, ERROR, other]) == (other, WARNING, ERROR, later)


def test_only_errors_forbid_publishing() -> None:
    """A warning is no error."""
    assert has_errors([WARNING, ERROR])
    assert not has_errors([WARNING])
    assert not has_errors([])


def test_a_house_rule_raises_a_warning_or_switches_it_off() -> None:
    """The desk's own levels apply to warnings."""
    raised = Finding(WARNING.place, WARNING.code, "error", WARNING.message)
    assert apply_levels([WARNING], {"unused-actor": "error"}) == (raised,)
    assert apply_levels([WARNING], {"unused-actor": "warning"}) == (WARNING,)
    assert apply_levels([WARNING], {"unused-actor": "off"}) == ()
    assert apply_levels([WARNING], {"another-rule": "off"}) == (WARNING,)


@pytest.mark.parametrize("level", ["error", "warning", "off"])
def test_a_house_rule_never_changes_an_error(level: str) -> None:
    """The build's promise is not a matter of taste."""
    assert apply_levels([ERROR], {"wrong-value": level}) == (ERROR,)  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ([], "no findings"),
        ([ERROR], "1 error"),
        ([WARNING], "1 warning"),
        ([WARNING, ERROR, ERROR], "2 errors, 1 warning"),
        ([WARNING, WARNING], "2 warnings"),
    ],
)
def test_findings_are_counted_in_words(findings: list[Finding], words: str) -> None:
    """The last line of a check can be read aloud."""
    assert count_findings(findings) == words


def test_a_rules_code_is_the_name_of_its_module() -> None:
    """Module, code and heading are one word."""
    module = ModuleType("briefing_room.checks.quote_in_source")
    assert code_of(module) == "quote-in-source"


# --- pieces of messages -------------------------------------------------------------------------------


def test_words_in_a_message_are_on_one_line_and_clipped() -> None:
    """A message is one line, whatever stands in the file."""
    assert short("two\n  words") == "“two words”"
    assert short("x" * 60) == f"“{'x' * 60}”"
    assert short("x" * 61) == f"“{'x' * 59}…”"
    assert short("some words here", 11) == "“some words…”"


@pytest.mark.parametrize(
    ("text", "yaml"),
    [
        ("plain", '"plain"'),
        ("it's", '"it\'s"'),
        ('a "quote"', "'a \"quote\"'"),
        ('it\'s a "quote"', "'it''s a \"quote\"'"),
        ("a \\ b", '"a \\\\ b"'),
        ('a \\ "b"', '"a \\\\ \\"b\\""'),
    ],
)
def test_a_proposal_can_be_pasted_as_yaml(text: str, yaml: str) -> None:
    """What a finding proposes is one YAML value, and the value is the text."""
    from briefing_room.load.values import to_values  # noqa: PLC0415 - only to read it back
    from briefing_room.load.yaml_tree import parse_tree  # noqa: PLC0415

    assert yaml_text(text) == yaml
    root = parse_tree(yaml, "x").root
    assert root is not None
    assert to_values(root) == text


def test_control_characters_are_made_visible() -> None:
    """A terminal obeys nothing that stands in a file."""
    assert printable("a\x1b[31mb\u202ec\x00") == "a\\u001b[31mb\\u202ec\\u0000"
    assert printable("a\tb") == "a   b"
    assert printable("Größe 밀 😀") == "Größe 밀 😀"


# --- as text ------------------------------------------------------------------------------------------


def test_a_finding_as_text_shows_place_line_caret_and_cure() -> None:
    """`path:line:column: severity[code]: message`, the line with a caret, and the help."""
    text = write_findings([ERROR], "text", {"page.yml": "title: T\ndate: x\n"}, lambda path: f"desk/{path}")
    assert text == (
        "desk/page.yml:2:7: error[wrong-value]: “x” is no day\n"
        "    2 | date: x\n"
        "      |       ^\n"
        "    help: write a day\n"
        "          or nothing\n"
    )


def test_findings_as_text_are_parted_by_a_blank_line() -> None:
    """Two findings do not run into each other."""
    text = write_findings([WARNING, ERROR], "text", {}, same)
    assert text == (
        "page.yml:1:1: warning[unused-actor]: nobody names it\n"
        "\n"
        "page.yml:2:7: error[wrong-value]: “x” is no day\n    help: write a day\n          or nothing\n"
    )
    assert write_findings([], "text", {}, same) == ""


def test_a_line_that_is_not_there_or_is_blank_is_not_shown() -> None:
    """A finding about a missing file, or an empty one, has no line to show."""
    assert shown("", 1, 1) == ["page.yml:1:1: error[some-rule]: wrong", ""]
    assert shown("a\n \n", 2, 1) == ["page.yml:2:1: error[some-rule]: wrong", ""]
    assert shown("a\n", 9, 1) == ["page.yml:9:1: error[some-rule]: wrong", ""]


def test_the_caret_stands_below_wide_characters_combining_ones_and_tabs() -> None:
    """Columns count code points; the caret counts terminal columns."""
    _, line, caret, _ = shown("밀 가격: x\n", 1, 7)
    assert (line, caret) == ("    1 | 밀 가격: x", "      |          ^")
    _, line, caret, _ = shown("cafe\u0301: x", 1, 8)
    assert (line, caret) == ("    1 | cafe\u0301: x", "      |       ^")
    _, line, caret, _ = shown("a:\tx", 1, 4)
    assert (line, caret) == ("    1 | a:  x", "      |     ^")


def test_the_caret_stands_after_the_end_of_a_line() -> None:
    """A place behind the last character, as of a text that was cut off, is shown there."""
    _, line, caret, _ = shown("text: x\r\nnext", 1, 8)
    assert (line, caret) == ("    1 | text: x", "      |        ^")
    assert shown("text: x", 1, 99)[2] == caret


def test_a_long_line_is_clipped_around_the_caret() -> None:
    """A line of a thousand characters is no wall of text, and the caret stands below the right one."""
    text = "a" * 500 + "X" + "b" * 500
    _, line, caret, _ = shown(text, 1, 501)
    assert len(line) < LINE_WIDTH + 20
    assert line.startswith("    1 | …a")
    assert line.endswith("b…")
    assert line[caret.index("^")] == "X"
    _, line, caret, _ = shown("X" + "b" * 500, 1, 1)
    assert line[caret.index("^")] == "X"
    assert "…b" not in line


def test_a_place_far_into_a_line_of_wide_characters_is_marked() -> None:
    """Clipping and width do not get into each other's way."""
    text = "밀" * 300 + "X" + "밀" * 300
    _, line, caret, _ = shown(text, 1, 301)
    before = line[: line.index("X")]
    assert caret.index("^") == sum(2 if char == "밀" else 1 for char in before)


def test_what_stands_in_the_file_does_not_reach_the_terminal_as_commands() -> None:
    """Message, line and help are printed with control characters made visible."""
    text = "\n".join(shown("a: \x1b[2J", 1, 4, "bad \x1b[2J", "drop \u202e"))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.count("\\u001b[2J") == 2


# --- as JSON ------------------------------------------------------------------------------------------


def test_a_finding_as_json_has_exactly_these_keys_in_this_order() -> None:
    """The keys are an interface."""
    found = json.loads(write_findings([ERROR], "json", {}, lambda path: f"desk/{path}"))
    assert list(found[0].items()) == [
        ("path", "desk/page.yml"),
        ("line", 2),
        ("column", 7),
        ("code", "wrong-value"),
        ("severity", "error"),
        ("message", "“x” is no day"),
        ("help", "write a day\nor nothing"),
        ("cures", []),
    ]


def test_a_program_is_told_of_every_edit_of_a_cure() -> None:
    """One slip may stand in many places and files, and mending one of them alone would break the others."""
    other = Cure(Place("other.yml", 5, 2), Place("other.yml", 5, 5), "hafen")
    cure = Cure(Place("page.yml", 2, 7), Place("page.yml", 2, 9), "hafen").with_also([other])
    found = json.loads(write_findings([replace(ERROR, cures=(cure,))], "json", {}, lambda path: f"desk/{path}"))
    edit = {"path": "desk/page.yml", "line": 2, "column": 7, "end_line": 2, "end_column": 9, "text": "hafen"}
    with_it = {"path": "desk/other.yml", "line": 5, "column": 2, "end_line": 5, "end_column": 5, "text": "hafen"}
    assert found[0]["cures"] == [{**edit, "also": [with_it]}]


def test_no_findings_as_json_are_an_empty_list() -> None:
    """A program that reads it needs no special case, and letters stay letters."""
    assert write_findings([], "json", {}, same) == "[]\n"
    assert "“x” is no day" in write_findings([ERROR], "json", {}, same)


# --- for GitHub ---------------------------------------------------------------------------------------


def test_a_finding_for_github_is_one_workflow_command() -> None:
    """Line breaks, per cent signs, and in properties commas and colons, are escaped as GitHub asks.

    A line break in a message is that of a name in it, and is made visible.
    """
    finding = Finding(Place("a,b:c%.yml", 3, 4), "some-rule", "error", "100 %, or\nnot: so", "first\nsecond")
    assert write_findings([finding, WARNING], "github", {}, same) == (
        "::error file=a%2Cb%3Ac%25.yml,line=3,col=4,title=some-rule::100 %25, or\\u000anot: so%0Afirst%0Asecond\n"
        "::warning file=page.yml,line=1,col=1,title=unused-actor::nobody names it\n"
    )


def test_a_finding_for_github_holds_no_commands_for_a_terminal() -> None:
    """A log is shown in a terminal's colours as well; control characters are made visible."""
    for letter in "\x1b\x07\x85\u2028\u202e\r":
        name = f"a{letter}[2J"
        finding = Finding(Place(f"{name}.yml"), "some-rule", "error", f"{name} is wrong", f"rename {name}")
        for style in STYLES:
            assert letter not in write_findings([finding], style, {}, same)


@pytest.mark.parametrize("command", ["::error::pwned", "  ::add-mask::x", "##[command]x", "\n::stop-commands::x"])
def test_the_name_of_a_file_commands_no_pipeline(command: str) -> None:
    """A log is read by the machine that runs the pipeline: no line begins as its commands do, but for our own."""
    finding = Finding(Place(f"{command}.yml"), "some-rule", "error", f"{command} is wrong", f"rename it\n{command}")
    text = write_findings([finding], "text", {f"{command}.yml": command}, same)
    assert not [line for line in text.splitlines() if line.lstrip().startswith(("::", "##["))]
    [line] = write_findings([finding], "github", {}, same).splitlines()
    assert line.startswith("::error file=")


# --- for GitLab ---------------------------------------------------------------------------------------


def test_a_finding_for_gitlab_is_an_entry_of_a_code_quality_report() -> None:
    """With the keys GitLab asks for, and the two severities in its words."""
    (error, warning) = json.loads(write_findings([ERROR, WARNING], "gitlab", {}, lambda path: f"desk/{path}"))
    assert error | {"fingerprint": ""} == {
        "description": "“x” is no day (write a day\nor nothing)",
        "check_name": "wrong-value",
        "fingerprint": "",
        "severity": "critical",
        "location": {"path": "desk/page.yml", "lines": {"begin": 2}},
    }
    assert (warning["severity"], warning["description"]) == ("minor", "nobody names it")


def test_a_finding_that_only_moved_is_no_new_one_for_gitlab() -> None:
    """Its fingerprint leaves out the line; another path, rule or message makes another."""
    others = [
        Finding(Place("page.yml", 99, 1), "wrong-value", "error", "“x” is no day"),
        Finding(Place("other.yml", 2, 7), "wrong-value", "error", "“x” is no day"),
        Finding(Place("page.yml", 2, 7), "wrong-type", "error", "“x” is no day"),
        Finding(Place("page.yml", 2, 7), "wrong-value", "error", "“y” is no day"),
    ]
    first, moved, *rest = json.loads(write_findings([ERROR, *others], "gitlab", {}, same))
    assert first["fingerprint"] == moved["fingerprint"]
    assert len({first["fingerprint"], *(entry["fingerprint"] for entry in rest)}) == 4


# --- another place ------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["text", "json", "github", "gitlab"])
def test_another_place_in_a_cure_is_shown_as_a_path_one_can_open(style: Format) -> None:
    """`{see}` stands for it, in every format; braces that stand in the file stay."""
    finding = Finding(Place("page.yml"), "a-rule", "error", "wrong", "at {see}: {see}", Place("other.yml", 2, 3))
    printed = write_findings([finding], style, {}, lambda path: f"desk/{path}")
    assert "at desk/other.yml:2:3: {see}" in printed
    plain = Finding(Place("page.yml"), "a-rule", "error", "wrong", "write {see}")
    assert "write {see}" in write_findings([plain], style, {}, same)
