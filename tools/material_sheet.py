"""The part of Material's style sheet that our pages use, written into the theme: `python -m tools.material_sheet`.

Material for MkDocs is maintained until May 2027. What a page of ours takes of it are the looks of prose, tables, code
and notes; the theme holds a copy of these, so that a site needs no Material. The copy keeps every rule that may match
something in our skeleton or in a text, as it stands, and Material's licence. docs/design/0043 says more.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

COPY: Final = Path("generator/briefing_room/publish/theme/assets/material/text.css")

_OF_A_TEXT: Final = frozenset({"md-typeset", "md-button", "md-button--primary", "md-icon", "md-grid"})
"""Classes of Material's that stand in our skeleton, or that its handbook has authors type. All others are its own."""

_CLASS: Final = re.compile(r"\.(md-[\w-]+)")
_PIECE: Final = re.compile(r"""(?:"[^"]*"|'[^']*'|[^{};"'])+|[{};]""")
_VARIABLE: Final = re.compile(r"""(--md-[\w-]+-icon[\w-]*):(?:"[^"]*"|[^;}"])*;?""")
_HEAD: Final = "/*! Of Material for MkDocs: the rules on what stands in a text.\n\n{}\n*/\n"


def text_rules(sheet: str) -> str:
    """The rules of a style sheet that may match in a text of ours, each in a line of its own."""
    pieces = _PIECE.finditer(sheet.removeprefix('@charset "UTF-8";'))
    kept = "".join(_rules(piece[0] for piece in pieces))
    used = frozenset(re.findall(r"var\((--md-[\w-]+)", kept))
    kept = _VARIABLE.sub(lambda found: found[0] if found[1] in used else "", kept)
    return re.sub(r"^[^{}\n]+\{\}\n", "", kept, flags=re.MULTILINE)


def _rules(pieces: Iterator[str]) -> Iterator[str]:
    """Yield what is kept of the rules that begin here, to the end of the block they are in."""
    for piece in pieces:
        if piece == "}":
            return
        if piece == ";":
            continue
        if piece.startswith(("@media", "@supports")):
            next(pieces)  # the brace
            inside = "".join(_rules(pieces))
            if inside:
                yield f"{piece}{{\n{inside}}}\n"
            continue
        body = _body(pieces)
        selector = piece if piece.startswith("@") else ",".join(filter(_may_match, _parts(piece)))
        if selector:
            yield f"{selector}{{{body}}}\n"


def _body(pieces: Iterator[str]) -> str:
    """What stands between the braces of one rule, those of the steps of an animation included."""
    depth, found = 0, ""
    for piece in pieces:
        depth += {"{": 1, "}": -1}.get(piece, 0)
        if depth == 0:
            break
        found += piece
    return found.removeprefix("{")


def _parts(selector: str) -> list[str]:
    """The selectors of a list, which may hold lists in brackets."""
    return re.split(r",(?![^(]*\))", selector)


def _may_match(selector: str) -> bool:
    return "data-md-" not in selector and _OF_A_TEXT.issuperset(_CLASS.findall(selector))


def read_material() -> tuple[str, str]:
    """The style sheet of the Material that is installed, and its licence."""
    from importlib.metadata import files  # noqa: PLC0415 - only where Material is

    listed = files("mkdocs-material") or []
    sheet = next(path for path in listed if path.match("assets/stylesheets/main.*.min.css"))
    licence = next(path for path in listed if path.match("licenses/LICENSE"))
    return sheet.read_text(encoding="utf-8"), licence.read_text(encoding="utf-8").strip()


def write_sheet() -> str:
    """The whole text of our copy."""
    sheet, licence = read_material()
    return _HEAD.format(licence) + text_rules(sheet)


if __name__ == "__main__":
    COPY.write_text(write_sheet(), encoding="utf-8", newline="\n")
