"""The one place where text becomes Markdown.

Whatever an article or an analyst wrote must come out as the same text: never as
Markdown, never as HTML. A numeric character reference for every ASCII character
that is not a letter, a digit or a space is enough for that, in Markdown and in
raw HTML alike. Some punctuation is left as it is where its neighbours make it
inert, so that people can read and compare the pages; the proof is in
`tests/property/test_escape.py`, which sends hostile text through the real
extensions.
"""

from __future__ import annotations

import html
import json
import re
from typing import Final

from markupsafe import Markup

# Left as they are: a comma and a question mark anywhere; a full stop, colon or semicolon behind a letter (behind a
# digit a full stop could begin a list, at the start of a line a colon a definition); a hyphen and an apostrophe
# between letters or digits.
_ENCODED: Final = re.compile(
    r"[!-+\--/:->@\[-`{-~]"
    r"(?!(?<=[^\W\d_][.:;])(?= |$)|(?<=[^\W_]-)(?=[^\W_])|(?<=[^\W\d_]')(?=[^\W\d_]))"
)
_REFERENCES: Final = {chr(code): f"&#{code};" for code in range(0x21, 0x7F)}

# What no page may hold: control characters but white space (Markdown uses some for itself), embeddings, overrides
# and isolates (they could turn what stands behind them), lone surrogates (they cannot be written), non-characters.
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


# What a translation might begin markup with. The rest of the punctuation may stay as translators typed it.
_MARKUP: Final = re.compile(r"[!\"#&'*<>\[\\\]^_`{|}~]")


def plain(text: str) -> str:
    """A text on one line, without control and direction characters."""
    # What can be printed hides nothing, and nearly every text can be.
    return " ".join((text if text.isprintable() else _HIDDEN.sub("", text)).split())


def escape(text: str) -> Markup:
    """A text as inline Markdown (and as HTML text or attribute) that shows exactly this text, on one line.

    What is markup already is left as it is, so that nothing is escaped twice.
    """
    if isinstance(text, Markup):
        return text
    return Markup(_ENCODED.sub(_referred_to, plain(text)))  # noqa: S704 - this is the escaping


def _referred_to(match: re.Match[str]) -> str:
    return _REFERENCES[match[0]]


def escape_piece(text: str) -> Markup:
    """A piece out of a running text escaped: white space at its edges stays, as one space."""
    text = _HIDDEN.sub("", text)
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return Markup("".join((lead, escape(text), tail)))  # noqa: S704 - spaces around what was escaped


def escape_message(text: str) -> Markup:
    """A piece of a message of the interface as inline Markdown. Its words are ours, so less of it needs escaping."""
    return Markup(_MARKUP.sub(_referred_to, text))  # noqa: S704 - this is the escaping


def finalize(value: object) -> Markup:
    """What a template prints: markup as it is, anything else escaped. Jinja calls it for every expression."""
    if isinstance(value, Markup):
        return value
    return Markup() if value is None else escape(str(value))


def front_matter(keys: dict[str, str], *, wide: bool = False) -> Markup:
    """A page's front matter. The theme prints its values without escaping them, so they are escaped here.

    A ``wide`` page has no table of contents beside it.
    """
    rows = [f"{key}: {json.dumps(html.escape(_words(value)), ensure_ascii=False)}" for key, value in keys.items()]
    hidden = ["hide: [toc]"] if wide else []
    return Markup("\n".join(["---", *rows, *hidden, "---", ""]))  # noqa: S704 - html.escape, above


def _words(value: str) -> str:
    """Plain words, also of what is markup already."""
    return plain(value.striptags() if isinstance(value, Markup) else value)
