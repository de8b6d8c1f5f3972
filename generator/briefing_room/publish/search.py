"""The search index: Pagefind's program over the records, and its bundle into the built site."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final

from briefing_room.ledger import clear, own
from briefing_room.model.types import main_language
from briefing_room.publish.failures import PublishError
from briefing_room.publish.switch import seal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefing_room.pages.records import Record

BUNDLE: Final = "pagefind"
"""The folder of the index on the site. Its files are not the same bytes twice, but they answer the same."""

RECORDS: Final = ".records"
"""The folder of the records while the index is made of them: in the site, where it is found again if we are killed."""

_MADE: Final = ("*.pf_*", "*pagefind*")
"""How the files are called that Pagefind makes."""

_UNUSED: Final = ("*-ui.*", "pagefind-highlight.js")
"""What Pagefind brings and no page loads: interfaces of its own."""

_SEGMENTED: Final = frozenset({"zh", "ja", "th"})
"""Languages whose words Pagefind wants to find itself. The records part them already, in any language."""

_LONGEST: Final = 600
"""Seconds after which the program is taken to hang."""

_CURE: Final = "install the project's packages again (`make distclean`, then `make build`)"


def index_site(site: Path, records: Iterable[Record], language: str) -> None:
    """Make the index of a site from its records.

    All records go into one index, in the desk's language, whatever language their quotes have: Pagefind would
    make an index for each language, and a page would search only the one of its own.

    Raises:
        PublishError: there is no program, or it failed.
    """
    program = _program()
    folder, bundle = site.resolve() / RECORDS, site.resolve() / BUNDLE
    own(folder, patterns=("*.html",))
    own(bundle, patterns=_MADE)
    try:
        for record in records:
            path = folder / record.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(record.html, encoding="utf-8", newline="\n")
        _run([str(program), *_options(folder, bundle, language)], folder)
    finally:
        clear(folder)
    for pattern in _UNUSED:
        for path in bundle.glob(pattern):
            path.unlink()
    seal(bundle)


def _options(folder: Path, bundle: Path, language: str) -> list[str]:
    main = main_language(language)
    stemmed = "en" if main in _SEGMENTED else main
    return ["--site", str(folder), "--output-path", str(bundle), "--force-language", stemmed, "--silent"]


def _program() -> Path:
    from pagefind.service import get_executable  # noqa: PLC0415 - not needed to check a desk

    try:
        found = get_executable()
    except FileNotFoundError:  # the package is there and its program is not
        found = None
    if found is None or not found.is_file():
        message = f"the search index cannot be made, because the program Pagefind is not there; {_CURE}"
        raise PublishError(message)
    return found


def _run(command: list[str], folder: Path) -> None:
    """Run Pagefind where no settings of anybody's can reach it: it reads files of its folder and the environment."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(  # noqa: S603 - the installed program, with our own arguments
            command, cwd=folder, env=environment, capture_output=True, timeout=_LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"the search index cannot be made: {error}; {_CURE}"
        raise PublishError(message) from error
    if done.returncode != 0:
        lines = (done.stderr or done.stdout).decode("utf-8", errors="replace").splitlines()
        said = " ".join(dict.fromkeys(line.strip() for line in lines))  # it says everything twice
        message = f"the search index cannot be made, because Pagefind stopped with {done.returncode}: {said}; {_CURE}"
        raise PublishError(message)
