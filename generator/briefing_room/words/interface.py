"""The words that the theme and the scripts show: key to English. They reach the page in the desk's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.words import merged

if TYPE_CHECKING:
    from briefing_room.words import Words

THEME: Final[dict[str, str]] = {  # messages
    "skip": "Skip to the content",
    "menu": "Menu",
    "close": "Close",
    "pages": "Pages",
    "search": "Search",
    "reading": "Reading preferences",
    "contents": "On this page",
    "edit": "Edit this page",
    "published-by": "Published by {name}",
    "contact": "Contact",
    "corrections": "Report a mistake",
    "licence": "Licence of what the desk wrote: {name}",
    "promise": "Every quoted word was found in its source before this site was published.",
    "made-with": "Made with Briefing Room",
    "lost": "There is no page at this address",
    "lost-why": "The address may be mistyped or out of date. What the page said may stand elsewhere on this site.",
    "lost-search": "Search this site",
    "lost-pages": "Or begin with one of these:",
}
"""What stands around every page."""

EVIDENCE: Final[dict[str, str]] = {  # messages
    "evidence": "The words it rests on",
    "meaning": "What it means",
    "meanings": "All words",
    "close": "Close",
    "marked": "Marked passage",
    "back": "Back to the statement",
}
"""Quoted words shown where the reader is."""

COMFORTS: Final[dict[str, str]] = {  # messages
    "copy": "Copy",
    "copy-this": "Copy: {words}",
    "copy-link": "Copy link",
    "copy-text": "Copy as text",
    "copied": "Copied",
    "copy-failed": "The browser did not allow copying",
    "pick": "Copy as evidence",
    "pick-copied": "Copied as evidence: {words}",
    "pick-more": "More of the sentence is taken along, so that the quote is whole.",
    "pick-half": "These words need more of their sentence, which is not shown here.",
    "pick-twice": "These words stand more than once in the source; select more of them.",
    "pick-used": "Quoted already by:",
    "copied-likelihood": "Likelihood: {likelihood}.",
    "copied-confidence": "Confidence in this: {confidence}.",
    "open-all": "Open all",
    "close-all": "Close all",
    "new": "new since your last visit",
    "changed": "changed since your last visit",
    "since": "Since your last visit:",
    "count-new": "{n} new",
    "count-changed": "{n} changed",
    "preferences": "Reading preferences",
    "preferences-close": "Done",
    "preferences-kept": "Kept in this browser only.",
    "colours": "Colours",
    "colours-system": "Match my device",
    "colours-light": "Light",
    "colours-dark": "Dark",
    "size": "Text size",
    "size-normal": "Normal",
    "size-large": "Large",
    "size-larger": "Larger",
    "marks": "Mark what is new or changed since my last visit",
    "keys": "The key / opens the search",
}
"""Copying, what is new since the last visit, reading preferences."""

CLOCK: Final[dict[str, str]] = {  # messages
    "clock-due": "passed, not settled",
    "clock-looked": "days since, by your clock: {n}",
}
"""What the reader's clock says of a day."""

TABLES: Final[dict[str, str]] = {  # messages
    "table-controls": "Narrow the table",
    "table-filter": "Filter these rows",
    "table-all": "All",
    "table-clear": "Show all rows",
    "table-save": "Save as CSV",
    "table-count": "{shown} of {all} rows shown",
    "table-none": "None of the {all} rows fits",
    "table-address": "Address",
}
"""Tables that sort, filter and are saved as CSV."""

SEARCH: Final[dict[str, str]] = {  # messages
    "find": "Search",
    "find-label": "Words, the beginning of a word, or a phrase in “quotes”",
    "find-one": "1 result",
    "find-many": "{n} results",
    "find-none": "Nothing found.",
    "find-help": "Try fewer words, the beginning of a word, or lift a filter.",
    "find-least": "At least {n} results",
    "find-nowhere": "Nothing here has “{word}”; these have the other words.",
    "find-nothing": "Nothing here has “{word}”.",
    "find-meant": "Nothing here has “{typed}”. Did you mean “{meant}”? That is what is shown.",
    "find-most": "Nothing has all of these words together; these have most of them.",
    "find-some": "Some have all of these words ({n}), the others most of them.",
    "find-lift": "Lift all filters",
    "find-more": "Show more",
    "find-narrow": "Narrow down",
    "find-all": "All ({n})",
    "find-page": "Open as a page to share",
    "find-index": "Index of everything",
    "find-error": "The search could not be loaded.",
    "find-wait": "Searching …",
    "find-close": "Close",
    "find-due": "Deadline",
    "find-turned-out": "turned out",
    "find-likelihood": "Likelihood",
    "find-confidence": "Confidence",
    "find-kind": "Kind",
    "find-what": "What",
    "find-category": "Risk category",
    "find-actor": "Actor",
    "find-topic": "Topic",
    "find-region": "Region",
    "find-source": "Source",
    "find-status": "Status of the briefing",
    "find-year": "Year",
    "find-reported": "reported",
    "find-judged": "judged",
    "find-assumed": "assumed",
}
"""Search and its facets."""

PREVIEW: Final[dict[str, str]] = {  # messages
    "findings": "Findings",
    "error": "error",
    "warning": "warning",
    "last-good": "The desk has errors. This page shows its last good state.",
    "more-findings": "And {n} more: “briefing check” tells them all.",
    "copy": "Copy",
    "copy-this": "Copy: {words}",
    "copied": "Copied",
    "copy-failed": "The browser did not allow copying",
}
"""Findings over the pages of a preview."""

MARKDOWN: Final[dict[str, dict[str, str]]] = {  # messages
    "footnotes": {"BACKLINK_TITLE": "Back to reference {} in the text"},
}
"""What Markdown's extensions say, by extension and option."""


def markdown_words(words: Words) -> dict[str, dict[str, str]]:
    """The options of Markdown's extensions that hold words, in the interface's language."""
    return {extension: words.table(options) for extension, options in MARKDOWN.items()}


def interface_words(words: Words) -> dict[str, str]:
    """The words of all scripts in one table, in the interface's language."""
    return merged(words, (EVIDENCE, COMFORTS, CLOCK, TABLES, SEARCH))
