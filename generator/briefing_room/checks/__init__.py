"""Rules on the desk as a whole: each module holds one, with `check(desk)`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from briefing_room.checks import (
    actor_in_words,
    as_of_early,
    axes_mixed,
    bottom_line_condition,
    bottom_line_crossed,
    bottom_line_estimate,
    bottom_line_flat,
    brand_contrast,
    brand_picture,
    certainty_claimed,
    changed_without_reason,
    confirmed_once,
    correction_true,
    correction_turns,
    disagreement_positions,
    evidence_without_source,
    figure_in_quote,
    given_circle,
    given_no_condition,
    grades_on_diagonal,
    hedge_dropped,
    hedge_elsewhere,
    history_order,
    history_same,
    horizon_passed,
    house_rule,
    hypotheses_rated,
    impact_term,
    indicator_checked,
    indicator_stale,
    judgement_incomplete,
    likelier_than_condition,
    likelihood_in_figures,
    likelihood_in_words,
    likelihood_term,
    linchpin_if_wrong,
    link_to_draft,
    negation_in_quote,
    one_sided,
    quote_ambiguous,
    quote_apart,
    quote_clipped,
    quote_cuts_word,
    quote_in_source,
    quote_one_word,
    quote_splinters,
    quote_stripped,
    quote_untranslated,
    quoted_words,
    reason_boilerplate,
    removed_without_trace,
    repeated_id,
    repeated_short,
    rests_on_circle,
    rests_on_nothing,
    rests_on_retired,
    scale_form,
    scale_switched,
    signature_fallen,
    source_base_missing,
    source_not_reviewed,
    source_without_original,
    statement_without_evidence,
    strip_log_true,
    support_withdrawn,
    text_in_original,
    text_markup,
    timeline_circle,
    timeline_estimate,
    title_untranslated,
    unknown_id,
    unused_actor,
    unused_indicator,
    unused_source,
    waive_unknown,
    waive_unused,
    word_list,
    words_withheld,
)
from briefing_room.checks.told_apart import told_apart
from briefing_room.checks.waiving import part_waived
from briefing_room.findings import Rule, code_of, findings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from briefing_room.findings import Finding, Mistake, Severity, Waived
    from briefing_room.model.desk import Desk


class DeskRule(Rule, Protocol):
    """A rule that looks at the desk: its ``check`` yields what is wrong and never stops at the first."""

    def check(self, desk: Desk) -> Iterator[Mistake]:
        """Yield each mistake of the desk."""


class SettingsRule(Rule, Protocol):
    """A rule on what the desk says of rules, which is told which rules there are and how severe each is."""

    def check(self, desk: Desk, severities: Mapping[str, Severity]) -> Iterator[Mistake]:
        """Yield each mistake in what the desk says of rules."""


_DESK_RULES: tuple[DeskRule, ...] = (
    text_in_original,
    strip_log_true,
    correction_true,
    correction_turns,
    source_without_original,
    quote_in_source,
    quote_ambiguous,
    quote_stripped,
    quote_apart,
    quote_cuts_word,
    quote_splinters,
    quote_one_word,
    quote_clipped,
    quote_untranslated,
    title_untranslated,
    quoted_words,
    words_withheld,
    hedge_dropped,
    hedge_elsewhere,
    negation_in_quote,
    figure_in_quote,
    actor_in_words,
    evidence_without_source,
    statement_without_evidence,
    rests_on_circle,
    rests_on_nothing,
    rests_on_retired,
    given_circle,
    given_no_condition,
    support_withdrawn,
    repeated_id,
    repeated_short,
    unknown_id,
    text_markup,
    link_to_draft,
    scale_form,
    brand_contrast,
    brand_picture,
    likelihood_term,
    impact_term,
    scale_switched,
    likelihood_in_words,
    likelihood_in_figures,
    certainty_claimed,
    bottom_line_estimate,
    bottom_line_condition,
    bottom_line_crossed,
    bottom_line_flat,
    likelier_than_condition,
    axes_mixed,
    as_of_early,
    history_order,
    history_same,
    changed_without_reason,
    removed_without_trace,
    horizon_passed,
    indicator_checked,
    indicator_stale,
    disagreement_positions,
    one_sided,
    hypotheses_rated,
    timeline_estimate,
    timeline_circle,
    judgement_incomplete,
    linchpin_if_wrong,
    confirmed_once,
    grades_on_diagonal,
    source_base_missing,
    source_not_reviewed,
    signature_fallen,
    unused_source,
    unused_actor,
    unused_indicator,
    reason_boilerplate,
)
"""The rules that look at the desk. To add one: a module, a line here, a bad and a good desk."""

_SETTINGS_RULES: tuple[SettingsRule, ...] = (
    house_rule,
    word_list,
    waive_unknown,
)
"""The rules on what the desk says of rules: their levels, their words, and what it lets pass."""

RULES: tuple[Rule, ...] = (*_DESK_RULES, *_SETTINGS_RULES, waive_unused)
"""Every rule, in the order it is documented."""


@dataclass(frozen=True)
class Found:
    """What the rules found: what stands, and what is waived at its place."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]


def told_by(rule: DeskRule, desk: Desk) -> tuple[Finding, ...]:
    """The findings of one rule."""
    return tuple(findings_of(rule, rule.check(desk)))


def check_desk(desk: Desk, told: Callable[[DeskRule, Desk], Iterable[Finding]] = told_by) -> Found:
    """The findings of every rule; of two things with one id only that is told, and nothing that follows from it.

    ``told`` says what a rule finds; who checks a desk again and again may know that already.
    """
    severities = {code_of(rule): rule.SEVERITY for rule in RULES}
    apart = told_apart(desk).desk
    found = [finding for rule in _DESK_RULES for finding in told(rule, desk if rule is repeated_id else apart)]
    for rule in _SETTINGS_RULES:
        found += findings_of(rule, rule.check(apart, severities))
    kept, waived, unused = part_waived(desk, found)
    return Found((*kept, *findings_of(waive_unused, waive_unused.check(unused, severities))), waived)
