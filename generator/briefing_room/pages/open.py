"""The page *What is open*, for those who work on the desk: all that waits for somebody, by briefing, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.model.types import main_language
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page
from briefing_room.visible.drafts import is_draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment

    from briefing_room.findings import Finding
    from briefing_room.model.statements import Statement
    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site

OPEN_PLACE: Final = Place("open.md", "What is open", made=lambda site: site.seen.shows_open)

_KINDS: Final[dict[str, str]] = {
    "horizon-passed": "Deadlines that have passed",  # messages
    "indicator-stale": "Indicators that nobody has looked at for long",  # messages
    "source-not-reviewed": "Sources not compared with their original",  # messages
}
_WARNINGS: Final = "Other warnings"  # messages
_WAIVED: Final = "Let pass, with a reason"  # messages
_ORDER: Final = (*_KINDS.values(), _WARNINGS, _WAIVED)


@dataclass(frozen=True)
class Open:
    """One thing that waits: what a rule found, the statement or source it is about, and why it was let pass."""

    finding: Finding
    statement: Statement | None = None
    source: str = ""
    why: str = ""


@dataclass(frozen=True)
class OpenIn:
    """What is open in one briefing, or besides in the desk (None): by kind, in the order of `_ORDER`."""

    briefing: str | None
    kinds: tuple[tuple[str, tuple[Open, ...]], ...]

    @property
    def many(self) -> int:
        """How much there is."""
        return sum(len(rows) for _, rows in self.kinds)


def open_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page, for those who work on the desk alone."""
    if site.seen.shows_open:
        drafts = [(key, f"{key}.yml") for key in site.newest_first if is_draft(site.desk.briefings[key])]
        groups = open_in(site)
        many = len(drafts) + sum(group.many for group in groups)
        yield render_page(
            templates, "open.md.jinja", site, OPEN_PLACE.path, groups=groups, drafts=drafts, many=many,
            is_english=main_language(site.desk.settings.language) == "en",
        )  # fmt: skip


def open_in(site: Site) -> tuple[OpenIn, ...]:
    """What is open in each briefing, the newest first, then in its sources and the rest of the desk."""
    found = [(_kind(one), _opened(site, one)) for one in site.checked.findings]
    found += [(_WAIVED, _opened(site, one.finding, one.why)) for one in site.checked.waived]
    groups = (_group(site, key, found) for key in (*site.newest_first, None))
    return tuple(group for group in groups if group.kinds)


def _group(site: Site, briefing: str | None, found: Iterable[tuple[str, Open]]) -> OpenIn:
    inside = [(kind, one) for kind, one in found if _briefing_of(site, one.finding) == briefing]
    kinds = ((kind, tuple(one for name, one in inside if name == kind)) for kind in _ORDER)
    return OpenIn(briefing, tuple((kind, rows) for kind, rows in kinds if rows))


def _kind(finding: Finding) -> str:
    return _KINDS.get(finding.code, _WARNINGS)


def _briefing_of(site: Site, finding: Finding) -> str | None:
    name = finding.place.path.removesuffix(".yml")
    return name if finding.place.path.endswith(".yml") and name in site.desk.briefings else None


def _opened(site: Site, finding: Finding, why: str = "") -> Open:
    briefing = _briefing_of(site, finding)
    folder, _, rest = finding.place.path.partition("/")
    source = rest.partition("/")[0]
    known = source if folder == "sources" and source in site.desk.sources else ""
    return Open(finding, _statement_at(site, briefing, finding) if briefing else None, known, why)


def _statement_at(site: Site, briefing: str, finding: Finding) -> Statement | None:
    """The statement in which a finding stands: the last that begins before it, under the same key of the file."""
    keys = (mark.key for mark in site.desk.briefings[briefing].mark.inside.values() if mark.key)
    begins = max((key for key in keys if key <= finding.place), default=finding.place)
    held = [
        one
        for one in site.statements[briefing]
        if begins <= one.item.key_place <= finding.place and not site.is_gone(one)
    ]
    return max(held, key=lambda one: one.item.key_place, default=None)
