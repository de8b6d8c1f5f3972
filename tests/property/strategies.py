"""What the property tests are fed with: articles, quotes cut from them, typography, and hostile texts.

The tables are written out here and not taken from the program: a test that asks
the program what is right cannot find it wrong.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from briefing_room.model.article import read_blocks
from briefing_room.model.source import FrontMatter, Source
from briefing_room.quotes import Searchable

if TYPE_CHECKING:
    from collections.abc import Mapping

# --- typography ---------------------------------------------------------------------------------------

VARIANTS: Final[Mapping[str, str]] = {
    "'": "‘’‚‛′‵´`ʹʻʼʽˈ‹›＇｀",
    '"': "“”„‟″‶«»〝〞〟＂",
    "-": "‐‑‒–—―−﹘﹣－",
}
"""A plain character, and every character that counts as the same."""

LIGATURES: Final[Mapping[str, str]] = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "st": "ﬆ", "...": "…"}

SPACES: Final = (" ", "  ", "\n", "\t", "\r\n", "\u00a0", "\u2009", "\u202f", "\u3000", " \n  ", "\u2028", "\x85")

INVISIBLE: Final = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Dropped wherever they stand: soft hyphens, zero width, direction."""

CONTROLS: Final = "".join(
    char for char in map(chr, (*range(0xA0), 0xFFFE, 0xFFFF)) if not char.isprintable() and not char.isspace()
)
"""Dropped as well: what no page shows and no YAML can hold."""

_PLAIN: Final = {
    **{variant: plain for plain, variants in VARIANTS.items() for variant in variants},
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "＇＂－｀"},
    **{ligature: plain for plain, ligature in LIGATURES.items()},
    "ﬅ": "st",
    **dict.fromkeys(INVISIBLE + CONTROLS, ""),
}


def same(text: str, table: Mapping[str, str] = _PLAIN) -> str:
    """A text with its typography made equal, by the plainest means: again and again until nothing changes."""
    before = None
    while before != text:
        before = text
        text = unicodedata.normalize("NFC", text)
        text = " ".join("".join(table.get(char, char) for char in text).split())
    return text


@st.composite
def equivalents(draw: st.DrawFn, text: str) -> str:
    """A text coded in another way that Unicode calls canonically equivalent: accents apart, joined, in other order."""
    parts: list[str] = []
    for char in unicodedata.normalize("NFD", text):
        parts.append(char)
        at = len(parts) - 1
        while (
            at
            and unicodedata.combining(parts[at - 1]) > 0
            and 0 < unicodedata.combining(parts[at]) != unicodedata.combining(parts[at - 1])
            and draw(st.booleans())
        ):
            parts[at - 1], parts[at] = parts[at], parts[at - 1]
            at -= 1
    joined = ""
    for part in parts:
        composed = unicodedata.normalize("NFC", joined[-1:] + part)
        joined = joined[:-1] + composed if len(composed) == 1 and draw(st.booleans()) else joined + part
    assert unicodedata.normalize("NFD", joined) == unicodedata.normalize("NFD", text)
    return joined


def is_mark(char: str) -> bool:
    """Whether a character is an accent, or another sign that belongs to the letter before it."""
    return unicodedata.category(char).startswith("M")


@st.composite
def respelled(draw: st.DrawFn, text: str) -> str:
    """A text in another typography: every change is one that must not matter."""
    for plain, ligature in LIGATURES.items():
        if plain in text and draw(st.booleans()):
            text = text.replace(plain, ligature)
    form = draw(st.sampled_from(["as it is", "NFC", "NFD"]))
    if form != "as it is":
        text = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    odds = draw(st.integers(0, 3))
    out = []
    for char in text:
        choice = draw(st.integers(0, 5)) if odds else 0
        if char.isspace():
            out.append(draw(st.sampled_from(SPACES)))
        elif choice == 1 and char in VARIANTS:
            out.append(draw(st.sampled_from(VARIANTS[char])))
        elif choice == 2 and "!" <= char <= "~" and char not in "[]":
            out.append(chr(ord(char) + 0xFEE0))
        elif choice == 3 and odds == 3:
            out.append(char + draw(st.sampled_from(INVISIBLE)))
        else:
            out.append(char)
    return "".join(out)


# --- articles -----------------------------------------------------------------------------------------

_WORDS: Final = (
    "harbour", "ferry", "office", "coffee", "first", "waffle", "repairs", "unable", "able", "not", "the", "a", "I",
    "non-lethal", "state-owned", "can't", "Office's", "café", "naïve", "Ålesund", "fjörð", "Iraq",
    "re\u0301sume\u0301", "x\u0323\u0301", "q\u0301uay", "10²", "3.5", "50%", "wait...", "wait…", "(aside)", "end.",
    "why?", "“quoted”", "'single'", "—", "–", "…", "港は", "一週間", "閉鎖", "항구",
    "\u1112\u1161\u11ab\u1100\u1173\u11af", "المرفأ", "مُغلَق", "גֶּשֶׁר", "किताब", "สวัสดี", "Порт", "ΛΙΜΆΝΙ",
    "ﬁrst", "oﬃce", "Ｗｉｄｅ", "１２", "👍", "👍🏽", "👩‍🚀", "❤️", "zero\u200bwidth", "soft\u00adhyphen",
    "right\u200fmark", "𝔘nicode", "≠", "ⅷ", "ﬆ", "＜\u0338",
)  # fmt: skip

