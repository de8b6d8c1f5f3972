"""What a page says of itself."""

from __future__ import annotations

import pytest

from briefing_room.intake.document.values import iso_date, whole_address
from briefing_room.intake.formats.page_lines import page_lines
from briefing_room.intake.formats.page_tree import parse_page
from briefing_room.intake.stated.headline import headline
from briefing_room.intake.stated.page_facts import page_offers


def offers_of(page: str, key: str, address: str | None = None) -> list[tuple[str, str]]:
    """What a page offers for a key, with where it stands."""
    return [(o.value, o.where) for o in page_offers(parse_page(page), address) if o.key == key]


HEAD = """<!DOCTYPE html><html lang="de-AT"><head><title>Hafen offen | Blatt</title>
<meta property="og:title" content="Hafen &amp;amp; Werft offen"><meta property="og:site_name" content="Blatt">
<meta property="article:published_time" content="2023-09-13T08:05:00+0200"><meta name="author" content="A. B.">
<link rel="canonical" href="/hafen"><meta property="og:locale" content="de_AT">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
{"@type": ["NewsArticle"], "headline": "Hafen &amp; Werft offen", "datePublished": "2023-09-13T06:05:00.123Z",
"author": [{"@type": "Person", "name": "A. B."}, {"name": "C. D."}, "https://blatt.example/ab"],
"publisher": {"name": "Das Blatt"}}]}</script></head>
<body><h1>Blatt</h1><h1>Hafen &amp; Werft offen</h1></body></html>"""


def test_each_key_with_the_most_explicit_first() -> None:
    """Linked data, then meta tags; relative addresses become whole; entities that were escaped twice are not shown."""
    assert offers_of(HEAD, "published") == [
        ("2023-09-13T06:05:00Z", "JSON-LD datePublished"),
        ("2023-09-13T08:05:00+02:00", "meta article:published_time"),
    ]
    assert offers_of(HEAD, "author") == [("A. B., C. D.", "JSON-LD author"), ("A. B.", "meta author")]
    assert offers_of(HEAD, "publisher") == [("Das Blatt", "JSON-LD publisher"), ("Blatt", "meta og:site_name")]
    assert offers_of(HEAD, "url", "https://blatt.example/x?y=1") == [
        ("https://blatt.example/hafen", "canonical link"),
        ("https://blatt.example/x?y=1", "the address that was fetched"),
    ]
    assert offers_of(HEAD, "url") == []
    assert offers_of(HEAD, "language") == [("de-AT", "lang of the page"), ("de-AT", "meta og:locale")]
    assert offers_of(HEAD, "title")[1] == ("Hafen & Werft offen", "meta og:title")


def title_of(page: str) -> str:
    """The headline of a page."""
    tree = parse_page(page)
    return next(headline(tree, list(page_offers(tree)), page_lines(tree))).value


def test_the_headline_is_the_h1_that_agrees_with_what_is_stated() -> None:
    """Not the site's name, though that comes first."""
    assert title_of(HEAD) == "Hafen & Werft offen"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>Quay opens again - The Paper</title><h1>The Paper</h1>", "Quay opens again"),
        ("<title>Quay opens again after eleven weeks | Paper</title><p>x", "Quay opens again after eleven weeks"),
        ("<title>The Paper Online - Quay opens again</title><p><b>Quay opens again</b></p>", "Quay opens again"),
        ("<title>Paper</title><div><a href=/>Paper</a></div><h1>Quay opens</h1>", "Quay opens"),
        ("<title>Quay - what it means</title><h1>Quay - what it means</h1>", "Quay - what it means"),
        ("<meta property='og:title' content='Quay'><h1>Quay opens<br>for good</h1>", "Quay opens for good"),
        ("<h1>Only this</h1>", "Only this"),
    ],
)  # fmt: skip
def test_titles(page: str, title: str) -> None:
    """A site's name is cut off on either side; what the page shows wins; a lone H1 is believed."""
    assert title_of(f"<html><head></head><body>{page}</body></html>") == title


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023-09-13", "2023-09-13"),
        ("20230913", "2023-09-13"),
        ("2023/9/3", "2023-09-03"),
        ("2023-09-13T10:00:00+09:00", "2023-09-13T10:00:00+09:00"),
        ("2023-09-13T10:00:00.000Z", "2023-09-13T10:00:00Z"),
        ("2023-09-13 10:00", "2023-09-13T10:00:00"),
        ("2023-09-13T10:00 +0300", "2023-09-13T10:00:00+03:00"),
        ("Wed, 13 Sep 2023 10:00:00 GMT", "2023-09-13T10:00:00Z"),
        ("2023-02-30", ""),
        ("0001-01-01", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates_as_the_desk_writes_them(text: str, date: str) -> None:
    """A moment keeps its distance from UTC; what is no date gives nothing."""
    assert iso_date(text) == date


def test_hostile_linked_data_is_passed_over() -> None:
    """Broken, endless, deep, and of the wrong types."""
    for data in ("{", "[" * 100_000, '{"@type": "NewsArticle", "headline": {"a": 1}, "author": 7, "datePublished": []}',
                 '{"@graph": {"@graph": {"@graph": 1}}}', '"text"', "null"):  # fmt: skip
        page = f"<html><head><script type='application/ld+json'>{data}</script></head><body><p>x</p></body></html>"
        assert [o for o in page_offers(parse_page(page)) if o.where.startswith("JSON-LD")] == []


@pytest.mark.parametrize("bad", ["javascript:alert(1)", "data:text/html,x", "//[", "https://a b/", "", "mailto:a@b"])
def test_only_web_addresses_are_addresses(bad: str) -> None:
    """A canonical link may be anything; the front matter holds a web address."""
    assert whole_address(bad, "") == ""
