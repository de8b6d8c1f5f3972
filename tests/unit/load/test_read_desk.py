"""A folder into a desk: which files are read, what is said of the others, and what is known to be lost."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from briefing_room.findings import Place
from briefing_room.load.desk import Loaded, read_desk
from tests.desks.desks import BASE, page, write_desk

UNREAD = "put the file itself there, and see that you may read it"


def load(tmp_path: Path, files: dict[str, str]) -> Loaded:
    """The base desk with more files."""
    return read_desk(write_desk(tmp_path / "desk", files))


def told(loaded: Loaded) -> list[str]:
    """The findings: place, code, message and help."""
    return [f"{f.place.path}:{f.place.line}:{f.place.column} {f.code}: {f.message} | {f.help}" for f in loaded.findings]


def test_the_desk_is_what_is_in_the_folder() -> None:
    """By id, in the order of the ids, with the texts for the lines below findings."""
    loaded = read_desk(BASE)
    desk = loaded.desk
    assert loaded.findings == ()
    assert desk.settings.name == "The Larn Desk"
    assert list(desk.actors) == sorted(desk.actors) == ["ada-brandt", "estria", "norland"]
    assert list(desk.sources) == ["coast-courier", "wheat-letter"]
    assert list(desk.briefings) == ["base"]
    assert set(desk.files) == {
        "settings.yml", "actors.yml", "base.yml", "sources/coast-courier/article.md",
        "sources/coast-courier/stripped.yml", "sources/wheat-letter/article.md",
    }  # fmt: skip
    assert desk.files["settings.yml"].startswith("name: The Larn Desk\n")
    assert desk.complete
    assert not desk.broken


def test_a_source_takes_what_it_does_not_say_from_the_desk(tmp_path: Path) -> None:
    """Rights, reliability and language have defaults; what the source says comes first."""
    settings = "name: x\nlanguage: cy\ndefaults: {rights: none, reliability: B}\n"
    article = "---\ntitle: T\nrights: full-text\n---\nText.\n"
    desk = load(tmp_path, {"settings.yml": settings, "sources/new/article.md": article}).desk
    new, old = desk.sources["new"], desk.sources["coast-courier"]
    assert (new.rights, new.reliability, new.language) == ("full-text", "B", "cy")
    assert (old.rights, old.reliability, old.language) == ("none", "B", "en")


def test_a_body_has_unix_line_ends_and_knows_its_place(tmp_path: Path) -> None:
    """So that offsets are the same whatever the analyst's editor does."""
    folder = write_desk(tmp_path / "desk", {})
    path = folder / "sources/wheat-letter/article.md"
    path.write_bytes(b"---\r\ntitle: T\r\n---\r\n\r\nOne\r\nTwo words\r\n")
    source = read_desk(folder).desk.sources["wheat-letter"]
    assert source.body == "One\nTwo words\n"
    assert source.place_of(0) == Place("sources/wheat-letter/article.md", 5, 1)
    assert source.place_of(source.body.index("words")) == Place("sources/wheat-letter/article.md", 6, 5)


