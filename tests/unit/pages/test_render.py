"""Templates only lay out: whatever they print goes through our one way of escaping."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError, nodes
from markupsafe import Markup

import briefing_room.pages
from briefing_room.model.desk import Desk, Settings
from briefing_room.pages import render_pages, site_of
from briefing_room.pages.page import Page, actor_path, briefing_path, relative, source_path
from briefing_room.pages.render import environment
from tests.unit.pages.made import briefing, desk, pages_of, site

TEMPLATES = sorted((Path(briefing_room.pages.__file__).parent / "templates").glob("*"))

ALLOWED_FILTERS = {"items", "join", "length", "list", "rejectattr", "reverse", "selectattr"}
"""Filters that give values or lists of them, never markup."""


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_escapes_in_no_way_of_its_own(path: Path) -> None:
    """No "~", no ``safe``, no other escaping: joined texts and foreign filters would pass by ours."""
    tree = environment().parse(path.read_text(encoding="utf-8"))
    assert not list(tree.find_all(nodes.Concat))
    assert {node.name for node in tree.find_all(nodes.Filter)} <= ALLOWED_FILTERS
    assert not list(tree.find_all((nodes.ScopedEvalContextModifier, nodes.EvalContextModifier, nodes.FilterBlock)))
    printed = [node for output in tree.find_all(nodes.Output) for node in output.nodes]
    assert not [node for node in printed if isinstance(node, nodes.Add | nodes.Mod | nodes.Mul)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_puts_texts_where_texts_may_stand(path: Path) -> None:
    """In an attribute only between double quotes; never in a script, a style, a comment or a handler."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"=\s*(?:'[^'\"<>]*)?\{\{", re.sub(r"\{%.*?%\}", "", text))
    assert not re.search(r"<\s*(?:script|style|iframe|object|!--)|\son\w+\s*=|javascript:", text, re.IGNORECASE)


def test_the_scan_finds_what_it_looks_for() -> None:
    """The test above would see each of these."""
    for bad in (
        "{{ a ~ b }}",
        "{{ a | safe }}",
        "{{ a | e }}",
        "{% autoescape false %}x{% endautoescape %}",
        "{{ a + b }}",
    ):
        tree = Environment(autoescape=True).parse(bad)
        found = [
            *tree.find_all((nodes.Concat, nodes.ScopedEvalContextModifier)),
            *(node for node in tree.find_all(nodes.Filter) if node.name not in ALLOWED_FILTERS),
            *(node for output in tree.find_all(nodes.Output) for node in output.nodes if isinstance(node, nodes.Add)),
        ]
        assert found, bad


def test_what_is_printed_is_escaped_once() -> None:
    """A text is escaped our way, markup is left, and nothing is escaped twice, through macros and loops."""
    text = (
        "{% macro m(x) %}[{{ x }}]{% endmacro %}{{ t }} {{ k }} {{ m(t) }} {{ m(m(t)) }}"
        "{% for x in [t] %} {{ x }}{% endfor %} {{ [t, t] | join(', ') }}{% set y = t %} {{ y }} {{ n }}"
    )
    made = environment().from_string(text).render(t="<&*", k=Markup("<b>"), n=None)
    one = "&#60;&#38;&#42;"
    assert made == f"{one} <b> [{one}] [[{one}]] {one} {one}, {one} {one} "


def test_a_missing_value_is_an_error() -> None:
    """A misspelt name in a template never prints nothing."""
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nobody }}").render()


# --- paths and pages ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "target", "anchor", "link"),
    [
        ("index.md", "briefings/a.md", "", "briefings/a.md"),
        ("briefings/a.md", "briefings/b.md", "", "b.md"),
        ("briefings/a.md", "sources/s.md", "q-1", "../sources/s.md#q-1"),
        ("briefings/a.md", "index.md", "", "../index.md"),
        ("briefings/a.md", "briefings/a.md", "x", "#x"),
        ("briefings/a.md", "briefings/a.md", "", "a.md"),
        ("index.md", "index.md", "", "index.md"),
    ],
)
def test_a_link_from_page_to_page(here: str, target: str, anchor: str, link: str) -> None:
    """Links are relative, as MkDocs checks and rewrites them."""
    assert relative(here, target, anchor) == link


def test_the_addresses_are_an_interface() -> None:
    """A page's address is made of its id and never changes."""
    assert (briefing_path("a"), actor_path("b"), source_path("c")) == ("briefings/a.md", "actors/b.md", "sources/c.md")


def test_every_page_is_sorted_unique_and_tidy() -> None:
    """Pages come by path, each once; no run of blank lines, and one line break at the end."""
    made = render_pages(site("closes"))
    assert list(made) == sorted(made)
    assert len({page.path for page in made}) == len(made)
    for page in made:
        assert page.markdown.endswith("\n")
        assert not page.markdown.endswith("\n\n")
        assert "\n\n\n" not in page.markdown
        assert page.markdown.startswith('---\ntitle: "')


def test_a_desk_with_nothing_in_it_has_pages() -> None:
    """A new desk can be built before there is a briefing, a source or an actor."""
    pages = {page.path: page.markdown for page in render_pages(site_of(Desk(Settings(name="New")), private=False))}
    assert "This desk has no briefing yet." in pages["index.md"]
    assert "This desk has no source yet." in pages["sources/index.md"]
    assert "The registry has no actor yet." in pages["actors/index.md"]
    assert Page("index.md", pages["index.md"]) in render_pages(site_of(Desk(Settings(name="New")), private=False))


def test_every_page_has_a_title() -> None:
    """The theme takes a page's title from its front matter."""
    actors = {"office": {"name": "Office", "kind": "organisation"}}
    made = site_of(
        desk({"ferry": briefing("closes", topics=["sea"])}, actors=actors, topics={"sea": "The sea"}), private=False
    )
    titles = {path: re.findall(r'^title: "(.*)"$', page, re.MULTILINE)[0] for path, page in pages_of(made).items()}
    assert titles["briefings/ferry.md"] == "Ferries"
    assert titles["topics/sea.md"] == "The sea"
    assert titles["actors/office.md"] == "Office"
    assert all(titles.values())


def test_a_template_is_compiled_once_in_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second environment, as a preview or another language makes one, compiles nothing again."""
    environment().get_template("gaps.md.jinja")
    monkeypatch.setattr(Environment, "compile", None)  # it would fail
    environment().get_template("gaps.md.jinja")
