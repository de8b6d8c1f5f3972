"""What was taken over from others is theirs, unchanged, and has their licence beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import ImageFont

from tools.material_sheet import COPY, text_rules, write_sheet

if TYPE_CHECKING:
    from pathlib import Path


def test_the_style_sheet_is_materials(root: Path) -> None:
    """Rule by rule, as the Material that is locked has it (`python -m tools.material_sheet`), under its licence."""
    text = (root / COPY).read_text(encoding="utf-8")
    assert text == write_sheet()
    assert "Permission is hereby granted" in text


def test_only_rules_that_may_match_are_taken() -> None:
    """Those on a text stay, in media queries too; those on parts of Material's own pages go."""
    sheet = (
        '@charset "UTF-8";html{a:b}.md-header,.md-typeset p{c:d}.md-nav{e:f}@media print{.md-nav{g:h}}'
        "@media print{.md-nav a,p:is(.a,.b){i:j}}[data-md-toggle]{k:l}@keyframes x{0%{m:n}to{o:p}}"
        ':root{--md-a-icon:url("data:;{}");--md-b-icon:url("data:;b");q:var(--md-b-icon)}'
    )
    assert text_rules(sheet).splitlines() == [
        "html{a:b}",
        ".md-typeset p{c:d}",
        "@media print{",
        "p:is(.a,.b){i:j}",
        "}",
        "@keyframes x{0%{m:n}to{o:p}}",
        ':root{--md-b-icon:url("data:;b");q:var(--md-b-icon)}',
    ]


def test_the_letters_of_pictures_come_with_their_licence(root: Path) -> None:
    """Lato, from our own folder: an engine that is not MkDocs has no such files."""
    folder = root / "generator/briefing_room/publish/fonts"
    fonts = [ImageFont.truetype(folder / f"lato-{cut}.woff", 20, layout_engine=ImageFont.Layout.BASIC)
             for cut in ("normal", "bold")]  # fmt: skip
    assert [font.getname() for font in fonts] == [("Lato", "Regular"), ("Lato", "Bold")]
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")
