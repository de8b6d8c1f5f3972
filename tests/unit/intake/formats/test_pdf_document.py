"""The text of a PDF as lines, and what is refused."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.document.reading import Line, Offer
from briefing_room.intake.document.wrapped import join_lines
from briefing_room.intake.formats.pdf_document import read_pdf
from tests.unit.intake.formats.made_pdf import Set, column, locked_pdf, made_pdf

_FIRST = (
    "The ministry said on Tuesday that it would alter the policy, which its",
    "critics say has cost the agency millions over the years, and that the",
    "new rules would be published in May.",
)
_SECOND = (
    "Opponents called the plan a mere gesture and asked for an inquiry into",
    "the matter, which the government has so far refused to open, although",
    "two of its own members have asked for it.",
)
_THIRD = ("A vote is expected before the summer, when the parliament rises for", "its long recess.")


def _paragraphs(lines: tuple[Line, ...]) -> list[str]:
    """The text put together as it was written, running lines left out."""
    blocks: list[list[str]] = []
    for line in lines:
        if line.region:
            continue
        if line.joins:
            blocks[-1].append(line.text)
        else:
            blocks.append([line.text])
    return [join_lines(block) for block in blocks]


_WRITTEN = [join_lines(texts) for texts in (_FIRST, _SECOND, _THIRD)]


# Paragraphs whose last lines are as long as the others, so that no length tells them apart.
_ONE = (
    "The ministry said on Tuesday that it would alter the policy, which its",
    "critics say has cost the agency some millions over the last ten years.",
)
_TWO = (
    "Opponents called the plan a mere gesture and asked for an inquiry into",
    "the matter, which the government has so far refused to open to anyone.",
)


@pytest.mark.parametrize(
    "page",
    [
        column(*_ONE, "", *_TWO),
        column("    " + _ONE[0], _ONE[1], "    " + _TWO[0], _TWO[1]),
        (*column(*_ONE), *column(*_TWO, top=672, size=9)),
        (*column(*_ONE, top=400), *column(*_TWO, x=310)),
    ],
    ids=["a blank line", "an indented line", "smaller letters", "a column"],
)
def test_paragraphs_are_told_apart(page: tuple[Set, ...]) -> None:
    """Lines stay as they are set, and those that continue a paragraph say so."""
    reading = read_pdf(made_pdf(page))
    assert [line.text for line in reading.lines] == [*_ONE, *_TWO]
    assert _paragraphs(reading.lines) == [join_lines(_ONE), join_lines(_TWO)]
    assert (*reading.offers, *reading.wrapping) == ()
    assert reading.doubts == ()


def test_short_lines_end_paragraphs() -> None:
    """Where nothing else tells, a line that ends a sentence early ends its paragraph, and a very short one any."""
    assert _paragraphs(read_pdf(made_pdf(column(*_FIRST, *_SECOND, *_THIRD))).lines) == _WRITTEN
    names = ("Ann Author", "The Daily")
    assert _paragraphs(read_pdf(made_pdf(column(*names, *_FIRST))).lines) == [*names, _WRITTEN[0]]


@pytest.mark.parametrize(
    ("last", "first", "is_one"),
    [
        ("critics say has cost the agency some millions, and which the opponents of", "May Smith have attacked.", True),
        ("critics say has cost the agency millions, as it was found by the U.S.", "government itself.", True),
        ("critics say has cost the agency millions in the United States of America.", "Others do not.", False),
        ("A photograph of the ministry", "Others do not.", False),
    ],
)
def test_sentence_runs_on(last: str, first: str, *, is_one: bool) -> None:
    """A paragraph that a column or a page divides is one: where its sentence has no end, or goes on small."""
    for pages in (
        [(*column(_ONE[0], last, top=400), *column(first, x=310))],
        [column(_ONE[0], last), column(first)],
    ):
        assert read_pdf(made_pdf(*pages)).lines[2].joins == is_one


def test_list_items() -> None:
    """A bullet begins an item, and a line under its text continues it."""
    page = (
        *column(*_FIRST),
        *column("• One thing that is to be done by all of", "    the members", "• Another", top=600),
    )
    lines = read_pdf(made_pdf(page)).lines[3:]
    assert [(line.kind, line.text, line.joins) for line in lines] == [
        ("item", "One thing that is to be done by all of", False),
        ("item", "the members", True),
        ("item", "Another", False),
    ]


def test_headings_are_larger() -> None:
    """Clearly larger letters are a heading, the largest of level 1; a heading of two lines is one."""
    page = (
        *column("Ministry to Alter the", top=790, size=24),
        *column("Policy of Years", top=762, size=24),
        *column(*_FIRST),
        *column("What Opponents Say", top=640, size=14),
        *column(*_SECOND, top=620),
    )
    lines = read_pdf(made_pdf(page)).lines
    assert [(line.text, line.level, line.joins) for line in lines if line.kind == "heading"] == [
        ("Ministry to Alter the", 1, False),
        ("Policy of Years", 1, True),
        ("What Opponents Say", 2, False),
    ]
    assert _paragraphs(lines)[1] == _WRITTEN[0]
    assert _paragraphs(lines)[3] == _WRITTEN[1]


def test_scripts_without_spaces() -> None:
    """Japanese lines are joined without a space between."""
    texts = ("政府は火曜日の閣議で、新しい経済対策を決定し、来年度の予算案に", "盛り込む方針を示した。")
    assert _paragraphs(read_pdf(made_pdf(column(*texts))).lines) == ["".join(texts)]


def test_running_lines() -> None:
    """What stands at the top or bottom of the pages is no part of the article, and splits no paragraph."""
    pages = [
        (
            Set(f"The Daily, {number} May 2024", 800),
            *column(*texts),
            Set("All rights reserved", 40),
            Set(f"– {number} –", 20),
        )
        for number, texts in enumerate([_FIRST[:2], (_FIRST[2], "", *_SECOND), _THIRD], 1)
    ]
    lines = read_pdf(made_pdf(*pages)).lines
    assert _paragraphs(lines) == _WRITTEN
    assert [(line.region, line.text) for line in lines if line.region] == [
        (region, text)
        for number in (1, 2, 3)
        for region, text in (
            ("page-head", f"The Daily, {number} May 2024"),
            ("page-foot", "All rights reserved"),
            ("page-number", f"– {number} –"),
        )
    ]
    for before, line in pairwise(lines):
        assert not (line.joins and before.region)


def test_running_lines_of_two_pages() -> None:
    """Of two pages both must have the line; the same words at another height are text."""
    both = [(Set("The Daily", 800), *column(*texts)) for texts in (_FIRST, _SECOND)]
    assert [line.region for line in read_pdf(made_pdf(*both)).lines if line.region] == ["page-head"] * 2
    moved = [(Set("The Daily", 800 - 9 * at), *column(*texts)) for at, texts in enumerate((_FIRST, _SECOND))]
    assert not any(line.region for line in read_pdf(made_pdf(*moved)).lines)
    assert not any(line.region for line in read_pdf(made_pdf(both[0])).lines)


@pytest.mark.parametrize("text", ["7", "- 7 -", "Page 7 of 12", "7/12", "Seite 7", "xii", "第7页", "стр. 7"])
def test_page_numbers(text: str) -> None:
    """A page's number is known even on a single page, at its edge; elsewhere the same line is text."""
    lines = read_pdf(made_pdf((*column(*_FIRST), Set(text, 30)))).lines
    assert [line.text for line in lines if line.region == "page-number"] == [text]
    inside = (*column(*_FIRST), Set(text, 500), *column(*_SECOND, top=300))
    assert not any(line.region for line in read_pdf(made_pdf(inside)).lines)


