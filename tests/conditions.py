"""The desk in which every statement has a mark, and what is said of one without the marks of its conditions.

Where a text of the site, an attribute, a record of the search index or a line of a message holds the mark of a
statement that has a condition, the marks of its conditions stand before it in the same piece. The pieces are found by
machine, so that no list of places has to be kept.
"""

from __future__ import annotations

import gzip
import re
import shutil
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.model.desk import Desk

DESK: Final = Path(__file__).parent / "desks" / "conditions"

MARK: Final = re.compile(r"Mark\d+")

PIECES: Final = frozenset(
    "a button caption dd dt figcaption h1 h2 h3 h4 li option p summary td text th title".split()  # noqa: SIM905 - names
)
"""Elements that are read as one piece: a name begins and ends inside one."""

VOID: Final = frozenset("br hr img input link meta source wbr".split())  # noqa: SIM905 - names

WORDING: Final = "wording"
"""The class of what is shown as a wording of the past or of now, below the name it belongs to."""


_IN: Final = {
    "ar": {"the crane is seen to stand still": "الرافعة واقفة", "ships are turned away": "ترد السفن"},
}
"""Words of the desk in another script, where a test looks at how it runs."""


def desk_in(folder: Path, language: str = "en") -> Path:
    """A copy of the desk that says it is in a language."""
    shutil.copytree(DESK, folder)
    changes = {"language: en": f"language: {language}", **_IN.get(language, {})}
    for path in folder.glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        for was, now in changes.items():
            text = text.replace(was, now)
        path.write_text(text, encoding="utf-8")
    return folder


def wanted_in(desk: Desk) -> dict[str, tuple[str, ...]]:
    """For the mark of each statement that has a condition the marks that belong before it."""
    wanted = {}
    for briefing_id in desk.briefings:
        for statement in desk.statements(briefing_id):
            marks, at = [], statement
            while at.given:
                found = desk.statement(at.given, at.briefing)
                assert found
                marks.append(_mark_of(found.text))
                at = found
            if marks:
                wanted[_mark_of(statement.text)] = tuple(reversed(marks))
    return wanted


def _mark_of(text: str) -> str:
    found = MARK.search(text)
    assert found, text
    return found[0]


def bare_in(piece: str, wanted: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield each mark of a piece of text that the marks of its conditions do not precede, in their order."""
    for found in MARK.finditer(piece):
        before = MARK.findall(piece[: found.start()])
        at = 0
        for mark in wanted.get(found[0], ()):
            if mark not in before[at:]:
                yield found[0]
                break
            at = before.index(mark, at) + 1


@dataclass
class _Element:
    """An element that is open: its name, its classes, and all its text so far."""

    name: str
    classes: tuple[str, ...]
    text: str = ""


class _Pieces(HTMLParser):
    """The pieces of a page: the texts of its elements, and the values of its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[_Element] = []
        self.pieces: list[tuple[str, str]] = []
        self.unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the values of an element's attributes, and that it is open."""
        values = dict(attrs)
        self.pieces += [(f"{tag}[{name}]", value) for name, value in values.items() if value and MARK.search(value)]
        if tag not in VOID:
            self.open.append(_Element(tag, tuple((values.get("class") or "").split())))

    def handle_endtag(self, tag: str) -> None:
        """Note the text of a piece that ends."""
        while self.open:
            ended = self.open.pop()
            if ended.name in PIECES and MARK.search(ended.text):
                self.pieces.append((ended.name, ended.text))
            elif self.open and ended.name not in PIECES and WORDING not in ended.classes:
                self.open[-1].text += ended.text
            elif ended.name not in PIECES and WORDING not in ended.classes and MARK.search(ended.text):
                self.unread.append(ended.text)
            if ended.name == tag:
                return

    def handle_data(self, data: str) -> None:
        """Add text to the element that is open."""
        if self.open:
            self.open[-1].text += data


def pieces_of(html: str) -> list[tuple[str, str]]:
    """The pieces of a page that hold a mark, each with where it stands."""
    parser = _Pieces()
    parser.feed(html)
    parser.close()
    return parser.pieces + [("outside", text) for text in parser.unread]


def pieces_in(site: Path) -> Iterator[tuple[str, str, str]]:
    """Yield every piece of a built site that holds a mark: its file, where it stands there, its text."""
    for path in sorted(site.rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
        text, name = data.decode("utf-8", errors="replace"), path.relative_to(site).as_posix()
        if path.suffix == ".html":
            yield from ((name, where, piece) for where, piece in pieces_of(text))
        else:
            yield from ((name, "line", line) for line in text.split("\n") if MARK.search(line))
