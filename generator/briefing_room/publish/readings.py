"""What verification reads of a page, kept by the page's HTML."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from briefing_room.publish.noted import BuiltNote, Noted
from briefing_room.publish.verify import Html, read_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_room.kept.kept import Kept


def kept_reading(kept: Kept) -> Callable[[str, str], Html]:
    """How a page is read, once for as long as its HTML is the same."""

    def read(text: str, frame: str = "") -> Html:
        return _html(kept.made_of("reading", frame, text, make=lambda: _data(read_html(text, frame))))

    return read


def _data(html: Html) -> bytes:
    notes = {
        key: {
            "links": [[sorted(cites), link] for cites, link in note.links],
            "words": [[sorted(cites), words] for cites, words in note.words],
        }
        for key, note in html.noted.notes.items()
    }
    references = {cite: sorted(keys) for cite, keys in html.noted.references.items()}
    whole = {**vars(html), "framed": sorted(html.framed), "noted": {"references": references, "notes": notes}}
    return json.dumps(whole).encode("ascii")


def _html(data: bytes) -> Html:
    told: dict[str, Any] = json.loads(data)
    noted = Noted()
    noted.references.update((cite, set(keys)) for cite, keys in told["noted"]["references"].items())
    noted.notes.update((key, _note(note)) for key, note in told["noted"]["notes"].items())
    return Html(**{**told, "ids": Counter(told["ids"]), "framed": set(told["framed"]), "noted": noted})


def _note(told: dict[str, Any]) -> BuiltNote:
    links = [(frozenset(cites), link) for cites, link in told["links"]]
    return BuiltNote(links, [(frozenset(cites), words) for cites, words in told["words"]])
