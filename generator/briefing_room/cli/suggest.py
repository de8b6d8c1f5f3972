"""`briefing suggest`: what may have been missed. It proposes and never writes, and no page shows any of it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from briefing_room.analysis.suggest.proposal import KINDS
from briefing_room.analysis.suggest.proposed import idle_dismissals, languages_without_lists, proposed
from briefing_room.cli.parser import meant
from briefing_room.cli.shared import ERRORS, OK, MisuseError, plural
from briefing_room.cli.shown import checked_desk, print_findings
from briefing_room.findings import has_errors, printable

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from briefing_room.analysis.suggest.proposal import Proposal
    from briefing_room.analysis.suggest.proposed import Idle
    from briefing_room.model.desk import Desk


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing suggest`; the exit code: 1 when the desk has errors or, with --strict, anything is proposed."""
    checked = checked_desk(arguments.desk)
    desk = checked.desk
    if arguments.id is not None and arguments.id not in desk.briefings:
        hint = meant(arguments.id, desk.briefings) or f"; known: {', '.join(desk.briefings)}"
        raise MisuseError(f"there is no briefing “{arguments.id}”{hint}")
    wrong = has_errors(checked.findings)
    if wrong and arguments.format == "text":
        errors = tuple(finding for finding in checked.findings if finding.severity == "error")
        print_findings(desk.files, errors, arguments)
        sys.stdout.write("The desk has errors, so that something may be missing or wrong below.\n\n")
    found, idle = proposed(desk, arguments.id), idle_dismissals(desk)
    folder = arguments.desk.as_posix()
    if arguments.format == "json":
        sys.stdout.write(json.dumps(_as_json(desk, found, idle, folder), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{printable(row)}\n" for row in _rows(desk, found, idle, folder))
    return ERRORS if wrong or (arguments.strict and (found or idle)) else OK


def _rows(desk: Desk, found: Sequence[Proposal], idle: Sequence[Idle], folder: str) -> Iterator[str]:
    kind = None
    for number, one in enumerate(found, 1):
        if one.kind != kind:
            kind = one.kind
            yield f"# {KINDS[kind]}"
            yield ""
        yield f"{number}. {one.why}"
        for spot in one.spots:
            place = spot.place
            yield f"   {folder}/{place.path}:{place.line}:{place.column}: “{' '.join(spot.words.split())}”"
        if one.yaml:
            yield f"   paste into {one.under}:"
            yield from (f"     {row}" for row in one.yaml)
        yield f"   not wanted: {_dismissal(one)}"
        yield ""
    for each in idle:
        place = each.place
        yield f"{folder}/{place.path}:{place.line}:{place.column}: “{each.id}” dismisses nothing any more; remove it"
    if languages := languages_without_lists(desk):
        known = "names, hedges, negations and the words of risks and gaps are looked for in English alone"
        yield f"Sources in {', '.join(languages)} are compared in numbers, actors and shared words; {known}."
    yield f"{plural(len(found), 'proposal')}. Each is a place to look at, and no claim."


def _dismissal(one: Proposal) -> str:
    """How a proposal is dismissed, in words."""
    where = f"{one.briefing}.yml" if one.briefing else "settings.yml"
    return f"in {where}, under “dismissed:”, write “{one.id}:” and the reason"


def _as_json(desk: Desk, found: Sequence[Proposal], idle: Sequence[Idle], folder: str) -> dict[str, object]:
    return {
        "proposals": [_proposal_as_json(one, folder) for one in found],
        "idle_dismissals": [
            {
                "id": one.id,
                "path": f"{folder}/{one.place.path}",
                "line": one.place.line,
                "column": one.place.column,
            }
            for one in idle
        ],
        "languages_without_lists": [*languages_without_lists(desk)],
    }


def _proposal_as_json(one: Proposal, folder: str) -> dict[str, object]:
    places = [
        {
            "source": spot.source,
            "path": f"{folder}/{spot.place.path}",
            "line": spot.place.line,
            "column": spot.place.column,
            "words": spot.words,
        }
        for spot in one.spots
    ]
    made: dict[str, object] = {
        "kind": one.kind,
        "id": one.id,
        "briefing": one.briefing,
        "why": one.why,
        "places": places,
    }
    return made | {"under": one.under, "yaml": "".join(f"{row}\n" for row in one.yaml)}
