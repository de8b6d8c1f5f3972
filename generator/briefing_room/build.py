"""The whole story on one screen: load → check → render → write → site → verify → switch."""

from __future__ import annotations

from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing_room import checks
from briefing_room.checks import check_desk, told_by
from briefing_room.findings import Finding, Waived, apply_levels, has_errors, sorted_once
from briefing_room.intake import article_refused
from briefing_room.kept.kept import Kept
from briefing_room.kept.store import Store
from briefing_room.ledger import LEDGER, NotOurFolderError, note, own, telling
from briefing_room.load import rules as file_rules
from briefing_room.load.desk import read_desk
from briefing_room.lock import BusyError, locked
from briefing_room.model.desk import FORMAT
from briefing_room.pages import render_findable, render_pages, site_of
from briefing_room.pages.site import FormChecks
from briefing_room.publish.beside import beside
from briefing_room.publish.brand import brand_files
from briefing_room.publish.declared import read_declared
from briefing_room.publish.elsewhere import build_elsewhere
from briefing_room.publish.engines import MKDOCS
from briefing_room.publish.failures import PublishError
from briefing_room.publish.guest.desk import FRAME, Guest, at_home
from briefing_room.publish.halves import make_in_halves, make_site
from briefing_room.publish.handover import Fresh
from briefing_room.publish.kept_markdown import KeptMarkdown
from briefing_room.publish.material_keys import own_keys, passed_over
from briefing_room.publish.project import find_project
from briefing_room.publish.proofs import proofs_of
from briefing_room.publish.readings import kept_reading
from briefing_room.publish.search import BUNDLE, index_site, verify_search, write_index
from briefing_room.publish.share import cards_to_draw, picture, pictures_of, write_pictures
from briefing_room.publish.switch import (
    clear_scratch,
    half_of,
    is_left_over,
    repair,
    scratch_of,
    seal,
    staging_of,
    switch,
)
from briefing_room.publish.unchanged import Told, inputs_of, record_build, store_path
from briefing_room.publish.understood import has_own_templates
from briefing_room.publish.verify import Part, read_html, verify_site
from briefing_room.publish.worn import worn_by
from briefing_room.publish.write import hand_written, write_pages
from briefing_room.rulebook import RuleText, rule_text
from briefing_room.search.index import index_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from briefing_room.model.desk import Desk
    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site
    from briefing_room.publish.again import Again
    from briefing_room.publish.project import Project
    from briefing_room.publish.share import Card
    from briefing_room.publish.unchanged import Inputs
    from briefing_room.publish.verify import Html


_LARGE: Final = 60
"""From so many briefings and sources on it is worth copying the process."""


@dataclass(frozen=True)
class Checked:
    """A desk and everything that is wrong with it."""

    desk: Desk
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    is_of_another_format: bool = False
    """Whether the desk is of another format than this version reads, so that only that is told."""

    @property
    def may_be_published(self) -> bool:
        """Whether no finding forbids it."""
        return not has_errors(self.findings)


@dataclass(frozen=True)
class Looked:
    """A desk that may be published, as its site, with the files by name that the project adds.

    ``by_hand`` are those of the project's own ``docs/``, ``files`` those that follow from settings.
    """

    checked: Checked
    site: Site
    by_hand: Mapping[str, bytes]
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class Refreshed:
    """A desk that was checked and, when nothing forbids it, its site with the names of what was written for MkDocs.

    ``made`` are the pages that were made of the desk, ``by_hand`` the files of the project's own.
    """

    checked: Checked
    site: Site | None = None
    made: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """Every page of the site, as Markdown."""
        return (*self.made, *(name for name in self.by_hand if name.endswith(".md")))


@dataclass(frozen=True)
class Built:
    """What a build came to: the findings, and how many pages the site has (None when nothing was built)."""

    checked: Checked
    pages: int | None = None
    left_out: tuple[str, ...] = ()
    """Plugins and hooks of the project that the engine does not run."""


def all_rules() -> tuple[RuleText, ...]:
    """Every rule with its explanation, in the order it is documented."""
    return tuple(rule_text(rule) for rule in (*file_rules.RULES, *checks.RULES, article_refused))


def check(
    desk_folder: Path, today: date | None = None, before: Desk | None = None, again: Again | None = None
) -> Checked:
    """Load a desk and check it, with the day and the state of the desk to compare with, where they are given.

    ``again`` knows the desk as it was when it was checked last.

    Raises:
        OSError: the folder cannot be read.
    """
    loaded = again.read(desk_folder) if again else read_desk(desk_folder)
    desk = replace(loaded.desk, today=today, before=before)
    if loaded.format != FORMAT:
        return Checked(desk, loaded.findings, is_of_another_format=True)
    if again:
        again.begin(desk)
    found = check_desk(desk, again.told_by if again else told_by)
    findings = sorted_once([*loaded.findings, *found.findings])
    return Checked(desk, apply_levels(findings, desk.settings.rules), found.waived)


