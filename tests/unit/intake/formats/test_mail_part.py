"""What is read of a mail or a saved page, and what its headers tell."""

from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.document.reading import Offer
from briefing_room.intake.formats.mail_part import read_mail

_PROSE = "The ministry said on Tuesday that it would alter the policy, which its critics say has cost millions.\n"


def _mail(text: str | None = _PROSE, page: str | None = None) -> EmailMessage:
    """A newsletter with a plain part, a page, or both."""
    mail = EmailMessage()
    mail["From"] = "The Daily <news@daily.example>"
    mail["To"] = "reader@example.org"
    mail["Subject"] = "Fwd: Re: Minister alters the policy – häufig"
    mail["Date"] = "Tue, 03 Nov 2026 10:00:00 +0900"
    if text is not None:
        mail.set_content(text)
    if page is not None and text is not None:
        mail.add_alternative(page, subtype="html")
    elif page is not None:
        mail.set_content(page, subtype="html")
    return mail


def _lines(*lines: str) -> bytes:
    """A message as it is in its file."""
    return "\r\n".join(lines).encode()


def test_plain_mail() -> None:
    """A mail of plain text is read as it is, and its headers are offered."""
    part = read_mail(bytes(_mail()))
    assert (part.format, part.data.decode(), part.charset, part.address) == ("text", _PROSE, "utf-8", None)
    assert part.offers == (
        Offer("title", "Minister alters the policy – häufig", "mail header Subject"),
        Offer("published", "2026-11-03T10:00:00+09:00", "mail header Date"),
        Offer("publisher", "The Daily", "mail header From"),
    )
    assert part.doubts == ()


@pytest.mark.parametrize(
    ("text", "page", "chosen"),
    [
        (_PROSE, f"<html><head><style>p {{ color: red }}</style></head><p>{_PROSE}</p></html>", "text"),
        (_PROSE, f"<p>{_PROSE * 3}</p>", "html"),
        ("Open https://daily.example/" + "x" * 500, f"<p>{_PROSE}</p>", "html"),
        (None, f"<p>{_PROSE}</p>", "html"),
        ("", f"<p>{_PROSE}</p>", "html"),
    ],
)
def test_best_part(text: str | None, page: str, chosen: str) -> None:
    """The plain part is read, unless the page says much more."""
    part = read_mail(bytes(_mail(text, page)))
    assert part.format == chosen
    assert part.data.decode().strip() == (page if chosen == "html" else _PROSE).strip()
    assert part.doubts == ()


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Fw: A title", "A title"),
        ("RE: Re[2]: fwd: A title", "A title"),
        ("Reform: a title", "Reform: a title"),
        ("=?koi8-r?B?8NLF2snExc7U?=", "Президент"),
        ("A long\r\n title", "A long title"),
    ],
)
def test_title(subject: str, title: str) -> None:
    """The subject is decoded, made one line, and rid of what answering and forwarding puts before it."""
    part = read_mail(f"From: a@b.example\r\nSubject: {subject}\r\n\r\nText.\r\n".encode())
    assert part.offers == (Offer("title", title, "mail header Subject"),)


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Tue, 03 Nov 2026 10:00:00 -0000", "2026-11-03T10:00:00+00:00"),
        ("3 Nov 2026 10:00:00 GMT", "2026-11-03T10:00:00+00:00"),
        ("Tue, 03 Nov 2026 22:00 -0500", "2026-11-03T22:00:00-05:00"),
        ("yesterday", None),
    ],
)
def test_date(date: str, published: str | None) -> None:
    """The moment keeps its offset, and what is no date is not offered."""
    part = read_mail(f"From: a@b.example\r\nDate: {date}\r\n\r\nText.\r\n".encode())
    assert [offer.value for offer in part.offers] == ([published] if published else [])


def test_address_is_no_publisher() -> None:
    """A sender without a name, or with an address for one, tells no publisher."""
    for sender in ("news@daily.example", '"news@daily.example" <news@daily.example>'):
        assert read_mail(f"From: {sender}\r\n\r\nText.\r\n".encode()).offers == ()


def test_what_is_left_out_is_told() -> None:
    """Attachments, further texts and messages inside the message are named; pictures of the page are not."""
    mail = _mail(_PROSE, f"<p>{_PROSE * 3}</p>")
    page = next(part for part in mail.walk() if part.get_content_type() == "text/html")
    page.add_related(b"\x89PNG", "image", "png", cid="<logo>", filename="logo.png")
    mail.add_attachment(b"%PDF-1.7", "application", "pdf", filename="Bericht für Mai.pdf")
    mail.add_attachment("More text.", disposition="inline")
    mail.add_attachment(_mail())
    part = read_mail(bytes(mail))
    assert part.format == "html"
    assert part.doubts == (
        "left out what is attached: Bericht für Mai.pdf, text/plain",
        "left out the messages inside the message: Fwd: Re: Minister alters the policy – häufig",
    )


