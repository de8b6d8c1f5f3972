"""The page of a source: what is known of it, and its text with every quoted passage highlighted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.analysis.coverage import coverage_of
from briefing_room.analysis.impact import impact_of
from briefing_room.model.article import text_lines
from briefing_room.model.source import line_numbers
from briefing_room.pages.compared import compared
from briefing_room.pages.corrected import corrected_at, corrections_of
from briefing_room.pages.escape import escape
from briefing_room.pages.here import Here
from briefing_room.pages.page import source_path
from briefing_room.pages.passages import fragments_in, highlight, sentences
from briefing_room.pages.picked import Picked
from briefing_room.pages.plain_words import words_of
from briefing_room.pages.render import render_page
from briefing_room.visible.seen import published_text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment

    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.pages.page import Page
    from briefing_room.pages.passages import Marked
    from briefing_room.pages.site import Site
    from briefing_room.visible.seen import Shown

_NOTHING = Markup()


_DEEPEST: Final = 4


@dataclass(frozen=True)
class ShownBlock:
    """One block of a source's text as it is shown, with the passages that end in it."""

    kind: str
    text: Markup = _NOTHING
    level: int = 1
    marker: str = ""
    backs: tuple[Marked, ...] = ()
    words: str = ""
    """What a script must know of its words, so that they can be copied as evidence."""

    @property
    def depth(self) -> int:
        """How far an item of a list is set in; from the fourth level on no further."""
        return min(self.level, _DEEPEST)