def test_a_plain_text_is_its_own_reading(tmp_path: Path) -> None:
    """Any other original has one beside it, whose sum is recorded, and which is never edited."""
    folder = write_desk(tmp_path / "desk", {})
    home = folder / "sources/wheat-letter"
    for name, data, own in (
        ("original.txt", "Wheat – 10 t\n".encode(), True),
        ("original.txt", "Wheat – 10 t\n".encode("cp1252"), False),
        ("original.html", "Wheat – 10 t\n".encode(), False),
    ):
        (home / name).write_bytes(data)
        reading = "Wheat – 10 t\n".encode()
        (home / "reading.txt").write_bytes(reading)
        front = f"title: T\noriginal: {name}\nsha256: {hashlib.sha256(data).hexdigest()}\n"
        sums = f"reading_sha256: {hashlib.sha256(reading).hexdigest()}\n"
        (home / "article.md").write_text(f"---\n{front}{sums}---\nText.\n", encoding="utf-8")
        loaded = read_desk(folder)
        if own:
            assert told(loaded) == [
                (
                    "sources/wheat-letter/article.md:3:11 reading-changed: original.txt is a plain text and its own "
                    "reading, and another is recorded beside it | remove reading.txt, and write: reading_sha256: null"
                )
            ]
            (home / "reading.txt").unlink()
            (home / "article.md").write_text(f"---\n{front}---\nText.\n", encoding="utf-8")
            loaded = read_desk(folder)
        assert told(loaded) == []
        assert loaded.desk.sources["wheat-letter"].reading == "Wheat – 10 t\n"
        if name == "original.txt":
            (home / name).unlink()
    (home / "reading.txt").write_text("Wheat – 100 t\n", encoding="utf-8")
    assert told(read_desk(folder)) == [
        (
            "sources/wheat-letter/article.md:5:17 reading-changed: reading.txt is not the reading that was recorded: "
            "its SHA-256 sum is another | put it back; it is never edited: what it says wrongly is mended by an entry "
            "of corrections"
        )
    ]
    (home / "reading.txt").unlink()
    assert told(read_desk(folder)) == [
        (
            "sources/wheat-letter/article.md:3:11 missing-file: reading.txt, the reading of original.html, is not in "
            "the folder | put it back, or read the original again: briefing refresh wheat-letter"
        )
    ]


def test_a_folder_that_is_not_there_is_the_callers_mistake(tmp_path: Path) -> None:
    """It is no finding in a desk."""
    with pytest.raises(FileNotFoundError):
        read_desk(tmp_path / "nowhere")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(NotADirectoryError):
        read_desk(tmp_path / "file")


# --- files that are not what they should be -----------------------------------------------------------


def test_a_folder_in_place_of_a_file_is_a_finding(tmp_path: Path) -> None:
    """The other files are read all the same."""
    folder = write_desk(tmp_path / "desk", {})
    (folder / "page.yml").mkdir()
    (folder / "sources/empty").mkdir()
    (folder / "sources/odd/article.md").mkdir(parents=True)
    loaded = read_desk(folder)
    assert told(loaded) == [
        f"page.yml:1:1 missing-file: page.yml is a folder | {UNREAD}",
        "sources/empty/article.md:1:1 missing-file: sources/empty has no article.md | write it, or remove the folder",
        f"sources/odd/article.md:1:1 missing-file: article.md is a folder | {UNREAD}",
    ]
    assert loaded.desk.broken == {"page", "empty", "odd"}
    assert not loaded.desk.complete
    assert "base" in loaded.desk.briefings


def test_a_dead_link_is_a_finding(tmp_path: Path) -> None:
    """Also for the settings, the registry and an article."""
    folder = write_desk(tmp_path / "desk", {})
    for name in ("settings.yml", "actors.yml", "page.yml", "sources/wheat-letter/article.md"):
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to("nowhere")
    assert told(read_desk(folder)) == [
        f"{path}:1:1 missing-file: {path.rpartition('/')[2]} is a link to nothing | {UNREAD}"
        for path in ("actors.yml", "page.yml", "settings.yml", "sources/wheat-letter/article.md")
    ]


def test_a_link_out_of_its_folder_is_not_followed(tmp_path: Path) -> None:
    """A desk from elsewhere must not publish what lies beside it; a link within the folder is a file like others."""
    folder = write_desk(tmp_path / "desk", {"page.yml": page()})
    (tmp_path / "secret.yml").write_text(page(), encoding="utf-8")
    (folder / "out.yml").symlink_to("../secret.yml")
    (folder / "within.yml").symlink_to("page.yml")
    (folder / "sources/wheat-letter/original.txt").symlink_to("/etc/hostname")
    article = folder / "sources/wheat-letter/article.md"
    article.write_text("---\ntitle: T\noriginal: original.txt\n---\nText.\n", encoding="utf-8")
    loaded = read_desk(folder)
    assert told(loaded) == [
        f"out.yml:1:1 missing-file: out.yml is a link that leads out of its folder | {UNREAD}",
        "sources/wheat-letter/article.md:3:11 missing-file: original.txt is a link that leads out of its folder | "
        + UNREAD,
    ]
    assert list(loaded.desk.briefings) == ["base", "page", "within"]
    assert loaded.desk.sources["wheat-letter"].reading is None


