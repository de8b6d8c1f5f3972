"""The desk that is a guest: what of it goes into the host's site, and under which address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from briefing_room.publish.proofs import proofs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing_room.model.desk import Desk
    from briefing_room.pages.site import Site
    from briefing_room.publish.verify import Proof

PREFIX: Final = "briefings/"
"""The folder of the host's site in which a desk's pages are, unless told."""

FRAME: Final = "br-guest"
"""The class of the element that holds all that is ours on a page of the host's site."""

_PREFIX: Final = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")


_NEEDS_FILES: Final = {"i18n": "mkdocs-static-i18n"}
"""Plugins, by their names in mkdocs.yml, that stop without a word of sense at a page that is no file in `docs/`."""


@dataclass(frozen=True)
class Guest:
    """A desk's site within another: ``pages`` are its Markdown by path, all of them below ``prefix``."""

    site: Site
    pages: Mapping[str, str]
    prefix: str

    def has(self, src_uri: str) -> bool:
        """Whether a file of the host's site is a page of the desk."""
        return src_uri.startswith(self.prefix) and src_uri.removeprefix(self.prefix) in self.pages

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """What a reader must find, by where it is on the host's site."""
        return tuple(
            replace(proof, page=self.prefix + proof.page, briefing_page=self.prefix + proof.briefing_page)
            for proof in proofs_of(self.site)
        )


def prefix_of(option: str) -> str:
    """The option ``prefix`` with one slash at its end.

    Raises:
        ValueError: it is no folder in which a desk could be; the text says what to write.
    """
    prefix = f"{option.strip('/')}/"
    if not _PREFIX.fullmatch(prefix):
        message = f"prefix: {option!r} is no folder of a site; write small letters, digits and hyphens: {PREFIX}"
        raise ValueError(message)
    return prefix


def unfit(plugins: Iterable[str]) -> str:
    """Why a desk cannot be a guest beside these plugins, and what to do; nothing where it can."""
    for name in plugins:
        if package := _NEEDS_FILES.get(name.rpartition("/")[2]):
            return (
                f"{package} cannot build pages that are no files in docs/, and those of a desk are none: "
                "build the desk's own site with `briefing build`, and put it into a folder of yours"
            )
    return ""


def misspelt(given: Iterable[str], known: Iterable[str]) -> str:
    """Which option of ours is none, and which was meant; nothing where all are known.

    MkDocs only warns, and the desk would be built at an address, or from a folder, that nobody chose.
    """
    names = sorted(known)
    for name in sorted(set(given) - set(names)):
        close = get_close_matches(name, names, n=1)
        meant = f"did you mean {close[0]}?" if close else "it knows desk, prefix and private"
        return f"the plugin briefing has no option {name}; {meant}"
    return ""


def at_home(desk: Desk, site_url: str | None, prefix: str) -> Desk:
    """A desk whose address is where its pages will be, where the host says of its site where that is."""
    if not site_url:
        return desk
    address = f"{site_url.rstrip('/')}/{prefix}"
    return replace(desk, settings=desk.settings.model_copy(update={"address": address}))
