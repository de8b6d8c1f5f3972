"""The desk as its pages need it. What is worked out is a fact of the desk; here it only has a short name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeVarTuple

from briefing_room.analysis.cited import (
    citations_from,
    cited_by,
    newest_first,
    sources_quoted_in,
    statements_by_briefing,
)
from briefing_room.analysis.disputes import disputes_in, questions_in
from briefing_room.analysis.heading import answer_of, heading_of
from briefing_room.pages.parts import ROOM
from briefing_room.pages.passages import anchors_in, passages_in
from briefing_room.pages.say import say_in
from briefing_room.pages.terms import term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from jinja2 import Environment
    from markupsafe import Markup

    from briefing_room.analysis.disputes import Dispute
    from briefing_room.analysis.heading import Heading
    from briefing_room.findings import Finding, Waived
    from briefing_room.model.desk import Desk
    from briefing_room.model.scales import Band
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.pages.page import Page
    from briefing_room.pages.passages import Marked
    from briefing_room.pages.say import Say
    from briefing_room.quotes import Citation, Passage
    from briefing_room.rulebook import RuleText
    from briefing_room.visible.seen import Seen


class Outcome(NamedTuple):
    """What one rule came to on some files of a desk: the findings that stand, and those that are waived."""

    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()


@dataclass(frozen=True)
class FormChecks:
    """What the rules came to: every rule, what stands and what is waived. Empty where nothing was checked."""

    rules: tuple[RuleText, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()

    def outcome(self, code: str, files: Iterable[str]) -> Outcome:
        """What a rule came to on these files, in the order of all findings.

        A file is its path in the desk; of a source its folder, as ``sources/ID``.
        """
        found, let_pass = self._sorted_by_file
        keys = [(code, file) for file in files]
        return Outcome(
            tuple(self.findings[at] for at in sorted(at for key in keys for at in found.get(key, ()))),
            tuple(self.waived[at] for at in sorted(at for key in keys for at in let_pass.get(key, ()))),
        )

    @cached_property
    def _sorted_by_file(self) -> tuple[Mapping[tuple[str, str], list[int]], ...]:
        """Where among all the findings of each rule on each file are, those that stand and those that are waived.

        Each page asks for the results of every rule, so they are gone through once and not once for each page.
        """
        made = []
        for findings in (self.findings, [one.finding for one in self.waived]):
            at: dict[tuple[str, str], list[int]] = defaultdict(list)
            for number, finding in enumerate(findings):
                at[finding.code, _file_of(finding)].append(number)
            made.append(at)
        return tuple(made)


def _file_of(finding: Finding) -> str:
    parts = finding.place.path.split("/")
    return "/".join(parts[:2]) if parts[0] == "sources" else finding.place.path


NOTHING_CHECKED: Final = FormChecks()


Given = TypeVarTuple("Given")


class Keeping(Protocol):
    """What knows pages that were made before."""

    def page(self, make: Callable[..., Page], given: tuple[object, ...], anew: Callable[[], Page]) -> Page:
        """The page that a function makes of what is given and of what it reads of the desk; ``anew`` makes it."""


@dataclass(frozen=True)
class Site:
    """A desk on its way to pages, as its audience sees it. ``room`` is how much one page of a register holds.

    ``keeping`` knows pages that were made before, where any may be used.
    """

    seen: Seen
    checked: FormChecks = NOTHING_CHECKED
    room: int = ROOM
    keeping: Keeping | None = None

    def made(
        self, make: Callable[[Site, Environment, *Given], Page], templates: Environment, /, *given: *Given
    ) -> Page:
        """A page by the function that makes it of what is given and of what it reads of the desk, and of nothing else.

        Where an earlier one was made of the same, that is it.
        """

        def anew() -> Page:
            return make(self, templates, *given)

        return self.keeping.page(make, given, anew) if self.keeping else anew()

    @property
    def desk(self) -> Desk:
        """What of the desk may be seen."""
        return self.seen.desk

    @property
    def say(self) -> Say:
        """What the pages say for themselves, in the desk's language."""
        return say_in(self.desk.settings.language)

    @property
    def statements(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each briefing."""
        return statements_by_briefing(self.desk)

    def heading(self, briefing_id: str) -> Heading:
        """The head of a briefing, for whatever only names it."""
        return heading_of(self.desk, briefing_id)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The heads of all briefings."""
        return tuple(self.heading(key) for key in self.desk.briefings)

    def answer(self, briefing_id: str) -> str:
        """The text of a briefing's bottom line."""
        return answer_of(self.desk, briefing_id)

    def is_gone(self, statement: Statement) -> bool:
        """Whether a statement, or the item it belongs to, was taken back: its page keeps only a note that says so."""
        return self.desk.is_gone(statement)

    def living(self, *sorts: str) -> Iterator[Statement]:
        """Yield the statements of these sorts that were not taken back, the newest briefing first."""
        return (statement for statement in self._of_sorts(sorts) if not statement.retired)

    def taken_back(self, *sorts: str) -> Iterator[Statement]:
        """Yield the statements of these sorts that were taken back, the newest briefing first."""
        return (statement for statement in self._of_sorts(sorts) if statement.retired)

    def _of_sorts(self, sorts: tuple[str, ...]) -> Iterator[Statement]:
        for briefing_id in self.newest_first:
            yield from (statement for statement in self.statements[briefing_id] if statement.sort in sorts)

    @property
    def cited_by(self) -> Mapping[tuple[str, str], tuple[Citation, ...]]:
        """The citations of each statement, by briefing and address."""
        return cited_by(self.desk)

    @property
    def citations_from(self) -> Mapping[str, tuple[Citation, ...]]:
        """The citations of each source."""
        return citations_from(self.desk)

    @property
    def passages(self) -> Mapping[str, tuple[Marked, ...]]:
        """The quoted passages of each source."""
        return passages_in(self.desk)

    def whole_address(self, path: str) -> str:
        """The whole address of a page of the published site; empty when the desk does not say where that is."""
        base = self.desk.settings.address
        return f"{base.rstrip('/')}/{path}" if base else ""

    def anchor(self, source_id: str, passage: Passage) -> str:
        """The anchor of a passage of a source."""
        return anchors_in(self.desk, source_id)[passage]

    @property
    def newest_first(self) -> tuple[str, ...]:
        """Ids of the briefings, the newest cut-off first."""
        return newest_first(self.desk)

    @property
    def disputes(self) -> Mapping[tuple[str, str], tuple[Dispute, ...]]:
        """The disagreements that each statement is part of, by briefing and address."""
        return disputes_in(self.desk)

    @property
    def questions(self) -> Mapping[str, tuple[Statement, ...]]:
        """For each source the disagreements in which words of it are one side, or several."""
        return questions_in(self.desk)

    def sources_of(self, briefing_id: str) -> tuple[Source, ...]:
        """The sources a briefing quotes."""
        return sources_quoted_in(self.desk, briefing_id)

    def band(self, term: str | None, day: date | None = None) -> Band | None:
        """The likelihood band of a term, on the desk's scale; on that of a day in the past, where one is given."""
        settings = self.desk.settings
        scale = settings.likelihoods_on(day) if day else settings.likelihoods
        return scale.band(term) if term else None

    def impact(self, word: str) -> Markup:
        """A word for impact, with what it means: the desk's own as it has it, else in the interface's language."""
        return term("impact", word, word if self.desk.settings.impacts else self.say.words.text(word))

    @property
    def impacts(self) -> tuple[tuple[str, str], ...]:
        """The words for impact as readers see them, from the least, each with what it means."""
        settings = self.desk.settings
        known = settings.impact_meanings.items()
        text = str if settings.impacts else self.say.words.text
        return tuple((text(term), text(meaning)) for term, meaning in known)

    def label(self, kind: str, key: str) -> str:
        """The words of a vocabulary for an id."""
        words: dict[str, str] = getattr(self.desk.settings, kind)
        return words.get(key, key)
