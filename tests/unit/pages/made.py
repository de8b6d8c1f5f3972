"""Small desks made in code, and their pages as a reader's browser sees them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from mkdocs.utils import meta

from briefing_room.model.briefing import Briefing
from briefing_room.model.desk import Actor, Desk, Settings
from briefing_room.model.source import FrontMatter, Source, StripLog
from briefing_room.pages import PAGES, site_of
from briefing_room.pages.render import environment
from tests.property.rendered import events_in, to_html

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

_TEMPLATES: Final = environment()
_LAST: list[tuple[Site, dict[str, str]]] = []

BODY = """\
# Ferries wait

The harbour closes in May. It may “not” reopen before June, the office said. Nobody was asked.

Two companies run ferries.

- The first runs late.
- The second runs later. Nobody knows why.

> Ask the islanders,
> said the mayor. He did not.

| Line 1 | two hours |
"""


_BESIDE: Final = frozenset({"reading", "stripped"})
"""What stands in files beside the article."""


def source(source_id: str = "notice", body: str = BODY, **facts: Any) -> Source:  # noqa: ANN401 - YAML values
    """A source; ``rights``, ``language``, ``reading`` and ``stripped`` as the loader would set them."""
    facts.setdefault("title", "Ferries wait")
    model = FrontMatter.model_validate({key: value for key, value in facts.items() if key not in _BESIDE})
    return Source(
        source_id,
        model,
        body,
        reading=facts.get("reading"),
        log=StripLog.model_validate({"stripped": facts.get("stripped", [])}),
        rights=model.rights or "excerpts",
        reliability=model.reliability or "F",
        language=model.language or "en",
    )


def briefing(*evidence: str | dict[str, str], **keys: Any) -> Briefing:  # noqa: ANN401 - YAML values
    """A briefing whose bottom line rests on this evidence."""
    quotes = [{"quote": e} if isinstance(e, str) else e for e in evidence]
    return Briefing.model_validate(
        {
            "title": "Ferries",
            "status": "published",
            "as_of": {"date": "2024-01-15", "basis": "analyst"},
            "default_source": "notice",
            "bottom_line": {"text": "They run late.", "evidence": quotes},
            **keys,
        }
    )


def desk(
    briefings: dict[str, Briefing],
    *sources: Source,
    actors: dict[str, dict[str, Any]] | None = None,
    **settings: Any,  # noqa: ANN401 - YAML values
) -> Desk:
    """A desk of these briefings and sources."""
    return Desk(
        Settings.model_validate({"name": "Desk", **settings}),
        {key: Actor.model_validate(value) for key, value in (actors or {}).items()},
        {s.id: s for s in sources or (source(),)},
        briefings,
    )


def site(*evidence: str | dict[str, str], private: bool = False, **facts: Any) -> Site:  # noqa: ANN401 - YAML values
    """A site of one briefing with this evidence and one source with these facts."""
    return site_of(desk({"ferry": briefing(*evidence)}, source(**facts)), private=private)


def pages_of(made: Site) -> dict[str, str]:
    """Every page's Markdown, by path; of the site that was asked for last they are kept, for tests ask page by page."""
    if not any(kept is made for kept, _ in _LAST):
        pages = sorted(page for make in PAGES for page in make(made, _TEMPLATES))
        _LAST[:] = [(made, {page.path: page.markdown for page in pages})]
    ((_, found),) = _LAST
    return found


def html_of(made: Site, path: str) -> str:
    """One page as HTML, without the theme around it."""
    return to_html(meta.get_data(pages_of(made)[path])[0])


def text_of(made: Site, path: str) -> str:
    """All words of one page."""
    return " ".join(event[1] for event in events_in(html_of(made, path)) if event[0] == "text")


def article_in(made: Site, path: str = "sources/notice.md") -> list[str]:
    """The article's blocks as a source's page shows them: each highlight as ``⟦anchor:words⟧``, or ``⟦~words⟧``."""
    blocks = re.findall(r'<p class="(?:article|skipped)\b[^>]*>(.*?)</p>', html_of(made, path), re.DOTALL)
    return [_plain_marks(block) for block in blocks]


def footnotes_of(made: Site, path: str = "briefings/ferry.md") -> list[str]:
    """The words of each footnote of a briefing, the quoted ones as ``⟦words⟧``."""
    return [_plain_marks(words) for words in re.findall(r"<q [^>]*>(.*?)</q>", html_of(made, path), re.DOTALL)]


def _plain_marks(text: str) -> str:
    text = re.sub(r'<mark class="passage" id="([^"]+)"[^>]*>', r"⟦\1:", text)
    text = re.sub(r'<mark class="passage" data-of="[^"]+">', "⟦~", text)
    text = text.replace('<mark class="quoted">', "⟦").replace("</mark>", "⟧")
    assert not re.search("<(?!span|/span)", text), text
    return unescape(re.sub("<[^>]*>", "", text))
