"""`briefing check`: what is wrong with the desk."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_room.bring_in import compare_originals
from briefing_room.build import check, put_right
from briefing_room.cli.shared import ERRORS, OK, MisuseError, desk_folder, hold_each_other, plural, say_error
from briefing_room.cli.shown import chosen, counted, print_findings
from briefing_room.cli.terminal import progress
from briefing_room.findings import apply_levels, has_errors, sorted_once
from briefing_room.load.past import NoDeskThenError, PastError, read_past_desk
from briefing_room.publish.project import find_project
from briefing_room.scaffold import keep_schemas

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from briefing_room.findings import Finding
    from briefing_room.model.desk import Desk


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing check`; the exit code."""
    folder = desk_folder(arguments.desk)
    put_right(folder)
    checked = check(
        folder, arguments.today, _past(folder, arguments.against) if arguments.against is not None else None
    )
    if arguments.originals and not checked.is_of_another_format:
        with progress() as tell:
            again = apply_levels(compare_originals(checked.desk, folder, tell), checked.desk.settings.rules)
        checked = replace(checked, findings=sorted_once([*checked.findings, *again]))
    if not checked.is_of_another_format:
        keep_schemas(find_project(folder, None, private=False), checked.desk)
    shown = _within(checked.findings, arguments.paths, arguments.desk)
    print_findings(checked.desk.files, chosen(shown, arguments), arguments, arguments.format)
    if arguments.format == "text":
        desk = checked.desk
        sys.stdout.write(
            f"{plural(len(desk.briefings), 'briefing')}, {plural(len(desk.sources), 'source')}, "
            f"{plural(len(desk.actors), 'actor')}: {counted(shown, arguments)}\n"
        )
    return ERRORS if has_errors(shown) or (arguments.strict and shown) else OK


def _past(folder: Path, ref: str) -> Desk | None:
    """The desk as it was at a git ref; None when it is newer than that, which is said."""
    try:
        return read_past_desk(folder, ref)
    except PastError as error:
        raise MisuseError(str(error)) from None
    except NoDeskThenError as error:
        say_error(f"{error}, so there is nothing to compare with", OK)
        return None


def _within(findings: tuple[Finding, ...], paths: Sequence[Path], desk: Path) -> tuple[Finding, ...]:
    """The findings in the named files and folders; all when none is named."""
    if not paths:
        return findings
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        message = f"there is no {missing[0]}"
        raise MisuseError(message)
    # As it was typed and as it really is: the desk, or a source in it, may be reached through a link.
    typed = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - `absolute` keeps "..", `resolve` follows links
    wanted = [*typed, *(path.resolve() for path in paths)]
    homes = (Path(os.path.abspath(desk)), desk.resolve())  # noqa: PTH100 - the same
    outside = [
        path
        for path, one in zip(paths, typed, strict=True)
        if not any(hold_each_other(form, home) for form in (one, path.resolve()) for home in homes)
    ]
    if outside:
        message = f"{outside[0]} is not in the desk {desk}; name another desk with --desk"
        raise MisuseError(message)
    return tuple(
        finding
        for finding in findings
        if any(
            form.is_relative_to(path)
            for form in (homes[0] / finding.place.path, (desk / finding.place.path).resolve())
            for path in wanted
        )
    )