def test_letters_of_the_font() -> None:
    """Ligatures are taken apart and spaces made single; a soft hyphen stays for the joining."""
    lines = read_pdf(made_pdf(column("The o\ufb03ce \ufb01rst  signi\u00ad", "fied it."))).lines
    assert [line.text for line in lines] == ["The office first signi\u00ad", "fied it."]
    assert _paragraphs(lines) == ["The office first signified it."]


def test_offers() -> None:
    """Title and author are offered, and a date never: the file's is not the article's."""
    reading = read_pdf(made_pdf(column(*_FIRST), facts={"Title": "Häuser\n am  See", "Author": "Ann Author"}))
    assert reading.offers == (Offer("author", "Ann Author", "PDF document information"),)
    assert reading.wrapping == (Offer("title", "Häuser am See", "PDF document information"),)


@pytest.mark.parametrize("title", ["Microsoft Word - draft3.doc", "untitled", "report.pdf", "about:blank", " "])
def test_titles_of_programs_are_not_offered(title: str) -> None:
    """What a program wrote is no title, and no author."""
    reading = read_pdf(made_pdf(column(*_FIRST), facts={"Title": title, "Author": "user"}))
    assert (*reading.offers, *reading.wrapping) == ()


def test_damaged_information_is_none() -> None:
    """The text can be read without the document's information, so nothing is offered and nothing refused."""
    whole = made_pdf(column(*_FIRST), facts={"Title": "A title"})
    reading = read_pdf(whole.replace(b"/Info 6 0 R", b"/Info (none)"))
    assert (*reading.offers, *reading.wrapping) == ()
    assert _paragraphs(reading.lines) == _WRITTEN[:1]


