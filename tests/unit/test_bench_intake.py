"""The measures of `make bench-intake`: what counts as a match, and of how many pages each figure is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.intake import Made, Page, Score, Tool, main, measure, quotable, read_corpus, score, summary, tokens

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = "The port of Delgard reopened on Monday after nine days of strike."
FERRY = "Ferries to the islands will run again from Wednesday morning on."


def page(name: str, **truth: str | None) -> Page:
    """A page of which so much is known."""
    return Page(name, b"<p>", truth)


def giving(text: str = "", title: str | None = None, date: str | None = None, *, gives_date: bool = True) -> Tool:
    """A tool that makes the same of every page."""
    return Tool("some", lambda _: Made(text, title, date), gives_date)


# --- tokens and shingles ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr Ito’s 3 ships, re-named", ["mr", "ito", "s", "3", "ships", "re", "named"]),
        ("香港行政长官。", ["香", "港", "行", "政", "长", "官"]),
        ("６月12日のCNN", ["6", "月", "12", "日", "の", "cnn"]),
        ("디지털 기업", ["디지털", "기업"]),
        ("— … !", []),
    ],
)
def test_a_token_is_a_word_or_a_character_of_a_script_without_spaces(text: str, expected: list[str]) -> None:
    """Case, punctuation and width make no difference."""
    assert tokens(text) == expected


def test_identical_texts_score_one_whatever_their_typography() -> None:
    """Quotes, dashes, case and line breaks are no difference."""
    assert score("The “port” – it says – has\nreopened", 'the "port" - it says - has reopened') == Score(1, 1, 1)


def test_disjoint_texts_score_nothing() -> None:
    """No four tokens in a row are shared."""
    assert score(HARBOUR, FERRY) == Score(0, 0, 0)


def test_part_of_a_text_has_full_precision_and_part_of_the_recall() -> None:
    """Twelve tokens are nine shingles; the first six tokens are three of them."""
    half = score(HARBOUR, "The port of Delgard reopened on")
    assert half.precision == 1
    assert half.recall == pytest.approx(3 / 9)
    assert half.f1 == pytest.approx(0.5)


def test_what_stands_around_the_article_lowers_precision_only() -> None:
    """A menu that is extracted with the text."""
    around = score(HARBOUR, f"Home News Sport Weather\n{HARBOUR}")
    assert around.recall == 1
    assert around.precision == pytest.approx(9 / 13)


def test_a_text_that_is_given_twice_is_half_wrong() -> None:
    """Shingles are counted as often as they occur."""
    assert score("a b c d", "a b c d\n\na b c d").precision == pytest.approx(1 / 5)


def test_chinese_is_compared_by_characters() -> None:
    """Six characters are three shingles; the first five are two of them."""
    part = score("香港行政长官", "香港行政长")
    assert part.precision == 1
    assert part.recall == pytest.approx(2 / 3)


def test_a_text_shorter_than_a_shingle_is_one() -> None:
    """It is right or wrong as a whole."""
    assert score("Port reopened", "port reopened.") == Score(1, 1, 1)
    assert score("Port reopened", "port") == Score(0, 0, 0)


def test_giving_nothing_is_right_only_where_there_is_nothing() -> None:
    """An empty truth and an empty answer agree."""
    assert score("", "") == Score(1, 1, 1)
    assert score(HARBOUR, "") == Score(0, 0, 0)
    assert score("", HARBOUR) == Score(0, 0, 0)


# --- paragraphs ---------------------------------------------------------------------------------------


def test_a_paragraph_is_quotable_when_it_occurs_word_for_word() -> None:
    """A missing word in the second paragraph spoils that one."""
    assert quotable(f"{HARBOUR}\n{FERRY}", f"{HARBOUR} {FERRY.replace('again ', '')}") == (1, 2)


def test_a_paragraph_may_be_broken_into_lines_and_set_in_other_quotes() -> None:
    """Folding makes both equal."""
    assert quotable("He said “the port is open” at noon.", 'He said "the port\nis open" at noon.') == (1, 1)


def test_short_paragraphs_are_left_out() -> None:
    """Nineteen characters are too few to tell anything; twenty are enough."""
    assert quotable(f"{'a' * 19}\n\n{'b' * 20}", "b" * 20) == (1, 1)


# --- title, date and counting -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "right"),
    [("Port’s  end", True), ("Port's end", True), ("port's end", False), ("Port's end | Daily", False), (None, False)],
)
def test_a_title_is_exact_after_folding(given: str | None, *, right: bool) -> None:
    """Neither case nor the name of the site is forgiven."""
    assert measure(giving(title=given), page("a", title="Port's end")).title is right


@pytest.mark.parametrize(
    ("truth", "given", "right"),
    [
        ("2024-03-05", "2024-03-05", True),
        ("2024-03-05", "2024-03-05T23:10:00+01:00", True),
        ("2024-03-05", "2024-03-06", False),
        ("2024-03-05", None, False),
        (None, None, True),
        (None, "2024-03-05", False),
    ],
)
def test_a_date_is_exact_to_the_day(truth: str | None, given: str | None, *, right: bool) -> None:
    """Where the page has no date, none is right."""
    assert measure(giving(date=given), page("a", date=truth)).date is right


def test_what_the_truth_leaves_out_is_not_measured() -> None:
    """A missing key is no null."""
    row = measure(giving(HARBOUR, "Port", "2024-03-05"), page("a"))
    assert (row.score, row.quotable, row.title, row.date) == (None, None, None, None)


def test_figures_are_means_over_the_pages_that_have_them() -> None:
    """Paragraphs are counted together, so that long articles weigh more there; F1 is a mean over pages."""
    pages = [
        page("a", text=f"{HARBOUR}\n{FERRY}", title="Port"),
        page("b", text="Something else entirely was in the paper.", title="Paper"),
        page("c", title=None, date="2024-03-05"),
    ]
    tool = giving(f"{HARBOUR}\n{FERRY}", "Port", "2024-03-05")
    made = summary([measure(tool, one) for one in pages])
    assert (made["F1"], made["precision"], made["recall"]) == (0.5, 0.5, 0.5)
    assert made["quotable"] == pytest.approx(2 / 3)
    assert made["title"] == pytest.approx(1 / 3)
    assert made["date"] == 1
    assert made["failed"] == 0


def test_a_tool_that_never_gives_a_date_has_no_figure_for_it() -> None:
    """It is not wrong, it does not take part."""
    assert summary([measure(giving(gives_date=False), page("a", date="2024-03-05"))])["date"] is None


def test_a_page_on_which_a_tool_raises_counts_as_empty() -> None:
    """What was raised is told."""

    def fail(_: Page) -> Made:
        raise ValueError("no tree")

    row = measure(Tool("some", fail), page("a", text=HARBOUR, title="Port", date=None))
    assert row.score == Score(0, 0, 0)
    assert (row.quotable, row.title, row.date, row.error) == ((0, 1), False, True, "ValueError: no tree")
    assert summary([row])["failed"] == 1


def test_a_corpus_is_every_page_with_a_truth_in_folders_below(tmp_path: Path) -> None:
    """A page without one is passed over."""
    (tmp_path / "set").mkdir()
    for name in ("set/b", "a", "alone"):
        (tmp_path / f"{name}.html").write_bytes(b"\xff<p>")
    for name in ("set/b", "a"):
        (tmp_path / f"{name}.json").write_text(json.dumps({"title": name}), encoding="utf-8")
    found = list(read_corpus([tmp_path]))
    assert [(one.name, one.truth["title"]) for one in found] == [
        (f"{tmp_path.name}/a", "a"),
        (f"{tmp_path.name}/set/b", "set/b"),
    ]
    assert found[0].data == b"\xff<p>"


# --- the run ------------------------------------------------------------------------------------------


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One page, and a stub in place of our own extractor."""
    paragraphs = [f"{HARBOUR} Paragraph {number} of the report has words enough to be text." for number in range(9)]
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    html = f"<html><head><title>Port</title></head><body><article><h1>Port</h1>{body}</article></body></html>"
    (tmp_path / "port.html").write_text(html, encoding="utf-8")
    truth = {"text": "\n".join(paragraphs), "title": "Port", "date": None}
    (tmp_path / "port.json").write_text(json.dumps(truth), encoding="utf-8")
    monkeypatch.setattr("benchmarks.intake._ours", lambda: Tool("ours", lambda _: Made(HARBOUR, "Port")))
    monkeypatch.setattr("logging.disable", lambda _: None)
    return tmp_path


