"""Wrapped lines become the paragraph that was written."""

from __future__ import annotations

import pytest

from briefing_room.intake.document.wrapped import hyphenated_words, join_lines


@pytest.mark.parametrize(
    ("texts", "paragraph"),
    [
        ([], ""),
        (["One line."], "One line."),
        (["The ministry", "said so."], "The ministry said so."),
        (["  The ministry ", "", " said so."], "The ministry said so."),
        (["The govern-", "ment said so."], "The government said so."),
        (["Das Ge\u00adsetz und die Bundes\u00ad", "regierung"], "Das Gesetz und die Bundesregierung"),
        (["the non-", "European states"], "the non-European states"),
        (["in the years 1990-", "1995"], "in the years 1990-1995"),
        (["It was over -", "for good."], "It was over - for good."),
        (["It was over –", "for good."], "It was over – for good."),
        (["政府は火曜日の", "閣議で決定した。", "来年度"], "政府は火曜日の閣議で決定した。来年度"),
        (["国内生产总值GDP", "增长"], "国内生产总值GDP 增长"),
        (["정부는 오늘", "발표했다."], "정부는 오늘 발표했다."),
        (["Прави-", "тельство сообщило"], "Правительство сообщило"),
    ],
)
def test_join_lines(texts: list[str], paragraph: str) -> None:
    """A space, nothing, or one hyphen less: what the writer had there."""
    assert join_lines(texts) == paragraph


def test_known_words_keep_their_hyphen() -> None:
    """A hyphenated word that occurs inside a line keeps its hyphen at a line's end, however it is written."""
    known = hyphenated_words(["Long-Standing rules, well\u2010known", "a state-of-the-art plan"])
    assert known == {"long-standing", "well-known", "state-of-the-art"}
    assert join_lines(["the long-", "standing rule"], known) == "the long-standing rule"
    assert join_lines(["the well\u2010", "known rule"], known) == "the well\u2010known rule"
    assert join_lines(["a state-of-the-", "art plan"], known) == "a state-of-the-art plan"
    assert join_lines(["the gov-", "ernment"], known) == "the government"


def test_joining_again_changes_nothing() -> None:
    """A paragraph is one line already."""
    paragraph = join_lines(["The long-", "standing gov-", "ernment"], frozenset({"long-standing"}))
    assert paragraph == "The long-standing government"
    assert join_lines([paragraph]) == paragraph
