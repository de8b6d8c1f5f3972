"""A PDF as numbered lines: what is drawn on its pages, page by page."""

from __future__ import annotations

import io
import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.document.reading import Offer, Reading
from briefing_room.intake.formats.drawn import drawn_lines
from briefing_room.intake.formats.page_layout import laid_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.intake.document.reading import Line
    from briefing_room.intake.formats.drawn import Drawn

_HEAD: Final = 1024  # bytes in which readers look for the mark at the beginning, and at the end
_AGAIN: Final = "save or fetch it again"
_OCR: Final = "run text recognition (OCR) over it first, and bring in the PDF or the text that it makes"
_UNLOCK: Final = "open it in a PDF reader, save or print it as a PDF without protection, and bring in that copy"

# What programs write where nobody gave a title or an author.
_NO_TITLE: Final = re.compile(
    r"microsoft \w+ - .*|about:blank|untitled.*|.*\.(?:docx?|rtf|odt|indd|qxd|pdf|html?|tex|dvi)", re.IGNORECASE
)
_NO_AUTHOR: Final = frozenset({"admin", "administrator", "owner", "unknown", "user"})

_UNKNOWN: Final = re.compile("[\ufffd\ue000-\uf8ff]")  # a letter whose font does not say what it means
_UNREADABLE: Final = 0.3  # as a share: the text cannot be used
_WHERE: Final = "PDF document information"


def read_pdf(data: bytes) -> Reading:
    """Read a PDF.

    A line is one as it was set; ``joins`` tells which belong to one paragraph. ``join_lines`` puts these together.

    Raises:
        RefusedError: it is no PDF, damaged, locked, or has no text.
    """
    reader = _opened(data)
    pages = _drawn(reader)
    _refuse_textless(pages)
    lines = tuple(laid_out(pages))
    title, author = _stated(reader)
    return Reading(
        lines,
        reader=f"pypdf {version('pypdf')}",
        offers=(Offer("author", author, _WHERE),) if author and author.casefold() not in _NO_AUTHOR else (),
        # The headline that stands in the text is believed before this one.
        wrapping=(Offer("title", title, _WHERE),) if title and not _NO_TITLE.fullmatch(title) else (),
        doubts=tuple(_doubts(pages, lines)),
    )


def _opened(data: bytes) -> PdfReader:
    """The document, unlocked where no password is needed."""
    if b"%PDF-" not in data[:_HEAD]:
        raise RefusedError("it is no PDF", "look whether the file is what its name says")
    if b"%%EOF" not in data.rstrip(b"\0 \t\r\n")[-_HEAD:]:
        raise RefusedError("the PDF has no end mark: it arrived incomplete", _AGAIN)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise RefusedError("the PDF is encrypted and asks for a password", _UNLOCK)
    except (DependencyError, NotImplementedError) as problem:
        raise RefusedError("the PDF is encrypted in a way that cannot be read here", _UNLOCK) from problem
    except PyPdfError as problem:
        raise RefusedError(f"the PDF is damaged: {problem}", _AGAIN) from problem
    return reader


def _drawn(reader: PdfReader) -> tuple[tuple[Drawn, ...], ...]:
    """The lines of every page."""
    try:
        return tuple(drawn_lines(page, number) for number, page in enumerate(reader.pages, 1))
    except PyPdfError as problem:
        raise RefusedError(f"the PDF is damaged: {problem}", _AGAIN) from problem


def _refuse_textless(pages: Sequence[Sequence[Drawn]]) -> None:
    """Refuse a document without pages, a scan, and one whose letters cannot be told."""
    if not pages:
        raise RefusedError("the PDF has no pages", _AGAIN)
    text = "".join(line.text for page in pages for line in page)
    if not text:
        count = "1 page" if len(pages) == 1 else f"{len(pages)} pages"
        raise RefusedError(f"the PDF has no text: its {count} may be scanned pictures", _OCR)
    if len(_UNKNOWN.findall(text)) > _UNREADABLE * len(text):
        raise RefusedError("the PDF's fonts do not say which letters they draw", _OCR)


def _stated(reader: PdfReader) -> tuple[str, str]:
    """Title and author as the document has them; damaged information is none, as the text can be read without.

    The dates in the information are the file's, not the article's.
    """
    try:
        facts = reader.metadata
        stated = (facts.title, facts.author) if facts else (None, None)
    except PyPdfError:
        return "", ""
    title, author = (" ".join((value or "").split()) for value in stated)
    return title, author


def _doubts(pages: Sequence[Sequence[Drawn]], lines: Sequence[Line]) -> Iterator[str]:
    """Pages without text, and letters that cannot be told."""
    empty = [str(number) for number, page in enumerate(pages, 1) if not page]
    if len(empty) == 1:
        yield f"page {empty[0]} has no text"
    elif empty:
        yield f"pages {', '.join(empty[:-1])} and {empty[-1]} have no text"
    unknown = sum(len(_UNKNOWN.findall(line.text)) for line in lines)
    if unknown:
        what = "1 letter" if unknown == 1 else f"{unknown} letters"
        yield f"the PDF's fonts do not say what {what} mean: look for \ufffd and empty boxes"
