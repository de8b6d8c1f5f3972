"""`article.md` as text: what is written is read as the same again, and what was typed stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_room.intake.source.article_file import changed_article, new_article, stripped_file
from briefing_room.intake.source.strip_log import Stripped
from briefing_room.load.desk import load_typed
from briefing_room.load.raw import RawFile
from briefing_room.model.article import Kind, one_line, read_blocks, write_body
from briefing_room.model.source import FrontMatter, StripLog


def facts_of(text: str) -> FrontMatter:
    """The front matter, as the desk's reader has it, without a finding."""
    facts, found = load_typed(RawFile("sources/x/article.md", "source", text.encode()), FrontMatter)
    assert found == []
    assert facts is not None
    return facts


LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(one_line).filter(bool)


@given(
    title=LINES,
    caption=LINES,
    rows=st.lists(LINES, min_size=1, max_size=4),
    rule=st.from_regex("[a-z-]{3,12}", fullmatch=True),
)
def test_whatever_an_article_says_is_read_back(title: str, caption: str, rows: list[str], rule: str) -> None:
    """Quotes, backslashes, hashes, colons, fences: each text comes back as it was, and nothing else with it."""
    log = [Stripped(1, len(rows), "\n".join(rows), rule)]
    facts = facts_of(new_article({"title": title, "captions": [caption]}, "Text.\n"))
    assert facts.title == title
    assert facts.captions == (caption,)
    raw = RawFile("sources/x/stripped.yml", "strip-log", stripped_file(log).encode())
    read, found = load_typed(raw, StripLog)
    assert found == []
    assert read is not None
    assert [(entry.lines, entry.text, entry.rule) for entry in read.stripped] == [(log[0].lines, log[0].text, rule)]


BLOCKS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["paragraph", "quote"]), LINES, st.just(1), st.just("-")),
        st.tuples(st.just("heading"), LINES, st.integers(1, 6), st.just("-")),
        st.tuples(st.just("item"), LINES, st.integers(1, 4), st.sampled_from(["-", "1.", "12."])),
    ),
    max_size=6,
)


@given(BLOCKS)
def test_blocks_are_read_as_the_same_blocks(blocks: list[tuple[Kind, str, int, str]]) -> None:
    """Whatever a paragraph begins with, be it a marker or a backslash before one."""
    body = write_body(blocks)
    found = [(b.kind, b.text(body), b.level, b.marker if b.kind == "item" else "-") for b in read_blocks(body)]
    assert found == blocks


@pytest.mark.parametrize("text", ["# no heading", "- no item", "3. no number", "> no quote", "| no row", "\\# neither"])
def test_a_paragraph_that_begins_like_a_marker_is_escaped(text: str) -> None:
    """And read as the paragraph it is."""
    body = write_body([("paragraph", text, 1, "-")])
    assert body == f"\\{text}\n"
    assert [(block.kind, block.text(body)) for block in read_blocks(body)] == [("paragraph", text)]


TYPED = """\
---
# The analyst's own words stay.
title: "A letter"   # as printed
descriptor:
  access: >-
    Second-hand,
    it seems.
reviewed: false
captions:
- "Old"
- "Older"
# About the end.
withdrawn: null
---

The old text.
"""


def test_only_the_named_keys_change() -> None:
    """Comments, order, folded texts and the body stay; a new key finds its place."""
    review = {"on": "2024-05-02", "text": "0" * 64}
    changed = changed_article(TYPED, {"captions": ["New"], "reviewed": review, "kept": ["3-4"]}, None)
    written = f"reviewed: {{on: 2024-05-02, text: {'0' * 64}}}"
    assert changed == TYPED.replace("reviewed: false", written).replace('- "Old"\n- "Older"\n', '  - "New"\n').replace(
        "# About the end.\nwithdrawn: null", '# About the end.\nkept:\n  - "3-4"\nwithdrawn: null'
    )
    assert facts_of(changed).descriptor is not None


def test_a_comment_inside_a_list_goes_with_the_list() -> None:
    """Otherwise the old entries below it would stay."""
    typed = TYPED.replace(
        "withdrawn: null", "corrections:\n# a misprint\n  - line: 1\n    was: x\n    now: y\n    why: z\n# The end."
    )
    changed = changed_article(typed, {"corrections": []}, None)
    assert changed == TYPED.replace("withdrawn: null", "corrections: []\n# The end.")


def test_a_new_body_replaces_the_old_one() -> None:
    """And the front matter stays."""
    assert changed_article(TYPED, {}, "New text.\n") == TYPED.replace("The old text.", "New text.")