def test_a_giant_file_is_not_even_opened(tmp_path: Path) -> None:
    """Its size is asked for first."""
    folder = write_desk(tmp_path / "desk", {})
    with (folder / "page.yml").open("wb") as file:
        file.truncate(64 * 2**20 + 1)
    message = "page.yml:1:1 missing-file: page.yml has more than 64 MiB and is not read"
    assert told(read_desk(folder)) == [f"{message} | {UNREAD}"]
    with (folder / "page.yml").open("wb") as file:
        file.truncate(64 * 2**20)
    assert [finding.code for finding in read_desk(folder).findings] == ["file-too-large"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Reading it would never end."""
    folder = write_desk(tmp_path / "desk", {})
    os.mkfifo(folder / "page.yml")
    assert told(read_desk(folder)) == [f"page.yml:1:1 missing-file: page.yml is no file | {UNREAD}"]


def test_a_file_that_may_not_be_read_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the others are read; the test may run as root, so the refusal is played."""
    really = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "page.yml":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    loaded = load(tmp_path, {"page.yml": page()})
    message = "page.yml:1:1 missing-file: page.yml cannot be read: permission denied"
    assert told(loaded) == [f"{message} | {UNREAD}"]
    assert "base" in loaded.desk.briefings


def test_a_missing_settings_file_is_one_finding(tmp_path: Path) -> None:
    """The desk is read without them, and nothing is concluded from their absence."""
    folder = write_desk(tmp_path / "desk", {})
    (folder / "settings.yml").unlink()
    loaded = read_desk(folder)
    help_ = "write one with at least the line: name: the desk's name"
    assert told(loaded) == [f"settings.yml:1:1 missing-file: settings.yml is not there | {help_}"]
    assert "settings" in loaded.desk.broken


def test_the_name_to_rename_to_is_proposed(tmp_path: Path) -> None:
    """And it is never one that would be refused again."""
    folder = write_desk(tmp_path / "desk", {})
    for name in ("Two Words.yml", "Ünïcode.yml", "밀.yml", "index.yml", "q-1.yml", "page.yaml", "LOUD.YML"):
        (folder / name).write_text("# nothing\n", encoding="utf-8")
    findings = read_desk(folder).findings
    proposed = {f.place.path: f.help.rpartition(" ")[2] for f in findings if f.code == "file-name"}
    assert proposed == {
        "Two Words.yml": "two-words.yml",
        "Ünïcode.yml": "unicode.yml",
        "밀.yml": "mil.yml",
        "index.yml": "about-index.yml",
        "q-1.yml": "about-q-1.yml",
        "page.yaml": "page.yml",
        "LOUD.YML": "loud.yml",
    }


def test_an_article_under_another_name_is_pointed_at(tmp_path: Path) -> None:
    """It is there, and only its name is wrong."""
    assert told(load(tmp_path, {"sources/new/artcle.md": "---\ntitle: T\n---\nx\n"})) == [
        "sources/new/article.md:1:1 missing-file: sources/new has no article.md | rename artcle.md to article.md"
    ]


# --- what is lost is known ----------------------------------------------------------------------------


def test_ids_that_were_lost_with_their_item_are_known(tmp_path: Path) -> None:
    """References to them say nothing, and references to what is nowhere do."""
    desk = load(
        tmp_path,
        {
            "page.yml": page("judgements: {id: lost, text: x}\ngaps: [{id: kept, text: y}]\n"),
            "settings.yml": "name: x\ntopics: [grain]\nregions: {West Coast: x}\n",
            "actors.yml": "norland: {name: x, kind: state}\nestria: text\n",
        },
    ).desk
    assert {"lost", "grain", "estria"} <= desk.broken
    assert "west-coast" in desk.settings.regions  # its name was no id, and is read as one
    assert not {"kept", "norland", "nowhere"} & desk.broken


def test_a_briefing_that_is_no_yaml_is_known_by_its_name(tmp_path: Path) -> None:
    """What refers to it says nothing, and that something is unused cannot be said."""
    desk = load(tmp_path, {"page.yml": "a: b: c\n", "other.yaml": page()}).desk
    assert {"page", "other"} <= desk.broken
    assert list(desk.briefings) == ["base"]
    assert not desk.complete
