"""Markup in running text, looked for only where a sign of it stands: an extension of Python-Markdown.

Python-Markdown looks for each of some fifteen sorts of markup in every text of a page, and most texts hold no sign of
most. Here a sort is looked for where its sign stands. What comes out is the same. A sort that is not known here, of an
owner's extension, is looked for everywhere, as before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from markdown import inlinepatterns as known
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from markdown import Markdown

INLINE: Final = "briefing_room.publish.inline"
"""The extension's name in a configuration."""

SIGNS: Final[Mapping[str, tuple[str, str]]] = {
    known.BACKTICK_RE: ("`", ""),
    known.ESCAPE_RE: ("\\", ""),
    known.LINK_RE: ("[", ""),
    known.REFERENCE_RE: ("[", ""),
    known.IMAGE_LINK_RE: ("![", ""),
    known.IMAGE_REFERENCE_RE: ("![", ""),
    known.AUTOLINK_RE: ("<", ""),
    known.AUTOMAIL_RE: ("<", ""),
    known.LINE_BREAK_RE: ("  \n", ""),
    known.HTML_RE: ("<", ""),
    known.ENTITY_RE: ("&", ""),
    r"\*|_": ("*", "_"),
    r"\[\^([^\]]*)\]": ("[^", ""),  # of footnotes
}
"""What stands in every text that holds a sort of markup, at least one of it, by the sort's regular expression."""

_UNKNOWN: Final = ("", "")  # which stands in every text

_HANDLE: Final = "_InlineProcessor__handleInline"
_APPLY: Final = "_InlineProcessor__applyPattern"
"""What Python-Markdown calls for each text, and for each sort in it. They have no other name."""


class InlineExtension(Extension):
    """Puts what looks for signs first in the place of what looks for all sorts of markup."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - its name there
        """Take the place, unless this Python-Markdown is made otherwise than those that are known."""
        if hasattr(InlineProcessor, _HANDLE) and hasattr(InlineProcessor, _APPLY):
            md.treeprocessors.register(_BySigns(md), "inline", 20)


class _BySigns(InlineProcessor):
    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Work through a page; all extensions have told their sorts of markup by now."""
        listed = self.inlinePatterns
        sorts = cast("list[known.Pattern]", [listed[number] for number in range(len(listed))])
        self._sorts = [(sort, *SIGNS.get(sort.getCompiledRegExp().pattern, _UNKNOWN)) for sort in sorts]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - as there
        if isinstance(data, AtomicString):
            return data
        at, start, apply = patternIndex, 0, getattr(self, _APPLY)
        while at < len(self._sorts):
            sort, sign, other = self._sorts[at]
            if sign in data or (other and other in data):
                data, matched, start = apply(sort, data, at, start)
                at += not matched
            else:
                at, start = at + 1, 0
        return data


def makeExtension(**_given: object) -> InlineExtension:  # noqa: N802 - how Python-Markdown asks a module for it
    """The extension."""
    return InlineExtension()