def _saved(root: str = "https://daily.example/a", *, start: str = "") -> tuple[str, ...]:
    """A page as Chromium saves it, with a frame before it where the headers name the page."""
    page = ("--X", "Content-Type: text/html", "Content-ID: <page>", "Content-Transfer-Encoding: quoted-printable")
    frame = ("--X", "Content-Type: text/html", "Content-ID: <frame>", "", "<p>Advertisement</p>", "")
    return (
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {root}",
        "Subject: =?utf-8?Q?Minister=20alters=20policy=20=E2=80=93=20The=20Daily?=",
        "Date: Tue, 3 Nov 2026 10:00:00 -0000",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/related; type="text/html";{start} boundary="X"',
        "",
        *(frame if start else ()),
        *page,
        f"Content-Location: {root}",
        "",
        '<meta charset=3D"utf-8"><p>Pr=C3=A4sident</p>',
        "--X",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "",
        base64.b64encode(b"\x89PNG").decode(),
        "--X--",
        "",
    )


@pytest.mark.parametrize("start", ["", ' start="<page>";'])
def test_saved_page(start: str) -> None:
    """A saved page is its page, from the address it came from; when it was saved says nothing of the article."""
    part = read_mail(_lines(*_saved(start=start)))
    assert part.format == "html"
    assert part.data.decode() == '<meta charset="utf-8"><p>Präsident</p>'
    assert part.address == "https://daily.example/a"
    assert part.offers == (Offer("title", "Minister alters policy – The Daily", "heading of the saved page"),)
    assert part.doubts == ()


def test_saved_page_without_snapshot_header() -> None:
    """Older browsers give the address beside the page only; what is no web address is none."""
    lines = [line for line in _saved() if not line.startswith(("Snapshot", "From"))]
    assert read_mail(_lines(*lines)).address == "https://daily.example/a"
    assert read_mail(_lines(*_saved("file:///home/me/page.html"))).address is None


def test_mail_with_pictures_is_no_saved_page() -> None:
    """A page that was sent is a mail, and its date is that of the sending."""
    lines = ["To: reader@example.org", *(line for line in _saved() if not line.startswith("Snapshot"))]
    lines[1] = "From: The Daily <news@daily.example>"
    part = read_mail(_lines(*lines))
    assert part.address is None
    assert [offer.key for offer in part.offers] == ["title", "published", "publisher"]


def test_incomplete_is_refused() -> None:
    """A missing end and a broken encoding are refused, whichever part would be read."""
    for lines in (_saved()[:-2], _saved()[:12]):
        with pytest.raises(RefusedError, match="it is damaged or arrived incomplete: a part of it has no end"):
            read_mail(_lines(*lines))
    head = ("From: a@b.example", "Content-Transfer-Encoding: base64", "")
    whole = base64.b64encode(_PROSE.encode()).decode()
    assert read_mail(_lines(*head, whole)).data.decode() == _PROSE
    for cut in (whole[:-3], whole[:-6], "*" + whole):
        with pytest.raises(RefusedError, match="it is damaged or arrived incomplete"):
            read_mail(_lines(*head, cut))


def test_broken_part_is_refused() -> None:
    """The mail may be whole and the part that is read be broken."""
    mail = _mail(_PROSE, f"<p>{_PROSE * 3}</p>")
    page = next(part for part in mail.walk() if part.get_content_type() == "text/html")
    page.set_content(_PROSE * 3, subtype="html", cte="base64")
    whole = bytes(mail)
    assert read_mail(whole).data.decode() == _PROSE * 3
    with pytest.raises(RefusedError, match="it is damaged or arrived incomplete"):
        read_mail(whole.replace(b"VGhl", b"VGh", 1))


def test_draft_is_no_saved_page() -> None:
    """A mail that was never sent has no receiver, and is a mail all the same."""
    draft = _mail(None, f"<p>{_PROSE}</p>")
    del draft["To"]
    assert [offer.key for offer in read_mail(bytes(draft)).offers] == ["title", "published", "publisher"]


def test_nothing_to_read_is_refused() -> None:
    """A mail of pictures only, an empty one, and one that only forwards another have no text."""
    forwarding = _mail(None)
    forwarding.add_attachment(_mail())
    picture = _mail(None)
    picture.set_content(b"\x89PNG", "image", "png")
    for mail in (forwarding, picture, _mail(" \n"), _mail(None)):
        with pytest.raises(RefusedError, match="there is no text in it"):
            read_mail(bytes(mail))


@pytest.mark.parametrize("data", [b"", b"Only words.\n", b"\x89PNG\0\0", b"Title: A\nAuthor: B\n\nText."])
def test_no_mail_is_refused(data: bytes) -> None:
    """What has not a mail's headers is no mail."""
    with pytest.raises(RefusedError, match="it is no mail and no saved page"):
        read_mail(data)
