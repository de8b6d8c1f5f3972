"""`briefing add`: one article, about which an analyst may be asked, or many, about which nobody is."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import click

from briefing_room.bring_in import deliver, draft_source, settled, write_source
from briefing_room.cli.asked import STDIN, answered, confirmed, desk_in, may_ask, say_refused, wishes_of, write_rows
from briefing_room.cli.shared import ERRORS, OK, MisuseError, check_epoch, desk_folder, desk_option, near, plural
from briefing_room.findings import printable
from briefing_room.intake.document.arrival import Delivery, RefusedError
from briefing_room.intake.formats.sniff import LARGEST
from briefing_room.intake.source.say import found_rows
from briefing_room.model.article import one_line
from briefing_room.model.ids import id_mistake

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from briefing_room.bring_in import Draft
    from briefing_room.model.desk import Desk

_GIVEN: Final = (
    "id", "title", "publisher", "author", "published", "retrieved", "url", "origin", "reliability", "type", "rights",
    "language",
)  # fmt: skip
_OF_ONE: Final = ("id", "title", "url", "keep", "strip")
"""Options that can only mean one article."""


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing add`; the exit code."""
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
    desk = desk_in(folder)
    asking = may_ask(arguments) and what != STDIN
    try:
        draft = draft_source(desk, _deliver(what, arguments), _given(arguments), wishes_of(arguments))
        _check_id(draft.id, desk)
        write_rows([what, *found_rows(draft.extract, draft.facts, draft.twins)])
        if asking:
            draft = _ask_facts(desk, draft)
        _check_alarm(draft, arguments, asking=asking)
        if asking and not confirmed(f"Write {near(folder / 'sources' / draft.id)}?", default=not draft.extract.alarm):
            sys.stdout.write("nothing was written\n")
            return ERRORS
        path = write_source(folder, draft)
    except RefusedError as error:
        return say_refused(what, error)
    option = desk_option(arguments.desk)
    sys.stdout.write(
        f"{near(path)} written, not reviewed yet.\n"
        f"Next: briefing review{option} {draft.id}\n"
        f'      briefing quote{option} {draft.id} "words of the article"\n'
    )  # fmt: skip
    return OK


def _add_many(folder: Path, whats: Sequence[str], arguments: argparse.Namespace) -> int:
    """Add one after the other; each is compared with those before it, and one that fails stops no other.

    Where somebody is there to be asked, all are named first, and asked about once.
    """
    desk = desk_in(folder)
    asking = may_ask(arguments)
    added: list[Draft] = []
    refused: list[tuple[str, RefusedError]] = []
    interrupted = False
    with click.progressbar(whats, label="Adding", file=sys.stderr, item_show_func=_name_of) as bar:
        for what in bar:
            try:
                draft = draft_source(desk, _deliver(what, arguments), _given(arguments), wishes_of(arguments))
                _check_alarm(draft, arguments, asking=False)
                if not asking:
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
    if asking and added:
        added = _named(desk, added)
        for draft in added:
            write_source(folder, draft)
    _say_summary(added, refused, arguments)
    return ERRORS if refused or interrupted else OK


def _named(desk: Desk, drafts: Sequence[Draft]) -> list[Draft]:
    """Ask once what all are to be called; the drafts that are to be written, under the names that were chosen."""
    rows = [f"{draft.id}  ←  {draft.source.title}" for draft in drafts]
    write_rows(["These would be written:", *(f"  {row}" for row in rows)])
    while True:
        typed = answered("Enter takes these names; or type other=name, several with spaces; n writes nothing", "y")
        pairs = [part.partition("=")[::2] for part in typed.split()] if typed.lower() not in {"y", "yes"} else []
        if typed.lower() in {"n", "no"}:
            return []
        wrong = next((row for pair in pairs if (row := _wrong_name(desk, drafts, *pair))), None)
        if wrong is None:
            names = dict(pairs)
            return [
                settled(desk, replace(draft, id=names[draft.id])) if draft.id in names else draft for draft in drafts
            ]
        write_rows([wrong])


def _wrong_name(desk: Desk, drafts: Sequence[Draft], old: str, new: str) -> str | None:
    """What is wrong with another name for a source, or None."""
    ids = {draft.id for draft in drafts}
    if old not in ids:
        return f"“{old}” is none of these; write one of them, =, and its new name"
    wrong = id_mistake(new)
    if wrong is None and new in {*ids, *desk.sources, *desk.actors, *desk.briefings}:
        wrong = "it is taken"
    return f"“{new}” cannot be its name: {wrong}" if wrong else None


def _name_of(what: str | None) -> str:
    return printable(what[-40:]) if what else ""


def _say_summary(
    added: Sequence[Draft], refused: Sequence[tuple[str, RefusedError]], arguments: argparse.Namespace
) -> None:
    for draft in added:
        notes = [*([draft.extract.alarm] if draft.extract.alarm else []), *draft.extract.doubts]
        notes += [f"perhaps {fact.key}: {fact.value} ({fact.where})" for fact in draft.facts if not fact.sure]
        write_rows([f"{draft.id}  ←  {draft.delivery.name}", *(f"    unsure: {note}" for note in notes)])
    for what, error in refused:
        say_refused(what, error)
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
        answer = answered(f"{fact.key}: {printable(fact.value)} ({fact.where})? y, n, or type another", default="n")
        if answer.lower() in {"n", "no"}:
            facts[number] = replace(fact, value=None, sure=True)
        else:
            typed = fact.value if answer.lower() in {"y", "yes"} else answer
            facts[number] = replace(fact, value=typed, where="confirmed", sure=True)
    return settled(desk, replace(draft, facts=tuple(facts)))


def _deliver(what: str, arguments: argparse.Namespace) -> Delivery:
    """The bytes behind what the analyst named, be it standard input.

    Raises:
        RefusedError: they cannot be had.
    """
    if what == STDIN:
        return Delivery(what, sys.stdin.buffer.read(LARGEST + 1))
    return deliver(what, _now, allow_private=arguments.allow_private)


def _now() -> str:
    """The moment, to the second; SOURCE_DATE_EPOCH is honoured."""
    check_epoch()
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _given(arguments: argparse.Namespace) -> dict[str, str]:
    given = {key: one_line(getattr(arguments, key) or "") for key in _GIVEN}
    return {key: value for key, value in given.items() if value}
