"""A site in shards: together they are the site of one build; what does not belong together is refused in words."""

from __future__ import annotations

import itertools
import json
import shutil
from contextlib import chdir, suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from briefing_room.build import build, put_right
from briefing_room.cli import main
from briefing_room.ledger import LEDGER, NotOurFolderError, note
from briefing_room.publish import mkdocs
from briefing_room.publish.failures import PublishError
from briefing_room.publish.handover import Receiver
from briefing_room.publish.project import project_at
from briefing_room.publish.shards import FILES, MANIFEST, Shard
from briefing_room.publish.switch import repair
from briefing_room.shards import build_shard, merge, shards_of
from tests.conftest import ROOT
from tests.desks.desks import page, write_desk
from tests.meta.boxes import boxes_in
from tests.unit.publish.disk import KilledError, dying, state_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from briefing_room.publish.project import Project

CONFIG = "site_name: x\ntheme: {name: briefing}\nplugins: [briefing]\n"


def build_site(config: MkDocsConfig) -> None:
    """Make what MkDocs would make of a share: its pages, and beside the first what is there once."""
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, Receiver)
    assert plugin.handed
    share, folder = plugin.handed.share, Path(config.site_dir)
    docs = {path.relative_to(config.docs_dir).as_posix(): path for path in Path(config.docs_dir).rglob("*.md")}
    made = {
        name.removesuffix(".md"): path.read_bytes() for name, path in docs.items() if not share or name in share.pages
    }
    if not share or share.has_rest:
        made |= {"404": b"lost", "sitemap": "".join(sorted(docs)).encode()}
    note(folder, [f"{name}.html" for name in made])
    for name, data in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.html").write_bytes(data)


@pytest.fixture(autouse=True)
def _without_mkdocs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What MkDocs makes is made up, and so not verified; tests/site/test_shares.py does both."""
    monkeypatch.setattr(mkdocs, "build_site", build_site)
    monkeypatch.setattr("briefing_room.build.verify_site", lambda *_, **__: [])


def lay_out(root: Path) -> Project:
    """A project with a small desk."""
    write_desk(root / "briefings", {"one.yml": page()})
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return project_at(root / "mkdocs.yml", root / "briefings", private=False)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a small desk."""
    return lay_out(tmp_path / "here")


def make_shards(project: Project, of: int) -> list[Path]:
    """The folders of all shards of a site."""
    return [build_shard(project, Shard(number, of)).folder for number in range(1, of + 1)]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, the lists as well."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("of", [1, 2, 3, 5])
def test_shards_are_the_site_of_one_build(project: Project, tmp_path: Path, of: int) -> None:
    """Whatever their number: the same files with the same bytes, and the same lists of what was made."""
    whole = replace(project, site=tmp_path / "whole")
    assert build(whole).pages == merge(project, make_shards(project, of)).pages
    assert contents(project.site) == contents(whole.site)


def test_the_last_shard_makes_the_search_and_fewer_pages(project: Project) -> None:
    """The search takes as long as a third of the pages."""
    one, two = (build_shard(project, Shard(number, 2)) for number in (1, 2))
    assert one.pages
    assert two.pages
    assert one.whole == two.whole == one.pages + two.pages
    assert 1.5 < one.pages / two.pages < 2.5
    assert not list((one.folder / FILES / "assets").glob("search/*"))
    assert list((two.folder / FILES / "assets").glob("search/*.json"))


def test_shards_may_come_in_any_folders(project: Project, tmp_path: Path) -> None:
    """As carriers put them: each in a folder of its own, without what is hidden, and with other rights."""
    brought = tmp_path / "brought"
    for number, folder in enumerate(make_shards(project, 2)):
        shutil.copytree(folder, brought / f"shard-{number}" / folder.name, ignore=shutil.ignore_patterns(".*"))
        (brought / f"shard-{number}" / folder.name / MANIFEST).chmod(0o600)
    merge(project, [shards_of(project)])
    here = contents(project.site)
    merge(project, [brought])
    assert contents(project.site) == here
    merge(project, [brought / "shard-1", brought / "shard-0" / "1-of-2"])
    assert contents(project.site) == here


# --- what is refused ----------------------------------------------------------------------------------


def _missing(shards: list[Path], _: Project) -> None:
    shutil.rmtree(shards[1])


def _twice(shards: list[Path], _: Project) -> None:
    shutil.copytree(shards[0], shards[0].with_name("again"))


def _of_another_number(_: list[Path], project: Project) -> None:
    build_shard(project, Shard(1, 3))


def _of_another_desk(_: list[Path], project: Project) -> None:
    path = project.desk / "one.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("A page", "Another page"), encoding="utf-8")


def _of_another_project(_: list[Path], project: Project) -> None:
    project.config.write_text(CONFIG + "copyright: us\n", encoding="utf-8")


