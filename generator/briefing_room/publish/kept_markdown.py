"""Pages as Markdown that need not be made again, because nothing that they read has changed.

A page is made by a function of what it is given, and of what it reads of the desk meanwhile. Both are put down: what
it was given is part of the page's name here, and each entry and fact that it read is told by a digest. The next build
works the facts out anew and makes only pages for which one of these digests is another. So a fact that comes out the
same stops there: what is behind it is not made again.

Reads are compared in the order in which they were made. As long as they are equal the page would go the same way
again, so that no fact is asked for which it would not have asked for itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from briefing_room.kept.digests import digest_of
from briefing_room.model.derived import WHOLE, Entry, There, Told, fact_named, reading
from briefing_room.pages.page import Page
from briefing_room.publish.read_digests import ReadDigests, UnknownValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing_room.kept.kept import Kept
    from briefing_room.model.derived import Read
    from briefing_room.pages.site import Site

_DIGITS: Final = 32
"""So many of the digits of a digest are put down, which are as many as tell any two values apart."""


@dataclass
class _Record:
    """What the pages of one build read: each read once, with its digest, and by its number for each page.

    A page has the key of its Markdown as well, by the function that made it and what that was given.
    """

    reads: list[list[Any]] = field(default_factory=list)
    pages: dict[str, tuple[str, list[int]]] = field(default_factory=dict)


class KeptMarkdown:
    """The pages of one build: those of the last one whose reads are the same, and what those read that are made now."""

    def __init__(self, kept: Kept, site: Site) -> None:
        self._kept = kept
        self._desk = site.desk
        self._digests = ReadDigests(site.desk)
        # What every page may read that is no part of the desk: this program, who looks, how much there is room for.
        common = (kept.program, str(site.seen.private), str(site.room), self._digests.of_entry(Entry("settings")))
        self._common = digest_of("markdown", *common)
        self._before = self._last()
        self._is_equal: dict[int, bool] = {}
        self._now = _Record()
        self._numbers: dict[Read, int] = {}

    def page(self, make: Callable[..., Page], given: tuple[object, ...], anew: Callable[[], Page]) -> Page:
        """The page that a function makes of what is given and of what it reads of the desk; ``anew`` makes it."""
        try:
            name = self._digests.of_value((make.__module__, make.__qualname__, given)).hex()[:_DIGITS]
        except UnknownValueError:
            return anew()
        key, reads = self._before.pages.get(name, ("", []))
        if key and all(map(self._equal, reads)):
            found = self._kept.store.get(bytes.fromhex(key))
            if found is not None:
                self._now.pages[name] = key, [self._again(number) for number in reads]
                path, _, markdown = found.decode("utf-8", "surrogatepass").partition("\0")
                return Page(path, markdown)
        with reading(self._desk) as read:
            page = anew()
        self._put(name, page, read.first_hand)
        return page

    def put_down(self) -> None:
        """Put down what the pages of this build read."""
        record = json.dumps([self._now.reads, self._now.pages])
        self._kept.store.put(self._common, record.encode("ascii"))

    def _last(self) -> _Record:
        """What was put down by the last build whose pages had all this in common."""
        found = self._kept.store.get(self._common)
        return _Record(*json.loads(found)) if found else _Record()

    def _put(self, name: str, page: Page, reads: Iterable[Read]) -> None:
        try:
            numbers = [self._number(read) for read in reads]
        except UnknownValueError:
            return
        key = digest_of("a page", page.path, page.markdown)
        self._kept.store.put(key, f"{page.path}\0{page.markdown}".encode("utf-8", "surrogatepass"))
        self._now.pages[name] = key.hex(), numbers

    def _number(self, read: Read) -> int:
        """The number of a read, which is put down with its digest when it is first met."""
        if read not in self._numbers:
            told = [*_as_json(read), self._digest(read)]
            self._numbers[read] = len(self._now.reads)
            self._now.reads.append(told)
        return self._numbers[read]

    def _again(self, number: int) -> int:
        """The number of a read of the last build in this one."""
        read = _from_json(self._before.reads[number])
        return self._number(read) if read else -1

    def _equal(self, number: int) -> bool:
        """Whether a read of the last build has the same digest now."""
        if number not in self._is_equal:
            told = self._before.reads[number]
            read = _from_json(told)
            try:
                self._is_equal[number] = read is not None and self._digest(read) == told[-1]
            except (UnknownValueError, KeyError):
                self._is_equal[number] = False
        return self._is_equal[number]

    def _digest(self, read: Read) -> str:
        if isinstance(read, Told):
            return self._digests.of_fact(*read.key, read.name).hex()[:_DIGITS]
        return self._digests.of_entry(read).hex()[:_DIGITS]


def _as_json(read: Read) -> list[Any]:
    """A read as it is put down.

    Raises:
        UnknownValueError: a fact was asked for by something else than ids.
    """
    if isinstance(read, Entry):
        return ["all of", read.part, read.key]
    if isinstance(read, There):
        return ["whether", read.part, read.key]
    function, arguments = read.key
    if not all(isinstance(one, str) for one in arguments):
        raise UnknownValueError(arguments)
    return [f"{function.__module__}:{function.__qualname__}", arguments, read.name]


def _from_json(told: list[Any]) -> Read | None:
    """A read as it was put down with its digest; None of a fact that nothing works out any more."""
    match told:
        case ["all of", part, key, _]:
            return Entry(part, key)
        case ["whether", part, key, _]:
            return There(part, key)
        case [name, arguments, under, _]:
            function = fact_named(name)
            under = under if isinstance(under, str) else tuple(under) or WHOLE
            return Told((function, tuple(arguments)), under) if function else None
    return None
