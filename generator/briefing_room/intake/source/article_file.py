"""`article.md` as text: a new one, or one in which some keys are written anew and all else stays as it was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing_room.findings import yaml_text
from briefing_room.intake.source.bound import AddedLine
from briefing_room.model.article import write_body
from briefing_room.model.source import Correction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing_room.intake.document.blocks import Block
    from briefing_room.intake.source.strip_log import Stripped

FENCE: Final = "---"

_ORDER: Final = (
    "title", "title_translation", "short", "publisher", "author", "published", "retrieved", "url", "origin", "type",
    "reliability", "descriptor", "language", "rights", "reviewed", "original", "no_original", "sha256",
    "reading_sha256", "extractor", "captions", "kept", "corrections", "withdrawn",
)  # fmt: skip
_ONLY_IF_NEEDED: Final = frozenset({"title_translation", "no_original", "kept", "corrections"})
_PLAIN: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._+-]|:(?=\d))*")
"""What needs no quotes: a word, a date, a time, a sum. The desk's reader takes every value as text."""

_KEY: Final = re.compile(r"[\"']?([a-z0-9_]+)[\"']?\s*:")


def new_article(values: Mapping[str, object], body: str) -> str:
    """A whole file, its keys in the usual order; a key that is not given is null."""
    keys = [key for key in _ORDER if key in values or key not in _ONLY_IF_NEEDED]
    rows = [row for key in keys for row in _rows(key, values.get(key))]
    return "\n".join([FENCE, *rows, FENCE, "", body])


def changed_article(text: str, values: Mapping[str, object], body: str | None) -> str:
    """The file with some keys written anew, and a new body unless that is None; comments and all else stay.

    The front matter must be one that could be read: a mapping in block style.
    """
    ending = "\r\n" if "\r\n" in text else "\n"  # an editor's choice, which stays
    rows = text.replace("\r\n", "\n").split("\n")
    closing = next(n for n, row in enumerate(rows[1:], 1) if row.rstrip() == FENCE)
    front = rows[1:closing]
    for key, value in values.items():
        front = _with_key(front, key, _rows(key, value))
    rest = "\n".join(rows[closing + 1 :]) if body is None else f"\n{body}"
    return "\n".join([FENCE, *front, FENCE, rest]).replace("\n", ending)


def _with_key(front: Sequence[str], key: str, rows: Sequence[str]) -> list[str]:
    """The front matter with one key's rows in the place of the old ones, or before the first key that comes later."""
    starts = {match[1]: n for n, row in enumerate(front) if (match := _KEY.match(row))}
    if key in starts:
        first = starts[key]
        return [*front[:first], *rows, *front[_end(front, first) :]]
    later = [starts[name] for name in _ORDER[_ORDER.index(key) + 1 :] if name in starts]
    at = min(later, default=len(front))
    return [*front[:at], *rows, *front[at:]]


def _end(front: Sequence[str], first: int) -> int:
    """Where what belongs to a key ends: at the next key, or at the comment that stands at the margin above that."""
    at = next((n for n in range(first + 1, len(front)) if _KEY.match(front[n])), len(front))
    while at > first + 1 and (not front[at - 1].strip() or front[at - 1].startswith("#")):
        at -= 1
    return at


def _rows(key: str, value: object) -> list[str]:
    if value is None:
        return [f"{key}: null"]
    if isinstance(value, str):
        return [f"{key}: {_scalar(value)}"]
    if isinstance(value, dict):
        return [f"{key}: {{{', '.join(f'{name}: {_scalar(text)}' for name, text in value.items())}}}"]
    if not isinstance(value, list | tuple):
        message = f"{key} cannot hold {value!r}"
        raise TypeError(message)
    if not value:
        return [f"{key}: []"]
    return [f"{key}:", *(row for entry in value for row in _entry(entry))]


def stripped_file(log: Sequence[Stripped]) -> str:
    """The file of a strip log."""
    return "\n".join([*_rows("stripped", log), ""])


def _entry(entry: str | Stripped | AddedLine | Correction) -> list[str]:
    if isinstance(entry, str):
        return [f"  - {yaml_text(entry)}"]
    if isinstance(entry, AddedLine | Correction):
        return _correction(entry)
    head = [f'  - lines: "{entry.lines}"', f"    text: {yaml_text(entry.text)}"]
    if "\n" in entry.text:
        head[1:] = ["    text: |-", *(f"      {row}" for row in entry.text.split("\n"))]
    return [*head, f"    rule: {_scalar(entry.rule)}"]


def _correction(entry: AddedLine | Correction) -> list[str]:
    """The rows of an entry of `corrections`."""
    was = entry.was if isinstance(entry, Correction) else None
    pairs = (("was", was), ("now", entry.now), ("why", entry.why))
    return [f"  - line: {entry.line}", *(f"    {k}: {yaml_text(v) if v is not None else 'null'}" for k, v in pairs)]


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text not in {"null", "true", "false"} else yaml_text(text)


def body_of(blocks: Iterable[Block]) -> str:
    """The cleaned text as the body of the file."""
    return write_body(
        ("paragraph" if block.kind == "caption" else block.kind, block.text, block.level, block.marker)
        for block in blocks
    )
