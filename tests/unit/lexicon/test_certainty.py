"""A claim of certainty is told from one that is denied, conditional or handed on."""

from __future__ import annotations

import pytest

from briefing_room.lexicon import load_lexicon, make_lexicon
from briefing_room.lexicon.certainty import make_certainty
from briefing_room.lexicon.estimates import make_estimates
from briefing_room.model.scales import ICD203

LEXICON = make_lexicon(load_lexicon(), {"certain": ("sans doute",)})
CERTAINTY = make_certainty(LEXICON, make_estimates(ICD203, LEXICON, "en"), "en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is certain that they met.", "It is certain"),
        ("They will certainly meet, and not in Larn.", "certainly"),
        ("Russia does not give in, and will undoubtedly win.", "undoubtedly"),
        ("There is no doubt that they met.", "no doubt that"),
        ("A deal cannot fail to come.", "cannot fail to"),
        ("Help is guaranteed.", "is guaranteed"),
        ("He said little, and he is bound to come.", "bound to"),
        ("Sans doute they met.", "Sans doute"),
    ],
)
def test_a_claim_is_found(text: str, words: str) -> None:
    """By its words, with the desk's own; a word that denies something else takes nothing back."""
    assert [text[start:end] for start, end in CERTAINTY.claims_in(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "It is not certain that they met.",
        "It cannot be said with any certainty.",
        "Whether it is certain is unknown.",
        "They almost certainly met.",
        "Both sides say that victory is certain.",
        "A certain Brandt is bound to the treaty.",
        "Passage is guaranteed by Estria.",
    ],
)
def test_what_claims_nothing_is_let_stand(text: str) -> None:
    """It is an error, so that a false alarm would forbid a true sentence."""
    assert [*CERTAINTY.claims_in(text)] == []


def test_a_language_without_words_claims_nothing() -> None:
    """Nothing can be seen there but what the desk adds."""
    french = make_certainty(make_lexicon(load_lexicon(), {}), make_estimates(ICD203, LEXICON, "fr"), "fr")
    assert [*french.claims_in("It is certain that they met.")] == []
