"""Text comes out as the same text: no character of it becomes Markdown, HTML, an attribute or front matter."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from mkdocs.utils import meta

from briefing_room.pages.escape import escape, escape_piece, finalize, front_matter, plain
from briefing_room.pages.handbook import with_code
from tests.property.rendered import contents_of, events_in, to_html
from tests.property.strategies import HOSTILE, hostile

if TYPE_CHECKING:
    from tests.property.rendered import Event

STAND_IN: Final = "StandIn"
"""Stands where a text will stand: letters only, which no engine has any use for."""

# Every way in which the templates put a text into a page. "@" is the text.
CONTEXTS: Final[dict[str, str]] = {
    "paragraph": "@",
    "paragraph with attributes": "@\n{: .lead }",
    "paragraph behind a list": "- item\n\n@",
    "paragraph, then a paragraph": "@\n\n@",
    "second line of a paragraph": "First line\n@",
    "two texts": "@ @",
    "two texts with a dot": "@ · @",
    "before a reference": "@[^note]\n\n[^note]: Note",
    "before a mark of its kind": '@ <span class="kind">judged</span>[^n]\n{: .bottom-line }\n\n[^n]: Note',
    "heading 1": "# @",
    "heading 2": "## @ { #_anchor }",
    "heading 3": "### @ { #anchor }",
    "heading with a link": "## [@](../briefings/x.md) { #_anchor }",
    "heading with a link and a status": '### [@](x.md) <span class="status">@</span> { #_x }\n\n@',
    "heading of code": "## <code>@</code> { #anchor }",
    "list item": "- @",
    "list item, strong link": "- **[@](actors/x.md)**: @",
    "list item with an id": '- <span id="x">@</span> <span class="status">@</span> @[^note]\n\n- @\n\n[^note]: Note',
    "list item with two lines": '- [@](x.md) @<br><span class="where">[@](x.md)</span>\n- @',
    "nested list item": "- @\n    - if wrong: @",
    "nested list item behind a blank line": "- @\n\n    - would change: @",
    "numbered list item": '1.  <span id="x" class="when">@</span> @ [evidence](x.md#y)\n\n1.  @',
    "list item in a raw block": '<div class="backs" markdown="1">\n\n- [1](#q-1){ .number } [@](x.md); @\n\n</div>',
    "definition": "Because\n:   @",
    "definition with an id": 'Response\n:   <span id="x">@</span>[^note]\n\n[^note]: Note',
    "definitions": "Because\n:   @\n\n\nHow we will know\n:   @",
    "definition of two paragraphs": "Changed\n:   23 April 2024, “@”. @\n\n    Confidence: low.",
    "table cell": "| Key | Value |\n| --- | --- |\n| Publisher | @ |",
    "first table cell": "| Key | Value |\n| --- | --- |\n| @ | @ |\n| @ | x |",
    "table without a head": "| | |\n| --- | --- |\n| Also | @ |\n| Reliability | **F**: @ |",
    "link in a table cell": "| Key | Value |\n| --- | --- |\n| [@](x.md#y) | @<br>@ |",
    "note": (
        '<div class="notes" markdown="1">\n\n1. <q lang="en" dir="auto">@ <mark class="quoted">@</mark> @</q> '
        '<span class="note-source" data-facts="@">[@](x.md#q-1)</span> <span class="note-remark">@</span> '
        '<span class="note-remark">voice: @</span> <span class="note-ways"><a href="#x" aria-label="@">a</a></span>\n'
        "{: #fn:a.q-1 }\n\n</div>"
    ),
    "note of several passages": (
        '<div class="notes" markdown="1">\n\n1. <q lang="en" dir="auto">@<mark class="quoted" data-letters="a">'
        "[@](x.md#q-1)</mark> @</q>\n{: #fn:a.q-1 }\n1. @\n{: #fn:a.q-2 }\n\n</div>"
    ),
    "link": "[@](x.md#anchor)",
    "strong": "**@**",
    "link between texts": "@ [@](x.md) @",
    "emphasis": "<em>@</em> <strong>@</strong>",
    "raw link": '<a href="https://example.org/" rel="noopener">@</a>',
    "raw link in a table cell": '| a | b |\n| --- | --- |\n| Address | <a href="@" rel="noopener">@</a> |',
    "attribute": '<a href="@" rel="noopener">words</a>',
    "attribute of a raw block": '<p class="article" lang="@" dir="auto">@</p>',
    "attribute of an inline element": '<q lang="@" dir="auto">@</q>',
    "raw paragraph": '<p class="article article-item article-level-1" lang="en" dir="auto">@ @</p>',
    "raw paragraph with marks": (
        '<p class="article">@<mark class="passage" id="q-1" data-n="1">@<mark class="passage" data-of="q-2">@</mark>'
        "</mark> @</p>"
    ),
    "raw block": '<div class="original">\n<p>@</p>\n<p>@</p>\n</div>',
    "raw list": '<ul class="page-facts">\n<li>As of <strong>@</strong> (@)</li>\n</ul>',
    "raw code": '<pre class="rule-example"><code>@\n    @\n</code></pre>',
    "raw span": '<span class="retired">Taken back on 1 May 2024: @</span>',
    "code in a table cell": "| Key | Value |\n| --- | --- |\n| <code>@</code> | @ |",
    "block with Markdown in it": '<div class="card" markdown="1">\n\n### @ { #_x }\n\n@\n\n@\n{: .where }\n\n</div>',
    "block with an id": '<div id="x" markdown="1">\n\n@ @[^n]\n\n[@](x.md)\n{: .source }\n\n</div>\n\n[^n]: @',
    "behind front matter": "# @\n\n@",
}  # fmt: skip


def _page(context: str, text: str | Markup) -> list[Event]:
    return events_in(to_html(context.replace("@", text)))


def _filled(events: list[Event], text: str) -> list[Event]:
    """What a page of the stand-in must become: the text where the stand-in stood, and nothing else."""
    filled = [tuple(part.replace(STAND_IN, text) for part in event) for event in events]
    return [("text", " ".join(event[1].split())) if event[0] == "text" else event for event in filled]


def _without_own_ids(events: list[Event]) -> list[Event]:
    """Without what Python-Markdown makes of a heading's text: its id, and the link to it."""
    bare = []
    for event in events:
        pairs = list(zip(event[2::2], event[3::2], strict=True)) if event[0] == "<" else []
        link = ("class", "headerlink") in pairs
        kept = [p for p in pairs if not (event[1] == "h1" and p[0] == "id") and not (link and p[0] == "href")]
        bare.append((*event[:2], *(part for pair in kept for part in pair)) if event[0] == "<" else event)
    return bare


