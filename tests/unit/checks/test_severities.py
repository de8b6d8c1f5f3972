"""How severe each rule is: an error forbids publishing, a warning can be raised, switched off or let pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.build import all_rules

if TYPE_CHECKING:
    from briefing_room.rulebook import RuleText

WARNINGS: Final = (
    "actor-in-words",
    "axes-mixed",
    "bottom-line-crossed",
    "bottom-line-flat",
    "confirmed-once",
    "correction-turns",
    "grades-on-diagonal",
    "hedge-elsewhere",
    "history-same",
    "horizon-passed",
    "indicator-stale",
    "judgement-incomplete",
    "likelier-than-condition",
    "likelihood-in-words",
    "linchpin-if-wrong",
    "negation-in-quote",
    "one-sided",
    "quote-clipped",
    "quote-untranslated",
    "title-untranslated",
    "quoted-words",
    "reason-boilerplate",
    "rests-on-retired",
    "scale-switched",
    "signature-fallen",
    "source-base-missing",
    "source-not-reviewed",
    "stray-file",
    "support-withdrawn",
    "unused-actor",
    "unused-indicator",
    "unused-source",
    "waive-unused",
    "words-withheld",
)
"""What a desk may decide for itself. Every other rule is the promise of the build, and none of them is let pass."""


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_is_as_severe_as_this_table_says(rule: RuleText) -> None:
    """A severity is decided here once more, by hand: a promise made a warning could be switched off by a desk."""
    assert rule.severity == ("warning" if rule.code in WARNINGS else "error")


def test_every_warning_is_a_rule() -> None:
    """A misspelt code would be a promise nobody sees weakened."""
    assert set(WARNINGS) <= {rule.code for rule in all_rules()}
