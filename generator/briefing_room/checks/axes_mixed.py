"""A likelihood and a confidence do not stand in one sentence.

*It is likely with low confidence* is read as *less likely* (ICD 203). A likelihood says how probable a thing is, a
confidence how well founded that judgement is; each gets a sentence of its own. Asked are the analyst's own texts, not
what a source is reported to say; words in quotation marks do not count, nor does *an unlikely ally*.

Bad:   because: It is likely, with low confidence, because only one paper says so.
Good:  because: It is likely to stay closed. Confidence is low because only one paper says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.lexicon import lexicon_of
from briefing_room.lexicon.estimates import estimates_of
from briefing_room.model.article import sentence_spans
from briefing_room.model.texts import MARKED_UP, own_words, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Place
    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each likelihood that shares its sentence with a confidence."""
    confidence, estimates = lexicon_of(desk).finder("confidence", desk.settings.language), estimates_of(desk)
    for briefing_id, briefing in desk.briefings.items():
        if briefing.is_archived:
            continue
        passed_over = {*_not_judged(desk, briefing_id), *_past(briefing)}
        for placed in texts_of(briefing):
            if placed.place in passed_over or not confidence.stands_in(placed.text):
                continue
            words = own_words(placed.text)
            for start, end in sentence_spans(placed.text):
                likelihood = next(estimates.of_the_scale_in(words[start:end]), None)
                sure = next(confidence.spans(words[start:end]), None)
                if likelihood is None or sure is None:
                    continue
                term = words[start:end][likelihood.start : likelihood.end]
                said = words[start:end][slice(*sure)]
                yield Mistake(
                    desk.place_in(placed.place, placed.text, start + likelihood.start),
                    f"a likelihood (“{' '.join(term.split())}”) and a confidence (“{' '.join(said.split())}”) "
                    "stand in one sentence",
                    "give the confidence a sentence of its own: Confidence is … because …",
                ).concluded_from(desk.settings, "scale", "language")


def _not_judged(desk: Desk, briefing_id: str) -> Iterator[Place]:
    """Yield the places of texts that tell what a source says, and of those that were taken back."""
    for statement in desk.statements(briefing_id):
        if statement.retired or (statement.kind == "reported" and statement.sort != "outcome"):
            for key in MARKED_UP & type(statement.item).model_fields.keys():
                yield statement.item.at(key)


def _past(briefing: Briefing) -> Iterator[Place]:
    """Yield the places of wordings that no longer hold."""
    for estimate in briefing.estimates:
        for change in estimate.history:
            if change.text:
                yield change.at("text")