def _changed(shards: list[Path], change: Callable[[dict[str, Any]], None]) -> None:
    told = json.loads((shards[0] / MANIFEST).read_text(encoding="utf-8"))
    change(told)
    (shards[0] / MANIFEST).write_text(json.dumps(told), encoding="utf-8")


def _of_another_version(shards: list[Path], _: Project) -> None:
    _changed(shards, lambda told: told["made_of"].update(program="0"))


def _private(shards: list[Path], _: Project) -> None:
    _changed(shards, lambda told: told["made_of"].update(readers="0"))


def _of_another_layout(shards: list[Path], _: Project) -> None:
    _changed(shards, lambda told: told.update(layout=2))


def _out_of_range(shards: list[Path], _: Project) -> None:
    _changed(shards, lambda told: told.update(shard="3/2"))


def _altered(shards: list[Path], _: Project) -> None:
    (shards[0] / FILES / "404.html").write_text("altered", encoding="utf-8")


def _lost(shards: list[Path], _: Project) -> None:
    (shards[0] / FILES / "404.html").unlink()


def _added(shards: list[Path], _: Project) -> None:
    (shards[0] / FILES / "more.html").write_text("more", encoding="utf-8")


def _linked(shards: list[Path], project: Project) -> None:
    (shards[0] / FILES / "404.html").unlink()
    (shards[0] / FILES / "404.html").symlink_to(project.config)


def _leading_out(shards: list[Path], project: Project) -> None:
    digest = sha256(project.config.read_bytes()).hexdigest()
    _changed(shards, lambda told: told["files"].update({"../../../mkdocs.yml": digest}))


def _overlapping(shards: list[Path], _: Project) -> None:
    other = json.loads((shards[1] / MANIFEST).read_text(encoding="utf-8"))
    _changed(shards, lambda told: told["pages"].append(other["pages"][0]))


def _without_a_page(shards: list[Path], _: Project) -> None:
    _changed(shards, lambda told: told["pages"].pop())


def _broken(shards: list[Path], _: Project) -> None:
    (shards[0] / MANIFEST).write_text("{", encoding="utf-8")


def _of_another_shape(shards: list[Path], _: Project) -> None:
    (shards[0] / MANIFEST).write_text('{"layout": 1, "shard": 1}', encoding="utf-8")


def _of_very_many(shards: list[Path], _: Project) -> None:
    _changed(shards[:1], lambda told: told.update(shard="1/1000000"))
    _changed(shards[1:], lambda told: told.update(shard="2/1000000"))


def _of_endless_pages(shards: list[Path], _: Project) -> None:
    _changed(shards, lambda told: told.update(pages_of_all=float("inf")))


def _of_endless_depth(shards: list[Path], _: Project) -> None:
    (shards[0] / MANIFEST).write_text("[" * 200_000, encoding="utf-8")


REFUSED = (
    (_missing, "shard 2/2 is missing; make it with: briefing build --shard 2/2"),
    (_twice, "shard 1/2 is there twice: {shards}/1-of-2, {shards}/again; name one of them"),
    (_of_another_number,
     "of 2 and of 3: {shards}/1-of-2, {shards}/1-of-3, {shards}/2-of-2; name those that belong together"),
    (_of_another_desk,
     "{shards}/1-of-2 was made of another desk than what is merged here; make it again: briefing build --shard 1/2"),
    (_of_another_project,
     "{shards}/1-of-2 was made of another mkdocs.yml, theme or docs than what is merged here; make it again"),
    (_of_another_version,
     "{shards}/1-of-2 was made of another version of the program or of what it runs on (Python, packages, SOURCE_"),
    (_private,
     "{shards}/1-of-2 was made for other readers (with --private, or without) than what is merged here; make it again"),
    (_of_another_layout, "{shards}/1-of-2 was made by another version of the program; make it again with this one"),
    (_out_of_range, "{shards}/1-of-2/shard.json is damaged: there is no shard 3/2; make it again"),
    (_altered,
     "/404.html is damaged or was altered; bring the shard here again, or make it again: briefing build --shard 1/2"),
    (_lost, "{shards}/1-of-2/site/404.html is missing; bring the shard here again"),
    (_added, "{shards}/1-of-2/site/more.html is no file of this shard; bring the shard here again"),
    (_linked, "{shards}/1-of-2/site/404.html is missing; bring the shard here again"),
    (_leading_out, "{shards}/1-of-2/site/../../../mkdocs.yml is missing; bring the shard here again"),
    (_overlapping, "the shards do not make one site together: a manifest is damaged or was altered; make them again"),
    (_without_a_page, "the shards do not make one site together"),
    (_broken, "{shards}/1-of-2/shard.json is damaged; bring the shard here again, or make it again"),
    (_of_very_many, "{shards}/1-of-2/shard.json is damaged; bring the shard here again, or make it again"),
    (_of_endless_pages, "{shards}/1-of-2/shard.json is damaged; bring the shard here again, or make it again"),
    (_of_endless_depth, "{shards}/1-of-2/shard.json is damaged; bring the shard here again, or make it again"),
    (_of_another_shape, "{shards}/1-of-2/shard.json is damaged; bring the shard here again, or make it again"),
)  # fmt: skip


