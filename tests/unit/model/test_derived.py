"""Facts are worked out once, and it can be told what each was worked out from."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefing_room.model.derived import Entry, There, Told, derived, fact_named, reading
from briefing_room.model.desk import Actor, Desk, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

MAYOR = Actor(name="The mayor", kind="person")
PORT = Actor(name="The port", kind="organisation")


def desk() -> Desk:
    """A desk with two actors."""
    return Desk(Settings(name="Ferries"), {"mayor": MAYOR, "port": PORT})


@derived
def name_of(desk: Desk, actor_id: str) -> str:
    """An actor's name."""
    return desk.actors[actor_id].name


@derived
def heading(desk: Desk, actor_id: str = "mayor") -> str:
    """A fact that rests on another."""
    return f"{desk.settings.name}: {name_of(desk, actor_id)}"


@derived
def all_names(desk: Desk) -> list[str]:
    """A fact on all actors, as a new list each time it is worked out."""
    return [actor.name for actor in desk.actors.values()]


@derived
def kinds(desk: Desk) -> Mapping[str, str]:
    """A fact that is a mapping."""
    return {key: actor.kind for key, actor in desk.actors.items()}


@derived
def impossible(desk: Desk) -> str:
    """A fact that cannot be worked out."""
    return desk.actors["nobody"].name


def test_a_fact_is_worked_out_once() -> None:
    """The same value is given each time: for one desk, one function and the same arguments."""
    ours = desk()
    assert all_names(ours) is all_names(ours)
    assert [name_of(ours, "mayor"), name_of(ours, "port")] == ["The mayor", "The port"]


def test_a_changed_copy_knows_nothing_yet() -> None:
    """A desk that was made from another works its facts out anew, and notes its reads in its own ledger."""
    ours = desk()
    assert heading(ours) == "Ferries: The mayor"
    theirs = replace(ours, settings=Settings(name="Harbours"))
    with reading(ours) as read:
        assert heading(theirs) == "Harbours: The mayor"
    assert read.entries == frozenset()
    assert heading(ours) == "Ferries: The mayor"


def test_it_is_told_what_was_read() -> None:
    """The facts and entries that were read, those behind the facts included."""
    ours = desk()
    with reading(ours) as read:
        heading(ours)
    assert {(fact.function, fact.arguments) for fact in read.facts} == {(heading, ()), (name_of, ("mayor",))}
    assert read.entries == {Entry("settings"), Entry("actors", "mayor")}


def test_a_kept_fact_tells_its_reads_again() -> None:
    """Who asks second is told the same as who asked first, although nothing is worked out any more."""
    ours = desk()
    heading(ours)
    with reading(ours) as read:
        heading(ours)
    assert read.entries == {Entry("settings"), Entry("actors", "mayor")}


def test_of_a_mapping_it_is_told_under_which_names_it_was_read() -> None:
    """That there is nothing under a name is read, too; who walks through it, or asks otherwise, has read all of it."""
    ours = desk()
    with reading(ours) as one:
        assert kinds(ours)["mayor"] == "person"
        assert kinds(ours).get("nobody") is None
        assert "port" in kinds(ours)
    assert one.first_hand == tuple(Told((kinds, ()), name) for name in ("mayor", "nobody", "port"))
    assert one.entries == {Entry("actors"), Entry("actors", "mayor"), Entry("actors", "port")}
    for ask in (list, len, repr, lambda found: found.get(1)):
        with reading(ours) as whole:
            ask(kinds(ours))
        assert whole.first_hand == (Told((kinds, ())),)
    assert kinds(ours) == {"mayor": "person", "port": "organisation"}


def test_that_a_thing_is_there_is_another_read_than_the_thing() -> None:
    """In the order in which both were read; among the entries it is one."""
    ours = desk()
    with reading(ours) as read:
        assert "mayor" in ours.actors
        name_of(ours, "mayor")
        assert ours.actors["mayor"] is MAYOR
    there, told = There("actors", "mayor"), Told((name_of, ("mayor",)))
    assert read.first_hand == (there, told, Entry("actors", "mayor"))


def test_a_fact_is_found_by_its_name() -> None:
    """And nothing else is, which is no fact or is not there."""
    assert fact_named(f"{__name__}:name_of") is name_of
    assert fact_named("briefing_room.model.desk:Desk.statements") is Desk.statements
    for name in (f"{__name__}:desk", f"{__name__}:gone", "nowhere:name_of", "name_of", ""):
        assert fact_named(name) is None


def test_arguments_by_name_are_told_apart() -> None:
    """An argument that is named counts like one that is not."""
    ours = desk()
    assert heading(ours, actor_id="port") == heading(ours, "port") != heading(ours)


def test_what_is_asked_of_a_part_is_told() -> None:
    """That a thing is not there is read too; walking through all reads which there are, and each of them."""
    ours = desk()
    with reading(ours) as missing:
        assert "nobody" not in ours.actors
        assert ours.actors.get("nowhere") is None
    assert missing.entries == {Entry("actors", "nobody"), Entry("actors", "nowhere")}
    with reading(ours) as ids:
        assert list(ours.actors) == ["mayor", "port"]
        assert len(ours.actors) == 2
    assert ids.entries == {Entry("actors")}
    with reading(ours) as whole:
        assert list(ours.actors.items()) == [("mayor", MAYOR), ("port", PORT)]
    assert whole.entries == {Entry("actors"), Entry("actors", "mayor"), Entry("actors", "port")}


@pytest.mark.parametrize("part", ["settings", "broken", "complete", "today", "before"])
def test_single_parts_are_told(part: str) -> None:
    """A part that is one value is read as a whole."""
    ours = desk()
    with reading(ours) as read:
        getattr(ours, part)
    assert read.entries == {Entry(part)}


def test_readers_within_readers() -> None:
    """What an inner reader read, the outer one read as well; not the other way round, and not what came before."""
    ours = desk()
    name_of(ours, "port")
    with reading(ours) as outer:
        assert ours.today is None
        with reading(ours) as inner:
            name_of(ours, "mayor")
    assert inner.entries == {Entry("actors", "mayor")}
    assert outer.entries == {Entry("today"), Entry("actors", "mayor")}
    assert {fact.arguments for fact in outer.facts} == {("mayor",)}


def test_a_fact_that_fails_is_not_kept() -> None:
    """It fails each time it is asked for, and those who read afterwards are told of their own reads only."""
    ours = desk()
    for _ in range(2):
        with pytest.raises(KeyError):
            impossible(ours)
    with reading(ours) as read:
        name_of(ours, "port")
    assert read.entries == {Entry("actors", "port")}


def test_a_fact_has_a_name() -> None:
    """The same in every process, so that what was read can be written down."""
    ours = desk()
    with reading(ours) as read:
        ours.statements  # noqa: B018 - the method itself is no fact
        name_of(ours, "mayor")
    assert [fact.name for fact in read.facts] == [f"{__name__}.name_of"]


def test_the_desk_stays_frozen() -> None:
    """Keeping facts changes nothing that users of a desk can see: it is equal to one without, and cannot be set."""
    ours = desk()
    heading(ours)
    assert ours == desk()
    assert ours != replace(ours, today=date(2024, 1, 15))
    with pytest.raises(FrozenInstanceError):
        ours.settings = Settings(name="x")  # type: ignore[misc]
    with pytest.raises(TypeError):
        ours.actors["x"] = MAYOR  # type: ignore[index]
    with pytest.raises(TypeError, match="settings"):
        Desk()
