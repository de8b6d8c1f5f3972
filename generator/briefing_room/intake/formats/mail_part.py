"""The readable part of a mail, or of a page that a browser saved as MHTML, which is made like a mail."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from datetime import UTC
from email import errors, policy
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.document.reading import Offer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import MIMEPart

_HTML: Final = ("text/html", "application/xhtml+xml")

# What the parser finds wrong that means a part is missing. It tolerates much else, as mail programs do.
_INCOMPLETE: Final = (
    errors.CloseBoundaryNotFoundDefect,
    errors.StartBoundaryNotFoundDefect,
    errors.NoBoundaryInMultipartDefect,
    errors.InvalidBase64CharactersDefect,
    errors.InvalidBase64LengthDefect,
    errors.InvalidBase64PaddingDefect,
)
_PREFIX: Final = re.compile(r"\A(?:\s*(?:re|fwd?|aw|wg)(?:\[\d+\])?\s*[:：])+\s*", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_UNSEEN: Final = re.compile(r"<(style|script|head)\b.*?</\1\s*>|<[^>]*>|&#?\w+;", re.IGNORECASE | re.DOTALL)
_MORE: Final = 1.5  # times the letters of the plain part: then that one is a stub, “open this in your browser”


@dataclass(frozen=True)
class MailPart:
    """The part of a mail that is read.

    ``charset`` is the encoding it is declared to be in, ``address`` where a saved
    page came from. ``offers`` are what the headers say, ``doubts`` what is left out.
    """

    format: Literal["html", "text"]
    data: bytes
    charset: str | None
    address: str | None
    offers: tuple[Offer, ...]
    doubts: tuple[str, ...]


def read_mail(data: bytes) -> MailPart:
    """Choose the part of a mail that says most, or the page itself of a saved page.

    Raises:
        RefusedError: it is no mail, is incomplete, or has nothing to read.
    """
    mail = email.message_from_bytes(data, policy=policy.default)
    if not any(key in mail for key in ("From", "MIME-Version", "Received", "Message-ID")):
        message = "it is no mail and no saved page: it has not their headers"
        raise RefusedError(message, "look whether the file is what its name says")
    root = _root(mail)
    is_page = root is not None and _is_saved_page(mail, root)
    chosen = root if is_page else _best(mail)
    content = _content(chosen) if chosen else b""
    _refuse_incomplete(mail, chosen)
    if chosen is None or not content.strip():
        raise RefusedError("there is no text in it", "add what is attached, or the page that it links to, by itself")
    address = _address_of(mail, chosen) if is_page else None
    offers = _title(mail, "heading of the saved page") if is_page else _offers(mail)
    doubts = () if is_page else _doubts(mail, chosen)
    form: Literal["html", "text"] = "html" if chosen.get_content_type() in _HTML else "text"
    return MailPart(form, content, chosen.get_content_charset(), address, tuple(offers), tuple(doubts))


def _refuse_incomplete(mail: MIMEPart, chosen: MIMEPart | None) -> None:
    """Refuse a mail whose end is missing, or whose readable part cannot be decoded.

    A part's content must have been asked for, as the parser finds what is wrong with it only then.
    """
    defects = [*mail.defects, *(chosen.defects if chosen else ())]
    if any(isinstance(defect, _INCOMPLETE) for defect in defects):
        raise RefusedError("it is damaged or arrived incomplete: a part of it has no end", "save or fetch it again")


# --- saved pages -----------------------------------------------------------------------------------------------------


def _root(mail: MIMEPart) -> MIMEPart | None:
    """The page among the files that it needs: the one that the headers name, or the first."""
    pages = [part for part in mail.walk() if part.get_content_type() in _HTML]
    start = mail.get_param("start") if mail.is_multipart() else None
    return next((page for page in pages if start and page.get("Content-ID") == start), pages[0] if pages else None)


def _is_saved_page(mail: MIMEPart, root: MIMEPart) -> bool:
    """Whether a browser wrote it. What was sent has a receiver or a trace of its way."""
    if "Snapshot-Content-Location" in mail or "saved by" in _header(mail, "From").lower():
        return True
    return "Content-Location" in root and not any(key in mail for key in ("To", "Received", "Message-ID"))


def _address_of(mail: MIMEPart, root: MIMEPart) -> str | None:
    """Where a saved page came from, if that is on the web."""
    stated = (_header(mail, "Snapshot-Content-Location"), _header(root, "Content-Location"))
    # A long address may have been folded, and holds no spaces of its own.
    addresses = ("".join(address.split()) for address in stated)
    return next((address for address in addresses if _ADDRESS.fullmatch(address)), None)


# --- mails -----------------------------------------------------------------------------------------------------------


def _best(mail: MIMEPart) -> MIMEPart | None:
    """The plain text, which has no layout to strip, unless the page says much more."""
    plain, page = (_body(mail, kind) for kind in ("plain", "html"))
    if plain is None or page is None:
        return plain or page
    return page if _letters(page) > _MORE * _letters(plain) else plain


def _body(mail: MIMEPart, kind: Literal["plain", "html"]) -> MIMEPart | None:
    """The mail's own text of one kind; of attachments and forwarded messages, none."""
    body = mail.get_body((kind,))
    return body if body is not None and not body.is_attachment() else None


