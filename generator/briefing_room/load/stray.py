"""What lies in a desk's folder and is not read: each is told, so that nothing is ignored without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.findings import Mistake, Place
from briefing_room.model.source import ARTICLE, READING, STRIPPED

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from pathlib import Path

SETTINGS: Final = "settings.yml"
ACTORS: Final = "actors.yml"
SOURCES: Final = "sources"

_OF_A_BRIEFING: Final = (".yml", ".yaml")
_OF_AN_ARTICLE: Final = frozenset({".md", ".txt", ".html", ".htm", ".mhtml", ".pdf", ".docx", ".eml"})
_BESIDE_THE_POINT: Final = frozenset({"readme", "license", "licence", "thumbs.db", "desktop.ini"})
_KNOWN_TO_EDITORS: Final = ("~", ".bak", ".orig", ".rej", ".swp")

_TAKE_OUT: Final = "take it out of the desk, or begin its name with a dot"
_BRING_IN: Final = f"if it is an article, bring it in with `briefing add`; then {_TAKE_OUT}"
_OF_THE_DESK: Final = "of a desk, settings.yml, actors.yml, a .yml file for each briefing and sources/ are read"
_A_PICTURE: Final = f"if it is the desk's logo or icon, name it in settings.yml under brand; else {_TAKE_OUT}"
_OF_SOURCES: Final = "of sources/, a folder for each source is read"


def is_beside_the_point(name: str) -> bool:
    """Whether nobody expects a file of this name to be read: hidden, an editor's copy, or about the folder itself."""
    stem = name.lower().removesuffix(".md").removesuffix(".txt")
    return name.startswith(".") or name.endswith(_KNOWN_TO_EDITORS) or stem in _BESIDE_THE_POINT


def stray_files(
    desk: Path, originals: Mapping[str, str | None], pictures: Container[str | None] = ()
) -> Iterator[Mistake]:
    """Yield a mistake for each file and folder that is not read.

    Args:
        desk: the desk's folder.
        originals: for each source that could be read, the name of its original.
        pictures: the names of the files that the settings' brand names.
    """
    for path in _others(desk):
        if path.name == SOURCES or path.name in pictures or path.suffix.lower() in _OF_A_BRIEFING:
            continue  # it is read, and what is wrong with it is told
        if not path.is_dir():
            yield _stray(path.name, _OF_THE_DESK, _cure_of_a_file(path))
        elif path.is_symlink() or any(one.is_file() for one in path.rglob("*")):
            yield _stray(path.name, _OF_THE_DESK, _cure_of_a_folder(path))
    for path in _others(desk / SOURCES):
        if not path.is_dir():
            yield _stray(f"{SOURCES}/{path.name}", _OF_SOURCES, _cure_of_a_file(path))
    for source, original in originals.items():
        for path in _others(desk / SOURCES / source):
            if path.name not in {ARTICLE, READING, STRIPPED, original}:
                yield _in_a_source(path, source)


def _others(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (path for path in sorted(folder.iterdir()) if not is_beside_the_point(path.name))


def _in_a_source(path: Path, source: str) -> Mistake:
    read = f"of a source, {ARTICLE}, {READING}, {STRIPPED} and the original it names are read"
    cure = f"if it is another article, bring it in with `briefing add`; then {_TAKE_OUT}"
    if path.stem == "original":
        cure = f"if {ARTICLE} was made of it, write in its front matter: original: {path.name}; else {_TAKE_OUT}"
    return _stray(f"{SOURCES}/{source}/{path.name}", read, cure)


def _cure_of_a_folder(path: Path) -> str:
    inside = min((one.relative_to(path.parent) for one in path.rglob("*.yml")), default=None)
    if path.name.lower() == SOURCES:
        return f"rename it to {SOURCES}"
    if inside:
        return f"put {inside.as_posix()} beside {SETTINGS}, as {inside.name}, if it is a briefing; else {_TAKE_OUT}"
    return _TAKE_OUT


def _cure_of_a_file(path: Path) -> str:
    """What to do with a file: a briefing gets its own ending back, and an article is brought in."""
    for ending in _OF_A_BRIEFING:
        head, found, _ = path.name.partition(f"{ending}.")
        if found and head:
            return f"rename it to {head}.yml if it is a briefing; else {_TAKE_OUT}"
    if path.suffix in {".svg", ".png"}:
        return _A_PICTURE
    return _BRING_IN if path.suffix.lower() in _OF_AN_ARTICLE else _TAKE_OUT


def _stray(name: str, read: str, cure: str) -> Mistake:
    return Mistake(Place(name), f"{name} is not read; {read}", cure)
