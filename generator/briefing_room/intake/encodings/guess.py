"""The encoding of a document that does not say it, or says a wrong one."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from briefing_room.intake.encodings.charset import WEB
from briefing_room.intake.encodings.plausible import strangeness

_FOREIGN: Final = re.compile(rb"[\x80-\xff][^\s<>]*")
_BORDER: Final = re.compile(rb"[\s<>]")
_BEFORE: Final = 8  # bytes of a word before its first one outside ASCII
_SAMPLE: Final = 2048  # bytes: more change no verdict, and cost time
_CLOSE: Final = 0.05  # a difference in strangeness that says nothing
_FEW: Final = 6  # bytes outside ASCII: fewer have no frequency
_HOPELESS: Final = 9.0
_WIDE: Final = 0.1


@dataclass(frozen=True)
class Guess:
    """A sample decoded as if it were in one encoding, and how strange it then looks."""

    encoding: str
    text: str
    strangeness: float

    @classmethod
    def of(cls, sample: bytes, encoding: str) -> Guess:
        """Decode a sample. Its last character may be cut; bytes that the encoding has not make it hopeless."""
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            return cls(encoding, "", _HOPELESS)
        return cls(encoding, text, strangeness(text))


def sample_of(data: bytes) -> bytes:
    """The first words of a document that are not all ASCII, apart from tags and all else.

    No encoding of eight bits has white space, ``<`` or ``>`` inside a character, so no character is cut but the last.
    """
    words: list[bytes] = []
    size = 0
    for found in _FOREIGN.finditer(data):
        start = found.start()
        before = _BORDER.split(data[max(0, start - _BEFORE) : start])[-1]
        words.append(before + found[0][: _SAMPLE - size])
        size += len(words[-1]) + 1
        if size >= _SAMPLE:
            break
    return b" ".join(words)


def guess_encoding(sample: bytes) -> Guess:
    """The encoding of the web in which a sample is least strange.

    Encodings of one alphabet differ in few letters, so several may be as good. Then the letters' frequency decides, if
    there are enough of them, and where they come out the same in several, the commonest of these.
    """
    guesses = [Guess.of(sample, encoding) for encoding in WEB]
    least = min(guess.strangeness for guess in guesses)
    good = [guess for guess in guesses if guess.strangeness <= least + _CLOSE]
    if len(sample) - len(sample.decode("ascii", "ignore")) >= _FEW and any(
        guess.text != good[0].text for guess in good
    ):
        likely = _likeliest(sample, good)
        good = [guess for guess in good if guess.text == likely.text]
    return good[0]


def _likeliest(sample: bytes, guesses: list[Guess]) -> Guess:
    """The one of several guesses whose letters are distributed most like those of a language."""
    by_name = {guess.encoding: guess for guess in guesses}
    names = [name.replace("-", "_") for name in by_name]
    for match in from_bytes(sample, cp_isolation=names):
        name = codecs.lookup(match.encoding).name
        if name in by_name:
            return by_name[name]
    return guesses[0]


def wide_encoding(data: bytes) -> str | None:
    """UTF-16, one way round or the other, for bytes that make text so; None for others."""
    guesses = [Guess.of(data[:_SAMPLE], encoding) for encoding in ("utf-16-le", "utf-16-be")]
    best = min(guesses, key=lambda guess: guess.strangeness + guess.text.count("\0"))
    return best.encoding if best.strangeness <= _WIDE and "\0" not in best.text else None
