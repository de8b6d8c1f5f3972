"""`briefing diff`: what changed from one state of the desk to another, in the desk's own words."""

from __future__ import annotations

import json
import re
import sys
from itertools import groupby
from typing import TYPE_CHECKING

from briefing_room.checks.compared.between import changes_between
from briefing_room.cli.shared import ERRORS, OK, MisuseError, desk_folder, desk_option, say_error
from briefing_room.findings import Finding, printable, write_findings
from briefing_room.load.desk import read_desk
from briefing_room.load.past import NoDeskThenError, PastError, read_past_desk
from briefing_room.model.desk import Desk

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from briefing_room.checks.compared.between import Changed


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing diff`; the exit code."""
    folder = desk_folder(arguments.desk)
    before = _desk_at(folder, arguments.a)
    now = _desk_at(folder, arguments.b) if arguments.b else read_desk(folder).desk
    if not (now.complete or arguments.b):
        what = "a file of the desk cannot be read in whole, and what it says would be told wrongly"
        return say_error(f"{what}; mend it first: briefing check{desk_option(arguments.desk)}", ERRORS)
    for desk, ref in ((before, arguments.a), (now, arguments.b)):
        if not desk.complete:
            say_error(f"at {ref} a file of the desk cannot be read in whole; what it said may be missing or wrong", OK)
    changes = changes_between(before, now)
    sys.stdout.write(_written(changes, now, arguments.format, lambda path: (arguments.desk / path).as_posix()))
    return OK


def _desk_at(folder: Path, ref: str) -> Desk:
    try:
        return read_past_desk(folder, ref)
    except PastError as error:
        raise MisuseError(str(error)) from None
    except NoDeskThenError:
        return Desk(settings=read_desk(folder).desk.settings)


def _written(changes: Sequence[Changed], now: Desk, style: str, show_path: Callable[[str], str]) -> str:
    if style == "json":
        return json.dumps([_as_json(one, show_path) for one in changes], ensure_ascii=False, indent=2) + "\n"
    if style == "github":
        return "".join(_as_notice(one, show_path) for one in changes)
    rows = _as_markdown(changes, now) if style == "markdown" else _as_text(changes)
    return "".join(f"{row}\n" for row in rows) or "nothing changed\n"


def _as_text(changes: Sequence[Changed]) -> Iterator[str]:
    for briefing, group in groupby(changes, lambda one: one.briefing):
        yield briefing or "the desk"
        yield from (f"  {printable(one.subject)}: {printable(one.words)}" for one in group)


def _as_markdown(changes: Sequence[Changed], now: Desk) -> Iterator[str]:
    for briefing, group in groupby(changes, lambda one: one.briefing):
        title = now.briefings[briefing].title if briefing in now.briefings else briefing
        yield f"### {_escaped(title or 'The desk')}"
        yield ""
        for one in group:
            kind, _, name = one.subject.rpartition(" ")
            shown = f"{kind} `{name}`" if kind and one.subject != "bottom line" else one.subject
            yield f"- **{shown}** {_escaped(one.words)}"
        yield ""


def _escaped(text: str) -> str:
    """A text that is no markup in Markdown, nor a mention of anybody or of an issue."""
    return re.sub(r"([\\`*_\[\]<>#|~!&@$])", r"\\\1", printable(text)).replace("\\@", "@\u200b")


def _as_json(one: Changed, show_path: Callable[[str], str]) -> dict[str, object]:
    return {
        "sort": one.sort,
        "briefing": one.briefing or None,
        "subject": one.subject,
        "message": f"{one.subject}: {one.words}",
        "was": one.was or None,
        "now": one.now or None,
        "path": show_path(one.place.path),
        "line": one.place.line,
        "column": one.place.column,
    }


def _as_notice(one: Changed, show_path: Callable[[str], str]) -> str:
    """A comment at the line, as GitHub shows it."""
    finding = Finding(one.place, f"briefing-{one.sort}", "warning", f"{one.subject}: {one.words}")
    return "::notice" + write_findings([finding], "github", {}, show_path).removeprefix("::warning")
