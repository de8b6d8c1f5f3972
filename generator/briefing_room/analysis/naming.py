"""Whether words name an actor of the registry: by its name, or by an alias."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing_room.quotes import fold

if TYPE_CHECKING:
    from briefing_room.model.desk import Actor

# Where words have no edges, or particles hang on to a name, its beginning is no sign that it is another word.
_EDGED: Final = re.compile(r"[\w]", re.ASCII)


def is_named(actor: Actor, text: str, *, in_any_case: bool = False) -> bool:
    """Whether a text names an actor; the beginning of a name is enough: “Velmara’s”, “벨마라는”.

    ``in_any_case`` also takes capitals for small letters and the other way round, which makes *us* the United States.
    """
    read = fold(text)
    return any(
        re.search(_pattern(name), read, re.IGNORECASE if in_any_case else 0) for name in (actor.name, *actor.aliases)
    )


def _pattern(name: str) -> str:
    folded = fold(" ".join(name.split()))
    edge = r"(?![A-Za-z])" if _EDGED.match(folded[-1:]) else ""
    return rf"(?<!\w){re.escape(folded)}(?:s\b)?{edge}" if _EDGED.match(folded[:1]) else re.escape(folded)
