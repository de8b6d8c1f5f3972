"""The notes of a built page as a browser has them: where references lead, and what each note shows to which of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Cites = frozenset[str]
"""Names of citations; none where something holds for all that a note holds."""

_ALL: Cites = frozenset()


@dataclass
class BuiltNote:
    """One note: its links and its marked words, each with the citations that it is for."""

    links: list[tuple[Cites, str]] = field(default_factory=list)
    words: list[tuple[Cites, list[str]]] = field(default_factory=list)

    def links_for(self, cite: str) -> set[str]:
        """The links that are for a citation, or for all."""
        return {link for cites, link in self.links if cites == _ALL or cite in cites}

    def links_back(self, cite: str) -> set[str]:
        """The links that are for a citation by name."""
        return {link for cites, link in self.links if cite in cites}

    def words_for(self, cite: str) -> str:
        """The marked words that are for a citation, or for all."""
        return "".join(part for cites, words in self.words if cites == _ALL or cite in cites for part in words)


@dataclass
class Noted:
    """References by citation, each as the id to which it leads, and notes by id."""

    references: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    notes: dict[str, BuiltNote] = field(default_factory=dict)

    def notes_of(self, cite: str) -> Iterator[BuiltNote]:
        """Yield the notes to which the references of a citation lead."""
        for key in sorted(self.references.get(cite, ())):
            yield self.notes.get(key, BuiltNote())


class NoteReader:
    """Told of the elements and texts of a page in turn, it keeps what they say of notes."""

    def __init__(self) -> None:
        self.noted = Noted()
        self._note: BuiltNote | None = None
        self._mark: list[str] | None = None
        self._own = _ALL

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        """Read the start of an element."""
        if tag == "li" and values.get("id", "").startswith("fn:"):
            self._note = self.noted.notes.setdefault(values["id"], BuiltNote())
        elif tag == "a" and "data-cites" in values:
            for cite in values["data-cites"].split():
                self.noted.references[cite].add(values.get("href", "").removeprefix("#"))
        elif self._note and tag == "mark":
            self._mark, self._own = [], _cites(values, "data-own")
            self._note.words.append((_cites(values, "data-for"), self._mark))
        elif self._note and tag == "a":
            self._note.links.append((_cites(values, "data-for") or self._own, values.get("href", "")))

    def end(self, tag: str) -> None:
        """Read the end of an element."""
        if tag == "mark":
            self._mark, self._own = None, _ALL
        elif tag == "li":
            self._note = None

    def data(self, text: str) -> None:
        """Read text."""
        if self._mark is not None:
            self._mark.append(text)


def _cites(values: Mapping[str, str], name: str) -> Cites:
    return frozenset(values.get(name, "").split())
