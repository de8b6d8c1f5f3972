"""A site with one fault is not published, and the fault is told in words."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.publish.verify import Proof, Worn, read_html, verify_site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ADDRESS: Final = "https://briefings.example.org/desk/"
PROOF: Final = Proof(
    "sources/notice/index.html", "q-10", "late, it said", "briefings/ferry/index.html", "late", "late.1"
)

SITE: Final[Mapping[str, str]] = {
    "index.html": (
        '<h1 id="home">Home</h1><p><a href="briefings/ferry/">Ferry</a> <a href="#home">top</a> <a href="">x</a></p>'
    ),
    "404.html": '<p><a href="/desk/">Home</a></p>',
    "briefings/ferry/index.html": (
        '<h3 id="late">Late</h3><a href="#fn:notice.q-10" data-cites="late.1">1</a>'
        '<li id="fn:notice.q-10"><q>It was <mark class="quoted">late, it said</mark>.</q> '
        '<a href="../../sources/notice/#q-10">Notice</a> <a href="#late" data-for="late.1">↑</a></li>'
        '<img src="../../pier.png" alt="A pier">'
    ),
    "sources/notice/index.html": (
        '<p>It was <mark class="passage" id="q-10">late, </mark><mark class="passage" id="q-16">'
        '<mark class="passage" data-of="q-10">it  said</mark> so</mark>.</p>'
        '<a href="../../briefings/ferry/#late">late</a>'
    ),
    "pier.png": "",
    "style.css": "p { background: url(pier.png) }",
}
"""A site without a fault."""


def problems(folder: Path, files: Mapping[str, str], *proofs: Proof, address: str | None = ADDRESS) -> list[str]:
    """What is wrong with the faultless site when these files are put over it; an empty one is taken away."""
    for name, text in {**SITE, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return verify_site(folder, proofs or [PROOF], address)


def with_note(was: str, now: str) -> dict[str, str]:
    """The briefing's page with something else in its note."""
    html = SITE[PROOF.briefing_page]
    assert was in html
    return {PROOF.briefing_page: html.replace(was, now)}


def with_more(html: str) -> dict[str, str]:
    """The home page with something behind its text."""
    return {"index.html": SITE["index.html"] + html}


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        ('<img src="pier.png">', "pier.png"),
        ('<img src="pier.png" alt=" ">', "pier.png"),
        ('<svg role="img"></svg>', "<svg>"),
        ('<div role="img" aria-label=""></div>', "<div>"),
    ],
)
def test_a_figure_without_words_is_not_published(tmp_path: Path, figure: str, shown: str) -> None:
    """Who does not see it would not know that it is there."""
    assert problems(tmp_path, with_more(figure)) == [f"index.html: the figure “{shown}” has no text equivalent"]


@pytest.mark.parametrize(
    "figure",
    [
        '<img src="pier.png" alt="A pier">',
        '<img src="pier.png" alt="" role="presentation">',
        '<svg aria-hidden="true"></svg>',
        '<svg role="img" aria-label="From 55 to 80 per cent"></svg>',
        '<svg role="img" aria-labelledby="home"></svg>',
    ],
)
def test_a_figure_with_words_or_none_to_say_is(tmp_path: Path, figure: str) -> None:
    """An ornament may say that it is one."""
    assert problems(tmp_path, with_more(figure)) == []


