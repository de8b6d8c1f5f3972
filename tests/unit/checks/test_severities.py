"""How severe each rule is: an error forbids publishing, a warning can be raised, switched off or let pass."""

from __future__ import annotations

from typing import Final

import pytest

from briefing_room.build import all_rules

ERRORS: Final = (
    "article-refused",
    "changed-without-reason",
    "control-character",
    "cut-text",
    "disagreement-positions",
    "duplicate-key",
    "evidence-without-source",
    "file-name",
    "file-too-large",
    "front-matter",
    "history-order",
    "house-rule",
    "hypotheses-rated",
    "indicator-checked",
    "likelihood-term",
    "link-to-draft",
    "missing-file",
    "missing-key",
    "not-utf8",
    "original-changed",
    "quote-ambiguous",
    "quote-in-source",
    "quote-stripped",
    "removed-without-trace",
    "repeated-id",
    "rests-on-circle",
    "rests-on-nothing",
    "scale-form",
    "split-text",
    "statement-without-evidence",
    "text-markup",
    "timeline-circle",
    "timeline-estimate",
    "unknown-id",
    "unknown-key",
    "waive-unknown",
    "word-list",
    "wrong-type",
    "wrong-value",
    "yaml-anchor",
    "yaml-structure",
    "yaml-syntax",
    "yaml-tag",
)
"""The promise of the build; none of these can be switched off."""

WARNINGS: Final = (
    "axes-mixed",
    "confirmed-once",
    "grades-on-diagonal",
    "history-same",
    "horizon-passed",
    "indicator-stale",
    "judgement-incomplete",
    "likelihood-in-words",
    "linchpin-if-wrong",
    "one-sided",
    "quote-clipped",
    "quote-cuts-word",
    "quote-untranslated",
    "reason-boilerplate",
    "rests-on-retired",
    "scale-switched",
    "source-base-missing",
    "source-not-reviewed",
    "support-withdrawn",
    "unused-actor",
    "unused-indicator",
    "unused-source",
    "waive-unused",
)
"""What a desk may decide for itself."""


@pytest.mark.parametrize("code", ERRORS)
def test_what_breaks_the_promise_forbids_publishing(code: str) -> None:
    """It would otherwise be published, and a desk could switch it off."""
    assert code in {rule.code for rule in all_rules() if rule.severity == "error"}


@pytest.mark.parametrize("code", WARNINGS)
def test_what_is_a_matter_of_craft_is_a_warning(code: str) -> None:
    """It would otherwise stop a desk whose publisher has decided otherwise."""
    assert code in {rule.code for rule in all_rules() if rule.severity == "warning"}


def test_every_rule_is_in_the_table() -> None:
    """A new rule's severity is decided here once more, by hand."""
    assert sorted(rule.code for rule in all_rules()) == sorted((*ERRORS, *WARNINGS))
