"""What the public sees, and those who work on a desk."""

from __future__ import annotations

import pytest

from briefing_room.visible.seen import Seen, Shown, published_text_of
from tests.unit.pages.made import briefing, desk, source

RIGHTS = [("full-text", "whole"), ("excerpts", "excerpts"), ("none", "places")]
MADE = desk({"ferry": briefing(), "secret": briefing(status="draft")})
PUBLIC = Seen(MADE, private=False)
PRIVATE = Seen(MADE, private=True)


@pytest.mark.parametrize(("rights", "shown"), RIGHTS)
def test_rights_say_how_much_the_public_sees(rights: str, shown: Shown) -> None:
    """All of the article, what is quoted of it, or only where that stands."""
    made = source(rights=rights)
    assert PUBLIC.text_of(made) == published_text_of(made) == shown


@pytest.mark.parametrize(("rights", "shown"), RIGHTS)
def test_those_who_work_on_it_see_the_whole_text(rights: str, shown: Shown) -> None:
    """Whatever the rights; what the published site would show is told all the same."""
    made = source(rights=rights)
    assert PRIVATE.text_of(made) == "whole"
    assert published_text_of(made) == shown


@pytest.mark.parametrize(("rights", "words"), [("full-text", True), ("excerpts", True), ("none", False)])
def test_quoted_words_are_withheld_only_without_rights(rights: str, words: bool) -> None:  # noqa: FBT001 - a case
    """A quote is proved by its words wherever they may be shown, and never withheld from the desk itself."""
    made = source(rights=rights)
    assert PUBLIC.shows_words_of(made) is words
    assert PRIVATE.shows_words_of(made)


def test_what_was_stripped_is_private() -> None:
    """Not even full-text rights, which are the article's, cover what others put round it."""
    assert PRIVATE.shows_left_out
    assert not PUBLIC.shows_left_out


def test_drafts_are_private() -> None:
    """The desk itself is whole, and the same value; the public one lacks the draft."""
    assert list(PUBLIC.desk.briefings) == ["ferry"]
    assert PRIVATE.desk is MADE
    assert PUBLIC.whole is MADE


def test_what_is_open_is_private() -> None:
    """What waits for somebody is the desk's own business."""
    assert (PRIVATE.shows_open, PUBLIC.shows_open) == (True, False)


def test_what_is_of_use_only_to_the_desk_is_private() -> None:
    """Originals, unused sentences, findings in words; and no search engine lists a private build."""
    assert (PRIVATE.shows_originals, PRIVATE.shows_use, PRIVATE.shows_findings, PRIVATE.may_be_listed) == (
        True, True, True, False,
    )  # fmt: skip
    assert (PUBLIC.shows_originals, PUBLIC.shows_use, PUBLIC.shows_findings, PUBLIC.may_be_listed) == (
        False, False, False, True,
    )  # fmt: skip
