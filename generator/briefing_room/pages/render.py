"""Templates into pages. A template only lays out; what it prints is escaped unless it is markup already."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from briefing_room.analysis.changes import moved_in, moves_of_history
from briefing_room.analysis.honesty import WORDS as MARK_WORDS
from briefing_room.analysis.shared import shared_by
from briefing_room.model.scales import CONFIDENCE, CREDIBILITY, RELIABILITY
from briefing_room.pages import figures
from briefing_room.pages.days import cut_off, cut_offs, due, looked
from briefing_room.pages.escape import finalize, front_matter
from briefing_room.pages.figures.range_bar import range_bar
from briefing_room.pages.glossary import BASIS
from briefing_room.pages.here import Here
from briefing_room.pages.likelihood import likelihood_of, likelihood_term
from briefing_room.pages.page import (
    Page,
    actor_path,
    briefing_path,
    history_anchor,
    made_path,
    picture_path,
    subject_path,
)
from briefing_room.pages.parted import part_name, titled
from briefing_room.pages.remarks import shared_in_words
from briefing_room.pages.say import ENGLISH
from briefing_room.pages.terms import term, with_terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.bccache import Bucket

    from briefing_room.model.statements import Statement
    from briefing_room.pages.say import Say
    from briefing_room.pages.site import Site


class Compiled(BytecodeCache):
    """Templates as Python's byte code, once a process: each language has an environment, and all have the same code.

    Jinja asks by the checksum of a template's text, so that a template that was changed meanwhile is compiled again.
    """

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled before; what is of another text is refused by Jinja itself."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED: Final = Compiled()


def environment(say: Say = ENGLISH) -> Environment:
    """The templates' environment, in one language; make one a run."""
    made = Environment(
        loader=PackageLoader("briefing_room.pages"),
        bytecode_cache=_COMPILED,
        auto_reload=False,  # an environment is made for one run, in which templates stay as they are
        autoescape=True,  # for Markup to work; `finalize` comes first and does the escaping
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(
        t=say.t, tn=say.tn, day=say.day, date_words=say.date, front_matter=front_matter,
        cut_off=partial(cut_off, say), cut_offs=partial(cut_offs, say), due_day=partial(due, say),
        looked_day=partial(looked, say),
        confidence_words=CONFIDENCE, reliability_words=RELIABILITY, credibility_words=CREDIBILITY,
        likelihood=likelihood_of, range_bar=range_bar,
        actor_path=actor_path, briefing_path=briefing_path, made_path=made_path, subject_path=subject_path,
        history_anchor=history_anchor, picture_path=picture_path,
        part_name=partial(part_name, say), titled=partial(titled, say),
        basis_words=BASIS, term=term, language_words=say.language, likelihood_term=likelihood_term,
        mark_words=MARK_WORDS, figures=figures, moved_in=moved_in, moves_of_history=moves_of_history,
    )  # fmt: skip
    return made


_TOP: Final = re.compile(
    r'^# .*\n(?:\n+.+\n\{: \.lead \}\n|\n+<ul class="page-facts">\n(?:<li.*\n)+</ul>\n)?', re.MULTILINE
)
"""The title of a page, with what introduces it or the facts below it."""


def render_page(
    templates: Environment, template: str, site: Site, path: str, about: Iterable[Statement] = (), **values: object
) -> Page:
    """One page from one template. Runs of blank lines, which conditions in a template leave, become one.

    ``about`` are the statements that the page shows: what all of them share in their sources stands on top.
    """
    here = Here(site, path, shared_by(site.desk, about))
    text = templates.get_template(template).render(here=here, site=site, desk=site.desk, **values)
    if here.shared:
        text = _TOP.sub(lambda top: f"{top[0]}\n{shared_in_words(here)}\n{{: .shared }}\n", text, count=1)
    notice = site.desk.settings.notice
    if notice:  # above the title of every page
        shown = Markup('<p class="notice" role="note">{}</p>\n\n').format(here.rich(notice))
        text = text.replace("\n# ", f"\n{shown}# ", 1)
    text = with_terms(site.desk, path, text)
    return Page(path, re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n")