@pytest.mark.parametrize("address", [ADDRESS, ADDRESS.rstrip("/"), None])
def test_a_site_without_a_fault(tmp_path: Path, address: str | None) -> None:
    """Nothing is said of a sound site, whether it knows its address or not."""
    files = {} if address else {"404.html": '<a href="/">Home</a>'}
    assert problems(tmp_path, files, address=address) == []


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org/">other site</a>',
        '<a href="http://example.org/a b?c=d#e">other site</a>',
        '<a href="mailto:desk@example.org">mail</a>',
        '<a href="//example.org/">other site</a>',
        '<a href="https://briefings.example.org/other/">another part of our host</a>',
        f'<a href="{ADDRESS}briefings/ferry/#late">ours, in full</a>',
        '<a href="briefings/ferry/?q=1#late">with a query</a>',
        '<a href="briefings/ferry/#la%74e">encoded</a>',
        '<a href="briefings/../pier%2Epng">a file</a>',
        '<a name="x">no link</a>',
        f'<script src="{ADDRESS}pier.png"></script>',
        '<img alt="x" src="data:image/png;base64,AA==">',
        '<link rel="canonical" href="https://example.org/">',
        '<script>"<a href=nowhere/>"</script>',
        '<!-- <a href="nowhere/"> -->',
        '<p style="color: red">x</p>',
    ],
)
def test_what_is_allowed(tmp_path: Path, html: str) -> None:
    """Links to elsewhere are the reader's choice; what loads from our own host is no request to another."""
    assert problems(tmp_path, with_more(html)) == []


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<p id="home">again</p>', "the id “home” stands 2 times"),
        ('<mark id="x">a</mark><div id="x"></div>', "the id “x” stands 2 times"),
        ('<a href="briefings/gone/">x</a>', "the link “briefings/gone/” leads nowhere"),
        ('<a href="briefings/ferry">x</a>', "the link “briefings/ferry” leads nowhere"),
        ('<a href="pier.jpg">x</a>', "the link “pier.jpg” leads nowhere"),
        ('<a href="/index.html">x</a>', None),  # outside the site's own path
        ('<area href="nowhere/">', "the link “nowhere/” leads nowhere"),
        (f'<a href="{ADDRESS}gone/">x</a>', f"the link “{ADDRESS}gone/” leads nowhere"),
        ('<a href="#gone">x</a>', "the link “#gone” leads to an anchor that is not there"),
        (
            '<a href="briefings/ferry/#Late">x</a>',
            "the link “briefings/ferry/#Late” leads to an anchor that is not there",
        ),
        (
            '<a href="briefings/ferry/index.html#q-1">x</a>',
            "the link “briefings/ferry/index.html#q-1” leads to an anchor that is not there",
        ),
        ('<div><p markdown="1"><a\nhref=nowhere/>raw</a></p></div>', "the link “nowhere/” leads nowhere"),
        ('<svg><a xlink:href="nowhere/"><text>x</text></a></svg>', "the link “nowhere/” leads nowhere"),
        ('<a href="javascript:alert(1)">x</a>', "links to “javascript:alert(1)”"),
        ('<a href="JaVaScRiPt:alert(1)">x</a>', "links to “JaVaScRiPt:alert(1)”"),
        ('<a href="&#106;avascript&colon;alert(1)">x</a>', "links to “javascript:alert(1)”"),
        ('<a href=" java\tscript:alert(1)">x</a>', "links to “ java\tscript:alert(1)”"),
        ('<a href="data:text/html,x">x</a>', "links to “data:text/html,x”"),
        ('<a href="file:///etc/passwd">x</a>', "links to “file:///etc/passwd”"),
        ('<a href="https://[">x</a>', "links to “https://[”"),
        ('<script src="https://example.org/x.js"></script>', "loads “https://example.org/x.js” from another host"),
        ('<script src="//example.org/x.js"></script>', "loads “//example.org/x.js” from another host"),
        ('<img alt="x" src="http://example.org/x.png">', "loads “http://example.org/x.png” from another host"),
        (
            '<img alt="x" srcset="pier.png 1x, https://example.org/x.png 2x">',
            "loads “https://example.org/x.png” from another host",
        ),
        ('<video poster="//example.org/x.png"></video>', "loads “//example.org/x.png” from another host"),
        ('<object data="//example.org/x"></object>', "loads “//example.org/x” from another host"),
        ('<embed src="//example.org/x">', "loads “//example.org/x” from another host"),
        ('<iframe src="https://[">', "loads “https://[” from another host"),
        ('<iframe src="javascript:alert(1)">', "loads “javascript:alert(1)” from another host"),
        ('<form action="//example.org/"></form>', "loads “//example.org/” from another host"),
        ('<link rel="Stylesheet" href="//example.org/x.css">', "loads “//example.org/x.css” from another host"),
        ('<link rel="dns-prefetch" href="//example.org">', "loads “//example.org” from another host"),
        ('<link rel="shortcut icon" href="//example.org/i.png">', "loads “//example.org/i.png” from another host"),
        ('<p style="background: url(//example.org/x.png)">x</p>', "loads “//example.org/x.png” from another host"),
        ('<style>@import "https://example.org/x.css";</style>', "loads “https://example.org/x.css” from another host"),
        (
            "<style>p { src: url( 'https://example.org/x.woff' ) }</style>",
            "loads “https://example.org/x.woff” from another host",
        ),
    ],
)
def test_each_fault_is_told(tmp_path: Path, html: str, problem: str | None) -> None:
    """One fault, one sentence, with the page it is on; in Markdown and in raw HTML alike."""
    assert problems(tmp_path, with_more(html)) == ([f"index.html: {problem}"] if problem else [])


