"""The desk as its pages need it: who quotes whom and who says otherwise, worked out once for all pages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.disputes import disputes_in, positions_of, sources_of
from briefing_room.pages.passages import Marked, mark_passages
from briefing_room.pages.remarks import usual_remarks
from briefing_room.pages.say import say_in
from briefing_room.quotes import Citation, Passage, citations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from briefing_room.analysis.disputes import Dispute
    from briefing_room.analysis.honesty import Mark
    from briefing_room.findings import Finding, Waived
    from briefing_room.model.desk import Desk
    from briefing_room.model.scales import Band
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.pages.say import Say
    from briefing_room.rulebook import RuleText
    from briefing_room.visible.seen import Seen


@dataclass(frozen=True)
class FormChecks:
    """What the rules came to: every rule, what stands and what is waived. Empty where nothing was checked."""

    rules: tuple[RuleText, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()


NOTHING_CHECKED: Final = FormChecks()


@dataclass(frozen=True)
class Site:
    """A desk on its way to pages, as its audience sees it."""

    seen: Seen
    checked: FormChecks = NOTHING_CHECKED

    @property
    def desk(self) -> Desk:
        """What of the desk may be seen."""
        return self.seen.desk

    @property
    def say(self) -> Say:
        """What the pages say for themselves, in the desk's language."""
        return say_in(self.desk.settings.language)

    @cached_property
    def statements(self) -> dict[str, tuple[Statement, ...]]:
        """The statements of each briefing."""
        return {key: self.desk.statements(key) for key in self.desk.briefings}

    def is_gone(self, statement: Statement) -> bool:
        """Whether a statement, or the item it belongs to, was taken back: its page keeps only a note that says so."""
        return self.desk.is_gone(statement)

    def living(self, *sorts: str) -> Iterator[Statement]:
        """Yield the statements of these sorts that were not taken back, the newest briefing first."""
        for briefing_id in self.newest_first:
            for statement in self.statements[briefing_id]:
                if statement.sort in sorts and not statement.retired:
                    yield statement

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """All evidence of what was not taken back."""
        return tuple(citation for citation in citations(self.desk) if not self.is_gone(citation.statement))

    @cached_property
    def cited_by(self) -> dict[tuple[str, str], list[Citation]]:
        """The citations of each statement, by briefing and address."""
        found: dict[tuple[str, str], list[Citation]] = defaultdict(list)
        for citation in self.citations:
            found[citation.statement.briefing, citation.statement.address].append(citation)
        return found

    @cached_property
    def citations_from(self) -> dict[str, list[Citation]]:
        """The citations of each source."""
        by_source: dict[str, list[Citation]] = {source_id: [] for source_id in self.desk.sources}
        for citation in self.citations:
            by_source[citation.source.id].append(citation)
        return by_source

    @cached_property
    def passages(self) -> dict[str, tuple[Marked, ...]]:
        """The quoted passages of each source."""
        return {source_id: mark_passages(found) for source_id, found in self.citations_from.items()}

    def whole_address(self, path: str) -> str:
        """The whole address of a page of the published site; empty when the desk does not say where that is."""
        base = self.desk.settings.address
        return f"{base.rstrip('/')}/{path}" if base else ""

    @cached_property
    def usual_remarks(self) -> dict[str, dict[str, tuple[Mark, ...]]]:
        """The remarks that each briefing says once, and means by a sign beside its statements."""
        return {key: usual_remarks(self.desk, key) for key in self.desk.briefings}

    @cached_property
    def anchors(self) -> dict[tuple[str, Passage], str]:
        """The anchor of each passage, by source."""
        return {(key, marked.passage): marked.anchor for key, group in self.passages.items() for marked in group}

    @cached_property
    def newest_first(self) -> list[str]:
        """Ids of the briefings, the newest cut-off first."""
        briefings = self.desk.briefings
        return sorted(briefings, key=lambda key: (-briefings[key].as_of.date.toordinal(), key))

    @cached_property
    def disputes(self) -> Mapping[tuple[str, str], tuple[Dispute, ...]]:
        """The disagreements that touch each statement, by briefing and address."""
        return disputes_in(self.desk)

    @cached_property
    def questions(self) -> Mapping[str, tuple[Statement, ...]]:
        """For each source the disagreements in which words of it are one side, or several."""
        found: dict[str, dict[tuple[str, str], Statement]] = defaultdict(dict)
        for question in self.living("disagreement"):
            for position in positions_of(self.desk, question):
                for source_id in sources_of(self.desk, position):
                    found[source_id][question.briefing, question.address] = question
        return {source_id: tuple(questions.values()) for source_id, questions in found.items()}

    def sources_of(self, briefing_id: str) -> list[Source]:
        """The sources a briefing quotes."""
        named = {
            citation.source.id
            for statement in self.statements[briefing_id]
            for citation in self.cited_by.get((briefing_id, statement.address), ())
        }
        return [source for key, source in self.desk.sources.items() if key in named]

    def band(self, term: str | None, day: date | None = None) -> Band | None:
        """The likelihood band of a term, on the desk's scale; on that of a day in the past, where one is given."""
        settings = self.desk.settings
        scale = settings.likelihoods_on(day) if day else settings.likelihoods
        return scale.band(term) if term else None

    def label(self, kind: str, key: str) -> str:
        """The words of a vocabulary for an id."""
        words: dict[str, str] = getattr(self.desk.settings, kind)
        return words.get(key, key)
