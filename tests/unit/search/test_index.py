"""The index: what a browser reads of it is what was put in, and an edit changes few of its files."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing_room.search import blocks
from briefing_room.search.blocks import FILE
from briefing_room.search.columns import file_name, number
from briefing_room.search.index import index_files
from briefing_room.search.letters import forms_of, whole_key
from briefing_room.search.record import Findable, Record, Text
from briefing_room.search.slots import ROOM, place
from briefing_room.search.stems import passing_in
from briefing_room.search.weights import NAME, WHOLE
from tests.unit.search.reading import cards_in, facet_in, numbers_in, reader, see_in, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def _record(at: int, words: str, home: str = "briefing a", **more: object) -> Record:
    made = Record(home, f"{home}-{at}", f"{home}/#{at}", Text(words, "en"), order=at)
    return replace(made, **more)  # type: ignore[arg-type]


def _files(records: Iterable[Record], actors: Mapping[str, tuple[str, ...]] | None = None) -> dict[str, str]:
    return index_files(Findable(tuple(records), actors or {}, "en"))


def _many(count: int) -> list[Record]:
    """Records with words of their own and some that all have."""
    return [
        _record(
            at, f"word{at % 97} common{at % 7} only{at} everywhere", f"briefing {at // 30}",
            facets={"kind": ("judged",) if at % 3 else ("reported",), "actor": tuple(f"a{n}" for n in range(at % 4))},
        )
        for at in range(count)
    ]  # fmt: skip


PASSING_WORDS = passing_in("en").words


def _whole(words: str, mark: str) -> str:
    return whole_key(words.split(), mark, PASSING_WORDS)


def _found(files: dict[str, str], key: str) -> set[str]:
    cards = cards_in(files)
    return {cards[one][0] for one in words_in(files).get(key, {})}


def test_numbers_of_any_size_are_letters() -> None:
    """Written one after the other and read back."""
    values = [0, 1, 45, 46, 47, 2115, 2116, 99_999_999]
    read = reader("".join(map(number, values)))
    assert [read() for _ in values] == values
    assert not set("".join(map(number, range(5000)))) & set('"\\\x7f')


def test_a_word_leads_to_the_records_that_have_it() -> None:
    """And to no other, in an index of many files; a word in very many records has a file of its own."""
    records = _many(3000)
    files = _files(records)
    assert _found(files, "only1234") == {"briefing 41/#1234"}
    assert _found(files, "word5") == {record.to for record in records if " word5 " in f" {record.title.words} "}
    assert len(_found(files, "everywhere")) == 3000
    assert file_name("l", "everywhere") in files
    assert sum(name.startswith("w-") for name in files) > 3


def test_files_are_of_like_size() -> None:
    """None has much more than its share, so that no word costs more than another."""
    files = _files(_many(3000))
    assert max(len(text) for name, text in files.items() if name.startswith("w-")) < 2 * FILE


@pytest.mark.parametrize(
    "series",
    [
        "Wochenbericht Sicherheitsentwicklung Bundesverteidigungsministerium Auslandseinsatzbereitschaft Ausgabe {:04}",
        "साप्ताहिक सुरक्षा परिस्थिति प्रतिवेदन पूर्वोत्तर सीमावर्ती क्षेत्रों {:04}",
        "대외안보상황종합평가보고서작성지침에따른주간정세분석자료집동북아시아지역편 군사안보분야 {:04}",
    ],
)
def test_a_series_of_like_titles_is_in_files_that_any_disk_takes(series: str) -> None:
    """However long the titles begin alike, each is found, and no file has a name of more than 200 characters."""
    records = [_record(at, series.format(at)) for at in range(400)]
    files = _files(records)
    assert max(map(len, files)) <= 200
    found, cards = words_in(files), cards_in(files)
    for record in records:
        (one,) = found[whole_key(forms_of(record.title.words), WHOLE, PASSING_WORDS)]
        assert cards[one][0] == record.to
    starts = json.loads(files["index.json"])["words"]
    assert {file_name("w", start) for start in starts} == {name for name in files if name.startswith("w-")}
    assert starts == sorted(starts, key=lambda start: start.encode("utf-16-be"))


def test_an_actor_of_a_very_long_id_in_very_many_records_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its records have no file of their own where that would have too long a name; another's have one."""
    monkeypatch.setattr(blocks, "OWN", 100)  # so that few records are very many
    actor = "-".join(["ministry"] * 12)
    files = _files([_record(at, f"Report {at}", f"briefing {at // 30}", actors=(actor, "port")) for at in range(60)])
    assert file_name("l", "@port") in files
    assert max(map(len, files)) <= 200
    assert len(_found(files, f"@{actor}")) == len(_found(files, "@port")) == 60


