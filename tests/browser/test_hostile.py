"""A desk with hostile text in every place, in a real browser: nothing runs, and every text reads as it was typed."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from typing import TYPE_CHECKING

import pytest

from briefing_room.cli import main
from tests.browser.conftest import QuietHandler, search
from tests.patience import patience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

ATTACKS = (
    "<script>window.owned=1</script>",
    "<img src=x onerror=window.owned=1>",
    "</script><svg/onload=window.owned=1>",
    "[press](javascript:window.owned=1)",
    "![x](x){ onerror=window.owned=1 }",
    "{: onclick=window.owned=1 #__search }",
    "<![CDATA[<b onmouseover=window.owned=1>x</b>]]>",
    "\"><a href='javascript:window.owned=1'>x</a>",
    "`<b>` **bold** _under_ [^1]: note | cell | {{ x*x }} {% raw %}",
    "&lt;script&gt;window.owned=1&lt;/script&gt;",
)
ALL = " ".join(ATTACKS)
# In the analyst's own texts a link to `javascript:` is a finding, so there the brackets stand apart.
TYPED = ALL.replace("](", "] (")


def _q(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def hostile_desk(desk: Path) -> None:
    """Write a desk with every attack in every place."""
    source = desk / "sources" / "article"
    source.mkdir(parents=True)
    (desk / "settings.yml").write_text(
        f"name: {_q(ATTACKS[0])}\ndescription: {_q(TYPED)}\ntopics: {{t: {_q(ATTACKS[1])}}}\n"
        f"regions: {{r: {_q(ATTACKS[2])}}}\nrisk_categories: {{c: {_q(ATTACKS[7])}}}\n",
        encoding="utf-8",
    )
    (desk / "actors.yml").write_text(
        f"actor:\n  name: {_q(ATTACKS[1])}\n  kind: person\n  aliases: [{_q(TYPED)}]\n  description: {_q(TYPED)}\n",
        encoding="utf-8",
    )
    (source / "article.md").write_text(
        f"---\ntitle: {_q(ATTACKS[0])}\npublisher: {_q(ALL)}\nauthor: {_q(ALL)}\norigin: {_q(ALL)}\n"
        f"rights: full-text\ncaptions: [{_q(ATTACKS[2])}]\n"
        f"original: none\nno_original: {_q(ALL)}\n---\n\n"
        + "\n\n".join(ATTACKS)
        + f"\n\n# {ATTACKS[1]}\n\n- {ATTACKS[3]}\n\n> {ATTACKS[6]}\n\n| {ATTACKS[8]} |\n\n    {ATTACKS[0]} indented\n",
        encoding="utf-8",
    )
    (desk / "briefing.yml").write_text(_briefing(_q(TYPED)), encoding="utf-8")


def _briefing(text: str) -> str:
    quotes = "".join(f"        - {_q(attack)}\n" for attack in (ATTACKS[2], ATTACKS[4], ATTACKS[5]))
    title = f"        - {{quote: {_q(ATTACKS[0])}, in: title, voice: {text}, note: {text}}}\n"
    proved = f"text: {text}\n        evidence:\n{quotes}"
    return (
        f"title: {_q(ATTACKS[1])}\nstatus: published\nas_of: {{date: 2024-01-01, basis: analyst}}\n"
        f"topics: [t]\nregions: [r]\ndefault_source: article\n"
        f"bottom_line:\n        {proved}{title}"
        f"judgements:\n      - id: j\n        because: {text}\n        settled_by: {text}\n"
        f"        alternatives: [{{text: {text}}}]\n        {proved}"
        f"actors:\n      - actor: actor\n        role: {text}\n        evidence:\n{quotes}"
        f"risks:\n      - id: k\n        category: c\n        impact: minor\n        {proved}"
        f"disagreements:\n  - id: d\n    question: {text}\n    kind: fact\n    status: open\n    positions:\n"
        f"      - {proved}      - {proved}"
        f"gaps: [{{id: g, text: {text}}}]\n"
        f"timeline:\n      - id: m\n        date: unknown\n        {proved}"
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the hostile desk's private site is served."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile_desk(folder / "desk")
    assert main(["build", "--desk", str(folder / "desk"), "--site", str(folder / "site"), "--private"]) == 0
    handler = functools.partial(QuietHandler, directory=str(folder / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_nothing_runs_anywhere(browser: Browser, hostile: str) -> None:
    """On every page, with every reference hovered and the search used, no hostile script runs."""
    page = browser.new_page()
    page.set_default_timeout(1000 * patience(30))
    for path in (
        "", "briefings/", "briefings/briefing/", "sources/", "sources/article/", "actors/", "actors/actor/", "risks/",
        "disagreements/", "gaps/", "timeline/", "indicators/", "topics/t/", "regions/r/", "method/",
    ):  # fmt: skip
        page.goto(hostile + path)
        for reference in page.locator(".footnote-ref").all()[:6]:
            reference.hover()
            page.wait_for_timeout(150)
        assert page.evaluate("window.owned") is None, path
        assert page.locator("main [onerror], main [onload], main [onclick], a[href^='javascript']").count() == 0, path
        assert page.locator("article script").count() == 0, path
    page.goto(hostile)
    search(page, "note")
    page.wait_for_timeout(300)
    assert page.evaluate("window.owned") is None
    page.close()


def test_every_text_reads_as_it_was_typed(browser: Browser, hostile: str) -> None:
    """The attacks are on the page as words, letter for letter."""
    page = browser.new_page()
    page.goto(hostile + "sources/article/")
    shown = page.locator("main").inner_text()
    for attack in ATTACKS:
        assert attack in " ".join(shown.split()), attack
    assert page.title().startswith(ATTACKS[0])
    page.close()
