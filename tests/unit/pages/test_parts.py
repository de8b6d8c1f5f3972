"""Registers in parts: small pages, addresses that stay, nothing lost, and a desk that is small keeps one page."""

from __future__ import annotations

import posixpath
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import meta

from briefing_room.build import check
from briefing_room.model.dates import read_edtf
from briefing_room.pages import render_pages, site_of
from briefing_room.pages.parted import part_name
from briefing_room.pages.parts import Entry, Part, Way, by_date, by_day, by_letter, by_name, parts_of
from briefing_room.pages.say import ENGLISH
from briefing_room.pages.site import NOTHING_CHECKED, Site
from briefing_room.visible.seen import Seen
from tests.property.rendered import to_html
from tests.unit.pages.made import briefing, desk, pages_of, source, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FRAME: Final = 130
"""Elements of a register's page that no entry accounts for, the ways to other parts among them."""

WAYS = st.one_of(
    st.dates(date(2023, 11, 1), date(2024, 2, 28)).flatmap(
        lambda day: st.sampled_from(["a", "ab", "abc", "b"]).map(lambda name: by_day(day, name, "x"))
    ),
    st.sampled_from(["2024", "2024-02", "2024-21", "199X", "unknown", "2024-02-03/2024-02-05"]).map(
        lambda text: by_date(read_edtf(text), "a")
    ),
)
ENTRIES = st.lists(WAYS, max_size=30).map(lambda ways: [Entry(number, way, 1) for number, way in enumerate(ways)])


def _site(briefings: dict[str, Any], room: int, *sources: Any, **settings: Any) -> Site:  # noqa: ANN401 - YAML values
    return Site(Seen(desk(briefings, *sources, **settings), private=False), NOTHING_CHECKED, room)


def _leaves(parts: Iterable[Part[int]]) -> dict[str, tuple[int, ...]]:
    return {part.path: part.rows for part in parts if not part.parts}


# --- the parts themselves ---


def test_what_has_room_is_one_page() -> None:
    """Up to the last element; with one more there are parts."""
    entries = [Entry(number, by_day(date(2024, number, 1), "a"), 2) for number in range(1, 6)]
    assert parts_of("risks.md", entries, 10) == (Part(parts_of("risks.md", entries, 10)[0].to, (1, 2, 3, 4, 5), 5),)
    assert [part.path for part in parts_of("risks.md", entries, 9)] == [
        "risks.md", "risks/2024.md", "risks/2024/05.md", "risks/2024/04.md", "risks/2024/03.md", "risks/2024/02.md",
        "risks/2024/01.md",
    ]  # fmt: skip


def test_a_page_that_is_parted_has_what_stands_first() -> None:
    """As much as it has room for, in the register's order, with how many there are; else the last, of the newest."""
    entries = [Entry(number, by_day(date(2020 + number, 1, 1), "a"), 1) for number in range(5)]
    first, *others = parts_of("risks.md", entries, 2)
    assert (first.rows, first.many, first.is_all) == ((0, 1), 5, False)
    assert parts_of("timeline.md", entries, 2, newest_last=True)[0].rows == (3, 4)
    assert (
        [to.path for to in first.parts]
        == [part.path for part in others]
        == [f"risks/{year}.md" for year in (2024, 2023, 2022, 2021, 2020)]
    )
    assert [(part.previous and part.previous.path, part.following and part.following.path) for part in others[:2]] == [
        (None, "risks/2023.md"), ("risks/2024.md", "risks/2022.md"),
    ]  # fmt: skip
    assert [to.path for to in others[0].above] == ["risks.md"]


def test_what_is_gone_keeps_its_part() -> None:
    """An address that was given stays, though nothing of it is open any more."""
    open_one = Entry(1, by_day(date(2024, 1, 1), "a"), 1)
    gone = [Entry[int](None, by_day(date(2023, 1, day), "b"), 1) for day in (1, 2)]
    parts = {part.path: (part.rows, part.many) for part in parts_of("risks.md", [open_one, *gone], 2)}
    assert parts == {"risks.md": ((1,), 1), "risks/2024.md": ((1,), 1), "risks/2023.md": ((), 0)}


