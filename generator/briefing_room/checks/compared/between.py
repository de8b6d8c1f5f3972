"""What changed from one state of a desk to another, in the desk's own words: for whoever reviews a change.

Judgements that moved, conditions, evidence that came and went, sources that were withdrawn, positions, statements that
were added, taken back or removed. What readers are told is another matter: see `changed_without_reason`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.checks.compared.said import differences, quoted_as
from briefing_room.checks.compared.statements import matched
from briefing_room.findings import Place, short
from briefing_room.model.briefing import Indicator
from briefing_room.model.disagreements import Disagreement
from briefing_room.model.estimates import Estimate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.evidence import Evidence
    from briefing_room.model.statements import Statement

Sort = Literal[
    "added", "removed", "retired", "resolved", "likelihood", "confidence", "condition", "evidence", "text", "position",
    "status", "source", "withdrawn", "actor", "other",
]  # fmt: skip


@dataclass(frozen=True)
class Changed:
    """One thing that is not as it was: of which briefing (nothing: of the desk), what, in words, and where it stands.

    ``subject`` is the sort of thing with its id: ``judgement met-in-russia``.
    """

    sort: Sort
    briefing: str
    subject: str
    words: str
    place: Place
    was: str = ""
    now: str = ""


_MOVED: Final = ("likelihood", "confidence")
_TOLD_APART: Final = frozenset({"evidence", "text", "role", "question"})


def changes_between(before: Desk, now: Desk) -> tuple[Changed, ...]:
    """What changed: briefing by briefing in the order of their ids, each in the order of its page; then the rest."""
    found = [one for key in sorted({*before.briefings, *now.briefings}) for one in _in_briefing(before, now, key)]
    return (*found, *_in_sources(before, now), *_in_actors(before, now))


def _in_briefing(before: Desk, now: Desk, key: str) -> Iterator[Changed]:
    old, new = before.briefings.get(key), now.briefings.get(key)
    if new is None:
        yield Changed("removed", key, f"briefing {key}", "is gone", Place(f"{key}.yml"))
    elif old is None:
        words = f"is new ({new.status}): {short(new.title)}"
        yield Changed("added", key, f"briefing {key}", words, new.at("title"), now=new.title)
    else:
        yield from _head(key, old, new)
        yield from _statements(before, now, key)


def _head(key: str, old: Briefing, new: Briefing) -> Iterator[Changed]:
    pairs = (
        ("title", old.title, new.title),
        ("status", old.status, new.status),
        ("as_of", f"{old.as_of.date} ({old.as_of.basis})", f"{new.as_of.date} ({new.as_of.basis})"),
    )
    for name, was, is_ in pairs:
        if was != is_:
            sort: Sort = "status" if name == "status" else "other"
            yield Changed(sort, key, f"briefing {key}", f"{name} {was} → {is_}", new.at(name), was, is_)


def _statements(before: Desk, now: Desk, key: str) -> Iterator[Changed]:
    pairs = matched(before, now, key)
    known = {id(new) for new in pairs.values()}
    earlier = {new.address: old for old, new in ((_old(before, key, a), n) for a, n in pairs.items()) if old}
    for new in now.statements(key):
        if id(new) not in known:
            yield Changed("added", key, _subject(new), f"is new: {short(new.text)}", new.item.place, now=new.text)
        elif new.address in earlier:
            yield from _of_statement(before, now, earlier[new.address], new)
    for old in before.statements(key):
        if old.address not in pairs:
            place = now.briefings[key].at("title")
            words = f"is gone; it said {short(old.text)}"
            yield Changed("removed", key, _subject(old), words, place, was=old.text)


def _old(before: Desk, key: str, address: str) -> Statement | None:
    return before.statement(address, key)


def _of_statement(before: Desk, now: Desk, old: Statement, new: Statement) -> Iterator[Changed]:
    key, subject = new.briefing, _subject(new)
    if new.retired and not old.retired:
        words = f"was taken back on {new.retired.date}: {new.retired.why}"
        yield Changed("retired", key, subject, words, new.item.at("retired"))
    if isinstance(old.item, Estimate) and isinstance(new.item, Estimate):
        yield from _of_estimate(old.item, new.item, new)
    for one in differences(before, now, old, new):
        if one.key not in _TOLD_APART:
            sort: Sort = "condition" if one.key == "given" else "other"
            is_ = getattr(new.item, one.key, None) or "none"
            words = one.words if one.key == "rests_on" else f"{one.words}, and is {short(str(is_))}"
            yield Changed(sort, key, subject, words, one.place, one.was)
    if old.text != new.text:
        sort = "position" if new.sort == "position" else "text"
        words = f"says {short(new.text)}; it said {short(old.text)}"
        yield Changed(sort, key, subject, words, new.item.place, old.text, new.text)
    was, is_now = (one.item.status if isinstance(one.item, Indicator | Disagreement) else "" for one in (old, new))
    if was != is_now:
        yield Changed("status", key, subject, f"{was} → {is_now}", new.item.at("status"), was, is_now)
    yield from _evidence(before, now, old, new)


def _of_estimate(old: Estimate, new: Estimate, statement: Statement) -> Iterator[Changed]:
    for name in _MOVED:
        was, is_ = getattr(old, name) or "none", getattr(new, name) or "none"
        if was != is_:
            sort: Sort = "likelihood" if name == "likelihood" else "confidence"
            words = f"{name} {was} → {is_}"
            yield Changed(sort, statement.briefing, _subject(statement), words, new.at(name), was, is_)
    if new.resolved and not old.resolved:
        words = f"{new.resolved.outcome} on {new.resolved.on}: {new.resolved.because}"
        yield Changed("resolved", statement.briefing, _subject(statement), words, new.at("resolved"))


def _evidence(before: Desk, now: Desk, old: Statement, new: Statement) -> Iterator[Changed]:
    """Yield the quotes that came and went."""
    were = Counter(quoted_as(before, old, one) for one in old.evidence)
    are = Counter(quoted_as(now, new, one) for one in new.evidence)
    came = [one for one in new.evidence if not _taken(were, quoted_as(now, new, one))]
    gone = [one for one in old.evidence if not _taken(are, quoted_as(before, old, one))]
    key, subject = new.briefing, _subject(new)
    for one in gone:
        words = f"no longer quotes {_named(before, old, one)}"
        place = new.item.at_key("evidence") if new.evidence else new.item.place
        yield Changed("evidence", key, subject, words, place, was=one.quote)
    for one in came:
        yield Changed("evidence", key, subject, f"quotes {_named(now, new, one)}", one.place, now=one.quote)


def _taken(there: Counter[tuple[str, str, str, str]], key: tuple[str, str, str, str]) -> bool:
    there[key] -= 1
    return there[key] >= 0


def _named(desk: Desk, statement: Statement, evidence: Evidence) -> str:
    source, _, _, bears = quoted_as(desk, statement, evidence)
    against = " against it" if bears == "against" else ""
    return f"{source or 'no source'}{against}: {short(evidence.quote, 90)}"


def _subject(statement: Statement) -> str:
    return statement.sort if statement.sort == "bottom line" else f"{statement.sort} {statement.address}"


def _in_sources(before: Desk, now: Desk) -> Iterator[Changed]:
    for key in sorted({*before.sources, *now.sources}):
        old, new = before.sources.get(key), now.sources.get(key)
        subject = f"source {key}"
        if new is None:
            yield Changed("source", "", subject, "is gone", Place(f"sources/{key}/article.md"))
            continue
        place = new.facts.at("title")
        if old is None:
            yield Changed("source", "", subject, f"is new: {short(new.title)}", place, now=new.title)
            continue
        withdrawn = new.facts.withdrawn
        if withdrawn and not old.facts.withdrawn:
            words = f"was withdrawn on {withdrawn.date}: {withdrawn.why}"
            yield Changed("withdrawn", "", subject, words, new.facts.at("withdrawn"))
        if old.text_sum != new.text_sum:
            yield Changed("source", "", subject, "its text changed", place)
        if old.reliability != new.reliability:
            words = f"reliability {old.reliability} → {new.reliability}"
            yield Changed("source", "", subject, words, new.facts.at("reliability"), old.reliability, new.reliability)


def _in_actors(before: Desk, now: Desk) -> Iterator[Changed]:
    for key in sorted({*before.actors, *now.actors}):
        old, new = before.actors.get(key), now.actors.get(key)
        if new is None:
            yield Changed("actor", "", f"actor {key}", "is gone", Place("actors.yml"))
        elif old is None:
            yield Changed("actor", "", f"actor {key}", f"is new: {new.name}", new.key_place, now=new.name)
        elif old.name != new.name:
            yield Changed(
                "actor", "", f"actor {key}", f"name {old.name} → {new.name}", new.at("name"), old.name, new.name
            )