def test_the_table_has_a_row_for_each_tool(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The figures stand under their names; readability-lxml gives no date."""
    assert main([str(corpus), "--worst", "5"]) == 0
    head, ours, theirs, readability, counts, *rest = capsys.readouterr().out.splitlines()
    assert head.split() == ["F1", "precision", "recall", "quotable", "title", "date", "seconds", "failed"]
    assert ours.split()[0:1] + ours.split()[4:7] == ["ours", "0.000", "1.000", "1.000"]
    assert theirs.split()[0:1] + theirs.split()[3:7] == ["trafilatura", "1.000", "1.000", "1.000", "1.000"]
    assert readability.split()[4:7] == ["1.000", "1.000", "n/a"]
    assert counts.split() == ["n", "1", "1", "1", "9", "1", "1", "1", "1"]
    assert rest[-1].split()[-1] == f"{corpus.name}/port"


def test_the_figures_can_be_had_as_json(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With every page."""
    assert main([str(corpus), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["n"]["F1"] == 1
    assert made["tools"]["trafilatura"]["summary"]["recall"] == 1
    assert made["tools"]["ours"]["pages"][0]["page"] == f"{corpus.name}/port"


def test_an_empty_or_missing_folder_is_said(tmp_path: Path) -> None:
    """Nothing is measured then."""
    with pytest.raises(SystemExit, match="No page there has a truth"):
        main([str(tmp_path)])
    with pytest.raises(SystemExit, match="There is no folder"):
        main([str(tmp_path / "none")])
