"""Texts with markup, as a page shows them."""

from __future__ import annotations

import pytest

from briefing_room.model.texts import pieces_of
from briefing_room.pages import site_of
from briefing_room.pages.here import Here
from briefing_room.pages.rich import unmarked_with_ranges
from tests.property.rendered import events_in, to_html
from tests.unit.pages.made import briefing, desk

HERE = Here(
    site_of(
        desk(
            {"ferry": briefing("closes", title="Ferries & more")},
            actors={"office": {"name": "*Office*", "kind": "organisation"}},
        ),
        private=False,
    ),
    "briefings/ferry.md",
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("*once* and **twice**", "<em>once</em> and <strong>twice</strong>"),
        ("*a  b*", "<em>a b</em>"),
        ("a *b* c", "a <em>b</em> c"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("* a*", "* a*"),
        ("**unclosed", "**unclosed"),
        ("***three***", None),
        ("*a **b** c*", None),
        ("_no_ `no` ~~no~~ ==no==", "_no_ `no` ~~no~~ ==no=="),
        ("[words](https://example.org/)", '<a href="https://example.org/" rel="noopener">words</a>'),
        ("[words](mailto:a@example.org)", '<a href="mailto:a@example.org" rel="noopener">words</a>'),
        (
            "[w](HTTPS://example.org/?a=1&b='2'*_)",
            '<a href="HTTPS://example.org/?a=1&amp;b=\'2\'*_" rel="noopener">w</a>',
        ),
        ("[<b>](https://example.org/)", '<a href="https://example.org/" rel="noopener">&lt;b&gt;</a>'),
        ('[x](https://example.org/"onclick=x)', '<a href="https://example.org/&quot;onclick=x" rel="noopener">x</a>'),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ("[x](JaVaScRiPt:alert)", "[x](JaVaScRiPt:alert)"),
        ("[x](data:text/html,y)", "[x](data:text/html,y)"),
        ("[x](//example.org)", "[x](//example.org)"),
        ("[x](/etc/passwd)", "[x](/etc/passwd)"),
        ("[x](#anchor)", "[x](#anchor)"),
        ("[x](https://)", "[x](https://)"),
        ("[x](<javascript:alert>)", "[x](&lt;javascript:alert&gt;)"),
        ("[x](https://example.org/\u202e)", "[x](https://example.org/)"),
        ("[x][y] [z]: /q", "[x][y] [z]: /q"),
        ("![x](https://example.org/x.png)", '!<a href="https://example.org/x.png" rel="noopener">x</a>'),
        ("[[office]]", '<a href="../actors/office.md">*Office*</a>'),
        ("[[office|the <office>]]", '<a href="../actors/office.md">the &lt;office&gt;</a>'),
        ("[[ferry]]", '<a href="ferry.md">Ferries &amp; more</a>'),
        ("[[notice]]", '<a href="../sources/notice.md">Ferries wait</a>'),
        ("[[nobody]] [[nobody|*x*]]", "nobody *x*"),
        ("[[<b>]]", "&lt;b&gt;"),
        ("[[]] [[|x]]", "[[]] [[|x]]"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("*<img src=x onerror=alert(1)>*", "<em>&lt;img src=x onerror=alert(1)&gt;</em>"),
        ("{: onclick=x } *x*{: onclick=y }", "{: onclick=x } <em>x</em>{: onclick=y }"),
        ("[^1] [^1]: x", "[^1] [^1]: x"),
    ],
)
def test_markup_is_emphasis_links_and_references(text: str, html: str | None) -> None:
    """Emphasis, links to http, https or mailto, and references; anything else is shown as it stands."""
    shown = events_in(to_html(str(HERE.rich(text))))
    if html is not None:
        assert shown == events_in(f"<p>{html}</p>")
    allowed = {("p",), ("em",), ("strong",), ("a",)}
    assert {event[1:2] for event in shown if event[0] in "<>"} <= allowed


def test_all_of_a_text_is_in_its_pieces() -> None:
    """Nothing of a text is lost between the pieces."""
    text = "a *b* [c](javascript:x) [[d|e]] **f** ]] [[ g"
    assert "".join(piece.text for piece in pieces_of(text)) == "a b [c](javascript:x) e f ]] [[ g"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It is certain.", "It is certain (95–99 %)."),
        ("It is certain as day.", "It is certain as day (91–95 %)."),
        ("It is uncertain.", "It is uncertain."),
        ("It is half-certain.", "It is half-certain."),
    ],
)
def test_a_range_is_that_of_the_whole_term(text: str, shown: str) -> None:
    """Never that of a term that another begins with, nor of one that stands inside a word."""
    bands = [{"term": "certain as day", "range": "91-95"}, {"term": "certain", "range": "95-99"}]
    own = desk({"ferry": briefing()}, scale={"name": "Ours", "bands": bands})
    assert unmarked_with_ranges(text, own) == shown