words = st.one_of(
    st.sampled_from(_WORDS),
    st.text("abcde", min_size=1, max_size=6),
    st.text(st.characters(categories=["L", "M", "N", "P", "S"], exclude_characters="[]"), min_size=1, max_size=5),
)

_MARKERS: Final = ("", "", "", "", "## ", "- ", "  - ", "1. ", "> ", "| ", "\\", "# ")

TITLE: Final = "¶ The headline that nothing else repeats ¶"


@st.composite
def bodies(draw: st.DrawFn, *, most: int = 6) -> str:
    """An article's body: blocks of every kind, their lines broken anywhere."""
    blocks = []
    for _ in range(draw(st.integers(1, most))):
        text = draw(st.lists(words, min_size=1, max_size=12))
        gaps = draw(st.lists(st.sampled_from([" ", " ", " ", "  ", "\n", "\u00a0"]), min_size=len(text), max_size=12))
        marker = draw(st.sampled_from(_MARKERS))
        joined = "".join(word + gap for word, gap in zip(text, gaps, strict=False)).strip()
        blocks.append(marker + (joined.replace("\n", "\n> ") if marker == "> " else joined))
    return draw(st.sampled_from(["\n\n", "\n"])).join(blocks) + "\n"


def searchable(body: str, title: str = TITLE, captions: tuple[str, ...] = ()) -> Searchable:
    """A source made of a body."""
    return Searchable(Source("source", FrontMatter(title=title, captions=captions), body))


@dataclass(frozen=True)
class Cut:
    """A run of whole words cut from a body: where it was cut, in offsets of the body, and its text."""

    body: str
    start: int
    end: int
    text: str

    @property
    def whole(self) -> str:
        """The text of all blocks in plain typography."""
        return same(" ".join(self.body[start:end] for block in read_blocks(self.body) for start, end in block.spans))

    @property
    def times(self) -> int:
        """How often the words stand in the body; a letter never counts without its accents, nor half of one."""
        return len(occurrences(self.whole, same(self.text)))


def occurrences(whole: str, piece: str) -> list[int]:
    """Every place of a piece in a text of plain typography, found the slow way."""
    return [
        at
        for at in range(len(whole) - len(piece) + 1)
        if whole.startswith(piece, at)
        and not (whole[at + len(piece) :] and is_mark(whole[at + len(piece)]))
        and not (at and is_mark(whole[at]) and whole[at - 1] != " ")
    ]


def tokens(body: str) -> list[tuple[int, int]]:
    """The words of a body's blocks as offsets."""
    found: list[tuple[int, int]] = []
    for block in read_blocks(body):
        for start, end in block.spans:
            found.extend((start + m.start(), start + m.end()) for m in re.finditer(r"\S+", body[start:end]))
    return found


@st.composite
def cuts(draw: st.DrawFn) -> Cut:
    """A body, and a run of whole words cut from it, which may run over lines and blocks."""
    body = draw(bodies())
    found = tokens(body)
    if not found:
        body, found = "word", [(0, 4)]
    first = draw(st.integers(0, len(found) - 1))
    last = min(first + draw(st.integers(0, 8)), len(found) - 1)
    text = " ".join(body[start:end] for start, end in found[first : last + 1])
    return Cut(body, found[first][0], found[last][1], text)


# --- hostile texts ------------------------------------------------------------------------------------

