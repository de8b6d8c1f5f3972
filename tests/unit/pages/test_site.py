"""What the public may see, and texts with markup."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_room.model.texts import pieces_of
from briefing_room.pages import site_of
from briefing_room.pages.site import Here, Site, clipped, published_view, unmarked
from briefing_room.quotes import citations
from tests.property.rendered import events_in, to_html
from tests.unit.pages.made import briefing, desk, pages_of, source

PERSON = {"name": "The person", "kind": "person"}


def _views(public_keys: dict[str, Any], draft_keys: dict[str, Any], description: str = "x") -> Site:
    made = desk(
        {
            "public": briefing(**{"title": "Public", "default_source": None, **public_keys}),
            "secret": briefing(**{"title": "Secret", "status": "draft", "default_source": None, **draft_keys}),
        },
        source("notice"), source("other"), source("third"),
        actors={"one": PERSON, "two": {**PERSON, "description": "Knows [[three]]."}, "three": PERSON},
        description=description,
    )  # fmt: skip
    return site_of(made, private=False)


EVIDENCE = [{"quote": "closes", "source": "other"}]


@pytest.mark.parametrize(
    ("draft_keys", "hidden"),
    [
        ({}, set()),
        ({"judgements": [{"id": "a", "text": "x", "evidence": EVIDENCE}]}, {"other"}),
        ({"default_source": "other"}, {"other"}),
        ({"judgements": [{"id": "a", "text": "See [[other]] and [[one]]."}]}, {"other", "one"}),
        ({"actors": [{"actor": "one", "role": "x"}]}, {"one"}),
        ({"stakes": [{"id": "a", "for": "one", "direction": "gain", "text": "x"}]}, {"one"}),
        ({"relations": [{"from": "one", "to": "three", "what": "x", "status": "denied"}]}, {"one"}),
        ({"risks": [{"id": "a", "text": "x", "category": "c", "impact": "minor", "exposed": ["one"]}]}, {"one"}),
        ({"gaps": [{"id": "a", "text": "[[three]]"}]}, set()),  # a public actor's description names it
        ({"gaps": [{"id": "a", "text": "[[two]] [[three]]"}]}, {"two", "three"}),
        (
            {"judgements": [{"id": "a", "text": "x", "evidence": [{**EVIDENCE[0], "note": "[[one]]"}]}]},
            {"other", "one"},
        ),
    ],
)
def test_what_only_drafts_name_is_hidden(draft_keys: dict[str, Any], hidden: set[str]) -> None:
    """A source or actor that only drafts name would tell what is being worked on."""
    site = _views({}, draft_keys)
    shown = {*site.desk.sources, *site.desk.actors}
    assert {"notice", "other", "third", "one", "two", "three"} - shown == hidden
    assert "secret" not in site.desk.briefings
    pages = pages_of(site)
    assert not [path for path, page in pages.items() if "Secret" in page]
    assert not {path for path in pages for name in (*hidden, "secret") if path.endswith(f"/{name}.md")}


@pytest.mark.parametrize(
    "public_keys",
    [
        {"judgements": [{"id": "a", "text": "x", "evidence": EVIDENCE}], "actors": [{"actor": "one", "role": "x"}]},
        {"bottom_line": {"text": "[[other]], [[one]]"}},
    ],
)
def test_what_is_named_in_public_stays(public_keys: dict[str, Any]) -> None:
    """What a published briefing names too is no secret."""
    draft = {"default_source": "other", "actors": [{"actor": "one", "role": "x"}]}
    site = _views(public_keys, draft)
    assert "other" in site.desk.sources
    assert "one" in site.desk.actors


def test_what_the_settings_name_stays() -> None:
    """The desk's description is on the home page: what it refers to must be there."""
    site = _views({}, {"actors": [{"actor": "one", "role": "x"}]}, description="On [[one]].")
    assert "one" in site.desk.actors


def test_archived_briefings_are_public() -> None:
    """An archived briefing keeps its address."""
    made = desk({"old": briefing(status="archived"), "new": briefing(status="draft")})
    assert list(published_view(made).briefings) == ["old"]


def test_a_private_site_is_the_whole_desk() -> None:
    """Drafts and what they name are there."""
    made = desk({"ferry": briefing(status="draft")})
    assert site_of(made, private=True).desk is made


def test_the_public_view_finds_its_own_quotes() -> None:
    """What was found for the whole desk is not kept for the public one: a draft's passages would come along."""
    made = desk({"public": briefing("closes"), "secret": briefing("Nobody was asked", status="draft")})
    assert len(citations(made)) == 2
    site = site_of(made, private=False)
    assert [c.evidence.quote for m in site.passages["notice"] for c in m.citations] == ["closes"]


# --- texts with markup --------------------------------------------------------------------------------

HERE = Here(
    site_of(
        desk(
            {"ferry": briefing(title="Ferries & more")}, actors={"office": {"name": "*Office*", "kind": "organisation"}}
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("*a* **b** [c](https://example.org/)", "a b c"),
        ("[[office]], [[ferry]], [[notice]], [[nobody]]", "*Office*, Ferries & more, Ferries wait, nobody"),
        ("[[office|them]]", "them"),
        ("a\n  b\u202e", "a b"),
    ],
)
def test_a_text_without_its_markup(text: str, words: str) -> None:
    """For links, titles and lists: the words alone."""
    assert unmarked(text, HERE.site.desk) == words


def test_all_of_a_text_is_in_its_pieces() -> None:
    """Nothing of a text is lost between the pieces."""
    text = "a *b* [c](javascript:x) [[d|e]] **f** ]] [[ g"
    assert "".join(piece.text for piece in pieces_of(text)) == "a b [c](javascript:x) e f ]] [[ g"


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("one two three", 9, "one two…"),
        ("one, two three", 8, "one…"),
        ("unbreakableword", 5, "unbre…"),
    ],
)
def test_a_text_is_clipped_at_a_word(text: str, most: int, short: str) -> None:
    """For links and tables: whole words, and a sign that there is more."""
    assert clipped(text, most) == short