@pytest.mark.parametrize(("spoil", "said"), REFUSED, ids=[one.__name__.strip("_") for one, _ in REFUSED])
def test_what_makes_no_site_is_refused(
    project: Project, spoil: Callable[[list[Path], Project], None], said: str
) -> None:
    """In words that say what to do; the site that was there stays, and no file of a shard is touched."""
    shards = make_shards(project, 2)
    merge(project, [shards_of(project)])
    spoil(shards, project)
    before = state_of(shards_of(project)), contents(project.site)
    with pytest.raises(PublishError) as refused:
        merge(project, [shards_of(project)])
    assert said.format(shards=shards_of(project)) in str(refused.value)
    assert (state_of(shards_of(project)), contents(project.site)) == before
    assert not list(project.site.parent.glob(".site*"))


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_holds_no_shard_is_refused(project: Project, there: bool) -> None:  # noqa: FBT001 - a parameter
    """Whether it is there or not."""
    folder = project.config.with_name("elsewhere")
    if there:
        folder.mkdir()
    said = f"{folder} is no shard and holds none" if there else f"there is no folder {folder}"
    with pytest.raises(PublishError, match=f"{said}; make shards with: briefing build --shard 1/2"):
        merge(project, [folder])


def test_a_desk_with_errors_gives_neither_a_shard_nor_a_site(project: Project) -> None:
    """Each machine checks all of it; what was made before stays."""
    shards = make_shards(project, 2)
    before = contents(shards[0])
    (project.desk / "one.yml").write_text("title: x\n", encoding="utf-8")
    assert build_shard(project, Shard(1, 2)).pages is None
    assert contents(shards[0]) == before


def test_what_may_look_at_several_pages_is_built_by_one_machine(project: Project) -> None:
    """A hook may count the pages it is given."""
    project.config.write_text(CONFIG + "hooks: [own.py]\n", encoding="utf-8")
    with pytest.raises(PublishError, match=r"^mkdocs\.yml names a plugin, a hook, .*; .* leave out --shard$"):
        build_shard(project, Shard(1, 2))


def test_a_link_in_a_desk_is_refused(project: Project, tmp_path: Path) -> None:
    """Another machine may have something else behind it, and nobody would see that."""
    (tmp_path / "notes").mkdir()
    (project.desk / "notes").symlink_to(tmp_path / "notes")
    with pytest.raises(PublishError, match=r"there is a link in .*briefings, .* put a file or a folder in its place"):
        build_shard(project, Shard(1, 2))


