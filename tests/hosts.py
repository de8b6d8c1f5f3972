"""Somebody's site in which a desk is a guest: a copy of `house/`, built in this process with the desk and without."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

HOUSE: Final = Path(__file__).with_name("house")


@dataclass(frozen=True)
class House:
    """A copy of the house in a folder of its own."""

    folder: Path

    def settings(self, **changed: Any) -> None:  # noqa: ANN401 - any of MkDocs' settings
        """Change settings in its mkdocs.yml."""
        path = self.folder / "mkdocs.yml"
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
        path.write_text(yaml.safe_dump({**values, **changed}, sort_keys=False), encoding="utf-8")

    def invite(self, desk: Path, /, **options: Any) -> None:  # noqa: ANN401 - any of the plugin's options
        """Let a desk in: a copy of it beside `docs/`, and the plugin with its options."""
        shutil.copytree(desk, self.folder / "briefings")
        self.settings(plugins=["search", "blog", "tags", "meta", {"briefing": options}])

    def built(self, name: str = "site") -> Path:
        """Build it into a folder of its own.

        Raises:
            SystemExit: MkDocs or a plugin gave up.
        """
        site = self.folder.parent / name
        config = load_config(str(self.folder / "mkdocs.yml"), site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        build(
            config
        )  # without the plugins' end: MkDocs keeps them for the next build, and the blog does not survive it
        return site


def house_in(folder: Path) -> House:
    """A fresh copy of the house."""
    return House(Path(shutil.copytree(HOUSE, folder / "house")))
