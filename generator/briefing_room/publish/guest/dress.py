"""What stands round the text of a desk's page in a host's site, and what it loads; no page of the host's has it."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup
from mkdocs.utils import get_relative_url

from briefing_room.publish.colours import site_colours
from briefing_room.publish.guest.desk import FRAME
from briefing_room.publish.guest.menu import shown_name
from briefing_room.publish.guest.ours import read_asset, read_ours
from briefing_room.publish.skeleton import SEARCH_PAGE
from briefing_room.words import direction_of, words_in
from briefing_room.words.interface import THEME, interface_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.structure.pages import Page

    from briefing_room.publish.guest.desk import Guest

_STYLE: Final = "assets/stylesheets/desk.css"
_SCRIPT: Final = "assets/javascripts/desk.js"
_SKELETON: Final = "assets/stylesheets/layout.css"
"""Only its names for colours and widths hold in a host's site, which has a skeleton of its own."""

_NAMED: Final = re.compile(r"^ +--br-[a-z-]+:[^;]+;$", re.MULTILINE)

_NIGHT: Final = 'body[data-md-color-scheme="slate"] { --br-by-day: ; --br-by-night: initial; }'

_TEXT: Final = ".md-typeset"
_OUR_TEXT: Final = ":is(.br-guest, .br-evidence, .br-find-dialog)"
"""What our style sheets are for on a host's page, where Material's class stands for more: for its banner, too."""

# Material can bring a page into another without loading it (`navigation.instant`); a script that is there for one page
# would then stay for all of them. So a page of the desk that was brought in so, is loaded as it should be.
_ONE_PAGE: Final = 'if (document.readyState === "complete") location.reload(); else (() => {{\n{}\n}})();\n'

_FEATURES: Final = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)
_UNWANTED: Final = frozenset({"navigation.instant", "content.footnote.tooltips"})
"""What Material does on a page that ours does itself, or that would take our scripts to the host's pages."""


@lru_cache(maxsize=1)
def assets() -> Mapping[str, str]:
    """The style sheet and the script of a desk's pages, by path below the prefix.

    They are made of what a site of the desk's own loads, piece by piece. All that the script names is its own, so that
    no script of the host's meets it.
    """
    ours = read_ours()
    names = _NAMED.findall(read_asset(_SKELETON).partition("}")[0])
    styles = [read_asset(path) for path in ours.styles if path != _SKELETON]
    own = Path(__file__).with_name("guest.css").read_text(encoding="utf-8")
    scripts = [read_asset(path) for path in ours.scripts]
    return {
        _STYLE: "\n".join(
            ["body {", *names, "}", *_with_the_host(), *(style.replace(_TEXT, _OUR_TEXT) for style in styles), own]
        ),
        _SCRIPT: _ONE_PAGE.format("\n".join(scripts)),
    }


def _with_the_host() -> list[str]:
    """Colours by day and by night as the host has them: in every browser where that is Material, else in newer ones."""
    names = [f"--br-{name}: light-dark({one.light}, {one.dark});" for name, one in site_colours().items()]
    asked = "@supports (color: light-dark(#000000, #ffffff)) {"
    return [_NIGHT, "::backdrop { --br-veil: #00000080; }", asked, "body {", *names, "}", "}"]


def dressed(guest: Guest, page: Page) -> str:
    """The text of a desk's page with what it loads, the way to the desk and its search, and its scripts' words."""
    desk = guest.site.desk
    language = desk.settings.language
    words = words_in(language)

    def to(path: str) -> str:
        return get_relative_url(guest.prefix + path, page.file.url)

    index = "" if page.file.use_directory_urls else "index.html"

    say, scripts_say = words.table(THEME), json.dumps(interface_words(words))
    parts = (
        Markup('<link rel="stylesheet" href="{}">').format(to(_STYLE)),
        Markup('<div class="{}" id="_content" lang="{}" dir="{}">').format(FRAME, language, direction_of(language)),
        Markup('<p class="br-guest__head"><a href="{}">{}</a> <a href="{}" data-search-open>{}</a></p>').format(
            to(index), shown_name(guest), to(f"{SEARCH_PAGE}{index}"), say["search"]
        ),
        page.content or "",
        Markup('<p class="br-guest__foot">{}</p>').format(say["promise"]),
        Markup("</div>"),
        # No script of its own: Material runs each that it finds in a page which it brings in, data too.
        Markup('<div id="_words" hidden>{}</div>').format(scripts_say),
        Markup('<script src="{}" defer></script>').format(to(_SCRIPT)),
    )
    return "\n".join(part for part in parts if part)


def alone(output: str) -> str:
    """A whole page of the desk's without those comforts of Material that would fall out with its own."""

    def fewer(found: re.Match[str]) -> str:
        config: dict[str, Any] = json.loads(found[2])
        config["features"] = [name for name in config.get("features") or [] if name not in _UNWANTED]
        return found[1] + str(htmlsafe_json_dumps(config)) + found[3]

    return _FEATURES.sub(fewer, output, count=1)