HOSTILE: Final[tuple[str, ...]] = (
    # HTML
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "<b>bold</b>", "</p></div></body>", "<!-- comment -->", "<!-- open", "-->",
    "<!DOCTYPE x>", "<![CDATA[ x ]]>", "<![CDATA[", "<![", "]]>", "<?php echo 1 ?>", "<?", "<!", "<", ">", "<<", "</",
    "< b >", '"><img src=x onerror=alert(1)>', "'><img src=x>", '" onmouseover="alert(1)', "' onclick='x'",
    "` onclick=`x`", "<div markdown=1>*x*</div>", '<p markdown="1">', "<pre>", "</pre>", "<code>", "</code></pre>",
    "<textarea>", "<title>x</title>", "</title><script>alert(1)</script>", "</style><style>*{}</style>",
    "<iframe srcdoc='x'>", "<base href=//x>", "<mark id=q-1>", "<a href=javascript:alert(1)>x</a>", "<a name=x>",
    "<details open ontoggle=alert(1)>", "<br>", "<hr/>", "<x-y z>",
    # entities
    "&lt;script&gt;", "&amp;", "&#60;b&#62;", "&#x3c;b&#x3e;", "&", "&;", "&#;", "&#0;", "&nbsp;", "&colon;", "AT&T",
    "&lt", "&amp;lt;",
    # links and references
    "[x](javascript:alert(1))", "[x](https://example.org)", "[x](<javascript:alert(1)>)", "![x](x.png)", "[x][y]",
    "[x]: /y", "[x]: <javascript:alert(1)> 'title'", "[^1]", "[^1]: note", "[^a.1]", "[^", "^[inline]", "[[north]]",
    "[[north|x]]", "[", "]", "[]", "()", "[]()", "[x](", "](y)", "<https://example.org>", "<x@example.org>",
    "https://example.org/?a=b&c=d#e", "www.example.org", "mailto:x@example.org", "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", "data:text/html,<script>", "vbscript:x", "//example.org",
    # emphasis and code
    "*x*", "**x**", "***x***", "_x_", "__x__", "*", "**", "***", "* * *", "_ _ _", "a*b*c", "a_b_c", "*x", "x*",
    "~~x~~", "==x==", "^x^", "~x~", "`x`", "``x``", "```", "```python", "~~~", "~~~ {.x onclick=y}", "`" * 40, "*" * 40,
    "`x", "x`", "`` ` ``", "$x$", r"\(x\)", "$$",
    # blocks
    "# heading", "## heading ##", "#", "#hash", "- item", "+ item", "* item", "1. item", "1) item", "2023. A year",
    "1986\\. x", "a. item", "i. x", "-", "+", "> quote", ">", "    code", "\tcode", ": definition", ":   definition",
    ":", "term\n: definition", "---", "- - -", "===", "x\n===", "x\n---", "***", "| a | b |", "|", "||", "a | b",
    "|---|", "| --- |", "--- | ---", ":-: | :-:", "!!! note", "??? note", '=== "tab"', "*[abbr]: x", "[TOC]", "+++",
    "...", "- [ ] task", "- [x] task", "1.", "1. ", "12.", "1.\tx", "0. zero", "^", "{: .x }", "1986",
    # attribute lists
    "{: onclick=alert(1) }", "{: #id .class }", "{ #x }", "{#x}", "x {: .y }", "{:", "{", "}", "{}", "{ onclick=x }",
    "x{.y}", "{: style='x' }", "*x*{: #y }",
    # templates and front matter
    "{{ 7 * 7 }}", "{% raw %}", "{%", "%}", "{{", "}}", "{# x #}", "${x}", "%s %(x)s {0}", "---\ntitle: x\n---",
    "...\n", "--- !!python/object", "key: value", "# yaml", "%YAML 1.2", '--8<-- "x"', "@include x", "<% x %>",
    "!include x", "\\", "\\\\", "\\*x\\*", "\\<b>", "\\`", "\\[", "x\\", "\\n", "\\u003cb",
    # control, direction, what cannot be written
    "\x02wzxhzdk:0\x03", "\x02klzzwxh:0000\x03", "\x02amp\x03", "\x02", "\x03", "a\x00b", "\x1b[31m", "\x07", "\x7f",
    "a\x85b", "a\u2028b", "a\u2029b", "a\x0bb\x0cc", "a\x1cb", "klzzwxh:0000", "wzxhzdk:0", "zz1337820767766393qq",
    "NBSP_PLACEHOLDER", "\u202egnp.exe", "\u2066x\u2069", "\u200fx", "\u200bx", "a\u00adb", "\ufeffx", "\ufffe",
    "\uffff", "\ud800", "a\udfffb", "\ud83d", "\U0001f469\u200d\U0001f680", "❤️", "\u0301x", "e\u0301", "\U000e0041",
    "\U0010ffff", "ﷺ", "İ", "ß", "ǆ", "＜script＞", "‹script›", "﹤b﹥", "　x", "\u00a0x\u00a0", "x\u00a0", "⁄", "∗",
    # punctuation next to letters and digits
    "a:b", "a: b", "a:", "a;", "a.", "a. b", "3. b", "a-b", "a--b", "a -b", "-a", "a-", "it's", "'a", "a'", "a?b",
    "a, b", "!a", "a!", "(c)", "(tm)", "+-", "=>", "1/2", "x^2", "a~b", "~", "#1", "@x", "$1", "50%", "C:\\x",
    ":smile:", ":x:", "a:\n: b", "Note: x", "http:", "a.b", "e.g. x", "¿x?", "«x»", "“x”", "x…",
)  # fmt: skip

_SNIPPETS: Final = tuple(text for text in HOSTILE if len(text) <= 12) + tuple("<>&\"'`*_[](){}#+-.!|~=:;^$%@/\\ ,?")

hostile = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.one_of(st.sampled_from(_SNIPPETS), st.sampled_from(["x", "1", " ", "\n", "a b"])), max_size=8).map(
        "".join
    ),
    st.text(max_size=20),
    st.text("<>&\"'`*_[](){}#+-.!|~=:;^ \n1a", max_size=15),
)
"""Texts that mean to be markup."""
