"""`make bench-intake CORPUS=…`: how well an article is told from its page, beside two other extractors, in one run.

A corpus is a folder, searched with all its subfolders, of pages `NAME.html`,
each with its truth in `NAME.json`: `text` (the paragraphs, a line each),
`title` and `date` (`YYYY-MM-DD`). A key that is missing leaves that measure
out; null means that the page has none, and that giving none is right.

What is measured:

- precision, recall and F1 of shingles: runs of four tokens, counted as often as
  they occur, each the mean over pages. A token is a word (a run of letters and
  digits) of the folded text in lower case; in scripts that put no space between
  words (Chinese, Japanese, Thai, Lao, Burmese, Khmer) it is one character. A
  text of fewer than four tokens is one shingle. Where nothing was extracted,
  all three are 0.
- quotable: the share of all true paragraphs that occur word for word in what
  was extracted. Both are folded as for finding a quote, so that typography and
  line breaks make no difference; paragraphs under 20 characters are left out.
- title and date: the share of pages on which they are exact, after folding and
  to the day.
- seconds: CPU seconds a page. The machine may be shared: compare within a run.

Each tool gets the bytes as they are, and is called plainly. A page on which it
raises counts as one from which nothing was extracted, and is listed.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final

import lxml.html
import trafilatura
from readability import Document  # type: ignore[import-untyped]

from briefing_room.quotes import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

SHINGLE: Final = 4
SHORTEST_PARAGRAPH: Final = 20

_NO_WORD_SPACES: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)
_TOKEN: Final = re.compile(rf"[{_NO_WORD_SPACES}]|[^\W_{_NO_WORD_SPACES}]+")


# --- measures ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Score:
    """How much of what was extracted is true, how much of the truth was extracted, and their harmonic mean."""

    precision: float
    recall: float
    f1: float


def tokens(text: str) -> list[str]:
    """The words of a text; of a script without word spaces, its characters."""
    return _TOKEN.findall(fold(text).lower())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Every run of four tokens and how often it occurs."""
    words = tokens(text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def score(truth: str, extracted: str) -> Score:
    """Compare two texts by their shingles."""
    true, found = shingles(truth), shingles(extracted)
    if not true and not found:
        return Score(1.0, 1.0, 1.0)
    shared = (true & found).total()
    if not shared:
        return Score(0.0, 0.0, 0.0)
    precision, recall = shared / found.total(), shared / true.total()
    return Score(precision, recall, 2 * precision * recall / (precision + recall))


def quotable(truth: str, extracted: str) -> tuple[int, int]:
    """How many true paragraphs occur word for word, and how many there are."""
    paragraphs = [folded for line in truth.split("\n") if len(folded := fold(line)) >= SHORTEST_PARAGRAPH]
    text = fold(extracted)
    return sum(paragraph in text for paragraph in paragraphs), len(paragraphs)


def same_title(truth: str | None, given: str | None) -> bool:
    """Whether a headline is exact."""
    return fold(truth or "") == fold(given or "")


def same_date(truth: str | None, given: str | None) -> bool:
    """Whether a date or moment is of the right day."""
    return (truth or "")[:10] == (given or "")[:10]


# --- pages and tools --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Page:
    """A page and what is known of it."""

    name: str
    data: bytes
    truth: dict[str, str | None]


@dataclass(frozen=True)
class Made:
    """What a tool made of a page."""

    text: str = ""
    title: str | None = None
    date: str | None = None


@dataclass(frozen=True)
class Tool:
    """An extractor that stands in a row of the table."""

    name: str
    run: Callable[[Page], Made]
    gives_date: bool = True


def read_corpus(folders: Iterable[Path]) -> Iterator[Page]:
    """All pages that have a truth, in order."""
    for folder in folders:
        for path in sorted(folder.rglob("*.html")):
            truth = path.with_suffix(".json")
            if truth.exists():
                name = str(path.relative_to(folder.parent).with_suffix(""))
                yield Page(name, path.read_bytes(), json.loads(truth.read_text(encoding="utf-8")))


def _ours() -> Tool:
    # Asked for only when it is run: the measures above need nothing of it.
    try:
        from briefing_room.intake.document.arrival import Arrival  # noqa: PLC0415
        from briefing_room.intake.extract import extract  # noqa: PLC0415
        from briefing_room.intake.phrases.lists import load_phrases  # noqa: PLC0415
    except ImportError as error:
        raise SystemExit(f"Our own extractor cannot be loaded: {error}") from error

    phrases = load_phrases()

    def run(page: Page) -> Made:
        made = extract(Arrival(f"{page.name}.html", page.data, "html"), phrases)
        return Made("\n".join(block.text for block in made.blocks), made.title, made.published)

    return Tool("ours", run)


def _trafilatura(page: Page) -> Made:
    text = trafilatura.extract(page.data, include_comments=False)
    tree = trafilatura.load_html(page.data)
    if tree is None:
        return Made(text or "")
    facts = trafilatura.extract_metadata(tree)
    return Made(text or "", facts.title, facts.date)


def _readability(page: Page) -> Made:
    document = Document(page.data)
    return Made("\n".join(_blocks(document.summary())), document.short_title())


_BLOCK: Final = re.compile(
    "address|article|aside|blockquote|body|br|caption|center|d[dlt]|div|fig(caption|ure)|footer|form|h[1-6]|header|hr|li|"
    "main|nav|ol|p|pre|section|t(able|[dhr])|ul"
)
_EDGE: Final = "\ue000"
"""Between two blocks: a character for private use."""


def _blocks(page: str) -> list[str]:
    """The text of a page, a block a line."""
    tree = lxml.html.document_fromstring(page)
    for element in tree.iter("*"):
        if _BLOCK.fullmatch(element.tag):
            element.text = _EDGE + (element.text or "")
            element.tail = _EDGE + (element.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.xpath("string()")).split(_EDGE))
    return [line for line in lines if line]


