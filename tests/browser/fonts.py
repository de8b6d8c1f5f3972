"""The families of system fonts that pages are measured with, and a browser that sees one of them only.

What a reader's system calls its font is not ours to choose, and a line is a tenth wider in one than in another. So
what depends on widths is measured with each family, on every machine, whatever that machine prefers itself.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDERS: Final = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
"""Where fonts lie: of the system, of this machine, of this person."""

_SETTINGS: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}</cachedir>
  {aliases}
</fontconfig>
"""
_ALIAS: Final = '<alias binding="same"><family>{asked}</family><prefer><family>{given}</family></prefer></alias>'


@dataclass(frozen=True)
class Family:
    """A family of fonts: its name, that of its serif, what their files are called, and Debian's package of them."""

    name: str
    serif: str
    files: tuple[str, ...]
    package: str

    def found(self) -> list[Path]:
        """The files of the family; none when it is not installed."""
        return [path for folder in FOLDERS for name in self.files for path in sorted(folder.rglob(name))]

    def environment(self, folder: Path) -> dict[str, str]:
        """The environment of a browser that sees this family alone; ``folder`` is made, and holds what it sees.

        The fonts are linked into a folder of their own, since fontconfig can leave fonts out but not folders with them.
        """
        folder.mkdir(parents=True)
        for path in self.found():
            link = folder / path.name
            if not link.exists():
                link.symlink_to(path)
        given = {"system-ui": self.name, "sans-serif": self.name, "serif": self.serif, "monospace": self.name}
        aliases = "\n  ".join(_ALIAS.format(asked=asked, given=name) for asked, name in given.items())
        settings = folder / "fonts.conf"
        settings.write_text(_SETTINGS.format(folder=folder, aliases=aliases), encoding="utf-8")
        return {**os.environ, "FONTCONFIG_FILE": str(settings)}


DEJAVU: Final = Family(
    "DejaVu Sans", "DejaVu Serif", ("DejaVuSans.ttf", "DejaVuSans-*.ttf", "DejaVuSerif*.ttf"), "fonts-dejavu-core"
)
NOTO: Final = Family("Noto Sans", "Noto Serif", ("NotoSans-*.ttf", "NotoSerif-*.ttf"), "fonts-noto-core")
FAMILIES: Final = (DEJAVU, NOTO)
"""A wide one, and the one that many desktops and phones show. To test with one more, add it here."""
