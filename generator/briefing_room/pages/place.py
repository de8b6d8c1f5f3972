"""The place of a page in the menu: where it is, what it is called there, and whether a desk has something for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_room.pages.site import Site


def always(site: Site) -> bool:
    """Whether a page says something that holds for every desk: it does."""
    del site
    return True


@dataclass(frozen=True)
class Place:
    """One line that the menu may have. Each stands beside the function that makes its page.

    The page is made whatever the desk has, because its address lasts and other pages lead to it; the menu names it
    once ``filled`` says that there is something to read, or when the desk's settings ask for it. A page that is not for
    everybody says in ``made`` whether this site has it at all.
    """

    path: str
    title: str
    filled: Callable[[Site], bool] = always
    made: Callable[[Site], bool] = always

    @property
    def name(self) -> str:
        """What settings call it: the page's address, without its folder's index."""
        return self.path.removesuffix(".md").removesuffix("/index")

    def shows(self, site: Site) -> bool:
        """Whether the menu of this site has it."""
        return self.made(site) and (self.filled(site) or self.name in site.desk.settings.always_in_menu)
