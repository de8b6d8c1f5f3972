"""What a statement said, when it was published, beside what it says now: words, evidence and the keys that count."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.spelling import says_the_same
from briefing_room.findings import short
from briefing_room.model.briefing import Relation
from briefing_room.model.estimates import Estimate
from briefing_room.quotes import fold, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Place
    from briefing_room.model.desk import Desk
    from briefing_room.model.evidence import Evidence
    from briefing_room.model.statements import Sort, Statement

_KEYS: Final[dict[Sort, tuple[str, ...]]] = {
    "judgement": ("given", "because", "horizon", "settled_by"),
    "risk": ("given", "because", "horizon", "settled_by", "impact", "category"),
    "relation": ("from_", "to", "what", "status"),
    "stake": ("for_", "direction"),
    "timeline entry": ("date", "estimate"),
    "disagreement": ("kind",),
}  # fmt: skip
"""Keys that change what readers are told, beside text and evidence. What watching moves, such as an indicator's
status, is no correction."""

_WORDS: Final = frozenset({"because", "settled_by", "what"})
"""Those that hold a text of the analyst's."""

_IN_WORDS: Final = {"given": "condition", "because": "reason", "settled_by": "settled by", "estimate": "estimated date"}

_TEXT_KEY: Final[dict[Sort, str]] = {
    "role": "role", "disagreement": "question", "hypotheses": "question", "outcome": "because",
}  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was: where, which key, in words, and what it said."""

    place: Place
    key: str
    words: str
    was: str


def differences(before: Desk, now: Desk, old: Statement, new: Statement) -> Iterator[Difference]:
    """Yield what a statement says now that it did not say when it was published, or no longer says."""
    yield from _text(now, old, new)
    for key in _KEYS.get(old.sort, ()):
        yield from _key(now, old, new, key)
    yield from _evidence(before, now, old, new)
    yield from _grounds(now, old, new)


def _text(now: Desk, old: Statement, new: Statement) -> Iterator[Difference]:
    # An estimate tells of its words in its history, and a relation's stand in keys of their own.
    if isinstance(old.item, Estimate | Relation) or says_the_same(now, old.text, new.text):
        return
    key = _TEXT_KEY.get(new.sort, "text")
    if not new.broken(key):
        yield Difference(new.item.at(key), key, f"it said {short(old.text)}", old.text)


def _key(now: Desk, old: Statement, new: Statement, key: str) -> Iterator[Difference]:
    was, is_ = getattr(old.item, key), getattr(new.item, key)
    typed = key.rstrip("_")
    named = _IN_WORDS.get(typed, typed)
    same = was == is_ or (key in _WORDS and was and is_ and says_the_same(now, was, is_))
    if not same and not new.broken(typed):
        place = new.item.at(typed) if is_ is not None else new.item.place
        former = str(getattr(was, "text", was)) if was is not None else "none"
        words = f"its {named} was {short(former) if key in _WORDS else former}"
        yield Difference(place, typed, words, f"{named}: {former}")


def _grounds(now: Desk, old: Statement, new: Statement) -> Iterator[Difference]:
    """Yield what a statement no longer rests on. Of a ground that was taken back readers are told at the ground."""
    if new.broken("rests_on"):
        return
    kept = {_address(new, ref) for ref in new.rests_on}
    for ref in old.rests_on:
        briefing, address = _address(old, ref)
        ground = now.statement(address, briefing)
        if (briefing, address) not in kept and not (ground and now.is_gone(ground)):
            place = new.item.at_key("rests_on") if new.rests_on else new.item.place
            yield Difference(place, "rests_on", f"it rested on {ref}", f"it rested on {ref}")


def _address(statement: Statement, ref: str) -> tuple[str, str]:
    briefing, _, address = ref.rpartition("#")
    return briefing or statement.briefing, address


# --- evidence -----------------------------------------------------------------------------------------


def _evidence(before: Desk, now: Desk, old: Statement, new: Statement) -> Iterator[Difference]:
    if new.broken("evidence"):
        return
    left = Counter(quoted_as(now, new, evidence) for evidence in new.evidence)
    turned = {quoted_as(now, new, evidence)[:3]: evidence for evidence in new.evidence}
    for evidence in old.evidence:
        key = quoted_as(before, old, evidence)
        if left[key]:
            left[key] -= 1
            continue
        other = turned.get(key[:3])
        if other is not None:
            words = f"{short(evidence.quote)} spoke {evidence.bears} it"
            yield Difference(other.place, "evidence", words, f"“{evidence.quote}” spoke {evidence.bears} it")
        elif not _longer(key, left):
            place = new.item.at_key("evidence") if new.evidence else new.item.place
            words = f"it rested on {short(evidence.quote)}"
            yield Difference(place, "evidence", words, f"it rested on “{evidence.quote}”")


def _longer(key: tuple[str, str, str, str], left: Counter[tuple[str, str, str, str]]) -> bool:
    """Whether the quote only grew: the same words, and some of those around them."""
    source, where, words, bears = key
    return any(
        number and (other, place, bearing) == (source, where, bears) and words in quote
        for (other, place, quote, bearing), number in left.items()
    )  # fmt: skip


def quoted_as(desk: Desk, statement: Statement, evidence: Evidence) -> tuple[str, str, str, str]:
    """What two states of a quote are compared by: its source, where in it, its words, and how it bears."""
    source = source_of(evidence, desk.briefings[statement.briefing]) or ""
    return source, evidence.in_, " ".join(fold(evidence.quote).split()), evidence.bears