@given(ENTRIES, st.integers(1, 8))
def test_every_entry_stands_in_one_part_and_no_page_is_too_large(entries: list[Entry[int]], room: int) -> None:
    """Each is on one page that has no parts of its own; only of what nothing tells apart a page holds more."""
    parts = parts_of("risks.md", entries, room)
    rows = [row for shown in _leaves(parts).values() for row in shown]
    assert sorted(rows) == [entry.row for entry in entries]
    ways = {entry.row: entry.way for entry in entries}
    for part in parts:
        assert len(part.rows) <= room or len({ways[row] for row in part.rows}) == 1
        assert sum(one.many for one in parts if one.path in {to.path for to in part.parts}) in {0, part.many}
    assert len({part.path for part in parts}) == len(parts)


@given(ENTRIES, ENTRIES, st.integers(1, 8))
def test_an_address_keeps_its_meaning(entries: list[Entry[int]], more: list[Entry[int]], room: int) -> None:
    """Whatever is added: every page that was there is there, and leads to all that it had."""
    added = [Entry((entry.row or 0) + 1000, entry.way, 1) for entry in more]
    before, after = parts_of("risks.md", entries, room), parts_of("risks.md", [*added, *entries], room)
    kept = {part.path: part for part in after}
    below = _leaves(after)
    for part in before:
        assert kept[part.path].to == part.to
        stem = part.path.removesuffix(".md")
        inside = {
            row for path, rows in below.items() if path == part.path or path.startswith(f"{stem}/") for row in rows
        }
        assert inside >= set(part.rows)


def test_names_as_they_are_looked_up() -> None:
    """Without accents, small; letters of other scripts by their number; nobody shares a part with who begins alike."""
    assert [step.address for step in by_letter("Élan 2")] == ["e", "el", "elan", "elan-2~"]
    assert [step.address for step in by_letter("Ки")] == ["~43a~", "~43a~~438~", "~43a~~438~~"]
    assert [step.address for step in by_letter("«»")] == ["~"]
    names = ("al", "ala", "albert", "b")
    entries = [Entry(number, by_letter(name), 1) for number, name in enumerate(names)]
    assert _leaves(parts_of("actors/index.md", entries, 1, "actors/by-letter")) == {
        "actors/by-letter/a/al/al~.md": (0,), "actors/by-letter/a/al/ala~.md": (1,),
        "actors/by-letter/a/al/albe.md": (2,), "actors/by-letter/b.md": (3,),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("way", "depth", "words"),
    [
        (by_day(date(2024, 5, 17), "ferry"), 1, "2024"),
        (by_day(date(2024, 5, 17), "ferry"), 2, "May 2024"),
        (by_day(date(2024, 5, 17), "ferry"), 3, "17 May 2024"),
        (by_day(date(2024, 5, 17), "ferry"), 5, "17 May 2024, Fe…"),
        (by_date(read_edtf("2024-21"), "ferry"), 2, "2024, no closer date"),
        (by_date(read_edtf("199X"), "ferry"), 1, "1990s"),
        (by_date(read_edtf("-0044-03-15"), "ferry"), 2, "March -0044"),
        (by_date(read_edtf("Y12024"), "ferry"), 1, "12024"),
        (by_date(read_edtf("/2024"), "ferry"), 1, "without a date"),
        ((*by_name("Russia", "russia"), *by_day(date(2024, 5, 17))), 1, "R…"),
        ((*by_name("Russia", "russia"), *by_day(date(2024, 5, 17))), 3, "Russia, 2024"),
        (by_letter("김정은"), 1, "ᄀ…"),
    ],
)
def test_a_part_is_called_by_what_it_holds(way: Way, depth: int, words: str) -> None:
    """By its year, month or day, by a name or the letters it begins with; or it says that no date is known."""
    assert part_name(ENGLISH, way[:depth]) == words


# --- pages ---


