"""A web page as numbered lines: every visible block of it, in order, menus and prompts too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from briefing_room.intake.document.reading import Line
from briefing_room.model.article import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefing_room.intake.document.reading import Kind

_NO_TEXT: Final = frozenset(
    {"script", "style", "template", "head", "iframe", "object", "svg", "math", "canvas", "noscript", "select"}
    | {"datalist", "textarea", "audio", "video", "map", "frameset", "noframes", "noembed", "input", "title"}
)
_BLOCKS: Final = frozenset(
    {"address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog"}
    | {"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"}
    | {"h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search"}
    | {"section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_ONE_LINE: Final = frozenset({*_HEADINGS, "li", "figcaption", "blockquote"})
_REGIONS: Final = {
    "nav": "navigation", "header": "page-head", "footer": "page-foot", "aside": "aside", "form": "form",
    "button": "form", "dialog": "dialog", "figure": "figure", "menu": "navigation",
}  # fmt: skip
_ROLES: Final = {
    "navigation": "navigation", "banner": "page-head", "contentinfo": "page-foot", "complementary": "aside",
    "search": "form", "dialog": "dialog", "alertdialog": "dialog",
}  # fmt: skip
_CAPTION_CLASS: Final = re.compile(r"(?:^|[\s_-])(?:caption|figcaption)(?:[\s_-]?text)?(?:$|\s)", re.IGNORECASE)
_UNSEEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def page_lines(tree: HtmlElement) -> tuple[Line, ...]:
    """The visible blocks of a page as lines, in order."""
    reader = _Reader(_data_tables(tree))
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            reader.end(element)
        elif element.tag in _NO_TEXT:
            walk.skip_subtree()
        else:
            reader.start(element)
    reader.flush()
    return tuple(reader.lines)


def is_hidden(element: HtmlElement) -> bool:
    """Whether a page says of an element that it is not shown."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_UNSEEN.search(element.get("style") or ""))
    )


def _data_tables(tree: HtmlElement) -> frozenset[HtmlElement]:
    """Tables that hold facts in rows and columns, not the layout of the page."""
    found = set()
    for table in tree.iter("table"):
        rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
        if any(len(row) > 1 for row in rows) and all(_is_plain(cell) for row in rows for cell in row):
            found.add(table)
    return frozenset(found)


def _is_plain(cell: HtmlElement) -> bool:
    """Whether a cell holds a fact: no blocks in it but one paragraph, and no text of an article's length."""
    blocks = [inner.tag for inner in cell.iterdescendants() if inner.tag in _BLOCKS]
    return blocks in ([], ["p"]) and len("".join(cell.itertext())) < _LONGEST_CELL


_LONGEST_CELL: Final = 600


