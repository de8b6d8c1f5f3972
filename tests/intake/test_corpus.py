"""The pages of the corpus, and the demonstration desk's two articles: what a careful editor would make of them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any, Final

import pytest
import trafilatura

from benchmarks.intake import quotable, score
from briefing_room.bring_in import draft_source
from briefing_room.intake.document.arrival import Arrival, Delivery
from briefing_room.intake.document.extracted import Wishes
from briefing_room.intake.extract import extract
from briefing_room.intake.source.strip_log import as_read, strip_log
from briefing_room.load.desk import read_desk
from briefing_room.quotes import fold

if TYPE_CHECKING:
    from briefing_room.intake.document.extracted import Extract

CORPUS: Final = Path(__file__).parent / "corpus"
PAGES: Final = sorted(path.stem for path in CORPUS.glob("*.html"))
NO_H1: Final = frozenset({"ko-library-release"})
"""Pages whose headline nothing marks: the H1 and the title name the site."""


def truth_of(name: str) -> dict[str, Any]:
    """What a careful editor would make of a page."""
    truth: dict[str, Any] = json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))
    return truth


@cache
def extract_of(name: str) -> Extract:
    """What we make of it."""
    return extract(Arrival(f"{name}.html", (CORPUS / f"{name}.html").read_bytes(), "html"))


def test_the_corpus_is_as_wide_as_it_says() -> None:
    """At least 24 pages in 8 languages and 6 layouts."""
    truths = [truth_of(name) for name in PAGES]
    assert len(truths) >= 24
    assert len({truth["language"] for truth in truths}) >= 8
    assert len({truth["layout"] for truth in truths}) >= 6


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_lost(name: str) -> None:
    """Every line of a page is in the text, is its headline, or stands in the strip log under its number."""
    made = extract_of(name)
    logged = {row for entry in strip_log(made) for row in entry.text.split("\n")}
    kept = fold(made.text.replace("\n", " "))
    for line, verdict in zip(made.lines, made.verdicts, strict=True):
        if verdict == "kept":
            assert fold(line.text) in kept
        elif verdict != "headline":
            assert as_read(line) in logged


@pytest.mark.parametrize("name", [name for name in PAGES if name not in NO_H1])
def test_the_headline_is_exact(name: str) -> None:
    """Whatever the page's title, its H1 and its metadata say besides."""
    assert fold(extract_of(name).title or "") == fold(truth_of(name)["title"])


@pytest.mark.parametrize("name", PAGES)
def test_no_date_is_invented(name: str) -> None:
    """A date that is stated is that of the article; a page that states none gives none."""
    made, truth = extract_of(name), truth_of(name)
    if truth["date"] is None:
        assert made.published is None
    elif made.published:
        assert made.published[:10] == truth["date"]


@pytest.mark.parametrize("name", PAGES)
def test_the_language_is_told(name: str) -> None:
    """By what the page states or by its words."""
    offer = extract_of(name).best("language")
    assert offer is not None
    assert offer.value.split("-")[0] == truth_of(name)["language"].split("-")[0]


def test_paragraphs_can_be_quoted_word_for_word() -> None:
    """Nearly all of them, and more than of plain trafilatura's text; the text as a whole is no worse than its."""
    ours, plain, ours_f1, plain_f1 = [], [], [], []
    for name in PAGES:
        truth = truth_of(name)["text"]
        theirs = trafilatura.extract((CORPUS / f"{name}.html").read_bytes(), include_comments=False) or ""
        ours.append(quotable(truth, extract_of(name).text))
        plain.append(quotable(truth, theirs))
        ours_f1.append(score(truth, extract_of(name).text).f1)
        plain_f1.append(score(truth, theirs).f1)
    assert sum(found for found, _ in ours) / sum(number for _, number in ours) >= 0.98
    assert sum(found for found, _ in ours) > sum(found for found, _ in plain)
    assert mean(ours_f1) > mean(plain_f1)


@pytest.mark.own_process
@pytest.mark.parametrize("source_id", ["kim-visits-russia", "putin-pilgrimage"])
def test_the_demonstration_desks_sources_are_the_product_of_the_command(source_id: str, root: Path) -> None:
    """Text, captions, strip log and headline, from the original alone; no date, author or publisher."""
    desk = read_desk(root / "briefings").desk
    there = desk.sources[source_id]
    original = (root / "briefings/sources" / source_id / "original.txt").read_bytes()
    empty = read_desk(root / "generator/briefing_room/scaffold/desk").desk
    made = draft_source(empty, Delivery("original.txt", original), {}, Wishes()).source
    assert made.body == there.body
    assert (made.title, made.facts.captions) == (there.title, there.facts.captions)
    assert [(e.lines, e.text, e.rule) for e in made.stripped] == [(e.lines, e.text, e.rule) for e in there.stripped]
    assert (made.facts.sha256, made.facts.extractor) == (there.facts.sha256, there.facts.extractor)
    for facts in (made.facts, there.facts):
        assert (facts.publisher, facts.author, facts.published, facts.url, facts.origin) == (None,) * 5
