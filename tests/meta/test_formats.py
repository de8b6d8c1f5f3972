"""A format is one module and one line; whoever forgets what belongs to it is told what."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest

from briefing_room.intake import formats
from briefing_room.intake.document.arrival import Arrival
from briefing_room.intake.formats import FORMATS, UNREADABLE, format_named, listed_formats
from briefing_room.intake.formats.format import Sample, Sign
from briefing_room.intake.formats.sniff import format_of
from tests.intake.honest import HONEST, PROSE

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [one.name for one in FORMATS]


def test_every_format_is_listed() -> None:
    """A module that declares one has its line in `FORMATS`."""
    modules = [import_module(f"{formats.__name__}.{found.name}") for found in iter_modules(formats.__path__)]
    declared = {module.FORMAT.name: module.__name__ for module in modules if hasattr(module, "FORMAT")}
    forgotten = [module for name, module in declared.items() if name not in NAMES]
    assert forgotten == [], "their FORMAT has no line in FORMATS of intake/formats/__init__.py"
    assert len(declared) == len(FORMATS)


def test_no_two_formats_share_a_name() -> None:
    """Nor an ending or a media type, and each has one to begin with."""
    for shared in (NAMES, [e for one in FORMATS for e in one.endings], [m for one in FORMATS for m in one.media_types]):
        assert sorted(shared) == sorted(set(shared))
    assert all(one.endings and one.media_types for one in FORMATS)


@pytest.mark.parametrize("name", NAMES)
def test_every_format_has_an_honest_document(name: str) -> None:
    """One in `tests/intake/honest.py` with each of its signs: half of it and a spoiled one are hostile documents."""
    known = [path for path, data in HONEST if format_of(data, path).name == name]
    assert known, f"no document in tests/intake/honest.py is recognised as {name}"
    assert [path for path in known if path.rpartition(".")[2] in format_named(name).endings]


@pytest.mark.parametrize("name", [name for name, _ in HONEST])
def test_an_honest_document_is_read(name: str) -> None:
    """Every paragraph of it, as lines that stand for it, with what read it."""
    data = dict(HONEST)[name]
    one = format_of(data, name)
    reading = one.read(Arrival(name, data, one.name))
    text = " ".join(line.text for line in reading.lines)
    assert all(row in text for row in PROSE)
    assert reading.reader


@pytest.mark.parametrize("name", NAMES)
def test_the_handbook_tells_of_every_format(name: str, root: Path) -> None:
    """In the words that the format has for an analyst."""
    told = (root / "docs/handbook/sources.md").read_text(encoding="utf-8")
    assert format_named(name).words in told, f"docs/handbook/sources.md does not tell of {format_named(name).words}"


@pytest.mark.parametrize(("what", "mark"), [(known.what, known.mark) for known in UNREADABLE])
def test_what_is_refused_by_its_mark_is_no_format(what: str, mark: bytes) -> None:
    """A format that can be read now has no line in `UNREADABLE` any more."""
    claimed = [one.name for one in FORMATS if one.signs(Sample(mark)) is Sign.MARK]
    assert claimed == [], f"{what} can be read as {claimed}; take its line out of UNREADABLE"


def test_formats_are_listed_for_a_sentence() -> None:
    """In their order, as refusals and help have them."""
    *others, last = [one.label for one in FORMATS]
    assert listed_formats().split(" or ") == [", ".join(others), last]


def test_what_reads_documents_is_never_loaded_into_the_program() -> None:
    """Only into the process that is limited: a library that can be made to crawl has no place beside the desk."""
    readers = ("pypdf", "mammoth", "trafilatura", "lxml", "charset_normalizer")
    asked = f"import briefing_room.cli, sys; print(*[name for name in {readers} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
