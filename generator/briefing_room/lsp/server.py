"""`briefing lsp`: the language server protocol over standard streams. What an answer is, is worked out elsewhere.

Nothing is written but through the edits that the editor makes itself.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from briefing_room.build import all_rules
from briefing_room.edit.published import readers_have
from briefing_room.findings import Place
from briefing_room.load.past import read_published_desk
from briefing_room.lsp import spoken
from briefing_room.lsp.actions import cures_as_actions, long_form, missing_keys, reviewed_again
from briefing_room.lsp.formatting import formatted
from briefing_room.lsp.held import desk_of
from briefing_room.lsp.hovers import hover, of_findings
from briefing_room.lsp.outline import hints, outline
from briefing_room.lsp.proposals import proposals
from briefing_room.lsp.renaming import RenameError, may_be_renamed, published, renamed
from briefing_room.lsp.room import LOG, Room, file_at
from briefing_room.lsp.things import Span, citation_at, given, named, quoting, span
from briefing_room.lsp.written import Written
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from briefing_room.findings import Finding
    from briefing_room.lsp.room import At
    from briefing_room.lsp.written import Units

_TRIGGERS: Final = [" ", '"', "'", "[", "#", "-", ","]


class BriefingServer(LanguageServer):
    """The server, with its desks."""

    def __init__(self) -> None:
        """A server that has no desk yet."""
        super().__init__("briefing", _own_version())
        self.room = Room(self.text_document_publish_diagnostics)

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ANN401, ARG002 - pygls' signature
        """Tell an error to the log; nobody who types is interrupted, and what was refused is told in the answer."""
        if not isinstance(error, JsonRpcInvalidParams):
            LOG.error("%s", error, exc_info=error)

    @property
    def units(self) -> Units:
        """What columns are counted in, as client and server have agreed."""
        encoding = self.workspace.position_encoding
        return cast("Units", str(getattr(encoding, "value", encoding) or "utf-16"))


def _own_version() -> str:
    try:
        return version("briefing-room")
    except PackageNotFoundError:
        return "0"


def make_server() -> BriefingServer:
    """A server that answers all that an editor asks of a desk."""
    server = BriefingServer()
    _take_texts(server)
    _take_the_disk(server)
    _answer(server)
    _show(server)
    _format(server)
    _change(server)
    return server


def _take_texts(server: BriefingServer) -> None:
    """Take what the editor has."""
    room = server.room

    @server.feature(lsp.INITIALIZED)
    async def initialized(_: lsp.InitializedParams) -> None:
        root = server.workspace.root_path
        desk = desk_of(Path(root, "briefings", "settings.yml")) if root else None
        if desk:
            room.read(desk)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        room.take(params.text_document.uri, Written(params.text_document.text, server.units))

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        file = file_at(params.text_document.uri)
        written = room.texts.get(file) if file else None
        for change in params.content_changes:
            written = _changed(written, change, server.units)
        if written is not None:
            room.take(params.text_document.uri, written)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        room.take(params.text_document.uri, None)


def _take_the_disk(server: BriefingServer) -> None:
    """Take what was saved, and what others have changed on the disk."""
    room = server.room

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        file = file_at(params.text_document.uri)
        folder = desk_of(file) if file else None
        if folder and not (folder in room.desks and room.desks[folder].is_large):  # a large one is known already
            room.read(folder)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def changed_on_disk(params: lsp.DidChangeWatchedFilesParams) -> None:
        files = [file for change in params.changes if (file := file_at(change.uri)) and file not in room.texts]
        for folder in {folder for folder in room.desks if any(file.is_relative_to(folder) for file in files)}:
            room.read(folder)


def _changed(written: Written | None, change: lsp.TextDocumentContentChangeEvent, units: Units) -> Written | None:
    """The text after a change; of one that was never opened only a whole text is known."""
    if not isinstance(change, lsp.TextDocumentContentChangePartial):
        return Written(change.text, units)
    begin, end = spoken.spot(change.range.start), spoken.spot(change.range.end)
    return written.changed(begin, end, change.text) if written else None


def _answer(server: BriefingServer) -> None:
    """Answer what may be written at a position, what stands there, and where it is given and named."""
    room = server.room

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=_TRIGGERS))
    async def completion(params: lsp.CompletionParams) -> lsp.CompletionList | None:
        at = await room.there(params.text_document.uri)
        if at is None:
            return None
        place = at.place(params.position)
        found = proposals(at.held.desk, at.path, at.written.rows, place.line - 1, place.column - 1)
        items = [spoken.completion(at.written, one, params.position, n) for n, one in enumerate(found)]
        return lsp.CompletionList(is_incomplete=True, items=items)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        at = await room.fresh(params.text_document.uri)
        if at is None:
            return None
        place = at.place(params.position)
        text = hover(at.held.desk, at.path, at.here(place), at.row(place), place)
        rules = of_findings(_over(at, place), all_rules())
        said = "\n\n---\n\n".join(part for part in (text, rules) if part)
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, said)) if said else None

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: lsp.DefinitionParams) -> lsp.Location | None:
        at = await room.fresh(params.text_document.uri)
        found = _given_at(at, params.position) if at else None
        return spoken.location(at.held, found) if at and found else None

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    async def references(params: lsp.ReferenceParams) -> list[lsp.Location] | None:
        at = await room.fresh(params.text_document.uri)
        thing = at.thing(params.position) if at else None
        if at is None or thing is None:
            return None
        desk = at.held.desk
        found = [*named(desk, thing), *(quoting(desk, thing.id) if thing.sort == "source" else ())]
        own = given(desk, thing) if params.context.include_declaration else None
        return [spoken.location(at.held, one) for one in dict.fromkeys([*([own] if own else []), *found])]


def _show(server: BriefingServer) -> None:
    """Show what a file holds, and what is worth knowing beside its lines."""
    room = server.room

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol] | None:
        at = await room.fresh(params.text_document.uri)
        return [spoken.symbol(at.written, one) for one in outline(at.held.desk, at.path)] if at else None

    @server.feature(lsp.TEXT_DOCUMENT_INLAY_HINT)
    async def inlay_hints(params: lsp.InlayHintParams) -> list[lsp.InlayHint] | None:
        at = await room.fresh(params.text_document.uri)
        if at is None:
            return None
        first, last = at.place(params.range.start).line, at.place(params.range.end).line
        shown = (one for one in hints(at.held.desk, at.path) if first <= one.place.line <= last)
        return [spoken.inlay_hint(at.written, one) for one in shown]


def _format(server: BriefingServer) -> None:
    """Give the editor the edits that bring a briefing into its short forms."""
    room = server.room

    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    async def formatting(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit] | None:
        at = await room.fresh(params.text_document.uri)
        if at is None:
            return None
        edits = spoken.text_edits(at.held, formatted(at.path, at.written.text))
        return [edit for made in edits.values() for edit in made if isinstance(edit, lsp.TextEdit)]


def _change(server: BriefingServer) -> None:
    """Give the editor the edits that mend, rename or turn something into another form."""
    room = server.room

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare_rename(params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
        at = await room.fresh(params.text_document.uri)
        thing = at.thing(params.position) if at else None
        if at is None or thing is None or not may_be_renamed(at.held.desk, thing):
            return None
        place = at.place(params.position)
        begin = at.row(place).rfind(thing.id, 0, place.column - 1 + len(thing.id))
        found = span(Place(at.path, place.line, begin + 1), len(thing.id))
        return lsp.PrepareRenamePlaceholder(spoken.range_of(at.written, found.start, found.end), thing.id)

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    async def rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        at = await room.fresh(params.text_document.uri)
        thing = at.thing(params.position) if at else None
        if at is None or thing is None:
            return None
        try:
            made = renamed(at.held.desk, thing, params.new_name)
        except RenameError as error:
            raise JsonRpcInvalidParams(str(error)) from None
        before = await asyncio.to_thread(read_published_desk, at.held.folder)
        if readers_have(before, thing.id, thing.briefing):
            raise JsonRpcInvalidParams(published(thing, params.new_name))
        if made.move and not _may_move(server):
            message = f"this editor renames no files; run: briefing rename {thing.id} {params.new_name}"
            raise JsonRpcInvalidParams(message)
        return spoken.workspace_edit(at.held, made.edits, made.move)

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION)
    async def code_actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction] | None:
        at = await room.fresh(params.text_document.uri)
        if at is None:
            return None
        start, end = at.place(params.range.start), at.place(params.range.end)
        found, text = at.findings_between(start, end), at.written.text
        made = (
            *cures_as_actions(found),
            *missing_keys(at.path, text, found),
            *long_form(at.path, text, at.here(start)),
            *reviewed_again(at.held.desk, at.path, text, date.today()),  # noqa: DTZ011 - the analyst's own day
        )
        return [spoken.code_action(at.held, at.path, one) for one in made]


def _over(at: At, place: Place) -> list[Finding]:
    """The findings that are shown over a place."""
    found = at.held.findings_of(at.path)
    offset = at.written.offset_of(place)
    over = []
    for finding, told in zip(found, spoken.diagnostics(at.held, at.path, found), strict=True):
        start, end = (at.written.offset_at(spoken.spot(one)) for one in (told.range.start, told.range.end))
        if start <= offset <= end:
            over.append(finding)
    return over


def _given_at(at: At, position: lsp.Position) -> Span | None:
    """Where what stands at a position is given: a quote in the line of the article, an id at its entry."""
    place = at.place(position)
    citation = citation_at(at.held.desk, at.path, at.here(place))
    if citation is None:
        thing = at.thing(position)
        return given(at.held.desk, thing) if thing else None
    found, source = citation.found, citation.source
    if not isinstance(found, Passage):
        return None
    if found.where != "text":
        key = ("title",) if found.where == "title" else ("captions", found.caption)
        return span(source.facts.at(*key), 0)
    return Span(source.place_of(found.start), source.place_of(found.end))


def _may_move(server: LanguageServer) -> bool:
    """Whether the editor renames files and folders when an edit asks for it."""
    workspace = server.client_capabilities.workspace
    edit = workspace.workspace_edit if workspace else None
    return bool(edit and lsp.ResourceOperationKind.Rename in (edit.resource_operations or ()))


def serve() -> None:
    """Serve over the standard streams until the editor ends it."""
    logging.basicConfig(format="%(name)s: %(message)s", level=logging.WARNING)
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it tells each error a second time
    make_server().start_io()