@pytest.mark.parametrize(
    ("url", "is_let_pass"),
    [
        ("https://counts.example.org/x.js", True), ("//counts.example.org/x.js", True),
        ("https://counts.example.org:8080/x.js", True), ("https://example.org/x.js", False),
        ("https://a.counts.example.org/x.js", False), ("https://counts.example.org.a.example/x.js", False),
        ("https://counts.example.org@a.example/x.js", False), ("ftp://counts.example.org/x.js", False),
    ],
)  # fmt: skip
def test_a_host_that_is_allowed_and_no_other(tmp_path: Path, url: str, is_let_pass: bool) -> None:  # noqa: FBT001 - a case
    """By its whole name."""
    problems(tmp_path, with_more(f'<script src="{url}"></script>'))
    found = verify_site(tmp_path, [PROOF], ADDRESS, hosts=("counts.example.org",))
    assert found == ([] if is_let_pass else [f"index.html: loads “{url}” from another host"])


def test_a_style_sheet_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    """Style sheets are read as well."""
    found = problems(tmp_path, {"style.css": "@font-face { src: url(https://example.org/x.woff2) format('woff2') }"})
    assert found == ["style.css: loads “https://example.org/x.woff2” from another host"]


def test_faults_of_several_pages_are_told_in_order(tmp_path: Path) -> None:
    """Nothing stops at the first fault."""
    files = {"b/index.html": '<a href="x/">x</a><a href="y/">y</a>', "a/index.html": '<a href="x/">x</a>'}
    assert [text.partition(":")[0] for text in problems(tmp_path, files)] == [
        "a/index.html",
        "b/index.html",
        "b/index.html",
    ]


# --- proofs -------------------------------------------------------------------------------------------


def _with_source(old: str, new: str) -> dict[str, str]:
    page = SITE["sources/notice/index.html"]
    assert old in page
    return {"sources/notice/index.html": page.replace(old, new)}


@pytest.mark.parametrize(
    "shown",
    ["late, it said", "LATE", "late, it sai", "late, it said so", "late it said", "", "late, it sаid"],
)
def test_a_highlight_shows_the_quoted_words(tmp_path: Path, shown: str) -> None:
    """Not a letter more, less or other than what is quoted; line breaks and typography do not count."""
    html = SITE["sources/notice/index.html"].replace("late, ", shown, 1).replace("it  said", "")
    found = problems(tmp_path, {"sources/notice/index.html": html})
    wrong = ["sources/notice/index.html: the highlight #q-10 does not show the words that are quoted"]
    assert found == ([] if shown == "late, it said" else wrong)


def test_a_highlight_in_another_typography_is_the_same(tmp_path: Path) -> None:
    """The page shows the source's own typography, which may differ from the quote's."""
    html = SITE["sources/notice/index.html"].replace("it  said", "it\n said")
    proof = replace(PROOF, words="late,\u00a0it ｓaid")
    assert problems(tmp_path, {"sources/notice/index.html": html}, proof) == []


def test_a_nested_highlight_has_its_own_words(tmp_path: Path) -> None:
    """The words of a passage inside another belong to both."""
    files = with_note("../../sources/notice/#q-10", "../../sources/notice/#q-16")
    files = {
        name: html.replace('It was <mark class="quoted">late, it said</mark>', "<mark>it said so</mark>")
        for name, html in files.items()
    }
    assert problems(tmp_path, files, replace(PROOF, anchor="q-16", words="it said so")) == []


def test_a_highlight_that_is_not_there(tmp_path: Path) -> None:
    """A link that leads to no passage is a dead link, and a missing proof."""
    assert problems(tmp_path, _with_source('id="q-10"', 'id="q-11"')) == [
        "briefings/ferry/index.html: the link “../../sources/notice/#q-10” leads to an anchor that is not there",
        "briefings/ferry/index.html: the passage #q-10 is not on sources/notice/index.html",
    ]


