"""What style sheets and scripts ask of a browser: what those of the last four years know, or something plain before it.

The oldest are Chrome 108, Safari 16 and Firefox 102 (design note 0015). What one of them does not know, it leaves out:
a value, a whole rule for one selector in its list, or everything that a script was about to do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.analysis.tones import tones_of
from briefing_room.model.owner import Brand
from briefing_room.publish.brand import style_sheet
from briefing_room.publish.guest.dress import assets
from briefing_room.publish.guest.ours import read_asset, read_ours

if TYPE_CHECKING:
    from collections.abc import Iterator

MATERIAL: Final = "assets/material/text.css"

VALUES: Final = (
    r"light-dark\(", r"color-mix\(", r"\bokl(ab|ch)\(", r"\bsubgrid\b", r"\d[dsl]v(h|w|i|b|min|max)\b", r"\dcq[whib]\b",
    r'" / "', r"\b(round|mod|rem|sin|cos|pow|calc-size|if)\(", r"\banchor(-size)?\(",
)  # fmt: skip
"""What a value may hold that not all of them know."""

SELECTORS: Final = (
    ":has(", ":popover-open", ":open", "::details-content", ":user-invalid", ":user-valid", ":state(", "::highlight",
    ":dir(", ":nth-child(1 of",
)  # fmt: skip
"""What takes the other selectors of its list with it, in a browser that does not know it."""

PREFIXED: Final = ("print-color-adjust", "mask-image")
"""Properties that are known by their older name alone to some."""

CALLS: Final = {
    r"\.(show|hide|toggle)Popover\(": '"popover" in',
    r"\.to(Sorted|Reversed|Spliced)\(|\.findLast(Index)?\(|\bgroupBy\(|\bfromAsync\(|\.isWellFormed\(": "",
    r"\bIntl\.Segmenter\b": "Segmenter",
    r"\bDecompressionStream\b": '"DecompressionStream" in',
    r"\bwithResolvers\(|\bcanParse\(|\.checkVisibility\(|\bAbortSignal\.(any|timeout)\(|\bstartViewTransition\(": "",
    r"\.(intersection|union|difference|isSubsetOf)\(|\.values\(\)\.(map|filter|toArray)\(|\bIterator\.from\(": "",
    r"\(\?<[=!]|/v\b|\bstatic \{": "",
    r"\brequestIdleCallback\b|\bCSS\.highlights\b|\bscheduler\.": "",
}
"""What a script may call that not all of them know, and what it asks before; nothing where it must do without."""


@dataclass(frozen=True)
class Rule:
    """One rule: the blocks around it, from the outermost, its selectors, and its declarations in their order."""

    around: tuple[str, ...]
    selectors: tuple[str, ...]
    declarations: list[tuple[str, str]] = field(default_factory=list)


def rules_of(css: str) -> list[Rule]:
    """The rules of a style sheet; one within another rule is a mistake."""
    rules: list[Rule] = []
    around: list[str] = []
    for piece in re.findall(
        r"""(?:"[^"]*"|'[^']*'|[^{};"'])+[{;]?|[{}]""", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    ):
        words = piece.strip()
        if words == "}":
            around.pop()
        elif words.endswith("{"):
            assert not around or around[-1].startswith("@"), f"{words} stands within {around[-1]}"
            around.append(words[:-1].strip())
            if not words.startswith("@") or words.startswith("@page"):
                rules.append(Rule(tuple(around[:-1]), tuple(_parts(around[-1]))))
        elif words and ":" in words:
            name, _, value = words.removesuffix(";").partition(":")
            rules[-1].declarations.append((name.strip(), value.strip()))
    return rules


def _parts(selector: str) -> Iterator[str]:
    depth, part = 0, ""
    for letter in selector:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(letter, 0)
        if letter == "," and not depth:
            yield part.strip()
            part = ""
        else:
            part += letter
    yield part.strip()


def too_new(css: str) -> Iterator[str]:
    """What in a style sheet leaves an older browser with nothing."""
    for rule in rules_of(css):
        where = " ".join((*rule.around, ", ".join(rule.selectors)))
        asked = " ".join(block for block in rule.around if block.startswith("@supports") and " not " not in block)
        for newer in SELECTORS:
            found = [newer in part for part in rule.selectors]
            if any(found) and not all(found) and newer not in asked:
                yield f"{where}: {newer}"
        plain: set[str] = set()
        for name, value in rule.declarations:
            news = [newer for newer in VALUES if re.search(newer, value)]
            if not news:
                plain.add(name)
            # A value with var() is only found to be wrong when it is too late to take the one before it.
            elif not all(re.search(newer, asked) for newer in news) and ("var(" in value or name not in plain):
                yield f"{where}: {name}: {value}"
            if name in PREFIXED and f"-webkit-{name}" not in plain:
                yield f"{where}: {name} without its older name"


def _sheets() -> dict[str, str]:
    ours = {path: read_asset(path) for path in (MATERIAL, *read_ours().styles)}
    guest = {path: text for path, text in assets().items() if path.endswith(".css")}
    brand = Brand(colour="#8a1538")
    return {**ours, **guest, "brand.css": style_sheet(tones_of(brand), "dark")}


@pytest.mark.parametrize(("path", "css"), _sheets().items(), ids=[*_sheets()])
def test_no_style_sheet_leaves_an_older_browser_with_nothing(path: str, css: str) -> None:
    """Before every newer value stands a plain one, and no newer selector takes older ones with it."""
    del path
    assert len(rules_of(css)) > 1
    assert [*too_new(css)] == []


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("a { color: light-dark(red, blue) }", 1), ("a { color: red; color: light-dark(red, blue) }", 0),
        ("a { --x: red; --x: color-mix(in srgb, red, blue) }", 0), ("a { color: red; color: color-mix(var(--x)) }", 1),
        ("@supports (color: light-dark(red, red)) { a { --x: light-dark(red, blue) } }", 0),
        ("@supports not (color: light-dark(red, red)) { a { --x: light-dark(red, blue) } }", 1),
        ("a:has(b), c { color: red }", 1), ("a:has(b), c:has(d) { color: red }", 0),
        (".menu:popover-open, .box { color: red }", 1), ("a { height: 100dvh }", 1),
        ("a { height: 100vh; height: 100dvh }", 0), ("a { print-color-adjust: exact }", 1),
        ('a::before { content: "x" / "" }', 1), ('a::before { content: "x"; content: "x" / "" }', 0),
    ],
)  # fmt: skip
def test_what_is_too_new_is_found(css: str, found: int) -> None:
    """The test above can fail."""
    assert len([*too_new(css)]) == found


def test_rules_do_not_stand_within_rules() -> None:
    """Nested rules are known since 2023; an older browser leaves them out, or reads them as another rule."""
    with pytest.raises(AssertionError, match="stands within a"):
        rules_of("a { color: red; b { color: blue } }")


@pytest.mark.parametrize("path", read_ours().scripts)
def test_scripts_ask_before_they_call_what_is_newer(path: str) -> None:
    """What not every browser has is asked for in the same script, or left alone."""
    script = read_asset(path)
    for call, asked in CALLS.items():
        assert not re.search(call, script) or (asked and asked in script), (call, asked)
