"""The server: what an assistant may ask of a desk, and the one thing that it may do.

Everything is read anew at each call, so that an analyst and an assistant work on one state. Nothing is written but the
draft that was named, and that only by `write_draft`, when the check has found no error in it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from briefing_room.build import all_rules
from briefing_room.findings import write_findings
from briefing_room.load.desk import read_desk
from briefing_room.mcp.drafts import Draft, RefusedError
from briefing_room.mcp.reading import REMARK, found_quote, listed_sources, passages_of
from briefing_room.schema import schemas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing_room.mcp.drafts import Drafted
    from briefing_room.model.desk import Desk

_INSTRUCTIONS = (
    "You help an analyst to draft a briefing from the sources of a desk. Every statement is proved by words that stand "
    "in a source, word for word; find them with find_quote and paste its entry. Ask schema and terms for what may be "
    "written, and check_draft before anything else is done with a text. Keep hedges, negations and speakers. What the "
    f"sources do not say is a gap. {REMARK}"
)


def make_server(folder: Path, draft_id: str | None, version: str) -> MCPServer:
    """The server for a desk; with an id, for one draft of it that may be written.

    Raises:
        RefusedError: the draft cannot be written.
    """
    draft = Draft(folder, draft_id) if draft_id is not None else None
    if draft:
        draft.standing()  # told before anybody asks for anything
    server = MCPServer("briefing-room", instructions=_INSTRUCTIONS, version=version, log_level="ERROR")
    _add_reading(server, folder)
    if draft:
        _add_drafting(server, draft)
    return server


def _add_reading(server: MCPServer, folder: Path) -> None:
    def desk() -> Desk:
        return read_desk(folder).desk

    def list_sources() -> dict[str, Any]:
        """List the desk's sources: id, title, publisher, date, language, grade, and how many passages each has."""
        return listed_sources(desk())

    def read_source(source: str, first: int = 0, count: int = 20) -> dict[str, Any]:
        """Read passages of a source. Passage 0 is the headline; `next` is where to go on, null at the end."""
        return _answered(lambda: passages_of(desk(), source, first, count))

    def find_quote(source: str, words: str) -> dict[str, Any]:
        """Find words in a source: an entry of evidence that passes the check, or the nearest words there are."""
        return _answered(lambda: found_quote(desk(), source, words))

    def schema() -> dict[str, Any]:
        """The JSON Schema of a briefing, with what each key means."""
        loaded: dict[str, Any] = json.loads(schemas()["briefing.json"])
        return loaded

    def terms() -> dict[str, Any]:
        """The words of this desk: likelihoods with their ranges, impacts, topics, regions, categories, actors."""
        return _terms(desk())

    def rules() -> dict[str, str]:
        """Every rule of the check, with its explanation."""
        return {rule.code: "\n\n".join((*rule.paragraphs, *rule.example)) for rule in all_rules()}

    for tool in (list_sources, read_source, find_quote, schema, terms, rules):
        server.add_tool(tool)


def _add_drafting(server: MCPServer, draft: Draft) -> None:
    def read_draft() -> dict[str, str]:
        """The draft as it stands now, as YAML, and its `state`, which write_draft asks for."""
        return _answered(lambda: _text_of(draft))

    def check_draft(text: str) -> dict[str, Any]:
        """Check a whole text as the draft, and get its findings with the edits that mend them. Nothing is written."""
        return _answered(lambda: _findings_of(draft.drafted(text)))

    def propose_draft(text: str) -> dict[str, Any]:
        """Show what a whole text would change in the draft, as a unified diff with its findings; nothing is written."""
        return _answered(lambda: _with_diff(draft.drafted(text)))

    def write_draft(text: str, state: str) -> dict[str, Any]:
        """Write a whole text as the draft. It is refused while it has errors, or when the draft has another state."""
        return _answered(lambda: {**_written(draft.write(text, state)), "state": draft.state})

    for tool in (read_draft, check_draft, propose_draft, write_draft):
        server.add_tool(tool)


def _answered(ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """An answer; what is refused is told as the tool's error, which an assistant can read."""
    try:
        return ask()
    except RefusedError as error:
        raise ToolError(str(error)) from None


def _text_of(draft: Draft) -> dict[str, str]:
    draft.standing()
    state = draft.state  # before the text: what is saved in between is another state
    return {"path": draft.name, "state": state, "text": (draft.folder / draft.name).read_text(encoding="utf-8-sig")}


def _findings_of(made: Drafted) -> dict[str, Any]:
    told: list[dict[str, Any]] = json.loads(write_findings(made.findings, "json", {}, str))
    return {"errors": len(made.errors), "findings": told}


def _with_diff(made: Drafted) -> dict[str, Any]:
    return {**_findings_of(made), "diff": "".join(f"{row}\n" for row in made.diff)}


def _written(made: Drafted) -> dict[str, Any]:
    """What came of writing.

    Raises:
        RefusedError: it has errors.
    """
    if made.errors:
        told = write_findings(made.errors, "text", {}, str)
        message = f"nothing was written; the draft has errors:\n{told}"
        raise RefusedError(message)
    return {"written": True, **_with_diff(made)}


def _terms(desk: Desk) -> dict[str, Any]:
    settings = desk.settings
    scale = settings.likelihoods
    return {
        "scale": scale.name,
        "likelihoods": {band.term: band.range for band in scale.bands},
        "impacts": dict(settings.impact_meanings),
        "topics": settings.topics,
        "regions": settings.regions,
        "risk_categories": settings.risk_categories,
        "actors": {key: [actor.name, *actor.aliases] for key, actor in desk.actors.items()},
        "briefings": {key: briefing.title for key, briefing in desk.briefings.items()},
    }
