"""Who says what: every question on which sources say different things, with the positions each source is quoted for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.answers import answers_in, quoted_on
from briefing_room.analysis.support import withdrawn_in
from briefing_room.pages.briefing import KIND_WORDS
from briefing_room.pages.here import Here
from briefing_room.pages.parted import way_of
from briefing_room.pages.parts import Entry, parts_of
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page
from briefing_room.pages.words_of_sources import label_of_words, proof_of, to_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment
    from markupsafe import Markup

    from briefing_room.analysis.answers import Answer, Question
    from briefing_room.pages.page import Page
    from briefing_room.pages.parts import Part
    from briefing_room.pages.site import Site

POSITIONS_PLACE: Final = Place("positions.md", "Who says what", lambda site: any(site.living("disagreement")))

_CHOICES: Final = range(4, 25)
"""So many sources a reader may choose among. Fewer need no choice; for more the style sheet has no rules, and each
source's page lists its own questions."""

_ELEMENTS: Final = 14
_CELL: Final = 10
"""About how many elements a question has on the page with the head that it may stand under, and each of its cells."""


@dataclass(frozen=True)
class Matrix:
    """The questions of one briefing, its rows, and the sources that are quoted on any of them, its columns."""

    briefing: str
    questions: tuple[Question, ...]
    sources: tuple[str, ...]
    elsewhere: tuple[str, ...]
    """Sources that the briefing quotes, though on none of these questions."""

    @property
    def width(self) -> int:
        """How many columns there are, with that of the questions."""
        return len(self.sources) + 1


def positions_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page of questions and sources, its parts by the day of the briefing that asks."""
    entries = [
        Entry((matrix, question), way_of(site, question.statement), _ELEMENTS + _CELL * matrix.width)
        for matrix in _matrices(site)
        for question in matrix.questions
    ]
    for part in parts_of(POSITIONS_PLACE.path, entries, site.room):
        yield site.made(_page, templates, part)


def _page(site: Site, templates: Environment, part: Part[tuple[Matrix, Question]]) -> Page:
    found, here = tuple(_with_these(part.rows)), Here(site, part.path)
    every = sorted({key for one in found for key in one.sources}, key=partial(_by_name, site))
    return render_page(
        templates, "positions.md.jinja", site, part.path, part=part,
        matrices=found, choice=every if len(every) in _CHOICES else (), kind_words=KIND_WORDS,
        chosen=partial(_chosen, {key: number for number, key in enumerate(every, 1)}),
        withdrawn=withdrawn_in(site.desk), words=partial(_words, here), proof=partial(proof_of, here),
    )  # fmt: skip


def _with_these(rows: Iterable[tuple[Matrix, Question]]) -> Iterator[Matrix]:
    """Yield each matrix with the questions of it that a page has."""
    for _, inside in groupby(rows, key=lambda row: row[0].briefing):
        shown = list(inside)
        yield replace(shown[0][0], questions=tuple(question for _, question in shown))


def _matrices(site: Site) -> Iterator[Matrix]:
    """Yield a matrix for each briefing that has a disagreement, the newest first."""
    for briefing_id in site.newest_first:
        questions = answers_in(site.desk, briefing_id)
        if questions:
            columns = tuple(sorted(quoted_on(questions), key=partial(_by_name, site)))
            rest = tuple(source.id for source in site.sources_of(briefing_id) if source.id not in columns)
            yield Matrix(briefing_id, questions, columns, rest)


def _by_name(site: Site, source_id: str) -> tuple[str, str]:
    """The order of columns, the same in every matrix."""
    return site.desk.sources[source_id].name, source_id


def _chosen(numbers: dict[str, int], sources: Iterable[str]) -> str:
    """The classes by which a reader's choice of one source finds what quotes it."""
    return " ".join(f"by-source-{numbers[key]}" for key in sources)


def _words(here: Here, source_id: str, answer: Answer) -> Markup:
    """The way to the words of a source behind one of its answers."""
    return to_words(here, answer.citations, label_of_words(here, source_id))
