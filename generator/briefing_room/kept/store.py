"""The store: one SQLite file of values, each under a digest of all that it depends on.

A value follows from its key alone, so one that is found is right however old it is; the digest beside it tells one
that was damaged. Whatever else is wrong with the file, it is as if it were not there: it is removed, and begun again.
It never decides what a site says, only how long that takes.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "kept.sqlite"
"""The file, in a project's work folder."""

LAYOUT: Final = 1
"""Another number for another layout: a file with another is begun again."""

_OURS: Final = 0x42724B74  # “BrKt”, which tells our file from another program's
_LIMIT: Final = 1 << 30
_GENERATIONS: Final = 20
"""After so many builds without use, a value goes."""

_TABLES: Final = """
CREATE TABLE held (key BLOB PRIMARY KEY, digest BLOB NOT NULL, value BLOB NOT NULL);
CREATE TABLE used (key BLOB PRIMARY KEY, build INTEGER NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE builds (number INTEGER NOT NULL);
INSERT INTO builds VALUES (0);
"""


class Store:
    """Values by key. ``path`` is its file; without one, they are kept as long as the program runs.

    What is put in is there for the next build after `keep`, all of it or nothing. ``limit`` is the most that it holds,
    in bytes of values; what was not used for longest goes first.
    """

    def __init__(self, path: Path | None = None, limit: int = _LIMIT) -> None:
        self._path = path
        self._limit = limit
        self._touched: dict[bytes, int] = {}
        self._is_given_up = False
        self.has_given = False
        """Whether any value was used."""
        self._open = self._opened() if path and path.is_file() else None

    def get(self, key: bytes) -> bytes | None:
        """The value under a key; None where there is none, or it is not whole."""
        if self._open is None:
            return None
        try:
            found = self._open.execute("SELECT digest, value FROM held WHERE key = ?", (key,)).fetchone()
        except (sqlite3.Error, MemoryError, OverflowError) as error:
            self._give_up(error)
            return None
        if found is None or not isinstance(found[1], bytes) or _seal(key, found[1]) != found[0]:
            return None
        self._touched[key] = len(found[1])
        self.has_given = True
        return found[1]

    def put(self, key: bytes, value: bytes) -> None:
        """Put a value under a key. The file is made when the first one comes."""
        if self._open is None and not self._is_given_up:
            self._open = self._opened()
        if self._open is None:
            return
        try:
            self._begin(self._open)
            self._open.execute("INSERT OR REPLACE INTO held VALUES (?, ?, ?)", (key, _seal(key, value), value))
        except sqlite3.Error as error:
            self._give_up(error)
        self._touched[key] = len(value)

    def keep(self) -> None:
        """Let what was put in since the last time stay, and what nobody asked for go when its time has come."""
        if self._open is None:
            return
        try:
            self._begin(self._open)
            self._open.execute("UPDATE builds SET number = number + 1")
            (number,) = self._open.execute("SELECT number FROM builds").fetchone()
            rows = ((key, number, size) for key, size in self._touched.items())
            self._open.executemany("INSERT OR REPLACE INTO used VALUES (?, ?, ?)", rows)
            self._shrink(self._open, number)
            self._open.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)
        self._touched.clear()

    def close(self) -> None:
        """Close the file; what was put in since the last `keep` is not there any more."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def forget(self) -> None:
        """Take back what was put in since the last `keep`."""
        self._touched.clear()
        try:
            if self._open is not None and self._open.in_transaction:
                self._open.execute("ROLLBACK")
        except sqlite3.Error as error:
            self._give_up(error)

    def _shrink(self, opened: sqlite3.Connection, number: int) -> None:
        """Let go of what is too old, then of whole builds' values, the oldest first, until there is room."""
        oldest = number - _GENERATIONS
        sizes = opened.execute("SELECT build, SUM(size) FROM used WHERE build > ? GROUP BY build", (oldest,)).fetchall()
        total = 0
        for build, size in sorted(sizes, reverse=True):
            total += size
            if total > self._limit:
                oldest = max(oldest, build)
        opened.execute("DELETE FROM held WHERE key IN (SELECT key FROM used WHERE build <= ?)", (oldest,))
        opened.execute("DELETE FROM used WHERE build <= ?", (oldest,))

    @staticmethod
    def _begin(opened: sqlite3.Connection) -> None:
        if not opened.in_transaction:
            opened.execute("BEGIN IMMEDIATE")

    def _opened(self) -> sqlite3.Connection | None:
        """The file, opened: made where there is none, and begun again where it is another's, or cannot be read."""
        for _ in range(2):
            try:
                return _connected(self._path)
            except sqlite3.Error as error:
                if not self._remove(error):
                    break
        self._is_given_up = True
        return None

    def _give_up(self, error: sqlite3.Error | MemoryError | OverflowError) -> None:
        """Go on without: whoever opens it next begins it again."""
        self._is_given_up = True
        self.close()
        self._remove(error)

    def _remove(self, error: Exception) -> bool:
        """Remove the file, unless another program only holds it just now; whether it is gone."""
        if self._path is None or "locked" in str(error):
            return False
        try:
            for ending in ("", "-journal", "-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        except OSError:
            return False
        return True


def _seal(key: bytes, value: bytes) -> bytes:
    """What tells that a value is whole, and under its own key."""
    return sha256(key + value).digest()


def _connected(path: Path | None) -> sqlite3.Connection:
    """The file, which is a store of this layout.

    Raises:
        sqlite3.Error: it is none, or cannot be opened.
    """
    opened = sqlite3.connect(path or ":memory:", timeout=1, isolation_level=None)
    try:
        # A process that is killed leaves all that it had written to the system. Who loses power may lose the file.
        opened.execute("PRAGMA synchronous = OFF")
        (ours,) = opened.execute("PRAGMA application_id").fetchone()
        (layout,) = opened.execute("PRAGMA user_version").fetchone()
        (is_empty,) = opened.execute("SELECT COUNT(*) = 0 FROM sqlite_master").fetchone()
        if is_empty and not ours:
            opened.executescript(
                f"PRAGMA auto_vacuum = FULL; BEGIN; {_TABLES}"
                f"PRAGMA application_id = {_OURS}; PRAGMA user_version = {LAYOUT}; COMMIT;"
            )
        elif (ours, layout) != (_OURS, LAYOUT):
            raise sqlite3.DatabaseError("of another program, or of another layout")  # noqa: TRY301 - as SQLite's own
        opened.execute("SELECT number FROM builds").fetchone()
    except BaseException:
        with suppress(sqlite3.Error):
            opened.close()
        raise
    return opened