@dataclass
class _Reader:
    """A page on its way to lines: the block under way, and what holds it."""

    tables: frozenset[HtmlElement]
    lines: list[Line] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    """For each run of text in the block under way, whether it is set in bold."""
    holders: list[HtmlElement] = field(default_factory=list)
    regions: list[str] = field(default_factory=lambda: [""])
    cells: list[str] | None = None
    links: int = 0
    strong: int = 0
    breaks: int = 0
    items: dict[HtmlElement, int] = field(default_factory=dict)
    begun: set[HtmlElement] = field(default_factory=set)

    def start(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "br":
            self._break()
        elif tag in _BLOCKS and not self._is_in_row():
            self.flush()
        if tag == "tr" and self._table() in self.tables:
            self.flush()
            self.cells = []
        self.holders.append(element)
        self.regions.append(self._region(element))
        self.links += tag == "a"
        self.strong += tag in {"b", "strong"}
        if tag in {"td", "th"} and self.cells is not None:
            self.cells.append("")
        self._take(element.text)

    def end(self, element: HtmlElement) -> None:
        if self.holders and self.holders[-1] is element:  # not an element that was skipped
            tag = element.tag
            if tag == "tr" and self.cells is not None:
                self._end_row()
            elif tag in _BLOCKS and not self._is_in_row():
                self.flush()
            self.links -= tag == "a"
            self.strong -= tag in {"b", "strong"}
            self.holders.pop()
            self.regions.pop()
        self._take(element.tail)

    def _take(self, text: str | None) -> None:
        if not text:
            return
        if text.strip():
            self.breaks = 0
            self.bold.append(self.strong > 0)
        self.pieces.append((text, self.links > 0))

    def _break(self) -> None:
        """Take a line break: two part paragraphs, and so does one after a whole sentence or a short line."""
        # Pages did so before they had style sheets; elsewhere a break only wraps a long line.
        self.breaks += 1
        text = one_line("".join(piece for piece, _ in self.pieces))
        wraps = len(text) >= _LONG_LINE and not text.endswith(_SENTENCE_ENDS)
        if not self._is_in_row() and (self.breaks > 1 or (not wraps and not self._is_of_one_line())):
            breaks = self.breaks
            self.flush()
            self.breaks = breaks
        else:
            self.pieces.append((" ", False))

    def _is_in_row(self) -> bool:
        return self.cells is not None

    def _end_row(self) -> None:
        row = next(holder for holder in reversed(self.holders) if holder.tag == "tr")
        cells = [one_line("".join(cell.itertext())) for cell in row if cell.tag in {"td", "th"}]
        linked = sum(linked for _, linked in self.pieces) / max(1, len(self.pieces))
        if any(cells):
            text = "| " + " | ".join(cell.replace("|", "¦") for cell in cells) + " |"
            self.lines.append(Line(text, "row", region=self.regions[-1], linked=linked))
        self.cells = None
        self.pieces.clear()
        self.bold.clear()

    def flush(self) -> None:
        """End the block under way; it becomes a line when there is text in it."""
        text = one_line("".join(piece for piece, _ in self.pieces))
        size = sum(len(piece.strip()) for piece, _ in self.pieces)
        linked = sum(len(piece.strip()) for piece, is_link in self.pieces if is_link) / max(1, size)
        set_apart = all(self.bold) and not linked and len(text) <= _LONG_LINE and not text.endswith(_NO_HEADING)
        self.pieces.clear()
        self.bold.clear()
        self.breaks = 0
        if text:
            kind, level, marker = self._kind()
            if set_apart and kind == "paragraph":  # how headings were set before they had an element
                kind, level = "heading", _BOLD_LEVEL
            self.lines.append(Line(text, kind, level, marker, region=self.regions[-1], linked=round(linked, 3)))

    def _is_of_one_line(self) -> bool:
        return any(holder.tag in _ONE_LINE for holder in self.holders)

    def _kind(self) -> tuple[Kind, int, str]:
        for holder in reversed(self.holders):
            tag = holder.tag
            if tag in _HEADINGS:
                return "heading", _HEADINGS[tag], "-"
            if tag == "li":
                return self._item(holder)
            if tag in {"figcaption", "caption"} or _CAPTION_CLASS.search(holder.get("class") or ""):
                return "caption", 1, "-"
            if tag == "blockquote":
                return "quote", 1, "-"
            if tag in {"article", "main", "body", "td"}:
                break
        return "paragraph", 1, "-"

    def _item(self, item: HtmlElement) -> tuple[Kind, int, str]:
        if item in self.begun:  # a second paragraph of the same item
            return "paragraph", 1, "-"
        self.begun.add(item)
        lists = [holder for holder in self.holders if holder.tag in {"ul", "ol", "menu", "dir"}]
        if not lists or lists[-1].tag != "ol":
            return "item", max(1, len(lists)), "-"
        start = lists[-1].get("start") or ""
        first = int(start) if start.isascii() and start.isdecimal() and len(start) < _MOST_DIGITS else 1
        self.items[lists[-1]] = number = self.items.get(lists[-1], first - 1) + 1
        return "item", len(lists), f"{number}."

    def _region(self, element: HtmlElement) -> str:
        around = self.regions[-1]
        if is_hidden(element):
            return "hidden"
        if around in {"hidden", "navigation", "page-foot", "dialog"}:
            return around
        region = _ROLES.get(element.get("role") or "") or _REGIONS.get(element.tag, "")
        if region == "page-head" and any(holder.tag in {"article", "main"} for holder in self.holders):
            return around  # the head of an article is part of it
        return region or around

    def _table(self) -> HtmlElement | None:
        return next((holder for holder in reversed(self.holders) if holder.tag == "table"), None)


_MOST_DIGITS: Final = 7
_LONG_LINE: Final = 60
_BOLD_LEVEL: Final = 3
_NO_HEADING: Final = (".", "!", "?", ":", ",", ";", "…", "。")
_SENTENCE_ENDS: Final = (".", "!", "?", ":", "。", "”", "»", '"')