def test_pages_without_text_are_doubtful() -> None:
    """A picture among the pages may hold a part of the article."""
    text = column(*_FIRST)
    assert read_pdf(made_pdf(text, (), text)).doubts == ("page 2 has no text",)
    assert read_pdf(made_pdf((), text, (), ())).doubts == ("pages 1, 3 and 4 have no text",)


def test_unknown_letters_are_doubtful() -> None:
    """A letter that the font does not tell is counted; a text full of them is refused."""
    reading = read_pdf(made_pdf(column(*_FIRST, "\ue001 and \ue002.")))
    assert reading.doubts == ("the PDF's fonts do not say what 2 letters mean: look for \ufffd and empty boxes",)
    with pytest.raises(RefusedError, match="the PDF's fonts do not say which letters they draw"):
        read_pdf(made_pdf(column("\ue001\ue002\ue003 a")))


def test_scan_is_refused() -> None:
    """A document of pictures is told from an empty one by its pages, and the cure is named."""
    with pytest.raises(RefusedError) as refused:
        read_pdf(made_pdf((), ()))
    assert refused.value.message == "the PDF has no text: its 2 pages may be scanned pictures"
    assert "OCR" in refused.value.help
    with pytest.raises(RefusedError, match="its 1 page may be"):
        read_pdf(made_pdf(()))
    with pytest.raises(RefusedError, match="the PDF has no pages"):
        read_pdf(made_pdf())


def test_password() -> None:
    """What everybody may open is read; what asks for a password is refused."""
    open_to_all = read_pdf(locked_pdf(made_pdf(column(*_FIRST)), ""))
    assert _paragraphs(open_to_all.lines) == _WRITTEN[:1]
    with pytest.raises(RefusedError, match="the PDF is encrypted and asks for a password"):
        read_pdf(locked_pdf(made_pdf(column(*_FIRST)), "secret"))


def test_damaged_is_refused() -> None:
    """Half a document, none, and a broken one are refused."""
    whole = made_pdf(column(*_FIRST))
    with pytest.raises(RefusedError, match="the PDF has no end mark: it arrived incomplete"):
        read_pdf(whole[:-400])
    with pytest.raises(RefusedError, match="it is no PDF"):
        read_pdf(b"<html>Not found</html>")
    with pytest.raises(RefusedError, match="the PDF is damaged: "):
        read_pdf(b"%PDF-1.7\ntrailer\n%%EOF")
    with pytest.raises(RefusedError, match="the PDF is damaged: "):
        read_pdf(whole.replace(b"/Type /Catalog", b"/Typo /Catalog").replace(b"/Pages 2 0 R", b"/Pages 9 9 R"))


def test_unknown_encryption_is_refused() -> None:
    """A way of encryption that this program cannot undo is told, with the cure."""
    lock = b"/Encrypt << /Filter /Standard /V 9 /R 9 /O <00> /U <00> /P 0 >> /ID [<00> <00>] /Root 1 0 R"
    with pytest.raises(RefusedError, match="the PDF is encrypted in a way that cannot be read here"):
        read_pdf(made_pdf(column(*_FIRST)).replace(b"/Root 1 0 R", lock))