@pytest.mark.parametrize("name", ["briefings", "examples/exercise"])
def test_a_small_desk_keeps_one_page(root: Path, name: str) -> None:
    """The demonstration and the exercise are far from needing parts."""
    pages = render_pages(site_of(check(root / name).desk, private=False))
    assert not [page.path for page in pages if "br-parts" in page.markdown]


@pytest.mark.parametrize("name", ["briefings", "examples/exercise"])
def test_a_page_has_about_as_much_as_it_has_room_for(root: Path, name: str) -> None:
    """Counted by elements: no page of a register has more than its room and a frame. Every link leads to a page."""
    room = 600
    site = Site(Seen(check(root / name).desk, private=False), NOTHING_CHECKED, room)
    pages = {page.path: page.markdown for page in render_pages(site)}
    parted = {path: text for path, text in pages.items() if "br-parts" in text}
    assert len(parted) > len({path.partition("/")[0] for path in parted}) > 1
    for path, text in parted.items():
        elements = len(re.findall(r"<[a-z]", to_html(meta.get_data(text)[0])))
        assert elements - text.count("<svg") * 20 - text.count("<rect") * 2 <= room + FRAME, (path, elements)
        for target in re.findall(r"\]\(([^)#\s]+\.md)", text):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) in pages, (path, target)


def _dated(day: str, **keys: Any) -> Any:  # noqa: ANN401 - YAML values
    return briefing(as_of={"date": day, "basis": "analyst"}, **keys)


def _risk(key: str, likelihood: str = "likely", **more: object) -> dict[str, Any]:
    return {"id": key, "text": f"Risk {key}.", "category": "c", "impact": "minor", "likelihood": likelihood, **more}


def test_a_register_in_parts_says_so_and_leads_on() -> None:
    """Its title, how much of all stands there, its parts, the ones beside it, the first page, and the search."""
    days = ("2023-11-05", "2024-02-03", "2024-02-04", "2024-03-01")
    made = {f"b{number}": _dated(day, risks=[_risk(f"r{number}")]) for number, day in enumerate(days)}
    site = _site(made, 60)
    pages = pages_of(site)
    assert [path for path in pages if path.startswith("risks")] == [
        "risks.md", "risks/2023.md", "risks/2024.md", "risks/2024/02.md", "risks/2024/03.md",
    ]  # fmt: skip
    assert "Risks Parts 2 of 4" not in text_of(site, "risks.md")
    assert "2 of 4 stand on this page. All of them: 2024 · 2023 Search in all parts" in text_of(site, "risks.md")
    assert "Risks, 2024 ¶" in text_of(site, "risks/2024.md")
    assert "Risks › 2024 › February 2024 ← March 2024 · 2023 → Search" in text_of(site, "risks/2024/02.md")
    assert 'title: "Risks, February 2024"' in pages["risks/2024/02.md"]
    assert '](../2023.md){ rel="next" }' in pages["risks/2024/02.md"]
    assert 'href="../../../search/?what=risk"' in pages["risks/2024/02.md"]
    assert "](risks.md)" in pages["index.md"]
    assert "br-parts" not in pages_of(_site(made, 200))["risks.md"]


def test_risks_that_turned_out_leave_their_part_standing() -> None:
    """It says that nothing in it stands any more, and where such risks are told of."""
    settled: dict[str, Any] = {"resolved": {"on": "2023-12-01", "outcome": "occurred", "because": "So it came."}}
    made = {
        "old": _dated("2023-11-05", risks=[_risk("a", **settled), _risk("b", **settled)]),
        "new": _dated("2024-02-03", risks=[_risk("c")]),
    }
    words = text_of(_site(made, 60), "risks/2023.md")
    assert "Nothing in this part stands any more." in words
    assert "Track record" in words
    assert "No briefing names a risk" not in words