def refresh(project: Project, kept: Kept | None = None, again: Again | None = None) -> Refreshed:
    """Check the desk and, when nothing forbids it, write its pages, with those that were written by hand.

    Of pages that are ``kept`` only those are made that read something which has changed.

    Raises:
        PublishError: the project's mkdocs.yml asks for what may not be published.
    """
    checked = check(project.desk, again=again)
    return write(project, look(project, checked), kept) if checked.may_be_published else Refreshed(checked)


def look(project: Project, checked: Checked) -> Looked:
    """Read what a project adds to a desk without errors.

    Raises:
        PublishError: the project's mkdocs.yml asks for what may not be published.
    """
    by_hand = hand_written(project.docs)
    owned = own_keys(checked.desk, read_declared(project.config).keys, by_hand, project.config)
    site = site_with(replace(checked, desk=owned.desk), private=project.private)
    return Looked(checked, site, by_hand, {**brand_files(site.desk), **owned.files})


def write(project: Project, looked: Looked, kept: Kept | None = None) -> Refreshed:
    """Write the pages of a site, with those that were written by hand.

    Of pages that are ``kept`` only those are made that read something which has changed.
    """
    pages = _rendered(looked.site, kept)
    write_pages(project.markdown, pages, {**looked.files, **looked.by_hand})
    return Refreshed(looked.checked, looked.site, tuple(page.path for page in pages), tuple(looked.by_hand))


def _rendered(site: Site, kept: Kept | None) -> tuple[Page, ...]:
    if kept is None:
        return render_pages(site)
    keeping = KeptMarkdown(kept, site)
    pages = render_pages(replace(site, keeping=keeping))
    keeping.put_down()
    return pages


def site_with(checked: Checked, *, private: bool) -> Site:
    """A checked desk as a site shows it, with what the check came to."""
    form = FormChecks(all_rules(), checked.findings, checked.waived)
    return site_of(checked.desk, private=private, checked=form)


def invite(checked: Checked, address: str | None, prefix: str, *, private: bool) -> Guest:
    """A checked desk, without errors, as the guest of a site that is somebody else's and is published at an address."""
    site = site_with(replace(checked, desk=at_home(checked.desk, address, prefix)), private=private)
    return Guest(site, {page.path: page.markdown for page in render_pages(site)}, prefix)


def nobody(what: str) -> None:
    """Whom to tell when nobody waits."""


def build(
    project: Project, tell: Callable[[str], None] = nobody, engine: str = MKDOCS, *, keeps: bool = False
) -> Built:
    """Build the whole site of a desk. Unless all is well, the site that is there stays as it is.

    ``tell`` is told what is being done, for who waits; ``engine`` is the program that makes a site of the pages. A
    build that ``keeps`` leaves in the work folder what spares the next one work; the site is the same.

    Raises:
        PublishError: the pages could not be made into a sound site, or could not be written.
        NotOurFolderError: the site's folder holds something else.
        BusyError: another build is under way.
    """
    with making(project) as staging:
        return (_build_keeping if keeps else _build)(project, staging, tell, engine)


@contextmanager
def making(project: Project) -> Iterator[Path]:
    """Hold a project's work folders, and yield the one in which its new site is made.

    Raises:
        PublishError: something could not be read or written.
        NotOurFolderError: the site's folder or its work folder holds something else.
        BusyError: another build is under way.
    """
    staging = staging_of(project.site)
    with at_work(project):
        try:
            with telling(staging):
                yield staging
        except OSError as error:
            left = f"\nThe site that was there is as it was: {project.site}" if project.site.exists() else ""
            message = f"{error.strerror or error}: {error.filename}{left}"
            raise PublishError(message) from error


@contextmanager
def at_work(project: Project) -> Iterator[None]:
    """Hold a project's work folders; what a killed build left is put right before, and nothing is left behind.

    Raises:
        NotOurFolderError: the site's folder or its work folder holds something else.
        BusyError: another build is under way.
    """
    scratch = scratch_of(project.site)
    with ExitStack() as held:
        if project.work != scratch:
            held.enter_context(locked(project.work))
        held.enter_context(locked(scratch, lasting=False))
        repair(project.site)
        try:
            yield
        except BaseException:
            with suppress(NotOurFolderError):  # what stopped the work is what is told
                for folder in (staging_of(project.site), half_of(project.site)):
                    if folder.is_dir():
                        seal(folder)  # whatever is in it was made since we began
                clear_scratch(project.site)
            raise
        clear_scratch(project.site)


def put_right(desk_folder: Path) -> None:
    """Put right what a killed build of a desk left behind, unless another is under way, or it is not for us to do."""
    for private in (False, True):
        project = find_project(desk_folder, None, private=private)
        if is_left_over(project.site):
            with suppress(BusyError, NotOurFolderError, OSError), at_work(project):
                pass


