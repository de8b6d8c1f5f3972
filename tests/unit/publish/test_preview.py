"""Findings stand over the pages of a preview, each with its place, its cause and a cure that can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml.html import HtmlElement, fromstring

from briefing_room.findings import Cure, Finding, Place
from briefing_room.publish.preview.copyable import HelpLine, help_lines
from briefing_room.publish.preview.panel import MOST, Told, over_pages, render_panel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PLACE = Place("page.yml", 2, 13)
TEXTS = {"page.yml": "title: A page\nlikelihood: liekly  # <b>\n"}
WRONG = Finding(
    PLACE,
    "wrong-value",
    "error",
    "“likelihood”: “liekly” is no <term>",
    "write: likely",
    cures=(Cure(PLACE, Place("page.yml", 2, 19), "likely"),),
)
ODD = Finding(Place("page.yml"), "title-short", "warning", "it says little", "look at {see}", see=PLACE)


def panel(*findings: Finding, language: str = "en", remarks: tuple[str, ...] = ()) -> HtmlElement:
    """The panel of these findings, read as a browser does."""
    return fromstring(render_panel(Told(findings, TEXTS, "briefings", language, remarks)))


def text_of(found: HtmlElement) -> str:
    """What is read in an element, without its style and script."""
    for element in found.xpath(".//style | .//script"):
        element.drop_tree()
    return " ".join(found.text_content().split())


def test_all_severities_are_told_errors_first() -> None:
    """An error, a warning and a remark, each with place, cause and cure, as the command tells them; counted above."""
    text = text_of(panel(ODD, WRONG, remarks=("mkdocs.yml: no plugin is run",)))
    assert text == (
        "1 error, 1 warning, 1 remark on the configuration"
        "The desk has errors. This page shows its last good state."
        "error briefings/page.yml:2:13 wrong-value“likelihood”: “liekly” is no <term>likelihood: liekly # <b>"
        "write: likelyCopy"
        "warning briefings/page.yml:1:1 title-shortit says littletitle: A pagelook at briefings/page.yml:2:13"
        "mkdocs.yml: no plugin is run"
    )


def test_nothing_found_shows_nothing() -> None:
    """A sound desk's preview looks like its site."""
    assert render_panel(Told((), TEXTS, "briefings")) == ""


def test_a_warning_alone_says_nothing_of_a_last_good_state() -> None:
    """The page is fresh then, and nobody is interrupted."""
    found = panel(ODD)
    assert "last good state" not in text_of(panel(ODD))
    assert found.xpath(".//summary/span/@role") == ["status"]
    assert panel(WRONG).xpath(".//summary/span/@role") == ["alert"]


def test_the_word_that_is_meant_is_marked() -> None:
    """A caret below it would lose its place where a line is broken on a phone."""
    assert panel(WRONG).xpath(".//mark/text()") == ["liekly"]


def test_it_speaks_the_desks_language() -> None:
    """But for what a rule says, which is marked as English."""
    found = panel(WRONG, ODD, language="fr")
    assert found.get("lang") == "fr"
    assert found.get("aria-label") == "Constats"
    assert found.xpath("string(.//summary)") == "1 erreur, 1 avertissement"
    assert found.xpath(".//li/div/@lang") == ["en", "en"]


def test_its_mark_changes_with_the_findings_and_not_with_their_lines() -> None:
    """So a panel that was folded stays folded while lines above a finding come and go."""
    moved = Finding(Place("page.yml", 9, 13), WRONG.code, WRONG.severity, WRONG.message, WRONG.help, cures=WRONG.cures)
    marks = [panel(*each).get("data-findings") for each in ((WRONG,), (moved,), (WRONG, ODD))]
    assert marks[0] == marks[1] != marks[2]


def test_a_page_has_a_bounded_number_of_them() -> None:
    """What is left out is said."""
    many = [Finding(Place("page.yml", 1, at), "odd", "warning", "it is odd") for at in range(1, MOST + 4)]
    assert len(panel(*many).xpath(".//li")) == MOST
    assert "And 3 more: “briefing check” tells them all." in text_of(panel(*many))


@pytest.mark.parametrize(
    ("told", "lines"),
    [
        ("", [HelpLine("write: likely", "likely")]),
        ("one of two\nwrite: likely", [HelpLine("one of two"), HelpLine("write: likely", "likely")]),
        (
            "write: likely\nadd a day; or write: status: not-checked",
            [
                HelpLine("write: likely", "likely"),
                HelpLine("add a day; or write: status: not-checked", "status: not-checked"),
            ],
        ),
        (
            "write: likely\nput it back as it was:\n  - date: 2025-01-06\n    why: It was.\nor not",
            [
                HelpLine("write: likely", "likely"),
                HelpLine("put it back as it was:"),
                HelpLine("  - date: 2025-01-06\n    why: It was.", "- date: 2025-01-06\n  why: It was."),
                HelpLine("or not"),
            ],
        ),
        (
            "write: likely\ntake it out, and write: likelihood: … (one of: a, b)\nwrite: original: none, and say why",
            [
                HelpLine("write: likely", "likely"),
                HelpLine("take it out, and write: likelihood: … (one of: a, b)"),
                HelpLine("write: original: none, and say why"),
            ],
        ),
    ],
    ids=["unnamed", "named", "in-words", "block", "not-all-there"],
)
def test_what_can_be_pasted_can_be_copied(told: str, lines: list[HelpLine]) -> None:
    """Every cure once, where the help names it or else at the end; never a line of which only a part is YAML."""
    assert list(help_lines(WRONG, told)) == lines


def test_a_cure_is_copied_as_it_is_written() -> None:
    """In several lines, too, and with signs that HTML reads otherwise."""
    text = 'quote: "a < b"\nprefix: “said”'
    cured = Finding(PLACE, "quote", "error", "no", f"write: {text}", cures=(Cure(PLACE, PLACE, f"{text},\n"),))
    assert panel(cured).xpath(".//button/@data-copy") == [text]


def _served(kind: str, body: bytes, path: str, shown: Callable[[str], str]) -> tuple[dict[str, str], bytes]:
    headers: dict[str, str] = {}

    def answer(_: object, start: Callable[..., object]) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    made = over_pages(answer, shown)({"PATH_INFO": path}, lambda _, given: headers.update(given))
    return headers, b"".join(made)


def test_a_page_is_served_with_the_panel_at_its_end() -> None:
    """With its length; what is no page, and a page that the panel is not for, are served as they are."""
    page, with_panel = b"<body><p>x</p></body>", b"<body><p>x</p><i>\xc3\xa9</i></body>"

    def shown(path: str) -> str:
        return "<i>é</i>" if path.startswith("/desk/") else ""

    assert _served("text/html", page, "/desk/", shown) == (
        {"Content-Type": "text/html", "Content-Length": str(len(with_panel))},
        with_panel,
    )
    assert _served("text/html", page, "/guide/", shown)[1] == page
    assert _served("application/json", page, "/desk/", shown)[1] == page


def test_what_is_worked_out_for_a_page_stands_at_the_end_of_its_text() -> None:
    """The panel is no part of the text and stands behind it."""

    def answer(_: object, start: Callable[..., object]) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "text/html")])
        return [b"<body><article>x</article></body>"]

    made = over_pages(answer, lambda _: "<i></i>", lambda path: "<ol></ol>" if path == "/open/" else "")
    served = [b"".join(made({"PATH_INFO": path}, lambda *_: None)) for path in ("/open/", "/other/")]
    assert served == [
        b"<body><article>x<ol></ol></article><i></i></body>",
        b"<body><article>x</article><i></i></body>",
    ]