def _letters(part: MIMEPart) -> int:
    """About how many characters a part shows, apart from tags, spaces and the addresses of links."""
    text = _content(part).decode("latin-1")  # a byte is a character, so both parts are counted alike
    shown = _UNSEEN.sub("", text) if part.get_content_type() in _HTML else _ADDRESS.sub("", text)
    return len("".join(shown.split()))


def _content(part: MIMEPart) -> bytes:
    """A part's bytes, as they were before they were sent."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _doubts(mail: MIMEPart, chosen: MIMEPart) -> Iterator[str]:
    """What is left out: attachments, further texts, and messages inside the message."""
    others = [part for part in _leaves(mail) if part is not chosen]
    files = [_name(part) for part in others if part.get_content_maintype() != "message"]
    messages = [_subject(part) for part in others if part.get_content_maintype() == "message"]
    if files:
        yield f"left out what is attached: {', '.join(files)}"
    if messages:
        yield f"left out the messages inside the message: {'; '.join(messages)}"


def _leaves(part: MIMEPart) -> Iterator[MIMEPart]:
    """Every part that holds something of its own: no second form of the same text, and no picture inside a page."""
    if part.get_content_maintype() != "multipart":
        yield part
        return
    within = part.get_content_subtype()
    for child in part.iter_parts():
        kind = child.get_content_maintype()
        is_form = within == "alternative" and kind == "text"
        is_picture = within == "related" and kind not in {"text", "multipart"}
        if not is_form and not is_picture:
            yield from _leaves(child)


def _name(part: MIMEPart) -> str:
    """What an attachment is called, or else what it is."""
    return " ".join((part.get_filename() or part.get_content_type()).split())


def _subject(part: MIMEPart) -> str:
    """What a message inside a message is about."""
    inner = next((each for each in part.iter_parts()), part)
    return _header(inner, "Subject") or "without a subject"


# --- headers ---------------------------------------------------------------------------------------------------------


def _header(mail: MIMEPart, key: str) -> str:
    """A header as one line; empty where there is none."""
    return " ".join(str(mail.get(key, "")).split())


def _title(mail: MIMEPart, where: str) -> Iterator[Offer]:
    """The subject, without what answering and forwarding puts before it."""
    title = _PREFIX.sub("", _header(mail, "Subject"))
    if title:
        yield Offer("title", title, where)


def _offers(mail: MIMEPart) -> Iterator[Offer]:
    """What a mail's headers tell about an article."""
    yield from _title(mail, "mail header Subject")
    sent = mail["Date"].datetime if "Date" in mail else None
    if sent is not None:
        # “-0000” is a time in UTC of which nobody tells the place.
        is_utc = sent.tzinfo is None and _header(mail, "Date").endswith("-0000")
        yield Offer("published", (sent.replace(tzinfo=UTC) if is_utc else sent).isoformat(), "mail header Date")
    senders = mail["From"].addresses if "From" in mail else ()
    name = " ".join(senders[0].display_name.split()) if senders else ""
    if name and "@" not in name:
        yield Offer("publisher", name, "mail header From")