def source_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page of each source."""
    for source_id in site.desk.sources:
        yield site.made(_page, templates, source_id)


def _page(site: Site, templates: Environment, source_id: str) -> Page:
    source, passages = site.desk.sources[source_id], site.passages[source_id]
    path = source_path(source_id)
    shown = site.seen.text_of(source)
    opened: set[str] = set()
    picked = Picked.of(site.desk, source_id, passages, shown)
    title = _title(source, passages, opened) if shown != "places" else Markup()
    return render_page(
        templates,
        "source.md.jinja",
        site,
        path,
        source=source,
        shown=shown,
        published=published_text_of(source),
        title_marks=title,
        title_words=picked.title,
        translated=picked.translated,
        title_backs=[m for m in passages if m.passage.where == "title"] if shown != "places" else [],
        captions=_captions(source, passages, shown, opened, picked),
        blocks=_blocks(source, passages, shown, opened, picked),
        resting=_resting,
        corrections=corrections_of(Here(site, path), source, passages),
        corrected_in=partial(_corrected_in, Here(site, path), source),
        links={marked.anchor: _back_links(Here(site, path), marked) for marked in passages},
        stripped=_stripped(source) if site.seen.shows_left_out else [],
        left_out=_left_out(source),
        compared=compared(source) if site.seen.shows_originals else (),
        impact=impact_of(site.desk, source_id),
        coverage=coverage_of(source, site.citations_from[source_id]),
        questions=site.questions.get(source_id, ()),
    )


def _title(source: Source, passages: Sequence[Marked], opened: set[str]) -> Markup:
    """The headline with its passages highlighted."""
    of_title = [marked for marked in passages if marked.passage.where == "title"]
    fragments = [(start, end, marked) for marked in of_title for start, end in marked.passage.spans]
    return highlight(source.title, fragments, opened)


def _stripped(source: Source) -> list[tuple[str, str, str]]:
    """The strip log: lines, reason and what stood there."""
    return [(entry.lines, entry.rule, " · ".join(text_lines(entry.text))) for entry in source.stripped]


def _left_out(source: Source) -> list[tuple[str, int]]:
    """Why lines of the original were left out, each reason with how many lines it took; none of their words."""
    lines: Counter[str] = Counter()
    for entry in source.stripped:
        lines[entry.rule] += len(line_numbers(entry.lines))
    return sorted(lines.items(), key=lambda row: (-row[1], row[0]))


def _captions(
    source: Source, passages: Sequence[Marked], shown: Shown, opened: set[str], picked: Picked
) -> list[tuple[Markup, list[Marked], str]]:
    """The captions with the passages in them; in excerpts those that are quoted, as far as a block would be shown."""
    captions = []
    for number, text in enumerate(source.facts.captions):
        backs = [m for m in passages if m.passage.where == "caption" and m.passage.caption == number]
        fragments = [(start, end, marked) for marked in backs for start, end in marked.passage.spans]
        if shown == "whole":
            captions.append((highlight(text, fragments, opened), backs, picked.captions[number]))
        elif shown == "excerpts" and fragments:
            captions.append((_excerpt(text, fragments, opened), backs, picked.captions[number]))
    return captions


def _blocks(
    source: Source, passages: Sequence[Marked], shown: Shown, opened: set[str], picked: Picked
) -> list[ShownBlock]:
    if shown == "places":
        return [_place(source, marked) for marked in passages]
    blocks: list[ShownBlock] = []
    for block, words in zip(source.blocks, picked.blocks, strict=True):
        text, fragments = fragments_in(block, source.body, passages)
        backs = tuple(m for m in passages if m.passage.where == "text" and block.start < m.passage.end <= block.end)
        if shown == "whole":
            marked_up = highlight(text, fragments, opened)
        elif fragments:
            marked_up = _excerpt(text, fragments, opened)
        else:
            if not blocks or blocks[-1].kind != "skip":
                blocks.append(ShownBlock("skip"))
            continue
        blocks.append(ShownBlock(block.kind, marked_up, block.level, block.marker, backs, words))
    return blocks if any(block.kind != "skip" for block in blocks) else []


def _excerpt(text: str, fragments: list[tuple[int, int, Marked]], opened: set[str]) -> Markup:
    """The sentences of a block that hold a passage, with its passages highlighted."""
    out = Markup()
    left_out = escape("[…]")
    shown = sentences(text, [(start, end) for start, end, _ in fragments])
    for number, (start, end) in enumerate(shown):
        if start > 0:
            out += left_out + Markup(" ")
        inside = [(max(s, start) - start, min(e, end) - start, m) for s, e, m in fragments if s < end and start < e]
        out += highlight(text[start:end], inside, opened)
        out += Markup(" ") if number < len(shown) - 1 else Markup()
    if shown and shown[-1][1] < len(text.rstrip()):
        out += Markup(" ") + left_out
    return out


def _place(source: Source, marked: Marked) -> ShownBlock:
    """A passage whose words may not be shown: where it stands, and nothing else."""
    passage = marked.passage
    if passage.where == "text":
        numbers = [n for n, b in enumerate(source.blocks, 1) if b.start <= passage.start < b.end]
        where = f"Passage {marked.number}: block {numbers[0] if numbers else 1} of the text"
    else:
        where = f"Passage {marked.number}: {'the headline' if passage.where == 'title' else 'a caption'}"
    text = Markup('<span class="withheld" id="{}">{}</span>').format(Markup(marked.anchor), escape(where))  # noqa: S704 - made of a number
    return ShownBlock("place", text, backs=(marked,))


def _corrected_in(here: Here, source: Source, backs: Sequence[Marked]) -> list[Markup]:
    """What was corrected in these passages, each correction once."""
    return list(dict.fromkeys(words for marked in backs for words in corrected_at(here, source, marked.passage)))


def _resting(backs: Sequence[Marked]) -> int:
    """How many statements rest on these passages, each counted once."""
    return len({(c.statement.briefing, c.statement.address) for marked in backs for c in marked.citations})


def _back_links(here: Here, marked: Marked) -> list[Markup]:
    """Links from a passage back to the statements that rest on it."""
    links = {}
    for citation in marked.citations:
        statement = citation.statement
        said, briefing = escape(words_of(statement, here.site.desk, 70)), escape(here.title_of(statement.briefing))
        words = Markup("{} ({}, {})").format(said, _sort(here, statement), briefing)
        links[statement.briefing, statement.address] = here.briefing(statement.briefing, statement.address, words)
    return list(links.values())


def _sort(here: Here, statement: Statement) -> Markup:
    """What sort of statement it is; of a position the question too, which says nothing of the other statements."""
    say = here.site.say
    question = here.site.desk.statement(statement.owner, statement.briefing) if statement.sort == "position" else None
    if question is None:
        return escape(say.words.text(statement.sort))
    return say.t("position in the disagreement “{question}”", question=words_of(question, here.site.desk, 60))
