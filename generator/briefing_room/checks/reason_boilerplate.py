"""A reason for a change or a waiver says something, and something of its own.

*Updated* and *new information* tell a reader nothing. Asked are `why` of a change, of what was taken back and of a
withdrawn source, `because` of what was settled, the reasons of waivers, `computed`, and the `note` of a quote: some
rules are content where one of these stands. The words of a change are not those of
another change either, unless both are of one day and may have one cause. Changes of wording alone need no reason.
A desk adds phrases with `boilerplate` under `words` in its settings.

Bad:   why: Updated after new information.
Good:  why: A third article doubts that there are shells to spare.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.checks.waiving import waivers_of
from briefing_room.findings import Mistake, Severity, short
from briefing_room.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing_room.findings import Place
    from briefing_room.model.desk import Desk
    from briefing_room.model.located import Item

SEVERITY: Severity = "warning"


@dataclass(frozen=True)
class _Reason:
    """A reason, where it stands, and for a change the day and the item that changed."""

    text: str
    place: Place
    day: str = ""
    item: Place | None = None


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each reason that says nothing, and each that was copied."""
    reasons = tuple(_reasons(desk))
    empty = dict.fromkeys(_empty(desk, reasons))
    for reason in empty:
        message = f"this reason says nothing: {short(reason.text)}"
        mistake = Mistake(reason.place, message, "say what was learnt, and from where")
        yield mistake.concluded_from(desk.settings, "language")
    for mistake in _copied([reason for reason in reasons if reason.day and reason not in empty]):
        yield mistake.concluded_from(desk.settings, "language")


def _empty(desk: Desk, reasons: Iterable[_Reason]) -> Iterator[_Reason]:
    """Yield the reasons that are made of phrases without content, or of no word at all."""
    lexicon, language = lexicon_of(desk), desk.settings.language
    phrases = frozenset(tuple(_words(entry)) for entry in lexicon.entries("boilerplate", language))
    fillers = frozenset(tuple(_words(entry)) for entry in lexicon.entries("filler", language))
    for reason in reasons:
        words = _words(reason.text)
        if not words or _is_made_of(words, phrases, fillers):
            yield reason


def _copied(changes: list[_Reason]) -> Iterator[Mistake]:
    first: dict[tuple[str, ...], _Reason] = {}
    for reason in sorted(changes, key=lambda reason: (reason.day, reason.place)):
        other = first.setdefault(tuple(_words(reason.text)), reason)
        if other is not reason and (other.day != reason.day or other.item == reason.item):
            message = f"this reason is that of another change, word for word: {short(reason.text)}"
            help_ = "say what was learnt this time; the other change is at {see}"
            yield Mistake(reason.place, message, help_, see=other.place)


def _reasons(desk: Desk) -> Iterator[_Reason]:
    for briefing_id, briefing in desk.briefings.items():
        if briefing.is_archived:
            continue
        for estimate in briefing.estimates:
            for change in estimate.history:
                if not change.wording:
                    yield _Reason(change.why, change.at("why"), change.date.isoformat(), estimate.place)
            if settled := estimate.resolved:
                yield _Reason(settled.because, settled.at("because"), settled.on.isoformat(), estimate.place)
        yield from _taken_back(desk, briefing_id)
        yield from _accounts(desk, briefing_id)
    for source in desk.sources.values():
        if gone := source.facts.withdrawn:
            yield _Reason(gone.why, gone.at("why"), gone.date.isoformat(), source.facts.place)
    for waiver in waivers_of(desk):
        yield _Reason(waiver.why, waiver.why_place)


def _taken_back(desk: Desk, briefing_id: str) -> Iterator[_Reason]:
    """Yield why items were taken back, each once: an item's parts are taken back with it."""
    seen: set[Place] = set()
    for statement in desk.statements(briefing_id):
        if (gone := statement.retired) and gone.at("why") not in seen:
            seen.add(gone.at("why"))
            item: Item = statement.item
            yield _Reason(gone.why, gone.at("why"), gone.date.isoformat(), item.place)


def _accounts(desk: Desk, briefing_id: str) -> Iterator[_Reason]:
    """Yield how figures were computed, and what is noted beside quotes: other rules take either for an answer."""
    for statement in desk.statements(briefing_id):
        if statement.computed:
            yield _Reason(statement.computed, statement.item.at("computed"))
        for evidence in statement.evidence:
            if evidence.note and not _words(evidence.note):  # of a quote, *withdrawn since* says enough
                yield _Reason(evidence.note, evidence.at("note"))


_WORD: Final = re.compile(r"[^\s,;:!?()“”\"„«»…–—]+")


def _words(text: str) -> list[str]:
    """The words of a text in small letters, without what parts them."""
    return [bare for word in _WORD.findall(text.lower().replace("’", "'")) if (bare := word.strip(".-'"))]


def _is_made_of(words: list[str], phrases: frozenset[tuple[str, ...]], fillers: frozenset[tuple[str, ...]]) -> bool:
    """Whether words are phrases and fillers from end to end, and at least one phrase."""
    longest = max(map(len, phrases | fillers), default=0)
    # told[n]: whether the first n words can be parted so, with a phrase among them (True) or without (False).
    told: list[set[bool]] = [{False}] + [set() for _ in words]
    for at in range(len(words)):
        for end in range(at + 1, min(at + longest, len(words)) + 1) if told[at] else ():
            piece = tuple(words[at:end])
            if piece in phrases:
                told[end] |= {True}
            if piece in fillers:
                told[end] |= told[at]
    return True in told[-1]
