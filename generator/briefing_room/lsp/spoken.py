"""Answers in the protocol's own types."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from briefing_room.lsp.where import scalars_of
from briefing_room.lsp.written import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing_room.findings import Cure, Finding, Place
    from briefing_room.lsp.actions import Action
    from briefing_room.lsp.held import Held
    from briefing_room.lsp.outline import Entry, Hint
    from briefing_room.lsp.proposals import Proposal
    from briefing_room.lsp.things import Span
    from briefing_room.lsp.written import Written

SOURCE: Final = "briefing"
"""Who says it, in an editor's list of problems."""

_SEVERITIES: Final = {"error": lsp.DiagnosticSeverity.Error, "warning": lsp.DiagnosticSeverity.Warning}
_KINDS: Final = {
    "key": lsp.CompletionItemKind.Property,
    "id": lsp.CompletionItemKind.Reference,
    "word": lsp.CompletionItemKind.EnumMember,
    "quote": lsp.CompletionItemKind.Text,
}
_ACTIONS: Final = {
    "quickfix": lsp.CodeActionKind.QuickFix,
    "refactor": lsp.CodeActionKind.RefactorRewrite,
    "source": lsp.CodeActionKind.Source,
}


def uri_of(held: Held, path: str) -> str:
    """The address of a file of the desk."""
    return from_fs_path(str(held.folder / path)) or ""


def file_of(uri: str, path: str | None) -> Path | None:
    """The file that an address names; None of one that is no file."""
    return Path(path) if path and uri.startswith("file:") else None


def position(written: Written, place: Place) -> lsp.Position:
    """A place as a position."""
    return lsp.Position(*written.spot_of(place))


def spot(given: lsp.Position) -> Spot:
    """A position that was given."""
    return Spot(given.line, given.character)


def range_of(written: Written, start: Place, end: Place) -> lsp.Range:
    """Two places as a range."""
    return lsp.Range(position(written, start), position(written, end))


def location(held: Held, span: Span) -> lsp.Location:
    """Where something stands."""
    path = span.start.path
    return lsp.Location(uri_of(held, path), range_of(held.text_of(path), span.start, span.end))


# --- findings ---------------------------------------------------------------------------------------------


def diagnostics(held: Held, path: str, findings: Iterable[Finding]) -> list[lsp.Diagnostic]:
    """Findings of one file, each over the key or value that it points at."""
    told = tuple(findings)
    written = held.text_of(path)
    ends = {one.scalar.place: one.scalar.end for one in scalars_of(path, written.text)} if told else {}
    return [_diagnostic(held, written, finding, ends) for finding in told]


def _diagnostic(held: Held, written: Written, finding: Finding, ends: Mapping[Place, Place]) -> lsp.Diagnostic:
    start = written.offset_of(finding.place)
    end = written.offset_of(ends[finding.place]) if finding.place in ends else start
    line_end = written.text.find("\n", start)
    line_end = len(written.text) if line_end < 0 else line_end
    if end <= start:  # inside a text: the word that stands there
        end = next((at for at in range(start + 1, line_end) if written.text[at].isspace()), line_end)
    stop = min(end, max(line_end, start))
    help_ = finding.help.replace("{see}", _see(finding), 1)
    return lsp.Diagnostic(
        lsp.Range(lsp.Position(*written.spot_at(start)), lsp.Position(*written.spot_at(stop))),
        "\n".join(part for part in (finding.message, help_) if part),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
        related_information=_related(held, finding),
    )


def _see(finding: Finding) -> str:
    return f"{finding.see.path}:{finding.see.line}:{finding.see.column}" if finding.see else ""


def _related(held: Held, finding: Finding) -> list[lsp.DiagnosticRelatedInformation] | None:
    if finding.see is None:
        return None
    written = held.text_of(finding.see.path)
    where = lsp.Location(uri_of(held, finding.see.path), range_of(written, finding.see, finding.see))
    return [lsp.DiagnosticRelatedInformation(where, "see here")]


# --- edits ------------------------------------------------------------------------------------------------


def text_edits(
    held: Held, edits: Iterable[Cure]
) -> dict[str, list[lsp.TextEdit | lsp.AnnotatedTextEdit | lsp.SnippetTextEdit]]:
    """Edits by the address of their file, with the line breaks that it has."""
    by_uri: dict[str, list[lsp.TextEdit | lsp.AnnotatedTextEdit | lsp.SnippetTextEdit]] = {}
    for edit in edits:
        written = held.text_of(edit.start.path)
        text = edit.text.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in written.text else edit.text
        made = lsp.TextEdit(range_of(written, edit.start, edit.end), text)
        by_uri.setdefault(uri_of(held, edit.start.path), []).append(made)
    return by_uri


def workspace_edit(held: Held, edits: Iterable[Cure], move: tuple[str, str] | None = None) -> lsp.WorkspaceEdit:
    """Edits as the editor makes them, then a file or folder that gets another name."""
    by_uri = text_edits(held, edits)
    if move is None:
        changes = {uri: [edit for edit in made if isinstance(edit, lsp.TextEdit)] for uri, made in by_uri.items()}
        return lsp.WorkspaceEdit(changes=changes)
    documents = [
        lsp.TextDocumentEdit(lsp.OptionalVersionedTextDocumentIdentifier(uri), made) for uri, made in by_uri.items()
    ]
    old, new = (uri_of(held, path) for path in move)
    return lsp.WorkspaceEdit(document_changes=[*documents, lsp.RenameFile(old, new)])


def code_action(held: Held, path: str, action: Action) -> lsp.CodeAction:
    """Something that may be done."""
    told = diagnostics(held, path, [action.finding]) if action.finding else None
    return lsp.CodeAction(
        action.title,
        kind=_ACTIONS[action.sort],
        diagnostics=told,
        is_preferred=action.preferred or None,
        edit=workspace_edit(held, action.edits),
    )


# --- the rest ---------------------------------------------------------------------------------------------


def completion(written: Written, proposal: Proposal, at: lsp.Position, number: int) -> lsp.CompletionItem:
    """What may be written; it takes the place of what was typed."""
    begin = written.offset_at(spot(at)) - len(proposal.typed)
    return lsp.CompletionItem(
        proposal.label if len(proposal.label) <= 80 else f"{proposal.label[:79]}…",  # noqa: PLR2004 - a line in a list
        kind=_KINDS[proposal.sort],
        detail=proposal.says or None,
        documentation=lsp.MarkupContent(lsp.MarkupKind.PlainText, proposal.more) if proposal.more else None,
        filter_text=proposal.typed if proposal.sort == "quote" else None,
        sort_text=f"{0 if proposal.first else 1}{number:05}",
        text_edit=lsp.TextEdit(lsp.Range(lsp.Position(*written.spot_at(begin)), at), proposal.text),
    )


def symbol(written: Written, entry: Entry) -> lsp.DocumentSymbol:
    """A line of an outline."""
    whole = range_of(written, entry.start, entry.end)
    return lsp.DocumentSymbol(
        entry.name,
        lsp.SymbolKind.Namespace if entry.below else lsp.SymbolKind.Object,
        whole,
        lsp.Range(whole.start, whole.start),
        detail=entry.says or None,
        children=[symbol(written, below) for below in entry.below] or None,
    )


def inlay_hint(written: Written, hint: Hint) -> lsp.InlayHint:
    """Words that stand behind a place."""
    return lsp.InlayHint(position(written, hint.place), hint.text, padding_left=True, tooltip=hint.more or None)
