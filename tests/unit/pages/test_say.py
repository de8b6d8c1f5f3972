"""A message on its way into a page: nothing that is put into it becomes markup, and nothing is escaped twice."""

from __future__ import annotations

from html import unescape

import pytest
from markupsafe import Markup

from briefing_room.pages.escape import escape, front_matter
from briefing_room.pages.render import environment
from briefing_room.pages.say import ENGLISH, say_in


def test_a_value_is_escaped_and_markup_is_kept() -> None:
    """Texts of a desk go through our escaping, what a template made stays."""
    said = ENGLISH.t("From {a} to {b}", a="<b>*x*</b>", b=Markup("<em>y</em>"))
    assert said == "From &#60;b&#62;&#42;x&#42;&#60;&#47;b&#62; to <em>y</em>"


def test_a_value_is_not_a_message() -> None:
    """A text with braces, or with the name of another place, is shown as it is."""
    assert unescape(ENGLISH.t("{a} and {b}", a="{b}", b="{a}")) == "{b} and {a}"


def test_a_missing_value_is_an_error() -> None:
    """A message never shows the name of a place."""
    with pytest.raises(KeyError):
        ENGLISH.t("As of {day}")


@pytest.mark.parametrize("text", ["a *b* _c_ <i>d</i> [e](f) `g` {h", "1. x # y | z ~ ^ ! & \\", "\"'"])
def test_a_translation_is_no_markup(text: str) -> None:
    """What a translator types is text, whatever signs are in it."""
    said = ENGLISH.t(text)
    assert unescape(said) == text
    assert not set("*_<>[]`{}|~^!\"'\\") & set(said)


def test_a_number_is_filled_in_by_itself() -> None:
    """The number that chooses the form is shown, or what stands in its place."""
    assert ENGLISH.tn("{n} risk", "{n} risks", 1) == "1 risk"
    assert ENGLISH.tn("{n} risk", "{n} risks", 0) == "0 risks"
    assert ENGLISH.tn("{n} risk", "{n} risks", 2, n=Markup("<b>2</b>")) == "<b>2</b> risks"
    assert say_in("fr").tn("{n} risk", "{n} risks", 0) == "0 risque"


def test_what_was_said_is_not_escaped_again() -> None:
    """A message may be the words of a link, a title, or a value of another message."""
    said = ENGLISH.t("“{words}”", words="a*b")
    assert escape(said) == said
    assert ENGLISH.t("{a}", a=said) == said
    assert 'title: "“a*b”"' in front_matter({"title": said})
    assert environment().from_string('{{ t("“{words}”", words="a*b") }}').render() == said


def test_a_space_that_does_not_break_stays() -> None:
    """French puts one before a colon, on the page too."""
    assert "\u00a0:" in say_in("fr").t("Actor: {name}", name="x")


def test_a_title_says_a_text_as_it_is() -> None:
    """What looks like markup in a desk's text is still there in the front matter, escaped once."""
    said = ENGLISH.t("Actor: {name}", name="<b>&amp;</b>")
    assert front_matter({"title": said}) == '---\ntitle: "Actor: &lt;b&gt;&amp;amp;&lt;/b&gt;"\n---\n'