def _build_keeping(project: Project, staging: Path, tell: Callable[[str], None], engine: str) -> Built:
    """Build with what earlier builds kept, and put in what this one made, if nobody has touched any of it meanwhile."""
    inputs = inputs_of(project) if engine == MKDOCS else None
    if inputs is None:
        return _build(project, staging, tell, engine)
    with closing(Store(store_path(project))) as store:
        built = _built_with(Kept(store, inputs.program, inputs.owners), project, staging, tell)
        if built.pages is not None and inputs.are_those_of(project):
            _put_down(store, project, inputs, built)
            store.keep()
        return built


def _built_with(kept: Kept, project: Project, staging: Path, tell: Callable[[str], None]) -> Built:
    """Build with what is kept; where that fails, without, so that what is told of it is what is true of a clean site.

    Raises:
        PublishError: a clean site cannot be built.
    """
    try:
        return _build(project, staging, tell, MKDOCS, kept)
    except PublishError:
        if not kept.store.has_given:
            raise
    kept.store.forget()
    return _build(project, staging, tell, MKDOCS)


def _put_down(store: Store, project: Project, inputs: Inputs, built: Built) -> None:
    """Put down what was built, so that it need not be built again; a build with remarks has them to tell each time."""
    checked = built.checked
    if not _remarks(project, checked.desk):
        texts = {path: checked.desk.files[path] for path in {one.place.path for one in checked.findings}}
        record_build(store, project, inputs, Told(checked.findings, texts, built.pages))


def _remarks(project: Project, desk: Desk) -> list[str]:
    """What the plugin says of a project's configuration while it builds."""
    from briefing_room.publish.without_meaning import remarks_on  # noqa: PLC0415 - it needs MkDocs, which is loaded now

    return [*remarks_on(project.config), *passed_over(desk, read_declared(project.config).keys)]


def _build(
    project: Project, staging: Path, tell: Callable[[str], None], engine: str, kept: Kept | None = None
) -> Built:
    tell("Checking the desk and writing its pages")
    checked = check(project.desk)
    if not checked.may_be_published:
        return Built(checked)
    looked = look(project, checked)
    site = looked.site
    # Index and pictures need the desk alone, so they are made while the pages are.
    cards = cards_to_draw(site, kept)
    with beside(lambda: _made_of(site, cards), is_worth_it=is_large(site)) as others:
        fresh = write(project, looked, kept)
        own(staging)
        tell(f"Making a site of {len(fresh.pages)} pages")
        ready = Fresh(site, fresh.by_hand, None if has_own_templates(project) else kept)
        not_run: tuple[str, ...] = ()
        if engine != MKDOCS:
            not_run = build_elsewhere(engine, project, staging, ready)
        elif not (is_large(site) and make_in_halves(project, staging, ready, fresh.pages)):
            make_site(project, staging, ready)
        tell("Making the search")
        add_to_site(site, staging, kept, others)
    tell("Following every link and every proof")
    verify_and_switch(project, staging, site, fresh.pages, kept_reading(kept) if kept else read_html)
    return Built(checked, len(fresh.pages), not_run)


def verify_and_switch(
    project: Project,
    staging: Path,
    site: Site,
    pages: Iterable[str],
    read: Callable[[str, str], Html] = read_html,
) -> None:
    """Follow every link and every proof of a built site, and let it take the place of the one before.

    Raises:
        PublishError: it is not sound.
    """
    settings = site.desk.settings
    problems = verify_site(
        staging,
        proofs_of(site),
        settings.address,
        worn=worn_by(pages),
        hosts=settings.foreign_hosts,
        read=read,
    )
    problems += verify_search(staging)
    if problems:
        raise PublishError("\n".join(problems))
    seal(staging)
    switch(project.site)


def is_large(site: Site) -> bool:
    """Whether a site is worth it that the process is copied: all of the search of another is made in half a second."""
    return len(site.desk.briefings) + len(site.desk.sources) >= _LARGE


def add_to_host(guest: Guest, folder: Path, address: str | None) -> list[str]:
    """Put into a host's built site what MkDocs does not make of a desk; tell what is wrong with the desk's pages."""
    index_site(folder / guest.prefix, render_findable(guest.site))
    problems = verify_site(folder, guest.proofs, address, Part(guest.prefix, FRAME))
    return problems + verify_search(folder / guest.prefix)


@dataclass(frozen=True)
class _Others:
    """What MkDocs does not make: the files of the search, and pictures by their cards."""

    index: Mapping[str, str]
    pictures: Mapping[Card, bytes]


def _made_of(site: Site, cards: Iterable[Card] = ()) -> _Others:
    return _Others(index_files(render_findable(site)), {card: picture(card) for card in cards})


def add_to_site(
    site: Site, folder: Path, kept: Kept | None = None, others: Callable[[], _Others] | None = None
) -> None:
    """Put into a desk's built site what MkDocs does not make: the pictures that shared links show, and the search.

    ``others`` gives what of it was begun before.
    """
    note(folder, (*pictures_of(site), f"{BUNDLE}/{LEDGER}"))
    made = others() if others else _made_of(site)
    write_pictures(folder, site, kept, made.pictures)
    write_index(folder, made.index)