# --- measuring --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """What one tool achieved on one page. None where the truth is not known, or the tool never gives it."""

    page: str
    score: Score | None
    quotable: tuple[int, int] | None
    title: bool | None
    date: bool | None
    seconds: float
    error: str | None


def measure(tool: Tool, page: Page) -> Row:
    """Run a tool on a page and compare."""
    began = time.process_time()
    made, error = Made(), None
    try:
        made = tool.run(page)
    except Exception as raised:  # noqa: BLE001 - whatever a page makes a tool raise, it has extracted nothing
        error = f"{type(raised).__name__}: {raised}"
    seconds = time.process_time() - began
    truth = page.truth
    text = truth.get("text") or ""
    return Row(
        page=page.name,
        score=score(text, made.text) if "text" in truth else None,
        quotable=quotable(text, made.text) if "text" in truth else None,
        title=same_title(truth["title"], made.title) if "title" in truth else None,
        date=same_date(truth["date"], made.date) if "date" in truth and tool.gives_date else None,
        seconds=seconds,
        error=error,
    )


def summary(rows: Sequence[Row]) -> dict[str, float | None]:
    """The figures of one row of the table."""
    scores = [row.score for row in rows if row.score]
    counts = [row.quotable for row in rows if row.quotable]
    paragraphs = sum(total for _, total in counts)
    return {
        "F1": _mean(one.f1 for one in scores),
        "precision": _mean(one.precision for one in scores),
        "recall": _mean(one.recall for one in scores),
        "quotable": sum(found for found, _ in counts) / paragraphs if paragraphs else None,
        "title": _mean(row.title for row in rows if row.title is not None),
        "date": _mean(row.date for row in rows if row.date is not None),
        "seconds": _mean(row.seconds for row in rows),
        "failed": sum(row.error is not None for row in rows),
    }


def _mean(values: Iterable[float]) -> float | None:
    known = list(values)
    return fmean(known) if known else None


