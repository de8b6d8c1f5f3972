"""Rules on single files: whether each can be read, and whether its keys and values are those of the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from briefing_room.findings import Rule
from briefing_room.load.rules import (
    control_character,
    cut_text,
    desk_format,
    duplicate_key,
    file_name,
    file_too_large,
    front_matter,
    missing_file,
    missing_key,
    not_utf8,
    original_changed,
    reading_changed,
    split_text,
    stray_file,
    text_too_long,
    unknown_key,
    wrong_type,
    wrong_value,
    yaml_anchor,
    yaml_structure,
    yaml_syntax,
    yaml_tag,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Mistake
    from briefing_room.load.raw import RawFile


class FileRule(Rule, Protocol):
    """A rule that looks at one file: its ``check`` yields what is wrong and never stops at the first."""

    def check(self, file: RawFile) -> Iterator[Mistake]:
        """Yield each mistake of the file."""


READING_RULES: tuple[FileRule, ...] = (
    not_utf8,
    file_too_large,
    control_character,
    front_matter,
    yaml_syntax,
    yaml_structure,
    yaml_anchor,
    yaml_tag,
    duplicate_key,
    cut_text,
    split_text,
    text_too_long,
)
"""Rules on whether a file can be read as it was meant, each with `check(file)`."""

VALUE_RULES: tuple[Rule, ...] = (
    unknown_key,
    missing_key,
    wrong_type,
    wrong_value,
)
"""Rules on keys and values. They have no `check`: the reader meets the mistake where it fits values to the model."""

FOLDER_RULES: tuple[Rule, ...] = (
    desk_format,
    missing_file,
    file_name,
    original_changed,
    stray_file,
    reading_changed,
)
"""Rules on what is in the folder. They have no `check`: the reader meets the mistake where it opens the file."""

RULES: tuple[Rule, ...] = (*FOLDER_RULES, *READING_RULES, *VALUE_RULES)
"""Every rule, in the order it is documented."""