def test_the_timeline_in_parts_tears_nothing_apart() -> None:
    """What has no date stands with the date that it follows; where a page begins anew, it says what it comes after."""

    def entry(key: str, day: str = "unknown", **more: object) -> dict[str, Any]:
        return {"id": key, "date": day, "text": f"Event {key}.", **more}

    line = [
        entry("first", "2023-01-01"), entry("then", after="first"), entry("second", "2024-01-01"),
        entry("later", after="second"), entry("last", after="later"), entry("loose"),
    ]  # fmt: skip
    site = _site({"ferry": briefing(timeline=line)}, 24)
    pages = [path for path in pages_of(site) if path.startswith("timeline")]
    assert {"timeline/2023.md", "timeline/2024.md", "timeline/undated.md"} <= {*pages}
    assert "1 January 2023 Event first. Ferries ? after that Event then." in text_of(site, "timeline/2023.md")
    assert "Event loose." in text_of(site, "timeline/undated.md")
    newest = text_of(site, "timeline.md")
    assert "after: Event second. Event later. Ferries ? after that Event last." in newest
    assert "Event second. Ferries" not in newest


def test_actors_in_parts_are_found_by_their_letter() -> None:
    """In each part by kind, as on one page."""
    actors = {key: {"name": key.title(), "kind": "person"} for key in ("anna", "bo", "britt", "carl")}
    pages = pages_of(_site({}, 10, actors=actors))
    assert [path for path in pages if path.startswith("actors/by-letter")] == [
        "actors/by-letter/a.md", "actors/by-letter/b.md", "actors/by-letter/c.md",
    ]  # fmt: skip
    assert re.findall(r"\(\.\./(\w+)\.md\)", pages["actors/by-letter/b.md"]) == ["index", "bo", "britt"]


def test_sources_in_parts_stand_by_the_year_in_which_they_were_published() -> None:
    """The newest first, and last those of which it is not known when."""
    days = {"a": "2022-01-01", "b": None, "c": "2024-05"}
    found = [source(key, published=day) for key, day in days.items()]
    pages = pages_of(Site(Seen(desk({}, *found), private=True), NOTHING_CHECKED, 14))
    parts = ["sources/by-year/2024.md", "sources/by-year/2022.md", "sources/by-year/undated.md"]
    assert re.findall(r"\]\((by-year/[^)]+)\)", pages["sources/index.md"]) == [
        path.removeprefix("sources/") for path in parts
    ]
    assert [re.findall(r"\]\(\.\./(\w)\.md", pages[path]) for path in parts] == [["c"], ["a"], ["b"]]


def test_what_is_cut_of_an_actor_says_so() -> None:
    """Whoever reads what it wants on a part is not told that there is no more; its own page has parts by year."""
    stakes = [
        {"id": f"s{number}", "for": "office", "direction": "gain", "text": f"Gain {number}."} for number in range(3)
    ]
    made = {"old": _dated("2023-01-01", stakes=stakes), "new": _dated("2024-01-01", stakes=stakes)}
    site = _site(made, 50, actors={"office": {"name": "Office", "kind": "organisation"}})
    assert "Not all that bears on this actor is on this page." in text_of(site, "stakes.md")
    assert "None on this page." in text_of(site, "stakes/o/office/2024.md")
    assert {"stakes/o.md", "stakes/o/office.md", "stakes/o/office/2023.md"} <= {*pages_of(site)}
    assert "Office, 2024" in text_of(site, "actors/office/2024.md")
    assert "old" not in "".join(re.findall(r"briefings/(\w+)\.md", pages_of(site)["actors/office/2024.md"]))


def test_the_index_of_everything_stays_small() -> None:
    """First without the statements, then without lists: the registers list in parts what it cannot."""
    gaps = [{"id": f"gap-{number}", "text": f"Gap {number}."} for number in range(20)]
    made = {"ferry": briefing(gaps=gaps)}
    whole, named, bare = (pages_of(_site(made, room))["search.md"] for room in (1000, 100, 2))
    assert "gap-7" in whole
    assert "gap-7" not in named
    assert "(briefings/ferry.md)" in named
    assert "(briefings/ferry.md)" not in bare
    assert "(briefings/index.md)" in bare
