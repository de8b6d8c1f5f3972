"""Rules on single files: whether each can be read, and whether its keys and values are those of the format."""

from __future__ import annotations

from briefing_room.load.rules import (
    control_character,
    cut_text,
    duplicate_key,
    file_name,
    file_too_large,
    front_matter,
    missing_file,
    missing_key,
    not_utf8,
    original_changed,
    split_text,
    unknown_key,
    wrong_type,
    wrong_value,
    yaml_anchor,
    yaml_structure,
    yaml_syntax,
    yaml_tag,
)

READING_RULES = (
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
)
"""Rules on whether a file can be read as it was meant, each with `check(file)`."""

VALUE_RULES = (
    unknown_key,
    missing_key,
    wrong_type,
    wrong_value,
)
"""Rules on keys and values, each with `check(file)`; what could not be read rightly is told of already."""

FOLDER_RULES = (
    missing_file,
    file_name,
    original_changed,
)
"""Rules on what is in the folder, each with `finding(place, message, help)`."""

RULES = (*FOLDER_RULES, *READING_RULES, *VALUE_RULES)
"""Every rule, in the order it is documented."""
