"""Rules on the desk as a whole: each module holds one, with `check(desk)`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.checks import (
    disagreement_positions,
    evidence_without_source,
    history_order,
    horizon_passed,
    house_rule,
    indicator_checked,
    judgement_incomplete,
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
    source_base_missing,
    source_not_reviewed,
    statement_without_evidence,
    text_markup,
    timeline_circle,
    timeline_estimate,
    unknown_id,
    unused_actor,
    unused_indicator,
    unused_source,
    waive_unknown,
    waive_unused,
)
from generator.findings import code_of
from generator.model.waivers import Waived, part_waived

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.model.desk import Desk

_DESK_RULES = (
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
    judgement_incomplete,
    source_base_missing,
    source_not_reviewed,
    unused_source,
    unused_actor,
    unused_indicator,
    house_rule,
    waive_unknown,
)
"""The rules that look at the desk."""

RULES = (*_DESK_RULES, waive_unused)
"""Every rule, in the order it is documented. To add one: a module, a line here, a bad and a good desk."""


@dataclass(frozen=True)
class Found:
    """What the rules found: what stands, and what is waived at its place."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]


def check_desk(desk: Desk) -> Found:
    """The findings of every rule."""
    found = [finding for rule in _DESK_RULES for finding in rule.check(desk)]
    kept, waived, unused = part_waived(desk, found)
    warnings = {code_of(rule) for rule in RULES if rule.SEVERITY == "warning"}
    return Found((*kept, *(waive_unused.finding(waiver) for waiver in unused if waiver.code in warnings)), waived)