def test_what_is_shown_and_narrowed_by_is_read_back() -> None:
    """Every record has its card, its facets and its place in the order of pages."""
    records = _many(500)
    files = _files(records)
    cards = cards_in(files)
    assert {card[0]: card[1] for card in cards.values()} == {record.to: record.title.words for record in records}
    assert sorted(cards) == numbers_in(files)
    for name in ("kind", "actor"):
        assert {cards[one][0]: tuple(values) for one, values in facet_in(files, name).items()} == {
            record.to: record.facets[name] for record in records
        }
    order = json.loads(files["order.json"])
    ranks, orders = reader(order["r"]), reader(order["o"])
    placed, last, rank = [], -1, 0
    for one in numbers_in(files):
        if one // ROOM != last:
            last, rank = one // ROOM, ranks()
        placed.append((rank, orders(), cards[one][0]))
    assert [one[2] for one in sorted(placed)] == [record.to for record in records]


def test_a_name_leads_to_all_that_is_said_of_its_actor() -> None:
    """In every spelling, of several words too; whoever is only named by a key is found as well."""
    actors = {"un": ("Kim Jong Un", "Kim Jong-un", "DPRK leader")}
    files = _files(
        [_record(1, "Kim Jong-un travels."), _record(2, "He eats.", actors=("un",)), _record(3, "Kim sings.")], actors
    )
    see = see_in(files)
    assert see[_whole("kim jong un", NAME)] == see[_whole("dprk leader", NAME)] == ["@un"]
    assert _found(files, "@un") == {"briefing a/#1", "briefing a/#2"}


def test_who_types_a_whole_name_finds_the_thing_itself() -> None:
    """A title, another name, and what stands before a colon."""
    files = _files([_record(1, "Track record", names=("how good were the forecasts", "Article B: Visit"))])
    for whole in ("track record", "how good were the forecasts", "article b"):
        assert _found(files, _whole(whole, WHOLE)) == {"briefing a/#1"}


def test_other_forms_of_a_word_are_known_wherever_they_stand() -> None:
    """A stem that no form begins with is a word that leads to them."""
    files = _files([_record(1, "x", texts=(Text("الجولة المقبلة", "ar"),))])
    assert see_in(files)["جول"] == ["الجولة"]


def test_a_word_counts_more_in_a_title_and_in_what_weighs_more() -> None:
    """And less in a condition, and among many others."""
    long = " ".join(f"w{at}" for at in range(60))
    files = _files([
        _record(1, "Shells"), _record(2, "Other", texts=(Text(f"shells {long}", "en"),)),
        _record(3, "If shells: other", condition=11), _record(4, "Shells", weight=1.4),
    ])  # fmt: skip
    cards, counts = cards_in(files), words_in(files)["shells"]
    by_record = {cards[one][0][-1]: count for one, count in counts.items()}
    assert by_record["4"] > by_record["1"] > by_record["3"] > 0
    assert by_record["1"] > by_record["2"] > 0


def test_the_order_of_records_changes_no_word() -> None:
    """The number of a record depends on its name alone."""
    records = _many(300)
    files, turned = _files(records), _files(reversed(records))
    assert files == turned


def test_an_edit_changes_few_files() -> None:
    """A sentence, one more statement, one less: the words that came and went, the card, and the facets."""
    records = _many(3000)
    before = _files(records)
    edited = [
        replace(one, title=Text(f"{one.title.words} added", "en")) if one.order == 1500 else one for one in records
    ]
    more = [*records, _record(9999, "word1 one more", "briefing 50")]
    less = [one for one in records if one.order != 1500]
    for changed, most in ((edited, 12), (more, 20), (less, 20)):
        after = _files(changed)
        differ = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        assert len(differ) <= most, sorted(differ)
        assert len(before) > 30


def test_a_home_with_very_many_records_has_several_blocks() -> None:
    """None with more than there is room for."""
    placed, room = place([_record(at, "x") for at in range(1000)])
    assert max(block.number for block in placed) < room
    assert sum(len(block.records) for block in placed) == 1000
    assert max(len(block.records) for block in placed) <= ROOM
    assert len({block.at(slot) for block in placed for slot, _ in block.records}) == 1000
