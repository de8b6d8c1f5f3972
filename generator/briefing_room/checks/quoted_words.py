"""What stands in quotation marks in a text of the desk was said by a source that is cited there.

Readers take words in quotation marks for somebody's, in a note or a reason as in a statement. Three words or more are
looked for as quotes are, in the sources that the item cites or names by `[[id]]`, in translations of their quotes,
and where none is cited in those of the briefing; the first letter and the punctuation at the end may differ, and
*[…]* leaves words out. One or two words, titles in capitals, names and headlines of the desk and the terms of its
scale are let stand. What somebody says whom no source quotes, the rule cannot know: say in `waive` where it is from.

Bad:   because: Article B is sure that “the deal has been signed”.        the source says “an arms deal is on the table”
Good:  because: Article B says at the end that “an arms deal is on the table”.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.prose import prose_in
from briefing_room.findings import Mistake, Severity, short
from briefing_room.model.texts import in_marks
from briefing_room.quotes import NotFound, citations, fold, proposal, searchable_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing_room.analysis.prose import Prose
    from briefing_room.model.desk import Desk
    from briefing_room.model.texts import InMarks

SEVERITY: Severity = "warning"

_LEAST: Final = 3
"""Words from which on they are held to be somebody's, and no word that is only named."""

_SAYS_WHAT_WAS: Final = frozenset({"was", "why"})
"""Keys that may repeat what the briefing itself said before."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_EDGES: Final = " .,;:!?…·‘’“”\"'"
_INSERTED: Final = re.compile(r"\[[^\[\]…]{1,60}\]")
_MATTERS: Final = 4
"""Letters from which on a word of a title has a capital."""


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each run of words in quotation marks that no source says where it stands."""
    reader = _Reader(desk)
    for prose in prose_in(desk):
        for marked in in_marks(prose.text):
            if _count(marked.words) < _LEAST or _is_title(marked.words) or reader.is_held(prose, marked.words):
                continue
            yield _mistake(desk, reader, prose, marked)


def _mistake(desk: Desk, reader: _Reader, prose: Prose, marked: InMarks) -> Mistake:
    said = short(marked.words)
    elsewhere = reader.elsewhere(prose, marked.words)
    if elsewhere:
        message = f"{said} stands in {elsewhere}, which is not cited here"
        ways = [f"quote it in the evidence, or name the source: [[{elsewhere}]]"]
    else:
        message = f"{said} stands in no source that is cited here"
        near = reader.nearest(prose, marked.words)
        ways = [f"the nearest words, in {near[0]}, are: {short(near[1], 200)}"] if near else []
        ways.append("write the source’s own words, or take off the quotation marks if nobody said it")
    ways.append("or say in “waive” where the words are from")
    place = desk.place_in(prose.place, prose.text, marked.start)
    return Mistake(place, message, "\n".join(ways)).concluded_from(prose.item, "evidence", "rests_on")


def _count(words: str) -> float:
    """How many words there are; where no spaces are put, two letters are one."""
    unspaced = _UNSPACED.findall(words)
    return len(_WORD.findall(_UNSPACED.sub(" ", words))) + len(unspaced) / 2


def _is_title(words: str) -> bool:
    """Whether these are the words of a title: every long one has a capital, and there are two at least."""
    long = [word for word in _WORD.findall(words) if len(word) >= _MATTERS]
    return len(long) > 1 and all(word[0].isupper() for word in long)


class _Reader:
    """What finds words in the sources of a desk, and among the words that are the desk's own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._own = [fold(text).casefold() for text in _names(desk)]
        self._translations: dict[str, list[str]] = {}
        for citation in citations(desk):
            texts = self._translations.setdefault(citation.source.id, [])
            texts += [fold(text) for text in (citation.evidence.translation,) if text]
        self._before: dict[str, list[Prose]] = {}

    def is_held(self, prose: Prose, words: str) -> bool:
        """Whether a source that is cited where words stand says them, or they are the desk's own."""
        folded = fold(words.strip(_EDGES)).casefold()
        if any(folded in own for own in self._own):
            return True
        if prose.key in _SAYS_WHAT_WAS and any(folded in text for text in self._texts_beside(prose)):
            return True
        return any(self._says(key, words) for key in prose.cited or prose.near)

    def elsewhere(self, prose: Prose, words: str) -> str | None:
        """The first other source of the desk that says words."""
        others = sorted(prose.near - prose.cited) + sorted(set(self._desk.sources) - prose.near - prose.cited)
        return next((key for key in others if self._says(key, words)), None)

    def nearest(self, prose: Prose, words: str) -> tuple[str, str] | None:
        """The words of a cited source that are nearest, and its id; none that share fewer than half of the words."""
        wanted = _bag(words)
        for key in sorted(prose.cited or prose.near):
            made = proposal(searchable_in(self._desk, key), words)
            if made and 2 * len(wanted & _bag(made.words)) >= len(wanted):
                return key, made.words
        return None

    def _says(self, source_id: str, words: str) -> bool:
        bare = words.strip(_EDGES)
        tried = [bare, _INSERTED.sub("[…]", bare)] if _INSERTED.search(bare) else [bare]
        searchable = searchable_in(self._desk, source_id)
        for one in [form for text in tried for form in _either_case(text)]:
            found = searchable.find(one)
            if not isinstance(found, NotFound) or found.elsewhere or found.stripped is not None:
                return True
            if any(fold(one) in text for text in self._translations.get(source_id, ())):
                return True
        return False

    def _texts_beside(self, prose: Prose) -> Iterator[str]:
        """Yield what the same file says elsewhere, or said before, in small letters."""
        path = prose.place.path
        if path not in self._before:
            self._before[path] = [one for one in prose_in(self._desk) if one.place.path == path]
        return (fold(one.text).casefold() for one in self._before[path] if one.place != prose.place)


def _bag(words: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(fold(words)))


def _either_case(words: str) -> Iterator[str]:
    yield words
    yield words[:1].swapcase() + words[1:]


def _names(desk: Desk) -> Iterable[str]:
    """The names, headlines and terms of a desk."""
    yield desk.settings.name
    yield from (band.term for band in desk.settings.likelihoods.bands)
    yield from (briefing.title for briefing in desk.briefings.values())
    yield from (name for actor in desk.actors.values() for name in (actor.name, *actor.aliases))
    for source in desk.sources.values():
        yield from filter(None, (source.title, source.facts.short, source.facts.publisher))
