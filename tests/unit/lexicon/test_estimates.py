"""Words of likelihood are told apart: the desk's, another scale's, and those of none."""

from __future__ import annotations

import pytest

from briefing_room.lexicon import load_lexicon, make_lexicon
from briefing_room.lexicon.estimates import make_estimates
from briefing_room.model.scales import ICD203, PHIA, Scale, read_band

LEXICON = make_lexicon(load_lexicon(), {})
OWN = Scale("own", "Own", (read_band("wahrscheinlich", "50–90"),))


@pytest.mark.parametrize(
    ("scale", "text", "expected"),
    [
        (ICD203, "It will very likely open.", [("very likely", "own", "very likely")]),
        (ICD203, "It is highly likely.", [("highly likely", "other", "very likely")]),
        (ICD203, "It is probable.", [("probable", "other", "likely")]),
        (ICD203, "It will probably open.", [("probably", "other", "likely")]),
        (ICD203, "It almost certainly opens.", [("almost certainly", "own", "almost certain")]),
        (ICD203, "A realistic possibility.", [("realistic possibility", "other", "roughly even chance")]),
        (ICD203, "It may, or is unlikely to.", [("may", "vague", None), ("unlikely", "own", "unlikely")]),
        (ICD203, "A remote island is an unlikely ally.", []),
        (ICD203, "This is more likely than that.", []),
        (PHIA, "It is very likely.", [("very likely", "other", "highly likely")]),
        (PHIA, "It is probably so.", [("probably", "other", "likely")]),
        (OWN, "Es ist wahrscheinlich.", [("wahrscheinlich", "own", "wahrscheinlich")]),
    ],
)
def test_the_longest_word_is_found_with_its_band(
    scale: Scale, text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    """“Very likely” is not also “likely”, and a term of another scale is led to the nearest one."""
    found = make_estimates(scale, LEXICON, "en").all_in(text)
    assert [(text[f.start : f.end], f.sort, f.band.term if f.band else None) for f in found] == expected


def test_in_a_language_without_a_file_the_terms_are_still_found() -> None:
    """But no vague words."""
    found = make_estimates(OWN, LEXICON, "de").all_in("Es ist wahrscheinlich, may be.")
    assert [(f.start, f.sort) for f in found] == [(7, "own")]