def test_a_desk_that_is_edited_meanwhile_gives_no_shard(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The manifest would name what was there before."""

    def edit_too(config: MkDocsConfig) -> None:
        build_site(config)
        _of_another_desk([], project)

    monkeypatch.setattr(mkdocs, "build_site", edit_too)
    with pytest.raises(PublishError, match="was changed while the shard was made; make it again"):
        build_shard(project, Shard(1, 2))
    assert not (shards_of(project) / "1-of-2").exists()


def test_what_is_somebodys_in_the_place_of_a_shard_stays(project: Project) -> None:
    """A shard takes the place of the one before it, and of nothing else."""
    mine = shards_of(project) / "1-of-2" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(NotOurFolderError):
        build_shard(project, Shard(1, 2))
    assert contents(shards_of(project)) == {"1-of-2/mine.txt": b"mine"}


# --- killed -------------------------------------------------------------------------------------------


def test_killed_at_any_step_of_a_merge(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """At its address stands the whole old site or the whole new one, and the next command puts the rest right."""
    shards = make_shards(project, 2)
    merge(project, shards)
    (project.site / "404.html").write_text("old", encoding="utf-8")
    old = contents(project.site)
    shutil.copytree(project.site, project.site.with_name("kept"))
    seen = set()
    for steps in itertools.count(0, 7):  # of some two hundred
        shutil.rmtree(project.site)
        shutil.copytree(project.site.with_name("kept"), project.site)
        with monkeypatch.context() as meanwhile:
            went_through = dying(meanwhile, steps)
            with suppress(KilledError):
                merge(project, shards)
        repair(project.site)
        seen.add(contents(project.site) == old)
        assert len(contents(project.site)) == len(old)
        if went_through():
            break
    assert seen == {True, False}
    assert steps > 50


def test_killed_while_a_shard_is_made(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no shard then, or a whole one, and the next run is in nobody's way."""
    for steps in itertools.count(0, 11):
        with monkeypatch.context() as meanwhile:
            went_through = dying(meanwhile, steps)
            with suppress(KilledError):
                build_shard(project, Shard(1, 2))
        if went_through():
            break
    with chdir(project.config.parent):
        put_right(project.desk)
    build_shard(project, Shard(2, 2))
    assert sorted(path.name for path in shards_of(project).iterdir()) == ["1-of-2", "2-of-2"]
    merge(project, [shards_of(project)])


# --- typed --------------------------------------------------------------------------------------------


def test_what_is_said(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """How much of the site it is, where it lies, and what has not been looked at yet."""
    with chdir(project.config.parent):
        assert main(["build", "--shard", "1/2"]) == 0
        assert main(["build", "--shard", "2/2"]) == 0
        assert main(["merge"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].endswith("pages: shards/1-of-2")
    assert ": shard 1/2 has " in f": {out[0].split('; ')[1]}"
    assert out[1] == "Links and proofs are followed when the shards are merged: briefing merge"
    assert out[-1].endswith("pages built, every link and every proof followed: site/index.html")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["build", "--shard", "3/2"], "3/2 is no shard; write 1/3 for the first of three, as far as 3/3"),
        (["build", "--shard", "0/2"], "0/2 is no shard"),
        (["build", "--shard", "2"], "2 is no shard"),
        (["build", "--shard", "1/2", "--engine", "zensical"], "shards are made with mkdocs; leave out --engine"),
        (["merge", "site"], "and the shards in site must not hold each other"),
        (["merge", "."], "and the shards in . must not hold each other"),
    ],
)
def test_misuse_is_said(project: Project, capsys: pytest.CaptureFixture[str], typed: list[str], said: str) -> None:
    """Before anything is done."""
    with chdir(project.config.parent):
        code = 0
        try:
            code = main(typed)
        except SystemExit as left:
            code = int(left.code or 0)
    assert code == 2
    assert said in capsys.readouterr().err


# --- the pipelines of the handbook -----------------------------------------------------------------------


def _pipeline(begins: str) -> dict[str, Any]:
    boxes = boxes_in(ROOT, "docs/handbook/publishing.md")
    found: dict[str, Any] = yaml.safe_load(next(box.text for box in boxes if box.text.startswith(begins)))
    return found


def _github(of: int) -> tuple[list[str], list[str]]:
    """The commands of each machine that makes a shard, and those of the one that merges."""
    jobs = _pipeline("jobs:")["jobs"]
    written = jobs["shard"]["strategy"]["matrix"]["shard"]
    assert written == [f"{number}/3" for number in (1, 2, 3)]
    runs = [step["run"] for step in jobs["shard"]["steps"] if "run" in step]
    merging = [step["run"] for step in jobs["build"]["steps"] if "run" in step]
    shards = [f"{number}/{of}" for number in range(1, of + 1)]
    return [runs[-1].replace("${{ matrix.shard }}", shard) for shard in shards], merging


def _gitlab(of: int) -> tuple[list[str], list[str]]:
    jobs = _pipeline("shard:")
    assert jobs["shard"]["parallel"] == 3
    runs = jobs["shard"]["script"][-1].replace("$CI_NODE_TOTAL", str(of))
    return [runs.replace("$CI_NODE_INDEX", str(number)) for number in range(1, of + 1)], jobs["pages"]["script"]


@pytest.mark.parametrize("of", [2, 3])
@pytest.mark.parametrize("pipeline", [_github, _gitlab])
def test_the_pipelines_of_the_handbook_make_the_site(
    tmp_path: Path, of: int, pipeline: Callable[[int], tuple[list[str], list[str]]]
) -> None:
    """Each job on a machine of its own, with nothing of the others' but what they hand over."""
    shards, merging = pipeline(of)
    here = lay_out(tmp_path / "merging")
    for number, command in enumerate(shards):
        there = lay_out(tmp_path / str(number))
        _run(command, there.config.parent)
        handed = here.config.with_name("shards") / (f"shard-{number}" if pipeline is _github else "")
        shutil.copytree(
            there.config.with_name("shards"), handed, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True
        )
    _run(next(command for command in merging if "briefing merge" in command), here.config.parent)
    whole = replace(here, site=tmp_path / "whole")
    build(whole)
    assert contents(here.site) == contents(whole.site)


def _run(command: str, folder: Path) -> None:
    program, *typed = command.split()
    assert program == ".venv/bin/briefing"
    with chdir(folder):
        assert main(typed) == 0


def test_a_shard_is_listed(project: Project) -> None:
    """So that its folder can be replaced and removed, and nothing else ever is."""
    folder = build_shard(project, Shard(1, 2)).folder
    assert (folder / LEDGER).is_file()
