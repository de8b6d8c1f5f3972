"""Every highlight shows the words that are quoted, however many quotes nest, overlap or skip text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, Literal

from hypothesis import assume, given
from hypothesis import strategies as st
from markupsafe import Markup
from mkdocs.utils import meta

from briefing_room.model.briefing import Briefing
from briefing_room.model.desk import Desk, Settings
from briefing_room.model.source import FrontMatter, Source
from briefing_room.pages import site_of
from briefing_room.pages.escape import plain
from briefing_room.pages.gathered import gather
from briefing_room.pages.here import Here
from briefing_room.pages.notes import note_of
from briefing_room.pages.passages import Marked, highlight
from briefing_room.pages.render import environment
from briefing_room.pages.source import source_pages
from briefing_room.publish.verify import read_html
from briefing_room.quotes import Passage, fold, folded_words
from tests.property.rendered import events_in, to_html
from tests.property.strategies import TITLE, bodies, hostile, same, tokens

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

_TEMPLATES: Final = environment()


def site_with(body: str, quotes: list[str], rights: Literal["full-text", "excerpts"], title: str = TITLE) -> Site:
    """A site of one source, whose quotes are the evidence of one judgement each."""
    judgements = [{"id": f"j{n}", "text": "x", "evidence": [{"quote": quote}]} for n, quote in enumerate(quotes)]
    briefing = Briefing.model_validate(
        {
            "title": "One", "status": "published", "as_of": {"date": "2024-01-15", "basis": "analyst"},
            "default_source": "notice", "bottom_line": {"text": "x"}, "judgements": judgements,
        }
    )  # fmt: skip
    source = Source("notice", FrontMatter(title=title), body, rights=rights)
    return site_of(Desk(Settings(name="x"), {}, {"notice": source}, {"one": briefing}), private=False)


@st.composite
def quoted_bodies(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A body, and quotes cut from it anywhere: whole words mostly, some with […]."""
    body = draw(bodies())
    found = tokens(body)
    assume(found)
    quotes = []
    for _ in range(draw(st.integers(1, 6))):
        first = draw(st.integers(0, len(found) - 1))
        last = min(len(found) - 1, first + draw(st.integers(0, 10)))
        quote = " ".join(body[start:end] for start, end in found[first : last + 1])
        if last + 1 < len(found) and draw(st.booleans()):
            start, end = found[draw(st.integers(last + 1, len(found) - 1))]
            quote = f"{quote} […] {body[start:end]}"
        assume(same(quote).replace("[...]", "").strip())
        quotes.append(quote)
    return body, quotes


def found_only(site: Site, quotes: list[str]) -> list[str]:
    """The quotes that stand once: only those come as far as the pages."""
    cited = {c.evidence.quote for group in site.passages.values() for m in group for c in m.citations}
    return [quote for quote in quotes if quote in cited]


@given(quoted_bodies(), st.sampled_from(["full-text", "excerpts"]))
def test_every_highlight_shows_the_quoted_words(
    quoted: tuple[str, list[str]], rights: Literal["full-text", "excerpts"]
) -> None:
    """On the page of the source each passage has one anchor, and under it exactly the words that are quoted."""
    body, quotes = quoted
    site = site_with(body, quotes, rights)
    (page,) = source_pages(site, _TEMPLATES)
    shown = read_html(to_html(meta.get_data(page.markdown)[0]))
    assert not [key for key, times in shown.ids.items() if times > 1]
    for marked in site.passages["notice"]:
        for citation in marked.citations:
            words = fold(shown.marks[marked.anchor]).replace(" ", "")
            assert words == folded_words(citation.evidence.quote).replace(" ", "")


@given(quoted_bodies())
def test_every_footnote_shows_the_quoted_words_in_their_sentence(quoted: tuple[str, list[str]]) -> None:
    """A footnote marks exactly the quoted words, and around them what the source says, […] and ¶: nothing else."""
    body, quotes = quoted
    quotes = found_only(site_with(body, quotes, "excerpts"), quotes)
    site = site_with(body, quotes, "excerpts")
    whole = same(" ".join(body[start:end] for start, end in tokens(body))).replace(" ", "")
    here, cited = Here(site, "briefings/one.md"), site.citations_from.get("notice", ())
    for quote, citation in zip(quotes, cited, strict=True):
        (gathered,) = gather(site, [citation])  # alone: what it shows beside others is in test_gathered.py
        events = events_in(to_html(str(note_of(here, gathered, [gathered.source]).words)))
        marked, depth = "", 0
        for event in events:
            depth += {"<": 1, ">": -1}.get(event[0], 0) * (event[1] == "mark")
            marked += event[1] if event[0] == "text" and depth else ""
        assert same(marked).replace(" ", "") == folded_words(quote).replace(" ", "")
        shown = " ".join(event[1] for event in events if event[0] == "text")
        for part in re.split(r"\[…\]|¶", shown):
            assert same(part).replace(" ", "") in whole


@given(quoted_bodies(), st.data())
def test_another_quote_moves_no_address(quoted: tuple[str, list[str]], data: st.DataObject) -> None:
    """Every anchor that is there stays, and leads to the same character, when a quote is added."""
    body, quotes = quoted
    before = _starts(site_with(body, quotes[:-1], "excerpts"))
    after = _starts(site_with(body, data.draw(st.permutations(quotes)), "excerpts"))
    assert before.items() <= after.items()


def _starts(site: Site) -> dict[str, tuple[str, int]]:
    return {marked.anchor: (marked.passage.where, marked.passage.start) for marked in site.passages.get("notice", ())}


spans = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)), max_size=6)


@given(st.text("ab <&", max_size=20) | hostile.filter(lambda text: len(text) < 30), spans)
def test_highlights_nest_and_overlap(text: str, drawn: list[tuple[int, int]]) -> None:
    """Of every character it is known which passages it belongs to; elements never cross, and every id is set once."""
    wanted = [(start, min(start + length, len(text))) for start, length in drawn if start < len(text)]
    fragments = [
        (start, end, Marked(Passage("text", 0, ((start, end),)), f"q-{n}", n, ()))
        for n, (start, end) in enumerate(wanted)
    ]
    html = highlight(text, fragments, set())
    assert isinstance(html, Markup)
    shown = _covered(html)
    for anchor, (start, end) in enumerate(wanted):
        assert "".join(shown.get(f"q-{anchor}", "").split()) == "".join(plain(text[start:end]).split())
    assert "".join(shown[""].split()) == "".join(plain(text).split())
    ids = Counter(re.findall(r'id="(q-\d+)"', html))
    assert set(ids.values()) <= {1}
    assert len(ids) == len(wanted)


def _covered(html: str) -> dict[str, str]:
    """The text under each anchor, and all of it under ""; an element that is closed out of turn fails."""
    shown = {"": ""}
    stack: list[str] = [""]
    for event in events_in(html):
        if event[0] == "<":
            values = dict(zip(event[2::2], event[3::2], strict=True))
            stack.append(values.get("id") or values["data-of"])
            shown.setdefault(stack[-1], "")
        elif event[0] == ">":
            stack.pop()
        else:
            for anchor in set(stack):
                shown[anchor] += event[1]
    assert stack == [""]
    return shown