@pytest.mark.parametrize("page", ["sources/notice/index.html", "briefings/ferry/index.html"])
def test_a_page_that_is_not_there(tmp_path: Path, page: str) -> None:
    """A proof whose page was not built is told of."""
    parts = {name: getattr(PROOF, name).replace(page, "gone/index.html") for name in ("page", "briefing_page")}
    assert len(problems(tmp_path, {}, replace(PROOF, **parts))) == 1


@pytest.mark.parametrize(
    "link",
    [
        "",
        "../../sources/notice/",
        "../../sources/notice/#q-16",
        "https://example.org/sources/notice/#q-10",
        "../ferry/sources/notice/#q-10",
    ],
)
def test_a_missing_link_to_the_proof(tmp_path: Path, link: str) -> None:
    """A quote leads to its passage: to this passage, on this site."""
    found = problems(tmp_path, with_note("../../sources/notice/#q-10", link))
    assert f"{PROOF.briefing_page}: the note of late.1 does not lead to sources/notice/index.html #q-10" in found


@pytest.mark.parametrize("way", ["", '<a href="#late">↑</a>', '<a href="#other" data-for="late.1">↑</a>'])
def test_a_wrong_way_back_from_a_note(tmp_path: Path, way: str) -> None:
    """A note leads back to the very statement that refers to it; a link that only happens to lead there is no way."""
    files = with_note('<a href="#late" data-for="late.1">↑</a>', f'<i id="other"></i>{way}')
    assert problems(tmp_path, files) == [f"{PROOF.briefing_page}: the note of late.1 does not lead back to #late"]


@pytest.mark.parametrize("cites", ["", "late.2", "early.1"])
def test_evidence_that_nothing_refers_to(tmp_path: Path, cites: str) -> None:
    """Each piece of evidence has its own reference, by name."""
    found = problems(tmp_path, with_note('data-cites="late.1"', f'data-cites="{cites}"'))
    assert found == [f"{PROOF.briefing_page}: no reference leads to the note of late.1"]


def test_a_shared_note_shows_each_its_own(tmp_path: Path) -> None:
    """Where several quotes share a note, each has its words, its link and its way back; a mix-up is told of."""
    mark = '<mark data-for="late.1" data-own="late.1"><a href="../../sources/notice/#q-10">late, it said</a></mark>'
    other = '<mark data-for="early.1" data-own="early.1"><a href="../../sources/notice/#q-16">It was</a></mark> '
    shared = with_note('It was <mark class="quoted">late, it said</mark>', other + mark)
    name_alone = '<a href="../../sources/notice/#q-10">Notice</a>'
    shared = {name: html.replace(name_alone, "Notice") for name, html in shared.items()}
    assert problems(tmp_path, shared) == []
    mixed = {name: html.replace("late.1", "x").replace("early.1", "late.1") for name, html in shared.items()}
    mixed = {name: html.replace('data-cites="x"', 'data-cites="late.1"') for name, html in mixed.items()}
    assert problems(tmp_path, mixed) == [
        f"{PROOF.briefing_page}: the note of late.1 does not lead to sources/notice/index.html #q-10",
        f"{PROOF.briefing_page}: the note of late.1 does not lead back to #late",
        f"{PROOF.briefing_page}: the note of late.1 does not mark the words that are quoted",
    ]


@pytest.mark.parametrize(
    "link",
    [
        "../../briefings/ferry/",
        "https://example.org/briefings/ferry/#late",
        "https://example.org/desk/briefings/ferry/#late",
    ],
)
def test_a_missing_back_link(tmp_path: Path, link: str) -> None:
    """A passage leads back to the statement that rests on it."""
    found = problems(tmp_path, _with_source("../../briefings/ferry/#late", link))
    assert found == ["sources/notice/index.html: the highlight #q-10 does not lead back to #late"]


@pytest.mark.parametrize(
    "link", [f"{ADDRESS}sources/notice/#q-10", "/desk/sources/notice/#q-10", "../../sources/notice/index.html#q-10"]
)
def test_any_way_to_write_a_link_counts(tmp_path: Path, link: str) -> None:
    """What counts is where a link leads, not how it is written."""
    assert problems(tmp_path, with_note("../../sources/notice/#q-10", link)) == []


