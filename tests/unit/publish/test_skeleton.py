"""What the theme's skeleton is given."""

from __future__ import annotations

from briefing_room.publish import skeleton
from briefing_room.words import words_in
from briefing_room.words.interface import THEME


def test_the_words_are_given_in_the_desks_language() -> None:
    """Every word of the theme, translated where the interface speaks the language, and English where it does not."""
    given = skeleton.given("fr-CA")
    assert given["language"] == "fr"
    assert given["content_language"] == "fr-CA"
    words = given["words"]
    assert isinstance(words, dict)
    assert words.keys() == THEME.keys()
    assert words["skip"] != THEME["skip"]


def test_a_desk_in_a_language_the_interface_does_not_speak() -> None:
    """The interface is English, and the pages have the desk's language and direction."""
    given = skeleton.given("ar")
    assert given["words"] == THEME
    assert (given["language"], given["direction"]) == ("en", "ltr")
    assert (given["content_language"], given["content_direction"]) == ("ar", "rtl")


def test_what_is_wide_can_be_scrolled_by_keyboard() -> None:
    """A plain table gets a frame with a name of its own, and code the focus; what is framed, and a register, stays."""
    framed = (
        '<section class="table-scroll" aria-labelledby="_title" tabindex="0">\n<table><tr></tr></table>\n</section>'
    )
    register = '<section class="table-scroll" data-register="risks">\n<table><tr></tr></table>\n</section>'
    classed = '<table class="who-matrix"><tr></tr></table>'
    plain = "<table>\n<tr></tr>\n</table>"
    made = skeleton.scrollable(
        f"{plain}{framed}{register}{classed}{plain}<pre><code>x</code></pre><pre><span></span><code>", words_in("en")
    )
    frame = '<div class="table-scroll" role="group" aria-label="Table {}" tabindex="0">' + plain + "</div>"
    expected = frame.format(1) + framed + register + classed + frame.format(2)
    assert made == f'{expected}<pre><code tabindex="0">x</code></pre><pre><span></span><code tabindex="0">'


def test_the_link_to_a_heading_stands_behind_it_and_is_named_after_it() -> None:
    """A heading is read as its words alone, and a list of links says where each leads, without markup."""
    link = '<a class="headerlink" href="#{0}" title="Permanent link">¶</a>'
    named = '<a class="headerlink" href="#{0}" aria-label="Link to: {1}">¶</a>'
    heads = {
        f'<h2 id="a">Who &amp; <em>what</em>"{link.format("a")}</h2>': (
            f'<h2 id="a">Who &amp; <em>what</em>"</h2>{named.format("a", "Who &amp; what&quot;")}'
        ),
        f'<h1 id="_t">Title{link.format("_t")}</h1>': '<h1 id="_t">Title</h1>',
        f'<summary><h2 id="b">Folded{link.format("b")}</h2> </summary>': '<summary><h2 id="b">Folded</h2> </summary>',
        f'<h3 id="s" data-statement="risk">May{link.format("s")}</h3>': '<h3 id="s" data-statement="risk">May</h3>',
        '<h3 id="c">Without</h3>': '<h3 id="c">Without</h3>',
    }
    made = skeleton.with_named_links("\n".join(heads), words_in("en"))
    assert made == "\n".join(heads.values())
    assert 'aria-label="Lien vers' in skeleton.finished(next(iter(heads)), words_in("fr"))
