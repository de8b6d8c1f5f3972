"""`briefing add`, `review`, `refresh` and `quote`, as an analyst uses them."""

from __future__ import annotations

import contextlib
import hashlib
import io
import itertools
import os
import shutil
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.bring_in import Draft, draft_source, write_source
from briefing_room.build import check
from briefing_room.cli import add, main
from briefing_room.cli.shared import ERRORS, MISUSE, OK
from briefing_room.intake.document.arrival import Delivery, RefusedError
from briefing_room.intake.document.extracted import Wishes
from briefing_room.load.desk import read_desk
from briefing_room.scaffold import write_desk
from tests.intake.honest import HONEST, PAGE, PROSE, TEXT, TITLE, docx
from tests.unit.publish.disk import KilledError, dying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing_room.model.source import Source


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk with one source and one briefing."""
    folder = tmp_path / "desk"
    write_desk(folder)
    return folder


@pytest.fixture
def run(desk: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command on the desk: exit code, standard output, standard error."""

    def run_command(*words: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([*map(str, words), "--desk", str(desk)])
        out, err = capsys.readouterr()
        return code, out, err

    return run_command


def written(folder: Path, name: str, data: str | bytes) -> Path:
    """A file with this in it."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def source_of(desk: Path, source_id: str) -> Source:
    """A source of the desk, which has no finding but that it is not reviewed, and not quoted."""
    checked = check(desk)
    assert {finding.code for finding in checked.findings} <= {"unused-source", "source-not-reviewed"}
    return checked.desk.sources[source_id]


def sum_of(path: Path) -> str:
    """The SHA-256 sum of a file, as the front matter records it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tree_of(folder: Path) -> dict[str, bytes]:
    """Every file in a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def page_with(desk: Path, entry: list[str]) -> None:
    """Write a briefing that rests on an entry of evidence, pasted as it is."""
    pasted = "".join(f"    {row}\n" for row in entry)
    head = "title: A note\nstatus: published\nas_of: {date: 2024-02-06, basis: analyst}\n"
    text = f"{head}bottom_line:\n  text: The quay stays closed.\n  evidence:\n{pasted}"
    (desk / "note.yml").write_text(text, encoding="utf-8")


Run = Any


@pytest.mark.own_process
def test_a_text_becomes_a_source(desk: Path, tmp_path: Path, run: Run) -> None:
    """Text and headline, the original byte for byte, the rest in the strip log; what is not known stays unknown."""
    path = written(tmp_path, "a.txt", TEXT)
    code, out, err = run("add", path, "--reliability", "C", "--rights", "excerpts", "--publisher", "Larn Post")
    assert (code, err) == (OK, "")
    source = source_of(desk, "larn-post-quay-stays-closed")
    assert source.body == "\n\n".join(PROSE) + "\n"
    assert source.facts.title == "Quay stays closed until spring"
    assert (source.facts.publisher, source.facts.reliability, source.facts.rights) == ("Larn Post", "C", "excerpts")
    assert (source.facts.author, source.facts.published, source.facts.url, source.facts.retrieved) == (None,) * 4
    assert [(entry.lines, entry.rule) for entry in source.stripped] == [("13", "newsletter")]
    assert source.facts.reviewed is None
    assert (desk / "sources" / source.id / "original.txt").read_bytes() == TEXT.encode()
    assert sorted(path.name for path in (desk / "sources" / source.id).iterdir()) == [
        "article.md", "original.txt", "stripped.yml",
    ]  # fmt: skip
    assert "publisher Larn Post   (given by you)" in out
    assert "published not known" in out
    assert "left out  1 of 7 lines: 1 newsletter" in out


@pytest.mark.own_process
def test_a_page_becomes_a_source(desk: Path, tmp_path: Path, run: Run) -> None:
    """With what it states of itself, and where; and its reading beside it, whose lines the strip log counts."""
    code, out, _ = run("add", written(tmp_path, "saved", PAGE))
    assert code == OK
    source = source_of(desk, "larn-post-quay-stays-closed")
    facts = source.facts
    assert (facts.publisher, facts.author, facts.url, facts.language) == (
        "Larn Post", "H. Vane", "https://post.example/quay", "en",
    )  # fmt: skip
    assert facts.published is not None
    assert facts.published.text == "2024-02-05T08:00:00+01:00"
    assert "(meta article:published_time)" in out
    assert source.body == "\n\n".join(PROSE) + "\n"
    reading = (desk / "sources" / source.id / "reading.txt").read_text(encoding="utf-8").splitlines()
    assert reading[:3] == ["Home", "Port", "Quay stays closed until spring"]
    assert source.reading is not None
    assert source.reading.splitlines() == reading
    for entry in source.stripped:
        first, _, last = entry.lines.partition("-")
        assert entry.text.split("\n") == reading[int(first) - 1 : int(last or first)]


@pytest.mark.parametrize(("name", "data"), HONEST)
def test_every_format(name: str, data: bytes, desk: Path, tmp_path: Path, run: Run) -> None:
    """Each gives the same text and headline, and keeps what arrived."""
    path = written(tmp_path, name, data)
    code, out, err = run("add", path, "--id", "quay")
    assert (code, err) == (OK, ""), out
    source = source_of(desk, "quay")
    assert source.facts.title == "Quay stays closed until spring"
    assert source.body.strip() == "\n\n".join(PROSE)
    assert source.facts.original is not None
    assert (desk / "sources/quay" / source.facts.original).read_bytes() == path.read_bytes()
    assert run("refresh", "quay")[:2] == (OK, "quay: today's rules give the text that is there\n")


def test_standard_input(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe, with the headline named where there is none."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n\n".join(PROSE).encode())))
    code, _, err = run("add", "-")
    assert code == ERRORS
    assert "standard input:1:1: error[article-refused]: no headline can be told" in err
    assert "--title" in err
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n\n".join(PROSE).encode())))
    assert run("add", "-", "--title", "Quay closed", "--id", "quay")[0] == OK
    assert source_of(desk, "quay").body == "\n\n".join(PROSE) + "\n"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.txt", None, "there is no such file"),
        ("empty.txt", b"", "it is empty"),
        ("binary.bin", bytes(range(256)) * 40, "it is no text"),
        ("photo.png", b"\x89PNG\r\n\x1a\n", "it is a picture"),
        ("cut.html", PAGE.encode()[:900], "breaks off in the middle"),
        ("cut.docx", docx("<w:p/>")[:300], "cut off or damaged"),
        ("half.txt", "Гавань закрыта до весны".encode()[:-1], "in the middle of a character"),
        ("nothing.html", b"<html><body><script>x</script></body></html>", "there is no text in it"),
    ],
)
def test_bad_input_is_refused_with_its_reason(  # noqa: PLR0913, PLR0917 - three of them are fixtures
    name: str, data: bytes | None, message: str, desk: Path, tmp_path: Path, run: Run
) -> None:
    """In one finding, with a cure, and nothing is written."""
    before = tree_of(desk)
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    code, out, err = run("add", path)
    assert (code, out) == (ERRORS, "")
    assert err.startswith(f"{path}:1:1: error[article-refused]: ")
    assert message in err
    assert "    help: " in err
    assert tree_of(desk) == before


def test_a_folder_is_no_article(tmp_path: Path, run: Run) -> None:
    """It is told how to name what is in it."""
    assert "name the files in it" in run("add", tmp_path)[2]


@pytest.mark.parametrize("source_id", ["../../evil", "a/b", "Quay", "settings", ".hidden", "q-1", "x" * 101])
def test_an_id_that_is_a_path_is_refused(source_id: str, tmp_path: Path, run: Run) -> None:
    """Before anything is read."""
    code, _, err = run("add", written(tmp_path, "a.txt", TEXT), "--id", source_id)
    assert code == MISUSE
    assert "cannot be a source's id" in err


@pytest.mark.parametrize("taken", ["harbour-notice", "ferry-line", "harbour-office"])
def test_an_id_that_exists_is_refused(taken: str, desk: Path, tmp_path: Path, run: Run) -> None:
    """Be it a source, a briefing or an actor; nothing is changed."""
    before = tree_of(desk)
    code, _, err = run("add", written(tmp_path, "a.txt", TEXT), "--id", taken)
    assert code == ERRORS
    assert f"the id “{taken}” is taken by" in err
    assert tree_of(desk) == before


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--published", "yesterday", "“yesterday” is not a date"),
        ("--url", "javascript:alert(1)", "is not a web address"),
        ("--language", "english language", "is not a language tag"),
    ],
)
def test_a_fact_of_the_wrong_form_is_refused(  # noqa: PLR0913, PLR0917 - three of them are fixtures
    option: str, value: str, message: str, desk: Path, tmp_path: Path, run: Run
) -> None:
    """As the desk's reader would refuse it, with its cure."""
    before = tree_of(desk)
    code, _, err = run("add", written(tmp_path, "a.txt", TEXT), option, value)
    assert code == ERRORS
    assert message in err
    assert "help: write" in err
    assert tree_of(desk) == before


def test_it_is_written_whole_or_not_at_all(
    desk: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails in between leaves nothing behind, and the next try works."""
    before = tree_of(desk)

    def fail(_: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    path = written(tmp_path, "a.txt", TEXT)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", fail)
        code, _, err = run("add", path, "--id", "quay")
    assert code == ERRORS
    assert "No space left on device" in err
    assert tree_of(desk) == before
    (desk / "sources/.quay.adding").mkdir()  # of a run that was killed
    assert run("add", path, "--id", "quay")[0] == OK
    assert source_of(desk, "quay")


def test_what_a_killed_run_left_goes_and_what_is_somebodys_stays(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at any step, a source is there whole or not at all; an hour later the next run removes what is ours."""
    loaded, sources = read_desk(desk).desk, desk / "sources"
    draft = draft_source(loaded, Delivery("a.txt", TEXT.encode()), {"id": "quay"}, Wishes())
    foreign = (".quay.adding", f".quay.{'0' * 16}.adding")
    for name in foreign:
        (sources / name).mkdir()
        (sources / name / "mine.txt").write_text("mine", encoding="utf-8")
    for steps in itertools.count():
        with monkeypatch.context() as meanwhile:
            went_through = dying(meanwhile, steps)
            with contextlib.suppress(KilledError):
                write_source(desk, draft)
        assert not (sources / "quay").exists() or tree_of(sources / "quay") == draft.files
        for path in sources.iterdir():
            os.utime(path, (1_000_000_000, 1_000_000_000))
        if went_through():
            break
        shutil.rmtree(sources / "quay", ignore_errors=True)
    assert steps > 5
    assert sorted(path.name for path in sources.iterdir()) == [*foreign[::-1], "harbour-notice", "quay"]


def test_two_at_once_under_one_id(desk: Path) -> None:
    """One is written whole, and the other is refused; nothing of the two is mixed, and nothing is left over."""
    loaded = read_desk(desk).desk
    drafts = [
        draft_source(loaded, Delivery("a.txt", TEXT.replace("Two of", f"{n} of").encode()), {"id": "quay"}, Wishes())
        for n in ("Three", "Four")
    ]
    start = threading.Barrier(2)

    def write(draft: Draft) -> bool:
        start.wait()
        try:
            write_source(desk, draft)
        except RefusedError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(write, drafts))
    assert sorted(done) == [False, True]
    assert tree_of(desk / "sources/quay") == drafts[done.index(True)].files
    assert sorted(path.name for path in (desk / "sources").iterdir()) == ["harbour-notice", "quay"]


def test_many_at_once(desk: Path, tmp_path: Path, run: Run) -> None:
    """One that fails stops no other, and each is compared with those before it."""
    files = [written(tmp_path, f"{n}.txt", TEXT.replace("Quay", f"Quay {n}") + f"\nEdition {n}.\n") for n in (1, 2)]
    missing = tmp_path / "missing.txt"
    code, out, err = run("add", files[0], missing, files[1], files[0], "--publisher", "Larn Post")
    assert code == ERRORS
    assert out.endswith("2 sources added, 2 refused\nNone is reviewed yet. Next, for each: briefing review --desk "
                        f"{desk} ID\n")  # fmt: skip
    assert "there is no such file" in err
    assert "these very bytes are the source larn-post-quay-1-stays already" in err
    assert "perhaps origin: Larn Post (larn-post-quay-1-stays, which is nearly the same text)" in out
    assert run("add", files[0], files[1], "--id", "x")[:2] == (MISUSE, "")


def test_names_of_many_are_asked_about_once(
    desk: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All are listed; what cannot be a name is told, and asked again; nothing is written before the answer."""
    files = [written(tmp_path, f"{n}.txt", TEXT.replace("Quay", f"Quay {n}") + f"\nEdition {n}.\n") for n in (1, 2)]
    answers = iter(["quay-9=x", "quay-1-stays-closed=Not-one", "quay-1-stays-closed=harbour-notice", "n"])
    monkeypatch.setattr(add, "may_ask", lambda _: True)
    monkeypatch.setattr(add, "answered", lambda *_: next(answers))
    code, out, _ = run("add", *files)
    assert (code, out.count("  ←  Quay 1 stays closed until spring")) == (OK, 1)
    assert "“quay-9” is none of these; write one of them, =, and its new name\n“Not-one” cannot be its name" in out
    assert "“harbour-notice” cannot be its name: it is taken\n0 sources added" in out
    answers = iter(["quay-1-stays-closed=first-edition"])
    assert run("add", *files)[0] == OK
    assert {"first-edition", "quay-2-stays-closed"} < read_desk(desk).desk.sources.keys()


def test_a_near_copy_is_recognised(desk: Path, tmp_path: Path, run: Run) -> None:
    """At another address, with small changes: its origin is proposed, and written when it is given."""
    assert run("add", written(tmp_path, "a.txt", TEXT), "--id", "first", "--origin", "Coast Wire")[0] == OK
    copy = TEXT.replace("on Monday", "yesterday").replace("Quay stays", "North quay stays")
    code, out, _ = run("add", written(tmp_path, "b.txt", copy), "--id", "second")
    assert code == OK
    assert "same as   first: " in out
    row = "origin    not known; perhaps Coast Wire   (first, which is nearly the same text); to take it: --origin "
    assert row in out
    assert source_of(desk, "second").facts.origin is None


def test_keep_and_strip(desk: Path, tmp_path: Path, run: Run) -> None:
    """The analyst's word counts, is remembered, and can be taken back."""
    path = written(tmp_path, "a.txt", TEXT)
    assert run("add", path, "--id", "quay", "--keep", "13", "--strip", "5")[0] == OK
    source = source_of(desk, "quay")
    assert source.body.endswith("Sign up for our newsletter\n")
    assert PROSE[1] not in source.body
    assert [(entry.lines, entry.rule) for entry in source.stripped] == [("5", "by-hand")]
    assert source.facts.kept == ("13",)
    assert run("refresh", "quay")[0] == OK
    assert source_of(desk, "quay").facts == source.facts
    assert run("review", "quay", "--keep", "5", "--strip", "13")[0] == OK
    source = source_of(desk, "quay")
    assert source.body == "\n\n".join(PROSE) + "\n"
    assert source.facts.kept == ("5",)
    code, _, err = run("review", "quay", "--keep", "99")
    assert code == ERRORS
    assert "there is no line 99: the original has 13 lines" in err


def test_review_shows_both_and_says_so(
    desk: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """Beside each other, with the rule of each line that was left out; until then the check warns."""
    monkeypatch.setenv("COLUMNS", "120")
    assert run("add", written(tmp_path, "a.txt", TEXT), "--id", "quay")[0] == OK
    assert "source-not-reviewed" in {finding.code for finding in check(desk).findings}
    code, out, _ = run("review", "quay")
    assert code == OK
    assert "  13  newsletter          Sign up for our newsletter" in out
    assert "   1  headline            Quay stays closed until spring" in out
    assert "is not reviewed yet" in out
    article = desk / "sources/quay/article.md"
    before = article.read_text(encoding="utf-8")
    code, out, _ = run("review", "quay", "--yes", "--today", "2024-05-02")
    assert (code, out.splitlines()[-1]) == (OK, "quay is reviewed.")
    written_so = f"reviewed: {{on: 2024-05-02, text: {source_of(desk, 'quay').text_sum}}}"
    assert article.read_text(encoding="utf-8") == before.replace("reviewed: null", written_so)
    assert "source-not-reviewed" not in {finding.code for finding in check(desk).findings}


def test_a_changed_word_makes_a_review_stale(desk: Path, tmp_path: Path, run: Run) -> None:
    """Of the headline, a caption or the text; the check names the day, and one command mends it. New lines do not."""
    assert run("add", written(tmp_path, "a.txt", TEXT), "--id", "quay")[0] == OK
    assert run("review", "quay", "--yes", "--today", "2024-05-02")[0] == OK
    article = desk / "sources/quay/article.md"
    reviewed = article.read_text(encoding="utf-8")
    words = PROSE[0].split()
    article.write_text(reviewed.replace(PROSE[0], f"{words[0]}\n{' '.join(words[1:])}"), encoding="utf-8")
    assert "source-not-reviewed" not in {finding.code for finding in check(desk).findings}
    for old, new in ((words[1], "another"), ("captions: []", "captions: [A quay]"), ("title: Quay", "title: Key")):
        changed = reviewed.replace(old, new, 1)
        if changed == reviewed:
            changed = reviewed.replace('title: "Quay', 'title: "Key', 1)
        article.write_text(changed, encoding="utf-8")
        (told,) = (finding for finding in check(desk).findings if finding.code == "source-not-reviewed")
        assert told.message == "the text of quay is another than the one that was compared on 2024-05-02"
        assert told.help == "compare it again: briefing review quay"
    code, out, _ = run("review", "quay", "--yes", "--today", "2024-05-09")
    assert "quay was reviewed on 2024-05-02, and its text was changed since.\n" in out
    assert code == OK
    assert "source-not-reviewed" not in {finding.code for finding in check(desk).findings}
    assert run("review", "quay", "--yes")[1].endswith("quay was reviewed on 2024-05-09.\n")


def test_refresh_names_lost_quotes_first_and_asks(desk: Path, tmp_path: Path, run: Run) -> None:
    """Nothing is written before the analyst agrees; what was typed by hand stays, but not in the text."""
    assert run("add", written(tmp_path, "a.txt", TEXT), "--id", "quay")[0] == OK
    article = desk / "sources/quay/article.md"
    typed = article.read_text(encoding="utf-8").replace(PROSE[0], "Typed by hand and nowhere in the original.")
    typed = typed.replace("publisher: null", "publisher: Larn Post  # from the masthead")
    article.write_text(typed, encoding="utf-8")
    page_with(desk, ['- quay: "Typed by hand"'])
    code, out, _ = run("refresh", "quay")
    assert code == ERRORS
    rows = out.splitlines()
    assert rows[0] == "1 quote would be lost:"
    assert rows[1] == f"  {desk}/note.yml:7:13: Typed by hand"
    assert "-Typed by hand and nowhere in the original." in rows
    assert rows[-1] == "nothing was written; to take it: --yes"
    assert article.read_text(encoding="utf-8") == typed
    assert run("refresh", "quay", "--yes")[0] == OK
    after = article.read_text(encoding="utf-8")
    assert "publisher: Larn Post  # from the masthead" in after
    assert PROSE[0] in after


def test_refresh_finds_decided_lines_again_by_their_words(desk: Path, tmp_path: Path, run: Run) -> None:
    """Today's reading may have other numbers: a line that was kept stays kept, and one that is gone is named."""
    assert run("add", written(tmp_path, "a.html", PAGE), "--id", "quay", "--keep", "2", "--strip", "5")[0] == OK
    source = source_of(desk, "quay")
    assert source.facts.kept == ("2",)
    reading = desk / "sources/quay/reading.txt"
    rows = reading.read_text(encoding="utf-8").splitlines()
    # As if the reading had been made by a program that saw a line more at the top.
    reading.write_text("\n".join(["A line of old", *rows]) + "\n", encoding="utf-8")
    article = desk / "sources/quay/article.md"
    old = (
        article.read_text(encoding="utf-8")
        .replace('  - "2"', '  - "1"\n  - "3"')
        .replace("reading_sha256: ", f"reading_sha256: {sum_of(reading)}  # ")
    )
    article.write_text(old, encoding="utf-8")
    log = desk / "sources/quay/stripped.yml"
    log.write_text(log.read_text(encoding="utf-8").replace('lines: "5"', 'lines: "6"'), encoding="utf-8")
    code, out, _ = run("refresh", "quay", "--yes")
    assert code == OK
    assert "Lines you once decided on are not in the original as it is read today:\n  line 1: A line of old\n" in out
    again = source_of(desk, "quay")
    assert again.facts.kept == ("2",)
    assert again.body == source.body
    assert [entry.lines for entry in again.stripped if entry.rule == "by-hand"] == ["5"]


def test_refresh_wants_the_original_that_was_brought_in(desk: Path, tmp_path: Path, run: Run) -> None:
    """One byte more, or no file, is refused; nothing of it gets into the text."""
    assert run("add", written(tmp_path, "a.txt", TEXT), "--id", "quay")[0] == OK
    original = desk / "sources/quay/original.txt"
    before = (desk / "sources/quay/article.md").read_bytes()
    original.write_bytes(original.read_bytes() + b"x")
    code, _, err = run("refresh", "quay", "--yes")
    assert code == ERRORS
    assert "original.txt of quay is not the file that was brought in" in err
    original.unlink()
    assert "original.txt of quay is not there" in run("review", "quay", "--strip", "3", "--yes")[2]
    assert run("review", "quay", "--yes")[0] == ERRORS
    assert (desk / "sources/quay/article.md").read_bytes() == before


def test_line_endings_of_the_article_stay(desk: Path, tmp_path: Path, run: Run) -> None:
    """An editor's choice."""
    assert run("add", written(tmp_path, "a.txt", TEXT), "--id", "quay")[0] == OK
    article = desk / "sources/quay/article.md"
    article.write_bytes(article.read_bytes().replace(b"\n", b"\r\n"))
    before = article.read_bytes()
    assert run("review", "quay", "--yes", "--today", "2024-05-02")[0] == OK
    written_so = f"reviewed: {{on: 2024-05-02, text: {source_of(desk, 'quay').text_sum}}}"
    assert article.read_bytes() == before.replace(b"reviewed: null", written_so.encode())


@pytest.mark.own_process
def test_what_lies_in_the_folder_is_not_run(
    tmp_path: Path, run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An analyst stands among downloads; a module there with a library's name is nothing to us."""
    for name in ("markdown", "lxml", "json", "trafilatura"):
        written(tmp_path, f"{name}.py", "raise SystemExit('run')")
    path = written(tmp_path, "a.txt", TEXT)
    monkeypatch.chdir(tmp_path)
    assert run("add", path, "--id", "quay")[0] == OK
    assert source_of(desk, "quay")


def test_a_disk_that_fails_stops_no_other_article(
    desk: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is told in the summary."""
    files = [
        written(tmp_path, f"{n}.txt", f"Quay number {n} stays closed\n\n{PROSE[n]}\n\n{PROSE[n + 1]}\n") for n in (0, 2)
    ]
    rename = Path.rename
    failed: list[Path] = []

    def fail_once(path: Path, target: Path) -> Path:
        if not failed:
            failed.append(path)
            raise OSError(28, "No space left on device", str(target))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    code, out, err = run("add", *files)
    assert code == ERRORS
    assert "it cannot be written: no space left on device" in err
    assert "1 source added, 1 refused" in out
    assert source_of(desk, "quay-number-2-stays")


def test_markdown_is_known_by_its_front_matter(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input has no name to go by."""
    text = "---\ntitle: Quay stays closed until spring\ntags: [a]\n---\n\n" + "\n\n".join(PROSE)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert run("add", "-", "--id", "quay")[0] == OK
    assert source_of(desk, "quay").facts.title == TITLE
    assert (desk / "sources/quay/original.md").read_bytes() == text.encode()


@pytest.mark.parametrize("lines", ["3-1", "0", "x", "1-", "1;2"])
def test_what_names_no_lines_is_misuse(lines: str, tmp_path: Path, run: Run) -> None:
    """Before anything is read."""
    with pytest.raises(SystemExit) as done:
        run("add", tmp_path / "a.txt", "--keep", lines)
    assert done.value.code == MISUSE


def test_a_source_is_quotable_at_once(desk: Path, tmp_path: Path, run: Run) -> None:
    """The entry it prints passes the check when it is pasted."""
    assert run("add", written(tmp_path, "a.txt", TEXT), "--id", "quay")[0] == OK
    for words in ("nobody had been hurt", "Quay stays closed until spring", "the"):
        code, out, _ = run("quote", "quay", words)
        assert code == OK
        for entry in out.split("# article.md, line")[1:] or [out]:
            rows = [row for row in entry.splitlines() if row.startswith(("-", "  "))]
            page_with(desk, rows)
            asked = {"source-not-reviewed", "source-base-missing"}
            assert {finding.code for finding in check(desk).findings} <= asked, rows


def test_words_that_are_not_there_are_not_quoted(tmp_path: Path, run: Run) -> None:
    """The nearest are proposed, words that were left out are named as such, and the exit code says no."""
    assert run("add", written(tmp_path, "a.txt", TEXT), "--id", "quay")[0] == OK
    code, out, err = run("quote", "quay", "everybody had been hurt")
    assert (code, out) == (ERRORS, "")
    assert '- quay: "A spokesman said that nobody had been hurt"' in err
    code, _, err = run("quote", "quay", "Sign up for our newsletter")
    assert code == ERRORS
    assert "left out of quay as “newsletter”, at line 13 of the original" in err
    code, out, err = run("quote", "quay", "obody had been hur")
    assert (code, out) == (OK, '- quay: "A spokesman said that nobody had been hurt"\n')
    assert "More of the sentence is taken along" in err
    assert run("quote", "no-such-source", "x")[0] == MISUSE


def test_a_desks_own_phrases(desk: Path, tmp_path: Path, run: Run) -> None:
    """Lines that only this desk's papers have, in its settings."""
    settings = desk / "settings.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + 'phrases:\n  ferry-advert: ["Sail with *"]\n', encoding="utf-8"
    )
    text = TEXT.replace(PROSE[2], f"Sail with the Larn Line today!\n\n{PROSE[2]}")
    assert run("add", written(tmp_path, "a.txt", text), "--id", "quay")[0] == OK
    assert ("7", "ferry-advert") in [(entry.lines, entry.rule) for entry in source_of(desk, "quay").stripped]


def test_what_may_be_no_article_is_refused_unless_taken(tmp_path: Path, run: Run) -> None:
    """Nobody is there to be asked; the reason is told."""
    links = "".join(f"<p><a href='/{n}'>A headline of another article, which is number {n}.</a></p>" for n in range(30))
    page = f"<html><body><h1>All the news of today</h1><main>{links}</main></body></html>"
    path = written(tmp_path, "index.html", page)
    code, _, err = run("add", path)
    assert code == ERRORS
    assert "this seems to be a list of articles" in err or "there is no text in it" in err


@pytest.fixture
def server() -> Iterator[str]:
    """A server on the loopback interface; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = PAGE.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            asked.append(self.path)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    asked: list[str] = []
    with HTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}/quay"
        httpd.shutdown()
        thread.join()
    assert len(asked) <= 1, "nothing but the address itself is fetched"


def test_an_address(desk: Path, run: Run, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Private addresses only when allowed; one request; the canonical link is the address, and the moment is kept."""
    code, _, err = run("add", server)
    assert code == ERRORS
    assert "--allow-private" in err
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1707120000")
    assert run("add", server, "--id", "quay", "--allow-private")[0] == OK
    facts = source_of(desk, "quay").facts
    assert facts.url == "https://post.example/quay"
    assert facts.retrieved is not None
    assert facts.retrieved.text == "2024-02-05T08:00:00Z"


@pytest.mark.own_process
def test_same_input_same_bytes(desk: Path, tmp_path: Path, run: Run) -> None:
    """Whenever, and under whatever hash seed; no path and no clock is in what is written."""
    path = written(tmp_path, "a.html", PAGE)
    assert run("add", path, "--id", "quay")[0] == OK
    first = tree_of(desk / "sources/quay")
    for file in (desk / "sources/quay").iterdir():
        file.unlink()
    (desk / "sources/quay").rmdir()
    assert run("add", path, "--id", "quay")[0] == OK
    assert tree_of(desk / "sources/quay") == first
    assert all(str(tmp_path).encode() not in data for data in first.values())


def test_a_desk_that_does_not_load_whole_still_takes_sources(desk: Path, tmp_path: Path, run: Run) -> None:
    """A mistake in a briefing is no reason to refuse an article."""
    (desk / "broken.yml").write_text("title: [", encoding="utf-8")
    assert run("add", written(tmp_path, "a.txt", TEXT), "--id", "quay")[0] == OK
    assert "quay" in read_desk(desk).desk.sources
