"""Arguments in, findings out.

Exit codes: 0 no error, 1 errors in the desk or the site, 2 misuse.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from io import TextIOWrapper
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Final

import click

from briefing_room.bring_in import compare_originals
from briefing_room.build import all_rules, at_work, build, check, put_right
from briefing_room.cli.ending import ended_in_order
from briefing_room.cli.impact import add_impact_command
from briefing_room.cli.shared import (
    ERRORS,
    MISUSE,
    OK,
    MisuseError,
    check_epoch,
    checked_desk,
    day_typed,
    desk_folder,
    desk_option,
    near,
    on_desk,
    plural,
    print_findings,
    say_error,
)
from briefing_room.cli.sources import add_source_commands
from briefing_room.findings import apply_levels, count_findings, has_errors, sorted_once
from briefing_room.ledger import NotOurFolderError
from briefing_room.load.past import NoDeskThenError, PastError, read_past_desk
from briefing_room.lock import BusyError
from briefing_room.model.types import id_mistake
from briefing_room.publish.mkdocs import PublishError
from briefing_room.publish.project import find_project
from briefing_room.publish.serve import serve
from briefing_room.publish.write import PathTakenError
from briefing_room.scaffold import TakenError, write_briefing, write_desk, write_schemas

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing_room.findings import Finding
    from briefing_room.model.desk import Desk
    from briefing_room.publish.project import Project

_LARGEST_PORT: Final = 65_535


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter is no reason to stop
    arguments = make_parser().parse_args(argv)
    try:
        with ended_in_order():
            code: int = arguments.run(arguments)
    except (MisuseError, TakenError, NotOurFolderError) as error:
        return say_error(str(error), MISUSE)
    except (BusyError, PathTakenError) as error:
        return say_error(str(error), ERRORS)
    except click.Abort:  # Ctrl-C, or the end of the input, at a question
        return say_error("interrupted; nothing was written", ERRORS)
    except (PublishError, OSError, KeyboardInterrupt) as error:
        return _say_failure(error)
    return code


def _say_failure(error: PublishError | OSError | KeyboardInterrupt) -> int:
    if isinstance(error, BrokenPipeError):  # whoever read has had enough: `briefing check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERRORS
    if isinstance(error, KeyboardInterrupt):
        return say_error("interrupted; nothing was published", ERRORS)
    if isinstance(error, PublishError):
        return say_error(f"the site could not be built; nothing was published\n{error}", ERRORS)
    return say_error(f"{error.strerror or error}: {error.filename}" if error.filename else str(error), ERRORS)


# --- commands -----------------------------------------------------------------------------------------


def _check(arguments: argparse.Namespace) -> int:
    folder = desk_folder(arguments.desk)
    put_right(folder)
    checked = check(
        folder, arguments.today, _past(folder, arguments.against) if arguments.against is not None else None
    )
    if arguments.originals:
        again = apply_levels(compare_originals(checked.desk, folder), checked.desk.settings.rules)
        checked = replace(checked, findings=sorted_once([*checked.findings, *again]))
    shown = _within(checked.findings, arguments.paths, arguments.desk)
    print_findings(checked, shown, arguments.desk, arguments.format)
    if arguments.format == "text":
        desk = checked.desk
        sys.stdout.write(
            f"{plural(len(desk.briefings), 'briefing')}, {plural(len(desk.sources), 'source')}, "
            f"{plural(len(desk.actors), 'actor')}: {count_findings(shown)}\n"
        )
    return ERRORS if has_errors(shown) or (arguments.strict and shown) else OK


def _build(arguments: argparse.Namespace) -> int:
    folder = desk_folder(arguments.desk)
    if arguments.site and not arguments.site.resolve().name:
        raise MisuseError(f"{arguments.site} cannot be the site's folder; name a folder in it")
    project = _project_of(folder, arguments, arguments.site, private=arguments.private)
    if _hold_each_other(project.site, project.desk):
        message = f"the site {project.site} and the desk {project.desk} must not hold each other"
        raise MisuseError(message)
    for pages in (project.markdown, project.docs):
        if pages and _hold_each_other(project.site, pages):
            raise MisuseError(f"the site {project.site} and the pages in {pages} must not hold each other")
    check_epoch()
    built = build(project)
    print_findings(built.checked, built.checked.findings, arguments.desk, "text")
    count = count_findings(built.checked.findings)
    if built.pages is None:
        there = project.site.is_dir()
        sys.stdout.write(f"{count}; nothing was built{', the site is as it was' if there else ''}\n")
        return ERRORS
    sys.stdout.write(
        f"{count}; {built.pages} pages built, every link and every proof followed: {near(project.site)}/index.html\n"
    )
    return OK


def _serve(arguments: argparse.Namespace) -> int:
    folder = desk_folder(arguments.desk)
    put_right(folder)
    checked = check(folder)
    project = _project_of(folder, arguments, None, private=True)
    if not checked.may_be_published and not (project.markdown / "index.md").is_file():
        print_findings(checked, checked.findings, arguments.desk, "text")
        sys.stdout.write(f"{count_findings(checked.findings)}; mend the errors, then start the preview again\n")
        return ERRORS
    try:
        with at_work(project):
            serve(project, arguments.address)  # which tells the findings again whenever the desk changes
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL}:
            raise
        reason = (error.strerror or str(error)).lower()
        raise MisuseError(f"{arguments.address}: {reason}; name another with --address HOST:PORT") from None
    return OK


def _project_of(folder: Path, arguments: argparse.Namespace, site: Path | None, *, private: bool) -> Project:
    """The project a desk is built with; that one beside it is passed over is said."""
    project = find_project(folder, site, private=private, trusted=arguments.with_project)
    if project.passed_over:
        say_error(
            f"{project.passed_over} is not used: what it names is run (hooks, plugins, templates), and you are not "
            "working in its folder; if you trust it, add --with-project",
            OK,
        )
    return project


def _with_project(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--with-project",
        action="store_true",
        help="use the mkdocs.yml beside a desk elsewhere; the hooks, plugins and templates it names are run",
    )


def _new(arguments: argparse.Namespace) -> int:
    wrong = id_mistake(arguments.id)
    if wrong:
        message = f"“{arguments.id}” cannot be a briefing's id: {wrong}"
        raise MisuseError(message)
    checked = checked_desk(arguments.desk)
    path = write_briefing(arguments.desk, arguments.id, checked.desk, arguments.today)
    desk = desk_option(arguments.desk)
    sys.stdout.write(f"{path} written. Edit it, then run: briefing check{desk} {path}\n")
    return OK


def _init(arguments: argparse.Namespace) -> int:
    write_desk(arguments.folder)
    sys.stdout.write(
        f"{arguments.folder} written: settings, a registry of actors, one source and one briefing.\n"
        f"Next: briefing build --desk {arguments.folder} --site site\n"
    )
    return OK


def _rules(arguments: argparse.Namespace) -> int:
    del arguments
    for rule in all_rules():
        sys.stdout.write(f"{rule.code:<28} {rule.severity:<8} {rule.summary.replace('`', '')}\n")
    return OK


def _explain(arguments: argparse.Namespace) -> int:
    rules = {rule.code: rule for rule in all_rules()}
    rule = rules.get(arguments.code)
    if rule is None:
        close = get_close_matches(arguments.code, rules, n=1)
        message = f"there is no rule “{arguments.code}”" + (
            f"; did you mean “{close[0]}”?" if close else "; this lists them: briefing rules"
        )
        raise MisuseError(message)
    parts = [f"{rule.code} ({rule.severity})", *(fill(paragraph, 88) for paragraph in rule.paragraphs)]
    sys.stdout.write("\n\n".join([*parts, "\n".join(rule.example)]).rstrip() + "\n")
    return OK


def _schema(arguments: argparse.Namespace) -> int:
    write_schemas(arguments.folder)
    sys.stdout.write(f"the schemas are in {arguments.folder}\n")
    return OK


def _past(folder: Path, ref: str) -> Desk | None:
    """The desk as it was at a git ref; None when it is newer than that, which is said."""
    try:
        return read_past_desk(folder, ref)
    except PastError as error:
        raise MisuseError(str(error)) from None
    except NoDeskThenError as error:
        say_error(f"{error}, so there is nothing to compare with", OK)
        return None


# --- shared -------------------------------------------------------------------------------------------


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
        if not any(_hold_each_other(form, home) for form in (one, path.resolve()) for home in homes)
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


def _hold_each_other(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _address(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > _LARGEST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no address; write HOST:PORT, such as 127.0.0.1:8000")
    return text


def make_parser() -> argparse.ArgumentParser:
    """What may be typed: every command with its arguments, options and help."""
    parser = argparse.ArgumentParser(prog="briefing", description="From articles and annotations to a briefing site.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, help_: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help_, description=help_[0].upper() + help_[1:] + ".")
        made.set_defaults(run=run)
        return made

    made = on_desk(command("check", "show what is wrong with the desk", _check))
    made.add_argument(
        "paths", type=Path, nargs="*", metavar="PATH", help="show only findings in these files or folders"
    )
    made.add_argument(
        "--format", choices=("text", "json", "github", "gitlab"), default="text", help="how findings are printed"
    )
    made.add_argument(
        "--today", type=day_typed, metavar="DATE", help="compare horizons with this day, not with each as_of"
    )
    made.add_argument("--strict", action="store_true", help="exit with 1 on warnings too")
    made.add_argument(
        "--against",
        metavar="GITREF",
        help="compare with the desk at this commit, branch or tag: what moved needs a reason, and nothing may vanish",
    )
    made.add_argument(
        "--originals", action="store_true", help="read every original again, and tell what is read otherwise today"
    )

    made = on_desk(command("build", "check the desk and build the site", _build))
    made.add_argument("--site", type=Path, help="where the site goes (default: site, beside the desk)")
    made.add_argument(
        "--private", action="store_true", help="with drafts, whole texts and originals; not for publishing"
    )

    _with_project(made)

    made = on_desk(command("serve", "preview the private site, and reload when the desk changes", _serve))
    made.add_argument(
        "--address", type=_address, default="127.0.0.1:8000", metavar="HOST:PORT", help="default: 127.0.0.1:8000"
    )

    _with_project(made)

    made = on_desk(command("new", "begin a briefing", _new))
    made.add_argument("id", help="its id, which is the file's name and part of the address")
    made.add_argument("--today", type=day_typed, default=date.today(), metavar="DATE", help="its information cut-off")  # noqa: DTZ011 - the analyst's own day

    made = command("init", "make a desk that builds, to begin with", _init)
    made.add_argument("folder", type=Path, metavar="DIR", help="a folder that is not there, or is empty")

    command("rules", "list every rule", _rules)
    made = command("explain", "explain a rule", _explain)
    made.add_argument("code", metavar="CODE", help="the rule's code, as a finding shows it in brackets")

    made = command("schema", "write the JSON Schemas of the desk's files", _schema)
    made.add_argument("folder", type=Path, metavar="DIR", help="where to write them")
    add_source_commands(command)
    add_impact_command(command)
    return parser