def _counts(pages: Sequence[Page], rows: Sequence[Row]) -> dict[str, int]:
    """Of how many pages, or paragraphs, the figures of a column are."""
    with_text = sum("text" in page.truth for page in pages)
    return {
        **dict.fromkeys(("F1", "precision", "recall"), with_text),
        "quotable": sum(row.quotable[1] for row in rows if row.quotable),
        "title": sum("title" in page.truth for page in pages),
        "date": sum("date" in page.truth for page in pages),
        "seconds": len(pages),
        "failed": len(pages),
    }


# --- showing ----------------------------------------------------------------------------------------


def main(words: Sequence[str] | None = None) -> int:
    """Measure and print a table."""
    arguments = _arguments(words)
    for folder in arguments.corpus:
        if not folder.is_dir():
            raise SystemExit(f"There is no folder {folder}")
    pages = list(read_corpus(arguments.corpus))
    if not pages:
        raise SystemExit("No page there has a truth: NAME.html wants a NAME.json beside it")
    logging.disable(logging.CRITICAL)
    results: dict[str, list[Row]] = {}
    for tool in (_ours(), Tool("trafilatura", _trafilatura), Tool("readability-lxml", _readability, gives_date=False)):
        measure(tool, pages[0])  # what is loaded on first use is not the page's to pay for
        results[tool.name] = [measure(tool, page) for page in pages]
    if arguments.json:
        print(json.dumps(_as_json(pages, results), ensure_ascii=False, indent=1))
    else:
        _print_table(pages, results)
        _print_failures(results)
        _print_worst(results, arguments.worst)
    return 0


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.intake", description="Measure extraction on a corpus.")
    parser.add_argument("corpus", nargs="+", type=Path, help="folder of NAME.html and NAME.json")
    parser.add_argument(
        "--worst", type=int, default=0, metavar="N", help="list the N pages on which we are furthest below trafilatura"
    )
    parser.add_argument("--json", action="store_true", help="print every figure of every page as JSON")
    return parser.parse_args(words)


def _as_json(pages: Sequence[Page], results: dict[str, list[Row]]) -> dict[str, Any]:
    return {
        "n": _counts(pages, next(iter(results.values()))),
        "tools": {
            name: {"summary": summary(rows), "pages": [asdict(row) for row in rows]} for name, rows in results.items()
        },
    }


def _print_table(pages: Sequence[Page], results: dict[str, list[Row]]) -> None:
    counts = _counts(pages, next(iter(results.values())))
    print(f"{'':<16}" + "".join(f"{column:>10}" for column in counts))
    for name, rows in results.items():
        print(f"{name:<16}" + "".join(f"{_shown(column, value):>10}" for column, value in summary(rows).items()))
    print(f"{'n':<16}" + "".join(f"{count:>10}" for count in counts.values()))
    print("n counts pages; for quotable, paragraphs. Seconds are CPU seconds a page.")


def _shown(column: str, value: float | None) -> str:
    if value is None:
        return "n/a"
    return str(value) if column == "failed" else f"{value:.3f}"


def _print_failures(results: dict[str, list[Row]]) -> None:
    failures = [(name, row) for name, rows in results.items() for row in rows if row.error]
    if failures:
        print("\nRaised:")
    for name, row in failures:
        print(f"{name:<16} {row.page}: {row.error}")


def _print_worst(results: dict[str, list[Row]], most: int) -> None:
    pairs = zip(results["ours"], results["trafilatura"], strict=True)
    behind = sorted(
        (ours.score.f1 - theirs.score.f1, ours.score.f1, theirs.score.f1, ours.page)
        for ours, theirs in pairs
        if ours.score and theirs.score
    )
    if most:
        print(f"\n{'ours':>6} {'trafil.':>8} {'apart':>7}   F1, where we are furthest below")
    for apart, ours_f1, theirs_f1, page in behind[:most]:
        print(f"{ours_f1:>6.3f} {theirs_f1:>8.3f} {apart:>+7.3f}   {page}")


if __name__ == "__main__":
    sys.exit(main())