def _fails_in(text: str) -> list[str]:
    """The contexts in which a text does not come out as itself."""
    wrong = []
    for name, context in CONTEXTS.items():
        wanted = _without_own_ids(_filled(_page(context, STAND_IN), plain(text)))
        if _without_own_ids(_page(context, escape(text))) != wanted:
            wrong.append(name)
    return wrong


def test_the_contexts_are_what_they_say() -> None:
    """Every context shows its text, and is parsed as the structure it is named after."""
    for name, context in CONTEXTS.items():
        events = _page(context, STAND_IN)
        shown = sum(part.count(STAND_IN) for event in events for part in event)
        assert shown == context.count("@"), name
        tags = {event[1] for event in events if event[0] == "<"}
        for word, tag in (("heading", "h"), ("list item", "li"), ("definition", "dd"), ("table", "td"), ("link", "a")):
            if name.startswith(word):
                assert any(found.startswith(tag) for found in tags), name


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_comes_out_as_itself(text: str) -> None:
    """In every context of the templates: exactly this text, no element and no attribute of its own."""
    if plain(text):
        assert _fails_in(text) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_the_table_of_contents_shows_the_same(text: str) -> None:
    """MkDocs takes a page's contents from its headings, and the theme prints them without escaping."""
    wanted = [[("text", plain(text))]] if plain(text) else []
    for heading in ("# @", "## @ { #x }", "## [@](x.md) { #x }", "## <code>@</code> { #x }"):
        titles = contents_of(heading.replace("@", escape(text))) if plain(text) else []
        assert [events_in(title) for title in titles] == wanted, heading


texts = hostile.filter(plain)


@given(texts)
@example("1. x")
@example("a: b; c. d")
@example("x' 'y")
@example("1-2-3 - 4")
def test_any_text_comes_out_as_itself(text: str) -> None:
    """What holds for the known attacks holds for any mixture of them."""
    assert _fails_in(text) == []


