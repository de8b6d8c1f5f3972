"""One briefing of a made desk: 21 statements, 25 quotes of its two articles, references to earlier briefings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from random import Random

    from benchmarks.search.tongues import Tongue

STATEMENTS: Final = 21
"""How many statements each briefing has."""

QUOTES: Final = 25
"""How many quotes each briefing has."""

_TERMS: Final = ("very unlikely", "unlikely", "roughly even chance", "likely", "very likely")
_IMPACTS: Final = ("minor", "moderate", "major", "severe")
_KINDS: Final = ("fact", "forecast", "wording", "attribution", "characterisation")
_BEFORE: Final = 30
"""How many briefings a briefing looks back."""


@dataclass(frozen=True)
class Passage:
    """A sentence of an article that may be quoted."""

    text: str
    source: str
    body: str
    """The text of the article."""
    about: tuple[str, ...]
    """The names of whom the briefing is about, in the tongue of the article."""
    is_foreign: bool

    def names(self, *numbers: int) -> bool:
        """Whether it names these of whom the briefing is about."""
        return all(self.about[number] in self.text for number in numbers)


@dataclass(frozen=True)
class Writer:
    """What a briefing is written with."""

    chance: Random
    tongue: Tongue
    number: int
    day: date
    actors: tuple[tuple[str, str], ...]
    """The ids and names of whom it is about."""
    labels: Mapping[str, tuple[str, ...]]
    passages: tuple[Passage, ...]
    is_settled: bool
    """Whether one of its judgements has turned out."""
    quoted: set[str] = field(default_factory=set)
    """The sentences that were quoted: none is twice."""

    def words(self, least: int, most: int) -> str:
        """Some words without a full stop."""
        return self.tongue.sentence(self.chance, least, most).removesuffix(".")

    def ago(self, least: int, most: int) -> str:
        """A day before that of the briefing."""
        return f"{self.day - timedelta(self.chance.randint(least, most))}"

    def earlier(self, item: str) -> list[str]:
        """An item of an earlier briefing; none where there is no earlier one."""
        if not self.number:
            return []
        back = self.chance.randint(1, min(self.number, _BEFORE))
        return [f"briefing-{self.number - back}#{item}"]

    def evidence(self, many: int) -> list[dict[str, Any]]:
        """So many quotes that nothing else has."""
        return [self._quote(self.chance.choice(self._left())) for _ in range(many)]

    def evidence_on(self, *numbers: int) -> list[dict[str, Any]]:
        """A quote of a sentence that names these actors."""
        return [self._quote(next(one for one in self._left() if one.names(*numbers)), whole=True)]

    def _left(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.text not in self.quoted]

    def _quote(self, passage: Passage, *, whole: bool = False) -> dict[str, Any]:
        self.quoted.add(passage.text)
        text = passage.text if whole else self._part(passage)
        translation = {"translation": f"{self.words(10, 20)}."} if passage.is_foreign else {}
        return {"quote": text, "source": passage.source, **translation}

    def _part(self, passage: Passage) -> str:
        """A sentence, or in one of three cases some of its words, where these stand in the article once."""
        words = passage.text.removesuffix(".").split()
        first = self.chance.randint(1, 3)
        part = " ".join(words[first : first + self.chance.randint(6, 10)])
        return part if self.chance.random() < 1 / 3 and passage.body.count(part) == 1 else passage.text


def briefing(w: Writer) -> dict[str, Any]:
    """The keys of a briefing."""
    ids = [actor for actor, _ in w.actors]
    # Whom it is about comes first: the sentences that name them must not be quoted for something else before.
    relation, stake = w.evidence_on(0, 1), w.evidence_on(0)
    roles = [w.evidence_on(0), w.evidence_on(1)]
    indicators = _indicators(w)
    seen = sum("evidence" in indicator for indicator in indicators)
    return {
        "title": f"{w.words(4, 8)} {w.number}",
        "status": "published",
        "as_of": {"date": f"{w.day}", "basis": ("analyst", "publication")[w.number % 2]},
        "topics": w.chance.sample(w.labels["topics"], 2),
        "regions": w.chance.sample(w.labels["regions"], 1),
        "source_base": f"{w.words(15, 25)}. {w.words(10, 20)}.",
        "bottom_line": {
            "text": f"{_named(w, 0)} {w.words(12, 20).lower()}. {w.words(10, 20)}.",
            "rests_on": ["judgement-0", "risk-0", *w.earlier("judgement-1")],
        },
        "judgements": [_judgement(w, 0, 4 - seen), _judgement(w, 1, 4), _judgement(w, 2, 4 - w.is_settled)],
        "actors": [{"actor": ids[at], "role": f"{w.words(6, 12)}.", "evidence": roles[at]} for at in range(2)],
        "relations": [
            {"from": ids[0], "to": ids[1], "what": w.words(2, 4).lower(), "status": "reported", "evidence": relation}
        ],
        "stakes": [
            {"id": "stake", "for": ids[0], "direction": w.chance.choice(("gain", "loss")), "text": f"{w.words(8, 14)}.",
             "evidence": stake}
        ],
        "risks": [_risk(w, at, ids[at + 2]) for at in range(2)],
        "indicators": indicators,
        "assumptions": [
            {"id": "assumption", "text": f"{w.words(8, 14)}.", "if_wrong": f"{w.words(8, 14)}.",
             "linchpin": w.chance.random() < 1 / 3}
        ],
        "disagreements": [_disagreement(w)],
        "gaps": [{"id": "gap", "text": f"{w.words(10, 18)}.", "would_change": ["judgement-0", "risk-1"]}],
        "timeline": [_event(w)],
    }  # fmt: skip


def _named(w: Writer, at: int) -> str:
    """One of whom the briefing is about, linked, as the beginning of a text."""
    actor, name = w.actors[at]
    return f"[[{actor}|{name}]]"


def _estimate(w: Writer, at: int, evidence: int) -> dict[str, Any]:
    return {
        "text": f"{_named(w, at)} {w.words(7, 14).lower()}.",
        "likelihood": w.chance.choice(_TERMS),
        "confidence": w.chance.choice(("low", "moderate")),
        "because": f"{w.words(12, 20)}. {w.words(12, 20)}.",
        "horizon": f"{w.day + timedelta(w.chance.randint(90, 540))}",
        "settled_by": f"{w.words(6, 12)}.",
        "evidence": w.evidence(evidence),
    }


def _judgement(w: Writer, at: int, evidence: int) -> dict[str, Any]:
    """The first has a history, the second rests on an earlier briefing, the third has another reading or turned out."""
    made = {"id": f"judgement-{at}", **_estimate(w, at, evidence)}
    if at == 0:
        made |= {"history": _history(w, made["likelihood"]), "assumes": ["assumption"]}
        made |= {"waive": {"judgement-incomplete": f"{w.words(6, 12)}."}}
    elif at == 1:
        made |= {"rests_on": w.earlier("judgement-0")}
    elif w.is_settled:
        outcome = w.chance.choice(("occurred", "did-not-occur"))
        made |= {"horizon": w.ago(1, 20), "resolved": {
            "on": f"{w.day}", "outcome": outcome, "because": f"{w.words(8, 14)}.", "evidence": w.evidence(1),
        }}  # fmt: skip
    else:
        made |= {"alternatives": [{"text": f"{w.words(8, 14)}."}]}
    return made


def _history(w: Writer, now: str) -> list[dict[str, str]]:
    """One to three changes, the newest last, each of another likelihood than what followed."""
    changes, days = [], sorted((w.ago(1, 200) for _ in range(w.chance.randint(1, 3))), reverse=True)
    for day in days:
        now = w.chance.choice([term for term in _TERMS if term != now])
        changes.append({"date": day, "likelihood": now, "why": f"{w.words(8, 14)}."})
    return changes[::-1]


def _risk(w: Writer, at: int, exposed: str) -> dict[str, Any]:
    own = {"category": w.chance.choice(w.labels["risk_categories"]), "impact": w.chance.choice(_IMPACTS)}
    given = {"given": "indicator-2"} if at and w.chance.random() < 1 / 4 else {}
    return {"id": f"risk-{at}", **_estimate(w, at + 2, 3), **own, "exposed": [exposed], **given}


def _indicators(w: Writer) -> list[dict[str, Any]]:
    """Three signs, one of which was observed in one briefing of five."""
    signs: list[dict[str, Any]] = [
        {"id": f"indicator-{at}", "text": f"{w.words(7, 13)}.", "raises": [f"risk-{at % 2}", f"judgement-{at}"],
         "status": "not-checked"}
        for at in range(3)
    ]  # fmt: skip
    signs[0] |= {"status": w.chance.choice(("not-observed", "unclear")), "checked": w.ago(0, 80)}
    if w.number % 5 == 0:
        signs[1] |= {"status": "observed", "checked": w.ago(0, 80), "evidence": w.evidence(1)}
    return signs


def _disagreement(w: Writer) -> dict[str, Any]:
    positions = [{"id": f"position-{at}", "text": f"{w.words(6, 12)}.", "evidence": w.evidence(1)} for at in range(2)]
    return {
        "id": "question", "question": f"{w.words(6, 10)}?", "kind": w.chance.choice(_KINDS), "positions": positions,
        "assessment": f"{w.words(15, 30)}.", "rests_on": ["position-0", "judgement-0"],
        "status": w.chance.choice(("open", "explained")),
    }  # fmt: skip


def _event(w: Writer) -> dict[str, Any]:
    """What happened, a day that is not known in one case of five; then it follows what an earlier briefing tells."""
    before = w.earlier("event") if w.chance.random() < 1 / 5 else []
    when = {"date": "unknown", "after": before[0]} if before else {"date": w.ago(1, 60)}
    told = {"id": "event", **when, "text": f"{w.words(6, 12)}.", "evidence": w.evidence(1)}
    return told if before else {**told, "computed": "The day is made up, as the words are."}
