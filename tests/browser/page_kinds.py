"""The pages of a built site, and one of each kind: the largest, in which most can go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

MANY: Final = frozenset({"actors", "briefings", "regions", "sources", "topics"})
"""Folders in which each page is one of many of its kind."""

LOST: Final = "404.html"
"""What is served for an address that is not there."""


def every_page(site: Path) -> list[str]:
    """The paths of all pages, as they are asked for."""
    found = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return ["" if path == "." else f"{path}/" for path in found] + [LOST]


def one_of_each_kind(site: Path) -> dict[str, str]:
    """For each kind of page, under a name for it, the path of the largest."""
    kinds: dict[str, str] = {}
    for path in sorted(every_page(site), key=lambda path: -_file(site, path).stat().st_size):
        kinds.setdefault(_kind(path), path)
    return dict(sorted(kinds.items()))


def _kind(path: str) -> str:
    parts = path.strip("/").split("/")
    if len(parts) > 1 and parts[0] in MANY:
        parts[1] = "one"
    return "-".join(parts).removesuffix(".html") or "home"


def _file(site: Path, path: str) -> Path:
    return site / (f"{path}index.html" if path.endswith("/") or not path else path)
