"""What the words mean that readers meet: the desk's own, and those of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.analysis.honesty import WORDS as MARKS
from briefing_room.model.derived import derived
from briefing_room.model.scales import CONFIDENCE, CREDIBILITY, RELIABILITY
from briefing_room.pages.say import say_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.model.desk import Desk
    from briefing_room.model.scales import Band
    from briefing_room.words import Words

WORDS_PATH: Final = "words.md"
"""The page that explains them all."""

INDICATOR_WORDS: Final = {  # messages
    "not-checked": "not yet checked",
    "not-observed": "checked, not observed",
    "observed": "observed",
    "unclear": "checked, unclear",
}

BASIS: Final = {  # messages
    "publication": "the day the sources were published",
    "retrieval": "the day the sources were retrieved",
    "capture-stamp": "a date stamp a page carried when it was captured",
    "analyst": "set by the analyst",
}
"""What the day of an information cut-off is."""

_HEADINGS: Final = {  # messages
    "likelihood": "How likely it is",
    "confidence": "How well founded that is",
    "impact": "How bad it would be",
    "kind": "What sort of statement it is",
    "label": "What is said of judgements, risks and briefings",
    "indicator": "Whether a sign was seen",
    "disagreement": "Where a disagreement stands",
    "relation": "How sure a relation is",
    "basis": "What the day of a briefing goes by",
    "mark": "What stands beside a statement",
    "source": "What is said of a source",
    "reliability": "Reliability of the source",
    "credibility": "Credibility of the item",
}
"""The groups of words in the order in which a reader wants to know of them, each with its heading."""

_KINDS: Final = {  # messages
    "reported": "A source says so. The site does not say that it is true.",
    "judged": "The analyst concludes it.",
    "assumed": "It is taken as given; a judgement that assumes it says so.",
}

_LABELS: Final = {  # messages
    "If": "The statement, its likelihood included, is meant only for the case that this comes true. How likely "
    "the condition itself is, it does not say.",
    "Deadline": "The day by which a judgement or risk will have turned out right or wrong.",
    "linchpin": "An assumption with which a judgement stands or falls.",
    "void": "Its condition was never met, or nobody can tell how it turned out. It is not scored.",
    "taken back": "The desk no longer says it. A note stays in its place, with the day and the reason.",
    "archived": "The briefing is no longer kept current. It stays at its address.",
}

_INDICATORS: Final = {  # messages
    "observed": "Somebody looked on the day that is named, and saw it; it has its proof, as every statement has.",
    "unclear": "Somebody looked, and cannot tell.",
    "not-observed": "Somebody looked, and did not see it. That is not to say that it did not happen.",
    "not-checked": "Nobody has looked yet, so nothing follows from it.",
}

_DISAGREEMENTS: Final = {  # messages
    "open": "A disagreement that the analyst has not explained.",
    "explained": "A disagreement of which the analyst says how it comes about. The assessment beside it has the "
    "reasons; it need not say that one side is right.",
    "superseded": "A disagreement that events have overtaken.",
}

_RELATIONS: Final = {  # messages
    "suspected": "A source suspects it, or says that it may be so.",
    "denied": "A source says that it is not so.",
}

_DAYS: Final = {  # messages
    "publication": "Its sources were published up to this day. The briefing knows of nothing later.",
    "retrieval": "Its sources were fetched up to this day. The briefing knows of nothing later.",
    "capture-stamp": "A page showed this day when it was captured, and its article may be older. The briefing knows of "
    "nothing later.",
    "analyst": "The analyst chose it, for want of a better one. The briefing knows of nothing later.",
}

_SOURCES: Final = {  # messages
    "withdrawn": "The source was taken back, by its publisher or by the desk. What rests on it says so.",
}

_MEANINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "confidence": CONFIDENCE,
    "kind": _KINDS,
    "label": _LABELS,
    "indicator": _INDICATORS,
    "disagreement": _DISAGREEMENTS,
    "relation": _RELATIONS,
    "basis": _DAYS,
    "mark": {code: meaning for code, (_, meaning) in MARKS.items()},
    "source": _SOURCES,
    "reliability": RELIABILITY,
    "credibility": {str(grade): meaning for grade, meaning in CREDIBILITY.items()},
}
"""What the words of the program mean, by group and key."""

_SHOWN: Final[Mapping[str, Mapping[str, str]]] = {
    "indicator": INDICATOR_WORDS,
    "basis": BASIS,
    "mark": {code: words for code, (words, _) in MARKS.items()},
}
"""How readers see what is a key of the format; all others are the words themselves."""


@dataclass(frozen=True)
class Term:
    """A word that readers meet, and what it means, both in the interface's language or in the desk's own words.

    ``key`` names it within its group: an id of the format, or the word itself; `band_key` makes that of a likelihood.
    """

    key: str
    anchor: Markup
    words: str
    meaning: str


@dataclass(frozen=True)
class Group:
    """Terms that belong together, under the heading they have on the page that explains them."""

    name: str
    heading: str
    terms: tuple[Term, ...]


def band_key(band: Band) -> str:
    """What names a term of likelihood: with its range, for the scale that a desk had before may have the same word."""
    return f"{band.term} {band.range}"


@derived
def glossary_of(desk: Desk) -> tuple[Group, ...]:
    """Every word with what it means, in groups, in the order in which a reader wants to know of them."""
    words = say_in(desk.settings.language).words
    return tuple(
        Group(name, words.text(heading), tuple(_terms(desk, words, name))) for name, heading in _HEADINGS.items()
    )


def _terms(desk: Desk, words: Words, group: str) -> Iterator[Term]:
    if group == "likelihood":
        yield from _likelihoods(desk, words)
    elif group == "impact":
        own = desk.settings.impact_meanings
        text = str if desk.settings.impacts else words.text
        for number, (term, meaning) in enumerate(own.items(), 1):
            yield Term(term, _anchor("impact", number), text(term), text(meaning))
    else:
        shown = _SHOWN.get(group, {})
        for key, meaning in _MEANINGS[group].items():
            anchor = _anchor(group, key.lower().replace(" ", "-"))
            yield Term(key, anchor, words.text(shown.get(key, key)), words.text(meaning))


def _likelihoods(desk: Desk, words: Words) -> Iterator[Term]:
    meaning = words.text("How likely the analyst judges it to be: {range}")
    for number, band in enumerate(desk.settings.likelihoods.bands, 1):
        yield Term(band_key(band), _anchor("likelihood", number), band.term, meaning.format(range=band.range))


def _anchor(group: str, key: object) -> Markup:
    return Markup(f"_term-{group}-{key}")  # noqa: S704 - numbers and keys of the format


@derived
def terms_of(desk: Desk) -> dict[tuple[str, str], Term]:
    """Every term by its group and its key."""
    return {(group.name, term.key): term for group in glossary_of(desk) for term in group.terms}
