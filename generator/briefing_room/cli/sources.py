"""The commands on sources: add, review, refresh, quote."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

import click

from briefing_room.bring_in import (
    change_source,
    draft_source,
    mark_reviewed,
    settled,
    write_change,
    write_source,
)
from briefing_room.cli.shared import (
    ERRORS,
    OK,
    MisuseError,
    check_epoch,
    desk_folder,
    desk_option,
    near,
    on_desk,
    plural,
)
from briefing_room.cli.side_by_side import side_by_side
from briefing_room.findings import Mistake, Place, finding_of, printable, write_findings
from briefing_room.intake import article_refused
from briefing_room.intake.document.arrival import Delivery, RefusedError
from briefing_room.intake.document.extracted import Wishes
from briefing_room.intake.fetch import fetch
from briefing_room.intake.formats import FORMATS
from briefing_room.intake.formats.sniff import LARGEST
from briefing_room.intake.source.say import found_rows
from briefing_room.intake.source.strip_log import numbers_in
from briefing_room.load.desk import read_desk
from briefing_room.model.article import one_line
from briefing_room.model.source import Reliability, Rights, SourceType
from briefing_room.model.types import id_mistake

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.bring_in import Change, Draft
    from briefing_room.cli.shared import AddCommand
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source

STDIN: Final = "-"
_GIVEN: Final = (
    "id", "title", "publisher", "author", "published", "retrieved", "url", "origin", "reliability", "type", "rights",
    "language",
)  # fmt: skip
_OF_ONE: Final = ("id", "title", "url", "keep", "strip")
"""Options that can only mean one article."""


# --- add ----------------------------------------------------------------------------------------------


def _add(arguments: argparse.Namespace) -> int:
    folder = desk_folder(arguments.desk)
    whats: list[str] = arguments.what
    _check_options(arguments)
    if len(whats) == 1:
        return _add_one(folder, whats[0], arguments)
    return _add_many(folder, whats, arguments)


def _check_options(arguments: argparse.Namespace) -> None:
    if len(arguments.what) > 1:
        for option in _OF_ONE:
            if getattr(arguments, option):
                raise MisuseError(f"--{option} is for one article; {len(arguments.what)} are named")
        if STDIN in arguments.what:
            raise MisuseError("standard input (-) is one article; add it by itself")
    wrong = id_mistake(arguments.id) if arguments.id else None
    if wrong:
        raise MisuseError(f"“{arguments.id}” cannot be a source's id: {wrong}")


def _add_one(folder: Path, what: str, arguments: argparse.Namespace) -> int:
    desk = read_desk(folder).desk
    asking = _may_ask(arguments) and what != STDIN
    try:
        draft = draft_source(desk, _deliver(what, arguments), _given(arguments), _wishes(arguments))
        _check_id(draft.id, desk)
        _write_rows([what, *found_rows(draft.extract, draft.facts, draft.twins)])
        if asking:
            draft = _ask_facts(desk, draft)
        _check_alarm(draft, arguments, asking=asking)
        if asking and not click.confirm(
            f"Write {near(folder / 'sources' / draft.id)}?", default=not draft.extract.alarm
        ):
            sys.stdout.write("nothing was written\n")
            return ERRORS
        path = write_source(folder, draft)
    except RefusedError as error:
        return _say_refused(what, error)
    option = desk_option(arguments.desk)
    sys.stdout.write(
        f"{near(path)} written, not reviewed yet.\n"
        f"Next: briefing review{option} {draft.id}\n"
        f'      briefing quote{option} {draft.id} "words of the article"\n'
    )  # fmt: skip
    return OK


def _add_many(folder: Path, whats: Sequence[str], arguments: argparse.Namespace) -> int:
    """Add one after the other; each is compared with those before it, and one that fails stops no other."""
    desk = read_desk(folder).desk
    added: list[Draft] = []
    refused: list[tuple[str, RefusedError]] = []
    interrupted = False
    with click.progressbar(whats, label="Adding", file=sys.stderr, item_show_func=_name_of) as bar:
        for what in bar:
            try:
                draft = draft_source(desk, _deliver(what, arguments), _given(arguments), _wishes(arguments))
                _check_alarm(draft, arguments, asking=False)
                write_source(folder, draft)
            except RefusedError as error:
                refused.append((what, error))
                continue
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                refused.append((what, RefusedError(f"it cannot be written: {reason}", "see that there is room for it")))
                continue
            except KeyboardInterrupt:
                sys.stderr.write("\nbriefing: interrupted; what was added before stays\n")
                interrupted = True
                break
            added.append(draft)
            desk = replace(desk, sources={**desk.sources, draft.id: draft.source})
    _say_summary(added, refused, arguments)
    return ERRORS if refused or interrupted else OK


def _name_of(what: str | None) -> str:
    return printable(what[-40:]) if what else ""


def _say_summary(
    added: Sequence[Draft], refused: Sequence[tuple[str, RefusedError]], arguments: argparse.Namespace
) -> None:
    for draft in added:
        notes = [*([draft.extract.alarm] if draft.extract.alarm else []), *draft.extract.doubts]
        notes += [f"perhaps {fact.key}: {fact.value} ({fact.where})" for fact in draft.facts if not fact.sure]
        _write_rows([f"{draft.id}  ←  {draft.delivery.name}", *(f"    unsure: {note}" for note in notes)])
    for what, error in refused:
        _say_refused(what, error)
    sys.stdout.write(f"{plural(len(added), 'source')} added, {len(refused)} refused\n")
    if added:
        sys.stdout.write(f"None is reviewed yet. Next, for each: briefing review{desk_option(arguments.desk)} ID\n")


def _check_id(source_id: str, desk: Desk) -> None:
    for kind, taken in (("a source", desk.sources), ("a briefing", desk.briefings), ("an actor", desk.actors)):
        if source_id in taken:
            raise RefusedError(f"the id “{source_id}” is taken by {kind}", "choose another: --id ID")


def _check_alarm(draft: Draft, arguments: argparse.Namespace, *, asking: bool) -> None:
    if draft.extract.alarm and not asking and not arguments.yes:
        raise RefusedError(draft.extract.alarm, "save the article itself; or take it as it is with --yes")


def _ask_facts(desk: Desk, draft: Draft) -> Draft:
    """Ask about each proposal; what is confirmed or typed becomes a fact."""
    facts = list(draft.facts)
    for number, fact in enumerate(facts):
        if fact.sure or fact.value is None:
            continue
        answer = click.prompt(
            f"{fact.key}: {printable(fact.value)} ({fact.where})? y, n, or type another", default="n", show_default=True
        ).strip()
        if answer.lower() in {"n", "no"}:
            facts[number] = replace(fact, value=None, sure=True)
        else:
            typed = fact.value if answer.lower() in {"y", "yes"} else answer
            facts[number] = replace(fact, value=typed, where="confirmed", sure=True)
    return settled(desk, replace(draft, facts=tuple(facts)))


def _deliver(what: str, arguments: argparse.Namespace) -> Delivery:
    """The bytes behind what the analyst named.

    Raises:
        RefusedError: they cannot be had.
    """
    if what == STDIN:
        return Delivery(what, sys.stdin.buffer.read(LARGEST + 1))
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://", what):
        fetched = fetch(what, allow_private=arguments.allow_private)
        return Delivery(what, fetched.data, fetched.content_type, fetched.charset, fetched.address, _now())
    return Delivery(what, _read_file(Path(what)))


def _now() -> str:
    """The moment, to the second; SOURCE_DATE_EPOCH is honoured."""
    check_epoch()
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _read_file(path: Path) -> bytes:
    help_ = "name a file, an address that begins with https://, or - for standard input"
    try:
        if path.is_dir():
            raise RefusedError("it is a folder", f"name the files in it: briefing add {path}/*")
        if not path.is_file():
            there = os.path.lexists(path)
            raise RefusedError("it is no file that can be read" if there else "there is no such file", help_)
        if path.stat().st_size > LARGEST:
            size = path.stat().st_size / 2**20
            message = f"it has {size:,.0f} MiB; an article of more than {LARGEST // 2**20} MiB is not brought in"
            raise RefusedError(message, "save the article alone, without pictures")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RefusedError(f"it cannot be read: {reason.lower()}", "see that you may read it") from None


def _given(arguments: argparse.Namespace) -> dict[str, str]:
    given = {key: one_line(getattr(arguments, key) or "") for key in _GIVEN}
    return {key: value for key, value in given.items() if value}


def _wishes(arguments: argparse.Namespace) -> Wishes:
    return Wishes(keep=arguments.keep or frozenset(), strip=arguments.strip or frozenset())


def _say_refused(what: str, error: RefusedError) -> int:
    name = "standard input" if what == STDIN else what
    place = Place(name)
    finding = finding_of(article_refused, Mistake(place, error.message, error.help))
    sys.stderr.write(write_findings([finding], "text", {}, str))
    return ERRORS


# --- review and refresh -------------------------------------------------------------------------------


def _review(arguments: argparse.Namespace) -> int:
    folder = desk_folder(arguments.desk)
    desk, source = _source(folder, arguments.id)
    wishes = _wishes(arguments)
    if wishes.keep or wishes.strip:
        try:
            change = change_source(desk, folder, source, wishes)
        except RefusedError as error:
            return _say_refused(source.id, error)
        if change.files and not _take_change(folder, change, arguments):
            return ERRORS
        desk, source = _source(folder, arguments.id)
    if source.original is None:
        cure = "read it; if it is right, write “reviewed: true” into its article.md"
        return _say_refused(source.id, RefusedError("there is no original that could be shown beside the text", cure))
    _write_rows(side_by_side(source, shutil.get_terminal_size((120, 24)).columns))
    if source.facts.reviewed:
        sys.stdout.write(f"{source.id} was reviewed before.\n")
        return OK
    if arguments.yes or (_may_ask(arguments) and click.confirm("Is the cleaned text the article, and all of it?")):
        mark_reviewed(desk, folder, source)
        sys.stdout.write(f"{source.id}: reviewed: true\n")
        return OK
    again = f"briefing review{desk_option(arguments.desk)} {source.id}"
    sys.stdout.write(
        f"{source.id} is not reviewed yet. If the cleaned text is the article: {again} --yes\n"
        f"To correct it: {again} --keep N,N-M --strip N,N-M\n"
    )
    return OK


def _refresh(arguments: argparse.Namespace) -> int:
    folder = desk_folder(arguments.desk)
    desk, source = _source(folder, arguments.id)
    try:
        change = change_source(desk, folder, source, Wishes())
    except RefusedError as error:
        return _say_refused(source.id, error)
    if not change.files:
        sys.stdout.write(f"{source.id}: today's rules give the text that is there\n")
        return OK
    return OK if _take_change(folder, change, arguments) else ERRORS


def _take_change(folder: Path, change: Change, arguments: argparse.Namespace) -> bool:
    """Show what would change, quotes that would be lost first, and write it when the analyst takes it."""
    _write_rows(_lost_rows(change, arguments.desk))
    _write_rows(change.diff)
    if not arguments.yes and not (change.as_wished and not change.lost and not change.unfound):
        if not _may_ask(arguments):
            sys.stdout.write("nothing was written; to take it: --yes\n")
            return False
        if not click.confirm("Write this?", default=False):
            sys.stdout.write("nothing was written\n")
            return False
    write_change(folder, change)
    sys.stdout.write(f"{change.source.id} written, to be reviewed\n")
    return True


def _lost_rows(change: Change, desk: Path) -> Iterator[str]:
    if change.lost:
        yield f"{plural(len(change.lost), 'quote')} would be lost:"
    for citation in change.lost:
        place = citation.evidence.at("quote")
        yield f"  {(desk / place.path).as_posix()}:{place.line}:{place.column}: {citation.evidence.quote}"
    if change.unfound:
        yield "Lines you once decided on are not in the original as it is read today:"
    yield from (f"  {row}" for row in change.unfound)


def _source(folder: Path, source_id: str) -> tuple[Desk, Source]:
    desk = read_desk(folder).desk
    source = desk.sources.get(source_id)
    if source is None:
        known = ", ".join(desk.sources) or "none"
        broken = " that can be read; run: briefing check" if source_id in desk.broken else ""
        raise MisuseError(f"there is no source “{source_id}”{broken}; the desk has: {known}")
    return desk, source


# --- quote --------------------------------------------------------------------------------------------


def _quote(arguments: argparse.Namespace) -> int:
    from briefing_room.cli.quoting import write_entries  # noqa: PLC0415 - with its own module

    desk, source = _source(desk_folder(arguments.desk), arguments.id)
    return write_entries(desk, source, " ".join(arguments.words))


# --- shared -------------------------------------------------------------------------------------------


def _may_ask(arguments: argparse.Namespace) -> bool:
    return not arguments.yes and sys.stdin.isatty() and sys.stdout.isatty()


def _write_rows(rows: Sequence[str] | Iterator[str]) -> None:
    sys.stdout.writelines(f"{row}\n" for row in map(printable, rows))


def _numbers(text: str) -> frozenset[int]:
    parts = [part.strip() for part in text.split(",")]
    matches = [re.fullmatch(r"([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?", part, re.ASCII) for part in parts]
    if not all(match and int(match[2] or match[1]) >= int(match[1]) for match in matches):
        raise argparse.ArgumentTypeError(f"{text} names no lines; write 5, or 3-7, or 5,9-12")
    return numbers_in(parts)


def _on_lines(made: argparse.ArgumentParser) -> None:
    made.add_argument("--keep", type=_numbers, metavar="N,N-M", help="lines of the original that are the article's")
    made.add_argument("--strip", type=_numbers, metavar="N,N-M", help="lines of the original that are not")


_FACTS: Final = (
    ("title", "its headline, word for word"),
    ("publisher", "who published it"),
    ("author", "who wrote it"),
    ("published", "when it was published: 2023-09-13, 2023-09, 2023-09~ (about), or a full timestamp"),
    ("retrieved", "when it was brought in, written the same way"),
    ("url", "its web address"),
    ("origin", "who first said it: an agency, a wire, a press release"),
    ("language", "the language of its text: en, ko, zh-Hant"),
)
"""Facts that can be given, for what the document does not tell or tells wrong."""


def add_source_commands(command: AddCommand) -> None:
    """Add the commands on sources to the command line."""
    made = on_desk(command("add", "bring in an article, or several, as sources", _add))
    made.add_argument(
        "what",
        nargs="+",
        metavar="WHAT",
        help=f"a file ({', '.join(one.label for one in FORMATS)}), an address, or -",
    )
    made.add_argument("--id", help="the source's id (default: from the headline)")
    for key, what in _FACTS:
        made.add_argument(f"--{key}", metavar="DATE" if "when" in what else key.upper(), help=what)
    made.add_argument("--reliability", choices=get_args(Reliability), help="grade of the source, A to F")
    made.add_argument("--type", choices=get_args(SourceType), help="what sort of source it is")
    made.add_argument("--rights", choices=get_args(Rights), help="how much of it the published site may show")
    _on_lines(made)
    made.add_argument("--allow-private", action="store_true", help="fetch from private and loopback addresses too")
    made.add_argument("--yes", action="store_true", help="do not ask; take even what may be no article")

    made = on_desk(command("review", "compare a source with its original, and say that it is right", _review))
    made.add_argument("id", metavar="ID", help="the source's id")
    _on_lines(made)
    made.add_argument("--yes", action="store_true", help="do not ask: it is right")

    made = on_desk(command("refresh", "extract a source again with today's rules", _refresh))
    made.add_argument("id", metavar="ID", help="the source's id")
    made.add_argument("--yes", action="store_true", help="do not ask: write what changed")

    made = on_desk(command("quote", "print an evidence entry for words of a source", _quote))
    made.add_argument("id", metavar="ID", help="the source's id")
    made.add_argument("words", nargs="+", metavar="WORDS", help="the words, as they stand in the source or nearly")
