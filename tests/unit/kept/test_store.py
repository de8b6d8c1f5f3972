"""The store: what is put in comes back whole, or not at all."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from briefing_room.kept import store as module
from briefing_room.kept.store import LAYOUT, Store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VALUES = {bytes([number]) * 32: bytes([number, 7]) * 3000 for number in range(12)}


def filled(path: Path, values: Mapping[bytes, bytes] = VALUES) -> Path:
    """The file of a store with values."""
    with closing(Store(path)) as store:
        for key, value in values.items():
            store.put(key, value)
        store.keep()
    return path


def found(path: Path) -> dict[bytes, bytes]:
    """What a store gives of the values."""
    with closing(Store(path)) as store:
        return {key: value for key in VALUES if (value := store.get(key)) is not None}


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """In the same process, and in the next."""
    with closing(Store(tmp_path / "kept")) as store:
        store.put(b"a", b"1")
        assert store.get(b"a") == b"1"
        assert store.get(b"b") is None
        store.keep()
    with closing(Store(tmp_path / "kept")) as store:
        assert store.get(b"a") == b"1"


def test_what_is_not_kept_is_gone(tmp_path: Path) -> None:
    """A build that failed leaves nothing: neither what it put in, nor a file where there was none."""
    with closing(Store(tmp_path / "kept")) as store:
        assert store.get(b"a") is None
    assert not (tmp_path / "kept").exists()
    filled(tmp_path / "kept")
    with closing(Store(tmp_path / "kept")) as store:
        store.put(b"a", b"1")
        store.forget()
        assert store.get(b"a") is None
        store.put(b"b", b"1")
    with closing(Store(tmp_path / "kept")) as store:
        assert store.get(b"b") is None
    assert found(tmp_path / "kept") == VALUES


def test_without_a_file_it_lasts_as_long_as_the_program() -> None:
    """For a preview, which keeps all of it in memory."""
    store = Store()
    store.put(b"a", b"1")
    store.keep()
    assert store.get(b"a") == b"1"


def test_a_killed_build_leaves_a_store_that_holds(tmp_path: Path) -> None:
    """At any moment: what was there is there, what was being put in is not."""
    (tmp_path / "killed").mkdir()
    filled(tmp_path / "kept")
    with closing(Store(tmp_path / "kept")) as store:
        store.put(b"new", b"1" * 200_000)
        for number in range(200):
            store.put(bytes([number, 1]), b"more" * 5000)
        for path in tmp_path.glob("kept*"):
            shutil.copy(path, tmp_path / "killed")  # the files as the end of the process would leave them
    assert found(tmp_path / "killed" / "kept") == VALUES
    with closing(Store(tmp_path / "killed" / "kept")) as store:
        assert store.get(b"new") is None


def test_a_damaged_file_never_gives_another_value(tmp_path: Path) -> None:
    """Truncated or with a byte flipped, anywhere: each value is right or missing, and the store can be used again."""
    whole = filled(tmp_path / "whole").read_bytes()
    chance = random.Random(1)  # noqa: S311 - the same damage every time
    missed = 0
    for number in range(150):
        at = number * 4 if number < 25 else chance.randrange(len(whole))
        data = bytearray(whole)
        data[at] ^= 1 << chance.randrange(8)
        path = tmp_path / str(number)
        path.write_bytes(bytes(data) if number % 3 else whole[:at])
        left = found(path)
        missed += left != VALUES
        assert left.items() <= VALUES.items(), at
        filled(path)
        assert found(filled(path)) == VALUES, at
    assert missed > 50


@pytest.mark.parametrize("what", ["noise", "another program's", "another layout", "a folder", "tables that lack"])
def test_another_file_in_its_place(tmp_path: Path, what: str) -> None:
    """It is begun again; what cannot be removed is left alone, and nothing is kept."""
    path = tmp_path / "kept"
    if what == "noise":
        path.write_bytes(b"noise" * 4000)
    elif what == "a folder":
        path.mkdir()
    else:
        filled(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as opened:
            opened.execute(
                {
                    "another program's": "PRAGMA application_id = 1",
                    "another layout": f"PRAGMA user_version = {LAYOUT + 1}",
                    "tables that lack": "DROP TABLE used",
                }[what]
            )
    if what != "tables that lack":
        assert found(path) == {}
    filled(path)
    assert found(filled(path)) == ({} if what == "a folder" else VALUES)


def test_values_under_each_others_keys_are_not_given(tmp_path: Path) -> None:
    """Each is sealed with its key."""
    path = filled(tmp_path / "kept")
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        opened.execute("UPDATE held SET key = CAST(x'ff' || key AS BLOB)")
        one, other = sorted(VALUES)[:2]
        opened.execute("UPDATE held SET key = ? WHERE key = CAST(x'ff' || ? AS BLOB)", (one, other))
    assert found(path) == {}


def test_a_store_that_another_holds_is_left_to_it(tmp_path: Path) -> None:
    """It is not removed under its hands; this one goes without."""
    path = filled(tmp_path / "kept")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert found(path) == {}
    assert found(path) == VALUES


def test_the_oldest_go_first(tmp_path: Path) -> None:
    """When there is no room for all, what was not used for longest goes; what this build used stays."""
    path = tmp_path / "kept"
    for number in range(6):
        with closing(Store(path, limit=2500)) as store:
            store.put(bytes([number]), b"x" * 1000)
            if number > 1:
                assert store.get(b"\0") is not None
            elif number == 1:
                store.get(b"\0")
            store.keep()
    with closing(Store(path)) as store:
        left = [number for number in range(6) if store.get(bytes([number])) is not None]
    assert left == [0, 5]


def test_what_nobody_uses_goes_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a number of builds; no clock is asked."""
    monkeypatch.setattr(module, "_GENERATIONS", 3)
    path = filled(tmp_path / "kept")
    size = path.stat().st_size
    for _ in range(4):
        with closing(Store(path)) as store:
            store.put(b"b", b"2")
            store.keep()
    assert found(path) == {}
    assert path.stat().st_size < size / 2
