"""The small pieces of intake: ids, strip logs, duplicates, formats."""

from __future__ import annotations

import doctest
import io
import zipfile

import pytest

from briefing_room.intake import slug, strip_log, wrapped
from briefing_room.intake.arrival import RefusedError
from briefing_room.intake.duplicates import overlap, proposed_origin, shingles, twins
from briefing_room.intake.slug import id_from
from briefing_room.intake.sniff import LARGEST, format_of
from briefing_room.model import source as source_module
from briefing_room.model.source import FrontMatter, Source
from briefing_room.model.types import id_mistake


@pytest.mark.parametrize("module", [slug, strip_log, wrapped, source_module])
def test_examples_in_docstrings(module: object) -> None:
    """They are true."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "source_id"),
    [
        ("North Korea’s Kim Jong Un’s Visit to Russia: Implications", "north-koreas-kim-jong-uns-visit"),
        ("Встреча на космодроме", "vstrecha-na-kosmodrome"),
        ("항구가 닫힌다", "hanggu-ga-dadhinda"),
        ("?!…", "article"),
        ("Index", "article-index"),
        ("Q: what now", "article-q-what-now"),
        ("x" * 200, "x" * 50),
    ],
)
def test_an_id_is_made_of_the_headline(title: str, source_id: str) -> None:
    """In ASCII for any script, short, and never one that is reserved."""
    made = id_from(title, ())
    assert id_mistake(made) is None
    if title[0] != "항":  # how Hangul is romanised is the library's matter
        assert made == source_id


def test_an_id_that_is_taken_gets_a_number() -> None:
    """The next one that is free."""
    assert id_from("A letter", {"a-letter", "a-letter-2"}) == "a-letter-3"


WIRE = " ".join(f"The committee of the league met on day {n} and agreed on point {n}." for n in range(12))


def source(source_id: str, body: str, **facts: str) -> Source:
    """A source with a body."""
    return Source(source_id, FrontMatter(title=source_id, **facts), body)


def test_near_copies_are_recognised() -> None:
    """A new lead and a cut at the end leave most runs of words whole; another article has none."""
    copy = source("copy", "Our own lead, written anew. " + WIRE[: len(WIRE) * 2 // 3], publisher="The Paper")
    other = source("other", "The ferry was late again because of fog, and nobody was told why it was so. " * 3)
    found = twins(WIRE, [other, copy])
    assert [(twin.source.id, twin.share > 0.8) for twin in found] == [("copy", True)]
    assert proposed_origin(found[0]) == "The Paper"


def test_short_texts_are_never_near() -> None:
    """A sentence in common tells nothing."""
    assert overlap(shingles("The talks ended on Tuesday."), shingles("The talks ended on Tuesday.")) == 0


def zipped(*names: str) -> bytes:
    """An archive with empty files in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n", "x.txt", "pdf"),
        (zipped("word/document.xml"), "", "docx"),
        (b"<!DOCTYPE html><p>x", "", "html"),
        (b"\xef\xbb\xbf  <html><p>x", "a.txt", "html"),
        ("<html>Привет".encode("utf-16"), "", "html"),
        (b"<div><p>one</p><p>two</p></div>", "", "html"),
        (b"From: a@b.example\r\nDate: x\r\nSubject: y\r\n\r\nText", "", "mail"),
        (b"x", "page.mhtml", "mail"),
        (b"# Title\n\nText", "a.md", "markdown"),
        (b"# Title\n\nText", "a.txt", "text"),
        (b"Note: this\nis: a text\nwith: colons\n", "", "text"),
        ("Good morning.".encode("utf-16-le"), "", "text"),
    ],
)
def test_the_bytes_decide_the_format(data: bytes, name: str, kind: str) -> None:
    """The name only where they leave it open."""
    assert format_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is empty"),
        (b" \r\n\t", "it is empty"),
        (b"x" * (LARGEST + 1), "more than 32 MiB"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "NUL bytes"),
        (b"\x01\x02\x03 text", "control characters"),
        (b"\xd0\xcf\x11\xe0 x", "an old Word"),
        (b"PK\x03\x04 cut off", "cut off or damaged"),
        (zipped("a.txt"), "a ZIP archive, and no DOCX document"),
        (zipped("META-INF/container.xml"), "an EPUB book"),
        (b"{\\rtf1 x}", "RTF"),
    ],
)
def test_what_is_no_document_is_refused_with_its_name(data: bytes, message: str) -> None:
    """And with what to do instead."""
    with pytest.raises(RefusedError, match=message) as refused:
        format_of(data)
    assert refused.value.help
