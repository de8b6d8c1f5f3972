"""A text of the desk uses emphasis, links and [[id]] references, each well formed.

`*word*` and `**word**` emphasise; `[words](https://…)` links to http, https or
mailto; `[[id]]` names an actor, a briefing or a source, and `[[id|words]]` does so
in other words. Anything else is shown as it stands.

Bad:   text: See [[kim-jong-on]] and [this](javascript:alert).
Good:  text: See [[kim-jong-un]] and [this](https://example.org/).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity, short
from briefing_room.model.meant import meant_id
from briefing_room.model.texts import all_texts, bad_links_in, refs_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each reference to nothing, and each link to an address that may not be linked."""
    known = {*desk.actors, *desk.briefings, *desk.sources}
    for text in all_texts(desk):
        for ref in refs_in(text.text):
            if ref in known or ref in desk.broken or {"actors", "sources"} & desk.broken:
                continue
            close = meant_id(ref, known)
            cure = desk.writing_in(text.place, f"[[{ref}", f"[[{close}") if close else None
            help_ = f"did you mean “[[{close}]]”?" if close else "write the id of an actor, a briefing or a source"
            place = desk.within(text.place, f"[[{ref}")
            message = f"“[[{ref}]]” names no actor, briefing or source"
            yield Mistake(place, message, help_).cured_by(cure)
        for address in bad_links_in(text.text):
            message = f"{short(address)} cannot be linked to"
            help_ = "link to an address that begins with https://, http:// or mailto:"
            yield Mistake(desk.within(text.place, f"]({address}"), message, help_)
