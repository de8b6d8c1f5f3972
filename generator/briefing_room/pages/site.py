"""The desk as its pages need it: who quotes whom, who links to whom, computed once.

``Site`` belongs to the whole site, ``Here`` to one page: it knows the page's own
path, and so how to link from it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.analysis.disputes import disputes_in, positions_of, scope_of, sources_of
from briefing_room.analysis.honesty import marks_of
from briefing_room.model.texts import pieces_of
from briefing_room.pages.address import address
from briefing_room.pages.escape import escape, escape_piece, plain
from briefing_room.pages.page import actor_path, briefing_path, relative, source_path
from briefing_room.pages.passages import Marked, mark_passages
from briefing_room.pages.remarks import in_words, usual_remarks
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

BASIS: Final = {
    "publication": "the day the sources were published",
    "retrieval": "the day the sources were retrieved",
    "capture-stamp": "a date stamp a page carried when it was captured",
    "analyst": "set by the analyst",
}
_CHANGING: Final = r"(?:not|less|least|more|most|as|so|how|too|equally|hardly|very|highly)\s+"
"""Words before a likelihood term that make it another, unless the scale has the two words as one term."""


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


@dataclass(frozen=True)
class Here:
    """One page, and what depends on where it stands."""

    site: Site
    path: str

    # --- links ---

    def to(self, path: str, anchor: str = "") -> Markup:
        """The address of another page from this one."""
        return Markup(relative(self.path, path, anchor))  # noqa: S704 - made of ids, which are safe in Markdown

    def link(self, words: str, path: str, anchor: str = "") -> Markup:
        """A link to another page."""
        return Markup(f"[{escape(words)}]({self.to(path, anchor)})")  # noqa: S704 - escaped

    def briefing(self, briefing_id: str, anchor: str = "", words: str = "") -> Markup:
        """A link to a briefing, or to one statement of it."""
        title = words or self.site.desk.briefings[briefing_id].title
        return self.link(title, briefing_path(briefing_id), anchor)

    def built(self, statement: Statement) -> Markup:
        """The address of a statement on the built site, for a link in raw HTML."""
        return address(self.path, briefing_path(statement.briefing), statement.address)

    def actor(self, actor_id: str, words: str = "") -> Markup:
        """A link to an actor."""
        actors = self.site.desk.actors
        return (
            self.link(words or actors[actor_id].name, actor_path(actor_id)) if actor_id in actors else escape(actor_id)
        )

    def source(self, source_id: str, words: str = "") -> Markup:
        """A link to a source."""
        return self.link(words or self.site.desk.sources[source_id].title, source_path(source_id))

    def statement(self, ref: str, briefing_id: str) -> Markup:
        """A link to the statement a reference names."""
        found = self.site.desk.statement(ref, briefing_id)
        if found is None:  # a draft, when the site is public; the rule link-to-draft keeps this from published pages
            return escape(ref)
        address = found.owner if found.owner and self.site.is_gone(found) else found.address
        link = self.link(clipped(self.words_of(found)), briefing_path(found.briefing), address)
        elsewhere = f" ({self.title_of(found.briefing)})"
        return link if found.briefing == briefing_id else link + escape_piece(elsewhere)

    def title_of(self, briefing_id: str) -> str:
        """The title of a briefing."""
        return self.site.desk.briefings[briefing_id].title

    def words_of(self, statement: Statement) -> str:
        """The words of a statement without markup; an actor's role and a relation with the actors' names."""
        actors = self.site.desk.actors
        if statement.sort == "role":
            actor = actors.get(statement.address)
            return f"{actor.name if actor else statement.address}: {unmarked(statement.text, self.site.desk)}"
        if statement.sort == "relation":
            start, what, end = statement.item.from_, statement.item.what, statement.item.to  # type: ignore[attr-defined]
            names = [actors[key].name if key in actors else key for key in (start, end)]
            return f"{names[0]} {unmarked(what, self.site.desk)} {names[1]}"
        return unmarked(statement.text, self.site.desk)

    def rich(self, text: str) -> Markup:
        """A text that may use markup, as Markdown."""
        out = Markup()
        for piece in pieces_of(text):
            out += self._piece(piece.sort, piece.text, piece.target)
        return out

    def unmarked(self, text: str) -> str:
        """A text that may use markup, as plain words."""
        return unmarked(text, self.site.desk)

    def with_ranges(self, text: str) -> Markup:
        """A marked-up text in which each likelihood term is followed by its range, as everywhere on the site."""
        out = Markup()
        for piece in pieces_of(text):
            if piece.sort != "text":
                out += self._piece(piece.sort, piece.text, piece.target)
                continue
            at = 0
            for end, band in self._terms_in(piece.text):
                out += escape_piece(piece.text[at:end])
                out += Markup(' <span class="range">({})</span>').format(escape(band.range))
                at = end
            out += escape_piece(piece.text[at:])
        return out

    def unmarked_with_ranges(self, text: str) -> str:
        """The same as plain words, for a page's description."""
        words = self.unmarked(text)
        for end, band in reversed(list(self._terms_in(words))):
            words = f"{words[:end]} ({band.range}){words[end:]}"
        return words

    def _terms_in(self, text: str) -> Iterator[tuple[int, Band]]:
        """Yield where each likelihood term ends, with its band.

        A term that another word changes (*not likely*, *more likely than not*) is left alone: its range would be
        another than it says.
        """
        scale = self.site.desk.settings.likelihoods
        terms = "|".join(re.escape(term) for term in sorted(scale.terms, key=len, reverse=True))
        for match in re.finditer(rf"(?<![\w-])(?:({terms})|{_CHANGING}(?:{terms}))(?![\w-])", text):
            band = scale.band(match[1] or "")
            if band:
                yield match.end(), band

    def _piece(self, sort: str, text: str, target: str) -> Markup:
        words = escape_piece(text)
        if sort == "reference":
            return self._reference(target, text)
        if sort == "link":
            return Markup('<a href="{}" rel="noopener">{}</a>').format(escape(target), words)
        tag = {"emphasis": "em", "strong": "strong"}.get(sort)
        return Markup(f"<{tag}>{{}}</{tag}>").format(words) if tag else words  # noqa: S704 - one of two tags

    def _reference(self, target: str, words: str) -> Markup:
        desk = self.site.desk
        if target in desk.actors:
            return self.actor(target, words)
        if target in desk.briefings:
            return self.briefing(target, words=words)
        if target in desk.sources:
            return self.source(target, words)
        return escape(words or target)

    def scope(self, question: Statement) -> str:
        """Whether a disagreement is between sources or within one."""
        return scope_of(self.site.desk, question)

    # --- what is said beside a statement ---

    def marks(self, statement: Statement) -> Markup:
        """What is to be said of the sources a statement rests on, and of the disagreements that touch it."""
        marks = marks_of(self.site.desk, statement)
        sign, meant = self._sign_for({*marks}, statement)
        found = [sign] if sign else []
        found += [
            Markup('<span class="mark mark-{}">{}</span>').format(mark.code, in_words(self.site.say, mark))
            for mark in marks
            if mark not in meant
        ]
        found += self._disputed(statement)
        return Markup('<span class="marks">{}</span>').format(Markup(" · ").join(found)) if found else Markup()

    def _sign_for(self, marks: set[Mark], statement: Statement) -> tuple[Markup, tuple[Mark, ...]]:
        """The sign that means remarks which are all among these, on the page that explains it, with what it means."""
        if self.path == briefing_path(statement.briefing):
            for sign, meant in self.site.usual_remarks[statement.briefing].items():
                if {*meant} <= marks:
                    label = self.site.say.t("remarks {sign}", sign=sign)
                    link = Markup('<a class="mark mark-usual" href="#_remarks" aria-label="{}">{}</a>')
                    return link.format(label, escape(sign)), meant
        return Markup(), ()

    def disputed(self, statement: Statement) -> Markup:
        """The disagreements that touch a statement, for a register."""
        found = self._disputed(statement)
        return Markup('<span class="marks">{}</span>').format(Markup(" · ").join(found)) if found else Markup()

    def _disputed(self, statement: Statement) -> list[Markup]:
        found = []
        for dispute in self.site.disputes.get((statement.briefing, statement.address), ()):
            question, say = dispute.question, self.site.say
            values = {"names": self._opponents(dispute), "question": clipped(self.words_of(question), 40)}
            if dispute.item.kind == "fact":
                words = say.t("denied by {names}: {question}", **values)
            else:
                words = say.t("disputed by {names}: {question}", **values)
            link = self.briefing(question.briefing, question.address, words)
            found.append(Markup('<span class="mark mark-disputed">{}</span>').format(link))
        return found

    def _opponents(self, dispute: Dispute) -> str:
        """Who says otherwise, in words; inside one source, that source itself."""
        names = [self._name_of(self.site.desk.sources[key]) for key in dispute.against]
        ours = {key for side in dispute.sides for key in sources_of(self.site.desk, side)}
        words = self.site.say.words
        if set(dispute.against) <= ours:
            return words.text("the same source") if len(ours) == 1 else words.text("the same sources")
        if not names:
            return words.text("another side")
        last = words.text("and")
        return f" {last} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))

    def _name_of(self, source: Source) -> str:
        return source.facts.publisher or f"“{clipped(source.title, 40)}”"

    # --- evidence ---

    def refs(self, statement: Statement, bears: str = "for") -> Markup:
        """References to the footnotes of a statement's evidence for or against it."""
        cited = self.site.cited_by.get((statement.briefing, statement.address), ())
        return Markup(" ").join(
            Markup("[^{}]").format(note_id(citation)) for citation in cited if citation.evidence.bears == bears
        )


def note_id(citation: Citation) -> Markup:
    """The name of the footnote of one piece of evidence. A full stop cannot be in an id, so none is taken twice."""
    return Markup(f"{citation.statement.address}.{citation.number}")  # noqa: S704 - made of an id and a number


def unmarked(text: str, desk: Desk) -> str:
    """A marked-up text as plain words."""
    return plain("".join(piece.text or _title_of(piece.target, desk) for piece in pieces_of(text)))


def _title_of(key: str, desk: Desk) -> str:
    if key in desk.actors:
        return desk.actors[key].name
    if key in desk.briefings:
        return desk.briefings[key].title
    return desk.sources[key].title if key in desk.sources else key


def clipped(text: str, most: int = 90) -> str:
    """A text cut at a word, for a link or a table."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
