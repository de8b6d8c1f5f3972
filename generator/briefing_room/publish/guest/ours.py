"""What every site of a desk's own is configured with, of which its pages in a host's site need some, too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_PUBLISH: Final = Path(__file__).parents[1]
_BUILT_IN: Final = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs adds to every configuration."""


@dataclass(frozen=True)
class Ours:
    """Style sheets and scripts by their paths in the theme, and Markdown's extensions with their options."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    extensions: Mapping[str, Mapping[str, Any]]


@lru_cache(maxsize=1)
def read_ours() -> Ours:
    """Read the configuration that every site of a desk's own inherits."""
    read = yaml.safe_load((_PUBLISH / "mkdocs.yml").read_text(encoding="utf-8"))
    return Ours(
        tuple(read["extra_css"]),
        tuple(script["path"] for script in read["extra_javascript"]),
        dict(_extensions(read["markdown_extensions"])),
    )


def read_asset(path: str) -> str:
    """Read a file of the theme."""
    return (_PUBLISH / "theme" / path).read_text(encoding="utf-8")


def _extensions(entries: Iterable[str | dict[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from ((name, {}) for name in _BUILT_IN)
    for entry in entries:
        yield from entry.items() if isinstance(entry, dict) else [(entry, {})]