def test_withheld_words_need_a_place_only(tmp_path: Path) -> None:
    """Where rights withhold the words, the place must be there and the links, not the words."""
    files = _with_source(
        '<mark class="passage" id="q-10">late, </mark>', '<span class="withheld" id="q-10">Passage 1</span>'
    )
    proof = replace(PROOF, words=None)
    assert problems(tmp_path, files, proof) == []
    assert problems(tmp_path, files, PROOF) != []


def test_a_page_is_read_as_a_browser_reads_it() -> None:
    """Ids, links, loads and marks of one page, entities decoded."""
    page = read_html(
        '<p id="a&amp;b"><a href="x?a&amp;b#c">x</a><img src="&#x2f;y"><mark id="q-1">1 &lt; 2<b>!</b></mark>3'
    )
    assert dict(page.ids) == {"a&b": 1, "q-1": 1}
    assert page.links == ["x?a&b#c"]
    assert page.loads == ["/y"]
    assert page.marks == {"q-1": "1 < 2!"}


def test_what_was_read_of_a_page_can_be_kept() -> None:
    """It is a value: written down and read again it is the same."""
    page = read_html("<p id=a><mark id=q-1>x</mark><a data-cites=c href='#fn:1'></a><li id=fn:1><a href=y>z</a>")
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 - written in the line itself


STYLE: Final = '<link rel="stylesheet" href="{}style.css">'
SCRIPT: Final = '<script src="{}page.js" defer></script>'


def _dressed(**without: str) -> dict[str, str]:
    """The faultless site with a style sheet and a script in each page, but for what pages go without."""
    depth = {"index.html": "", "briefings/ferry/index.html": "../../", "sources/notice/index.html": "../../"}
    parts = {name: (STYLE + SCRIPT).format(up, up) for name, up in depth.items()}
    return {
        "page.js": "x",
        **{name: parts[name].replace(without.get(name[:5], "-"), "") + SITE[name] for name in parts},
    }


def _worn(folder: Path, files: Mapping[str, str]) -> list[str]:
    problems(folder, files)
    pages = ("index.md", "briefings/ferry.md", "sources/notice.md")
    return verify_site(folder, [PROOF], ADDRESS, worn=Worn(("style.css", "page.js"), pages))


def test_a_page_that_lost_the_sites_own_style_is_not_published(tmp_path: Path) -> None:
    """Once for each file, with the first page that lacks it and how many others do; other pages need not load it."""
    assert _worn(tmp_path, _dressed()) == []
    cure = (
        "which is the site's own: a template that takes the place of one of ours keeps its blocks styles, libs and "
        "scripts, with {{ super() }} where it adds to them"
    )
    assert _worn(tmp_path, _dressed(index=STYLE.format(""))) == [f"index.html does not load “style.css”, {cure}"]
    assert _worn(tmp_path, _dressed(brief=SCRIPT.format("../../"), sourc=SCRIPT.format("../../"))) == [
        f"briefings/ferry/index.html (and 1 more) does not load “page.js”, {cure}"
    ]


def test_pages_without_folders_must_load_it_too(tmp_path: Path) -> None:
    """Whatever address MkDocs gives them."""
    (tmp_path / "risks.html").write_text("<p>x</p>", encoding="utf-8")
    (told,) = verify_site(tmp_path, (), None, worn=Worn(("style.css",), ("risks.md",)))
    assert told.startswith("risks.html does not load “style.css”")


@pytest.mark.parametrize("loading", ['<link rel="stylesheet" href="mine.css">', '<script src="mine.js"></script>'])
def test_what_a_page_loads_is_there(tmp_path: Path, loading: str) -> None:
    """A slip in `extra_css` or `extra_javascript` would else go by in silence."""
    name = "mine.css" if "css" in loading else "mine.js"
    assert problems(tmp_path, with_more(loading)) == [f"index.html: loads “{name}”, which is not there"]
    (tmp_path / "risks.html").write_text(loading, encoding="utf-8")
    told = [line for line in verify_site(tmp_path, (), None) if name in line]
    assert told == [f"index.html (and 1 more): loads “{name}”, which is not there"]
