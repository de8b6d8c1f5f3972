"""The generated pages of the handbook: every rule and every key, in the words of the code that obeys them."""

from __future__ import annotations

import pytest
from mkdocs.utils import meta

from briefing_room.build import all_rules
from briefing_room.model.briefing import Briefing
from briefing_room.model.desk import Actor, Desk, Settings
from briefing_room.model.estimates import Risk
from briefing_room.model.evidence import Evidence
from briefing_room.model.source import FrontMatter
from briefing_room.pages import render_handbook, render_pages, site_of
from briefing_room.pages.handbook import key_groups, with_code
from briefing_room.rulebook import RuleText
from tests.property.rendered import events_in, to_html


def _page(path: str, *rules: RuleText) -> str:
    return next(page.markdown for page in render_handbook(rules, ()) if page.path == path)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("a `b` c", "a <code>b</code> c"),
        ("`a`, `b`", "<code>a</code>, <code>b</code>"),
        ("``a``", "<code>a</code>"),
        ("`<b>` *x*", "<code>&lt;b&gt;</code> *x*"),
        ("`[[id]]` (x)", "<code>[[id]]</code> (x)"),
    ],
)
def test_backticks_make_code(text: str, html: str) -> None:
    """In the docstrings of rules and keys: code between backticks, and nothing else is markup."""
    assert events_in(to_html(with_code(text))) == events_in(f"<p>{html}</p>")


def test_every_rule_is_explained() -> None:
    """Each at an anchor of its own: its code."""
    html = to_html(meta.get_data(_page("rules.md", *all_rules()))[0])
    for rule in all_rules():
        assert html.count(f'id="{rule.code}"') == 1


def test_a_rule_is_text() -> None:
    """Nothing in a rule's docstring becomes markup; its example keeps its lines and its indentation."""
    rule = RuleText(
        "a-rule", "error", ("One <b> *sentence*.", "- no list"), ("Bad:   quote: <b>", "         source: |  x", "# no"),
    )  # fmt: skip
    events = events_in(to_html(meta.get_data(_page("rules.md", rule))[0]))
    assert ("text", "One <b> *sentence*.") in events
    assert ("text", "- no list") in events
    page = _page("rules.md", rule)
    example = page[page.index("Bad:", page.index('<code tabindex="0">')) : page.index("</code></pre>")]
    assert [line[: len(line) - len(line.lstrip())] for line in example.splitlines()] == ["", "         ", ""]


def test_every_key_is_listed_once() -> None:
    """Each mapping of the desk's files once, each key with its value, whether it is needed, and what it means."""
    groups = {group.title: group for group in key_groups()}
    assert len(groups) == len(key_groups())
    assert len({group.anchor for group in key_groups()}) == len(groups)
    for title, model in (
        ("settings.yml", Settings), ("actors.yml: each actor", Actor), ("a briefing", Briefing),
        ("sources/ID/article.md: the front matter", FrontMatter), ("evidence (long form)", Evidence),
        ("a briefing: risks", Risk),
    ):  # fmt: skip
        keys = {field.alias or name: field for name, field in model.model_fields.items()}
        assert [key.name for key in groups[title].keys] == list(keys)
        for key in groups[title].keys:
            assert key.meaning, key.name
            assert key.needed is keys[key.name].is_required()


@pytest.mark.parametrize(
    ("group", "key", "value"),
    [
        ("a briefing", "title", "text"),
        ("a briefing", "topics", "list of id"),
        ("a briefing", "status", "<code>draft</code> · <code>published</code> · <code>archived</code>"),
        ("a briefing", "risks", "list"),
        ("a briefing", "bottom_line", "mapping"),
        ("a briefing: timeline", "date", "date &#40;EDTF&#41; or unknown"),
        ("a briefing: risks", "horizon", "day"),
        ("a briefing: assumptions", "linchpin", "true or false"),
        ("evidence (long form)", "credibility", "number"),
        ("evidence (long form)", "in", "<code>text</code> · <code>title</code> · <code>caption</code>"),
        ("settings.yml", "topics", "mapping"),
    ],
)
def test_a_value_is_told_in_a_word(group: str, key: str, value: str) -> None:
    """What may stand behind a key."""
    groups = {made.title: made for made in key_groups()}
    (row,) = [row for row in groups[group].keys if row.name == key]
    assert row.value.replace("&#45;", "-") == value


def test_the_handbook_is_no_part_of_a_readers_site() -> None:
    """The site of a desk has the reader's pages only; the handbook's generated pages are asked for by themselves."""
    site = site_of(Desk(Settings(name="x")), private=False)
    generated = {page.path for page in render_handbook(all_rules(), ())}
    assert generated == {"commands.md", "keys.md", "rules.md"}
    assert generated.isdisjoint(page.path for page in render_pages(site))
