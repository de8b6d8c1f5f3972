"""Rules on the desk as a whole: each module holds one, with `check(desk)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checks import (
    disagreement_positions,
    evidence_without_source,
    history_order,
    horizon_passed,
    house_rule,
    indicator_checked,
    likelihood_term,
    link_to_draft,
    quote_ambiguous,
    quote_cuts_word,
    quote_in_source,
    quote_stripped,
    quote_untranslated,
    repeated_id,
    rests_on_circle,
    rests_on_nothing,
    rests_on_retired,
    source_not_reviewed,
    statement_without_evidence,
    text_markup,
    timeline_circle,
    timeline_estimate,
    unknown_id,
    unused_actor,
    unused_indicator,
    unused_source,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.findings import Finding
    from generator.model.desk import Desk

RULES = (
    quote_in_source,
    quote_ambiguous,
    quote_stripped,
    quote_cuts_word,
    quote_untranslated,
    evidence_without_source,
    statement_without_evidence,
    rests_on_circle,
    rests_on_nothing,
    rests_on_retired,
    repeated_id,
    unknown_id,
    text_markup,
    link_to_draft,
    likelihood_term,
    history_order,
    horizon_passed,
    indicator_checked,
    disagreement_positions,
    timeline_estimate,
    timeline_circle,
    source_not_reviewed,
    unused_source,
    unused_actor,
    unused_indicator,
    house_rule,
)
"""Every rule, in the order it is documented. To add one: a module, a line here, a bad and a good desk."""


def check_desk(desk: Desk) -> Iterator[Finding]:
    """Yield the findings of every rule."""
    for rule in RULES:
        yield from rule.check(desk)
