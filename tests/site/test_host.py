"""A desk as a guest in somebody's site: its pages are there and hold, and nothing else is changed but the menu."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from html import unescape
from typing import TYPE_CHECKING, Final

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from briefing_room.mkdocs_plugin import BriefingPlugin
from briefing_room.publish.guest.desk import misspelt, unfit
from tests.browser.test_hostile import ATTACKS, hostile_desk
from tests.copies import sums
from tests.hosts import House, house_in
from tests.patience import patience
from tests.site.test_serve import free_port, got, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GROWN: Final = {"search/search_index.json", "sitemap.xml", "sitemap.xml.gz"}
"""What lists every page of a site."""


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house to change."""
    return house_in(tmp_path)


@pytest.fixture(scope="module")
def hosted(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the house's site before the demonstration's desk moved in (`before`) and since (`site`)."""
    folder = tmp_path_factory.mktemp("hosted")
    house = house_in(folder)
    house.built("before")
    house.invite(root / "briefings")
    _git(house.folder, "init", "--quiet")
    _git(house.folder, "add", ".")
    house.built()
    return folder


def _git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout


def _without_menu(html: str) -> str:
    """A page of Material without its tabs and its menu."""
    out, rest = "", html
    while found := re.search(r'<nav class="(?:md-tabs|md-nav md-nav--primary)', rest):
        out, rest, depth = out + rest[: found.start()], rest[found.start() :], 0
        for tag in re.finditer(r"<(/?)nav\b", rest):
            depth += -1 if tag[1] else 1
            if not depth:
                rest = rest[tag.end() :]
                break
    return out + rest


def test_the_hosts_own_pages_are_the_same_bytes(hosted: Path) -> None:
    """Every page, style sheet, script and picture of the house; but for the menu, and the lists of all pages."""
    before, since = sums(hosted / "before"), sums(hosted / "site")
    assert {name.partition("/")[0] for name in since.keys() - before.keys()} == {"briefings"}
    assert before.keys() <= since.keys()
    changed = {name for name, checksum in before.items() if since[name] != checksum} - GROWN
    assert {name.rpartition(".")[2] for name in changed} == {"html"}
    for name in changed:
        one, other = ((hosted / site / name).read_text(encoding="utf-8") for site in ("before", "site"))
        assert _without_menu(one) == _without_menu(other), name
        assert len(_without_menu(one)) < len(one)


def test_the_hosts_lists_of_pages_only_grow(hosted: Path) -> None:
    """What the host's search and its sitemap said of its own pages, they say still."""
    one, other = (json.loads((hosted / site / "search/search_index.json").read_bytes()) for site in ("before", "site"))
    assert one["config"] == other["config"]
    assert [entry for entry in other["docs"] if not entry["location"].startswith("briefings/")] == one["docs"]
    for entry in re.findall(r"<url>.*?</url>", (hosted / "before/sitemap.xml").read_text("utf-8"), re.DOTALL):
        assert entry in (hosted / "site/sitemap.xml").read_text("utf-8")


def test_nothing_is_written_into_the_hosts_project(hosted: Path) -> None:
    """No file is new, changed or gone: `git status` has nothing to say."""
    assert "D " not in (status := _git(hosted / "house", "status", "--porcelain"))
    assert {line[:2] for line in status.splitlines()} == {"A "}  # as they were added before the build


def test_the_menu_has_a_section_at_its_end(hosted: Path) -> None:
    """Named like the desk, with its registers and none of its actors; also from a page that the menu does not name."""
    for page in ("index.html", "briefings/actors/nato/index.html"):
        html = (hosted / "site" / page).read_text(encoding="utf-8")
        menu = html[html.index('<nav class="md-nav md-nav--primary') : html.index("<article")]
        entries = re.findall(r'<span class="md-ellipsis">\s*([^<]*?)\s*<', menu)
        assert "Vostochny Desk" in entries[entries.index("Guide") :]
        assert "Risks" in entries[entries.index("Vostochny Desk") :]
        assert "NATO" not in entries
    tab = html[html.index('<nav class="md-tabs"') : html.index('<main class="md-main"')]
    assert "Vostochny Desk" in tab[tab.index("md-tabs__item--active") :]


def test_a_host_that_names_the_desks_pages_has_them_where_it_likes(house: House, beginners_desk: Path) -> None:
    """Its own title for one of them, in its own place, and no section beside it."""
    house.invite(beginners_desk, prefix="office/desk")
    house.settings(
        nav=["index.md", {"Reports": "office/desk/risks.md"}, {"Guide": ["guide/index.md", "guide/more.md"]}]
    )
    site = house.built()
    html = (site / "guide/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<a href="([^"]*)" class="md-tabs__link">\s*([^<]*?)\s*<', html) == [
        ("..", "The house"),
        ("../office/desk/risks/", "Reports"),
        ("./", "Guide"),
    ]
    assert (site / "office/desk/briefings/ferry-line/index.html").is_file()
    assert not (site / "briefings").exists()


def test_pages_without_folders_for_addresses(house: House, beginners_desk: Path) -> None:
    """With `use_directory_urls: false` the desk's pages keep their places, and every link names its file."""
    house.invite(beginners_desk)
    house.settings(use_directory_urls=False, plugins=["search", "tags", "meta", "briefing"])
    site = house.built()
    page = (site / "briefings/briefings/ferry-line/index.html").read_text(encoding="utf-8")
    text = page[page.index('<div class="br-guest') : page.index('class="br-guest__foot"')]
    links = [link.partition("#")[0] for link in re.findall(r'<a [^>]*?href="([^"]*)"', text)]
    assert "../../sources/harbour-notice/index.html" in links
    assert not [link for link in links if link.endswith("/")]
    assert 'href="briefings/index.html"' in (site / "index.html").read_text(encoding="utf-8")


def test_what_somebody_wrote_is_run_by_no_plugin(house: House, tmp_path: Path) -> None:
    """Braces, tags and Markdown from an article or an analyst stay what they are, whatever the host's plugins do."""
    hostile_desk(tmp_path / "desk")
    house.invite(tmp_path / "desk", private=True)
    site = house.built()
    page = (site / "briefings/sources/article/index.html").read_text(encoding="utf-8")
    for written in (page, (site / "search/search_index.json").read_text(encoding="utf-8")):
        assert "<script>window.owned" not in written
        assert "<img src=x" not in written
    assert "{{ x*x }} {% raw %}" in unescape(page)
    assert "signed" in page  # the host's hook has met the page
    assert ATTACKS[0] not in (site / "index.html").read_text(encoding="utf-8")


def _refused(house: House, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of a build that is given up."""
    with pytest.raises(SystemExit) as given_up:
        house.built()
    said = capsys.readouterr()
    return f"{said.out}{said.err}{given_up.value}"


def test_a_desk_with_errors_leaves_the_hosts_site_as_it_was(
    house: House, beginners_desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The desk is checked before MkDocs empties the folder."""
    house.invite(beginners_desk)
    briefing = house.folder / "briefings/ferry-line.yml"
    briefing.write_text(briefing.read_text("utf-8").replace("status: published", "status: publish"), encoding="utf-8")
    (house.folder.parent / "site").mkdir()
    (house.folder.parent / "site/index.html").write_text("the last good site", encoding="utf-8")
    said = _refused(house, capsys)
    assert "error[wrong-value]" in said
    assert "The desk has errors, so nothing was built." in said
    assert sums(house.folder.parent / "site").keys() == {"index.html"}


DAMAGE = '''
"""Damages what is marked as quoted."""


def on_post_page(output, **_):
    """Take the words out of every highlight."""
    return output.replace("<mark", "<i").replace("</mark", "</i")
'''


def test_a_proof_that_does_not_hold_on_the_hosts_site_ends_the_build(
    house: House, beginners_desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What other plugins make of the desk's pages is looked at, too; and what to do with what was written is said."""
    house.invite(beginners_desk)
    (house.folder / "damage.py").write_text(DAMAGE, encoding="utf-8")
    house.settings(hooks=["damage.py"])
    said = _refused(house, capsys)
    assert "briefings/sources/harbour-notice/index.html: the highlight #q-" in said
    assert "is not to be published" in said


@pytest.mark.parametrize(
    ("options", "file", "told"),
    [
        ({}, "docs/briefings/risks.md", "briefings/risks.md has the place of a page of the desk"),
        ({}, "docs/briefings/README.md", "briefings/README.md has the place of a page of the desk"),
        ({"prefix": "../up"}, "", "is no folder of a site"),
        ({"prefix": ""}, "", "is no folder of a site"),
        ({"desk": "docs/img"}, "", "MkDocs would publish its files as they are"),
        ({"desk": "nowhere"}, "", "desk: 'nowhere' is no folder beside mkdocs.yml; name the desk's folder"),
    ],
)
def test_what_cannot_go_together_is_refused(  # noqa: PLR0913, PLR0917 - a case has three parts
    house: House,
    beginners_desk: Path,
    capsys: pytest.CaptureFixture[str],
    options: dict[str, str],
    file: str,
    told: str,
) -> None:
    """A page of the host's in the same place, a prefix that is none, a desk that MkDocs would publish: in words."""
    house.invite(beginners_desk, **options)
    if file:
        (house.folder / file).parent.mkdir()
        (house.folder / file).write_text("# Mine\n", encoding="utf-8")
    said = _refused(house, capsys)
    assert told in said
    assert "Traceback" not in said


def test_a_plugin_that_needs_files_is_named() -> None:
    """Where a plugin would stop at the desk's pages with a traceback, it is said why, and what to do."""
    assert unfit(["search", "material/blog", "briefing"]) == ""
    assert "mkdocs-static-i18n cannot build pages that are no files" in unfit(["search", "i18n"])


def test_an_option_that_is_none_is_named() -> None:
    """MkDocs warns, which is lost where it is not strict; the desk would then be at an address that nobody chose."""
    options = BriefingPlugin()
    options.load_config({"prefx": "analysis/"})
    with pytest.raises(Abort, match=re.escape("the plugin briefing has no option prefx; did you mean prefix?")):
        options.on_config(load_config(theme="material", site_name="A site"))
    assert (
        misspelt(["folder"], ["desk"]) == "the plugin briefing has no option folder; it knows desk, prefix and private"
    )
    assert misspelt(["desk"], ["desk", "prefix"]) == ""


@contextmanager
def _preview(house: House) -> Iterator[tuple[str, Path]]:
    """A running `mkdocs serve`: where it answers, and what it says."""
    port, log = free_port(), house.folder.parent / "serve.log"
    with log.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=house.folder, stdout=said, stderr=subprocess.STDOUT,
        )  # fmt: skip
        yield f"http://127.0.0.1:{port}/", log
        process.terminate()
        process.wait(timeout=patience())


def test_the_preview_follows_the_desk(house: House, beginners_desk: Path) -> None:
    """A change of the desk shows; a mistake is told on the desk's pages alone, which stay till it is mended."""
    house.invite(beginners_desk)
    briefing = house.folder / "briefings/ferry-line.yml"
    text = briefing.read_text(encoding="utf-8")
    with _preview(house) as (address, log):

        def get(path: str) -> str:
            return got(address + path)

        page = "briefings/briefings/ferry-line/"
        until(get, page, bool)
        time.sleep(3)
        assert "Detected file changes" not in log.read_text(encoding="utf-8")  # nothing was changed, by us neither
        briefing.write_text(re.sub("^title: .*$", "title: A new title", text, count=1, flags=re.MULTILINE), "utf-8")
        until(get, page, lambda html: "A new title" in html)
        briefing.write_text(text.replace("status: published", "status: publish", 1), encoding="utf-8")
        broken = until(get, page, lambda html: "desk-trouble" in html)
        assert "wrong-value" in broken
        assert "A new title" in broken
        assert "desk-trouble" not in get("guide/")
        briefing.write_text(text, encoding="utf-8")
        until(get, page, lambda html: "desk-trouble" not in html and "A new title" not in html)