@pytest.mark.parametrize("first", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
def test_pairs_of_punctuation_come_out_as_themselves(first: str) -> None:
    """Every pair of ASCII punctuation, bare and between letters, digits and spaces."""
    pairs = [first + second for second in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"]
    for frame in ("{}", "a{}b", "1{} b", "{} x", "x {}", "a {} a {}"):
        lines = [frame.replace("{}", pair) for pair in pairs]
        text = "\n\n".join(escape(line) for line in lines)
        shown = [event for event in events_in(to_html(text)) if event[1] != "p"]
        assert shown == [("text", " ".join(line.split())) for line in lines]


@given(st.lists(hostile, min_size=1, max_size=6))
@settings(max_examples=200)
def test_pieces_of_a_text_make_the_text(pieces: list[str]) -> None:
    """A text that is cut anywhere and escaped piece by piece is shown as the whole would be, its spaces kept."""
    joined = Markup("<i></i>").join(escape_piece(piece) for piece in pieces)
    shown = " ".join(event[1] for event in events_in(f"<p>{joined}</p>".replace("<i></i>", "")) if event[0] == "text")
    assert shown == plain("".join(pieces))


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        (" a", " a"),
        ("a ", "a "),
        (" ", " "),
        ("", ""),
        ("\u2069 a", " a"),
        ("a \u202c", "a "),
        ("\ufeff ", " "),
        ("\x01", ""),
    ],
)
def test_the_edges_of_a_piece(piece: str, shown: str) -> None:
    """A space at the edge of a piece stays, also behind a character that is not shown."""
    assert escape_piece(piece) == shown


@given(hostile)
def test_plain_text_stays_plain(text: str) -> None:
    """A plain text is one line without control characters, and stays as it is."""
    assert plain(plain(text)) == plain(text)
    assert re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", plain(text)) is None
    plain(text).encode("utf-8")


def test_readable_text_stays_readable() -> None:
    """The pages are read and compared by people: an ordinary sentence is not encoded."""
    text = "It won’t end: the harbour's state-owned office, in 2024, said so; is that all? Yes."
    assert escape(text) == text


# --- what a template prints ---------------------------------------------------------------------------


def test_a_template_escapes_all_but_markup() -> None:
    """Markup is printed as it is, anything else escaped, nothing at all as nothing."""
    assert finalize(Markup("<b>")) == "<b>"
    assert finalize("<b>") == "&#60;b&#62;"
    assert finalize(12) == "12"
    assert finalize(None) == ""


@given(hostile)
def test_words_between_backticks_are_code(text: str) -> None:
    """The handbook's texts come out as themselves, without the backticks."""
    events = events_in(to_html(f"| a |\n| --- |\n| x {with_code(text)} x |"))
    cells = events[events.index(("<", "td")) + 1 : events.index((">", "td"))]
    assert {event[1] for event in cells if event[0] != "text"} <= {"code"}
    shown = "".join(event[1] for event in cells if event[0] == "text")
    assert shown.replace(" ", "") == f"x{plain(text)}x".replace("`", "").replace(" ", "")


# --- front matter -------------------------------------------------------------------------------------


def _read_back(keys: dict[str, str]) -> tuple[str, dict[str, str]]:
    body, read = meta.get_data(front_matter(keys) + "\n# Heading\n")
    return body, read


@given(st.dictionaries(st.sampled_from(["title", "description"]), hostile, min_size=1))
def test_front_matter_comes_back(keys: dict[str, str]) -> None:
    """MkDocs reads exactly the texts, escaped because the theme prints them into elements and attributes as is."""
    body, read = _read_back(keys)
    assert {key: html.unescape(value) for key, value in read.items()} == {key: plain(v) for key, v in keys.items()}
    assert body.strip() == "# Heading"
    assert not any(set("<>\"'") & set(value) for value in read.values())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_front_matter_comes_back(text: str) -> None:
    """The known attacks, one by one."""
    body, read = _read_back({"title": text, "description": text})
    assert body.strip() == "# Heading"
    assert [html.unescape(value) for value in read.values()] == [plain(text), plain(text)]
    words = [("text", plain(text))] if plain(text) else []
    assert events_in(f"<span>{read['title']}</span>") == [("<", "span"), *words, (">", "span")]
    assert events_in(f'<meta content="{read["title"]}">') == [("<", "meta", "content", plain(text))]
