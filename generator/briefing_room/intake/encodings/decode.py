"""The bytes of a text or a web page to text.

In this order: a byte order mark; UTF-8 that holds more than ASCII, whatever was
declared, since text in another encoding is hardly ever valid UTF-8; a declared
encoding, if words come out; a guess. A guess is always told, so that the analyst
looks.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.document.extracted import READ_AS
from briefing_room.intake.encodings.charset import python_name, web_name
from briefing_room.intake.encodings.guess import Guess, guess_encoding, sample_of, wide_encoding

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL: Final = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1a\x1b"})
_BINARY: Final = 0.02  # so large a share of control characters has no text
_HEAD: Final = 65_536

_CLEAN: Final = 0.1  # strangeness up to which nobody asks whether another encoding fits better
_BETTER: Final = 0.1  # by so much must a guess beat a declaration
_STRANGEST: Final = 0.4  # nothing is guessed that is as strange as this
_STRANGER: Final = 0.6  # … and nothing believed: short headlines are the strangest good text

# Bytes that are not in the encoding of the rest: what a template or an advertisement pasted in.
_STRAY: Final = 0.001  # as a share of the characters outside ASCII
_FEW: Final = 3  # … or this many,
_FEW_SHARE: Final = 0.05  # … where as many more are well
_CLEARLY: Final = 0.8  # so large a share of valid sequences is UTF-8 that was damaged, and no other encoding

_CUT: Final = ("it breaks off in the middle of a character: it arrived incomplete", "save or fetch it again")
_CUT_REASONS: Final = ("incomplete multibyte sequence", "unexpected end of data", "truncated data")  # Python's words
_UNREADABLE: Final = "save it as UTF-8 where it is shown correctly, and bring in that copy"


@dataclass(frozen=True)
class Decoded:
    """A text, Python's name for the encoding it was in, and what is doubtful about that."""

    text: str
    encoding: str
    doubt: str | None = None

    @property
    def read_as(self) -> str:
        """The encoding, when it is not the usual one: a server may have said it, and nobody asks that one again."""
        return "" if self.encoding == "utf-8" else f"{READ_AS}{self.encoding}"


def decode(data: bytes, declared: Sequence[str] = ()) -> Decoded:
    """Decode a document. ``declared`` are the encodings it is said to be in, the most trusted first.

    Raises:
        RefusedError: the bytes break off inside a character, are no text, or are in no encoding known.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _whole(data[len(mark) :], encoding)
    names = [name for label in declared if (name := python_name(label))]
    if _is_binary(data):
        return _as_wide(data, names)
    if data.isascii():
        return _as_ascii(data, names)
    return _as_utf_8(data, names) or _as_declared(data, names)


def _told(encoding: str, names: Sequence[str]) -> str:
    """The doubt about an encoding that was found in the bytes and nowhere declared."""
    if names:
        return f"it is declared as {web_name(names[0])}, but reads right as {web_name(encoding)}: look at the words"
    return f"it does not say its encoding, and reads right as {web_name(encoding)}: look at the words"


def _is_binary(data: bytes) -> bool:
    """Whether so many bytes are control characters that this is no text in an encoding of eight bits."""
    head = data[:_HEAD]
    return len(head) - len(head.translate(None, _CONTROL)) > _BINARY * len(head)


def _as_wide(data: bytes, names: Sequence[str]) -> Decoded:
    """UTF-16 without a byte order mark, if it is text at all."""
    encoding = wide_encoding(data)
    if encoding is None:
        raise RefusedError(
            "it is no text: it is full of control characters", "bring in a text, a page, a PDF or a mail"
        )
    return _whole(data, encoding, None if encoding in names else _told(encoding, names))


def _as_ascii(data: bytes, names: Sequence[str]) -> Decoded:
    """Seven bits: ASCII, or the Japanese of mails, which switches alphabets with an escape character."""
    if b"\x1b$" in data:
        try:
            text = data.decode("iso2022_jp")
        except UnicodeDecodeError:
            return Decoded(data.decode("ascii"), "utf-8")
        return Decoded(text, "iso2022_jp", None if "iso2022_jp" in names else _told("iso2022_jp", names))
    return Decoded(data.decode("ascii"), "utf-8")


def _as_utf_8(data: bytes, names: Sequence[str]) -> Decoded | None:
    """UTF-8, with a few stray bytes at most; None for what is in another encoding."""
    text, used = codecs.utf_8_decode(data, "replace", False)  # noqa: FBT003  # the function takes no names
    strays = text.count("\ufffd") - data.count("\ufffd".encode())
    well = len(text) - len(text.encode("ascii", "ignore")) - strays
    is_utf_8 = well >= _CLEARLY * (well + strays) if well else not strays and set(names) <= {"utf-8"}
    if not is_utf_8:
        return None
    if used < len(data):
        raise RefusedError(*_CUT)
    if strays:
        return _with_strays(text, "utf-8", strays, well)
    return Decoded(text, "utf-8", None if not names or "utf-8" in names else _told("utf-8", names))


def _with_strays(text: str, encoding: str, strays: int, well: int) -> Decoded:
    """A text with replacement characters for bytes that are not in its encoding, if these are few."""
    what = f"{strays} place{'s' * (strays > 1)} in it {'are' if strays > 1 else 'is'} not {web_name(encoding)}"
    if strays > _STRAY * well and (strays > _FEW or strays > _FEW_SHARE * well):
        raise RefusedError(f"{what}, as the rest is: it is damaged or mixes encodings", _UNREADABLE)
    return Decoded(text, encoding, f"{what}, as the rest is: look for the character \ufffd")


def _as_declared(data: bytes, names: Sequence[str]) -> Decoded:
    """A declared encoding in which words come out, or the guess that makes more of it."""
    sample = sample_of(data)
    claims = [Guess.of(sample, name) for name in names]
    for claim in claims:
        if claim.strangeness <= _CLEAN:
            return _whole(data, claim.encoding)
    guess = guess_encoding(sample)
    claim = min([*claims, guess], key=lambda each: each.strangeness + _BETTER * (each is guess))
    if claim.strangeness > (_STRANGEST if claim is guess else _STRANGER):
        raise RefusedError("no encoding makes words of it", _UNREADABLE)
    return _whole(data, claim.encoding, _told(claim.encoding, names) if claim is guess else None)


def _whole(data: bytes, encoding: str, doubt: str | None = None) -> Decoded:
    """All of a document in the encoding that its beginning or a sample of it is in."""
    try:
        return Decoded(data.decode(encoding), encoding, doubt)
    except UnicodeDecodeError as problem:
        if problem.end == len(data) and problem.reason in _CUT_REASONS:
            raise RefusedError(*_CUT) from problem
    text = data.decode(encoding, "replace")
    strays = text.count("\ufffd")
    well = len(text) - len(text.encode("ascii", "ignore")) - strays
    decoded = _with_strays(text, encoding, strays, well)
    return Decoded(text, encoding, "; ".join(filter(None, (doubt, decoded.doubt))))
