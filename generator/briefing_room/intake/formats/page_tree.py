"""A web page as a tree, with all that its text holds, or refused because it is broken off or nested too deep."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html

from briefing_room.intake.document.arrival import RefusedError

DEEPEST: Final = 2000
"""Elements inside each other. The parser itself gives up a little deeper, and what is inside would be lost."""

# What HTML forbids in text; the parser would stop at the first NUL.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


_BROKEN_OFF: Final = "the page breaks off in the middle: it arrived incomplete"


def has_no_end(text: str) -> bool:
    """Whether a page that begins as one does not end as one.

    Raises:
        RefusedError: it ends in the middle of a tag, or of a sentence.
    """
    if "<html" not in text[:_HEAD].lower() or re.search(r"</(?:html|body)\s*>", text[-_TAIL:], re.IGNORECASE):
        return False
    if text[text.rfind(">") + 1 :].strip():
        raise RefusedError(_BROKEN_OFF, "save or fetch it again")
    return re.search(r"</(?:html|body)\s*>", text, re.IGNORECASE) is None


_HEAD: Final = 20_000
_TAIL: Final = 200_000


def parse_page(text: str) -> html.HtmlElement:
    """The tree of a page, without comments.

    Raises:
        RefusedError: there is nothing in the page, or its elements are nested too deep.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    # A declaration of another encoding would be believed, but the text is decoded already.
    data = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", _FORBIDDEN.sub("", text)).encode("utf-8")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise RefusedError("there is no text in it", "save the page again, as it shows in a browser") from None
    _clean(tree)
    if _depth(tree) >= DEEPEST:
        message = f"its elements are nested more than {DEEPEST:,} deep, so its text cannot be read in whole"
        raise RefusedError(message, "copy the article's text into a text file, and add that")
    return tree


def _clean(tree: html.HtmlElement) -> None:
    """Take out what a reference such as `&#2;` has put in; other readers of the tree stumble over it."""
    for element in tree.iter():
        if element.text and _FORBIDDEN.search(element.text):
            element.text = _FORBIDDEN.sub("", element.text)
        if element.tail and _FORBIDDEN.search(element.tail):
            element.tail = _FORBIDDEN.sub("", element.tail)
        for name, value in element.attrib.items():
            if _FORBIDDEN.search(value):
                element.set(name, _FORBIDDEN.sub("", value))


def _depth(tree: html.HtmlElement) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
