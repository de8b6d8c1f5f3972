"""How readers see a source named, and who answers for a briefing."""

from __future__ import annotations

from html import unescape

from briefing_room.pages import render_findable, site_of
from tests.unit.pages.made import briefing, desk, html_of, pages_of, source, text_of

TITLE = "A headline of “many” words"
NAMED = source(title=TITLE, short="Article <A>")
MADE = site_of(
    desk({"ferry": briefing("closes", gaps=[{"id": "gap", "text": "See [[notice]]."}])}, NAMED), private=False
)


def test_a_note_names_a_source_shortly() -> None:
    """With its headline as the link's title, which a copied quote carries away."""
    html = html_of(MADE, "briefings/ferry.md")
    assert ">Article <A></a>" in unescape(html)
    assert 'title="A headline of “many” words"' in html


def test_a_text_names_a_source_shortly() -> None:
    """Where `[[id]]` has no words of its own."""
    assert "See Article <A>." in text_of(MADE, "gaps.md").replace("  ", " ").replace(" .", ".")


def test_the_headline_stands_on_its_page_and_in_the_index() -> None:
    """With the short name beside it."""
    for path in ("sources/notice.md", "sources/index.md"):
        words = text_of(MADE, path)
        assert TITLE in words, path
        assert "Article <A>" in words, path


def test_search_finds_both_names() -> None:
    """The result is the headline; what is narrowed by is the short name."""
    records = {record.to: record for record in render_findable(MADE).records}
    assert records["sources/notice/"].names == (TITLE, "Article <A>")
    assert records["sources/notice/"].title.words == TITLE
    assert records["briefings/ferry/#bottom-line"].facets["source"] == ("Article <A>",)


def test_without_a_short_name_the_headline_stands() -> None:
    """As it always did, and a link needs no title that says the same."""
    made = site_of(desk({"ferry": briefing("closes")}, source(title=TITLE)), private=False)
    html = html_of(made, "briefings/ferry.md")
    assert f">{TITLE}</a>" in html
    assert f'title="{TITLE}"' not in html


def test_readers_see_who_answers_for_a_briefing() -> None:
    """On its page and its card; the desk's own where it names nobody, and nothing where the desk does not either."""
    two = briefing("closes", authors=["A. Analyst", {"name": "B <b>", "role": "editor"}])
    made = site_of(desk({"ferry": two, "quay": briefing()}, defaults={"authors": ["The desk"]}), private=False)
    assert "By A. Analyst, B <b> (editor)" in text_of(made, "briefings/ferry.md")
    assert "By The desk" in text_of(made, "briefings/quay.md")
    home = text_of(made, "index.md")
    assert "By A. Analyst, B <b> (editor)" in home
    assert "By The desk" in home
    silent = site_of(desk({"ferry": briefing("closes")}), private=False)
    assert not [path for path, page in pages_of(silent).items() if "authors" in page and "briefings/ferry" in path]
