"""A first desk, and a first page: what `briefing init` and `briefing new` write."""

from __future__ import annotations

from contextlib import suppress
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final

from briefing_room.findings import yaml_text
from briefing_room.model.types import main_language
from briefing_room.scaffold.from_source import briefing_from
from briefing_room.scaffold.placed import TakenError, placed
from briefing_room.schema import schemas
from briefing_room.schema.of_desk import schemas_of

if TYPE_CHECKING:
    from datetime import date

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source
    from briefing_room.publish.project import Project

SCHEMA_FOLDER: Final = ".schema"

KEPT_SCHEMAS: Final = "build/schema"
"""In the folder of a project: the schemas with the ids of its desk."""

_MODELINES: Final = (f"{SCHEMA_FOLDER}/briefing.json", f"../{KEPT_SCHEMAS}/briefing.json", "../schema/briefing.json")
"""Where an editor may find the schema of a briefing, seen from the desk's folder."""


def write_desk(folder: Path) -> None:
    """Write a whole desk, which builds, into a folder that is not there or is empty.

    Raises:
        TakenError: the folder holds something.
    """
    with placed(folder) as new, as_file(files(__name__) / "desk") as example:
        copytree(example, new, dirs_exist_ok=True)
        write_schemas(new / SCHEMA_FOLDER)


def write_schemas(folder: Path, desk: Desk | None = None) -> None:
    """Write the JSON Schemas of the desk's files into a folder, with the ids of a desk in them where one is given.

    What is the same already is left alone; what is written takes its place whole, since an editor may be reading it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (schemas_of(desk) if desk else schemas()).items():
        path, data = folder / name, text.encode("utf-8")
        if not path.is_file() or path.read_bytes() != data:
            with NamedTemporaryFile(dir=folder, prefix=f".{name}.", delete=False) as file:
                file.write(data)
            Path(file.name).chmod(0o644)
            Path(file.name).replace(path)


def keep_schemas(project: Project, desk: Desk) -> None:
    """Keep the schemas with a desk's own ids in the work folder of its project, for editors.

    A desk without a project has no lasting work folder, and nothing is written into a desk. While a file of the desk
    cannot be understood its ids are missing, so what was kept stays.
    """
    folder = project.config.parent / KEPT_SCHEMAS
    if project.docs is not None and (desk.complete or not folder.is_dir()):
        with suppress(OSError):  # the folder may not be ours to write, and editors do without
            write_schemas(folder, desk)


def write_briefing(folder: Path, briefing_id: str, desk: Desk, day: date, source: Source | None = None) -> Path:
    """Write the beginning of a briefing into a desk's folder; the path of the new file.

    With a source it is a draft made of it: its actors, dates and passages in their places, to be filled.

    Raises:
        TakenError: the id is taken.
    """
    path = folder / f"{briefing_id}.yml"
    for kind, taken in (("a briefing", desk.briefings), ("a source", desk.sources), ("an actor", desk.actors)):
        if briefing_id in taken:
            message = f"the id “{briefing_id}” is taken by {kind}"
            raise TakenError(message)
    if path.exists():
        message = f"{path} is there already"
        raise TakenError(message)
    schema = next((path for path in _MODELINES if (folder / path).is_file()), "")
    modeline = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        begun = briefing_from(briefing_id, desk, source, day) if source else _beginning(briefing_id, desk, day)
        file.write(modeline + begun)
    return path


def _may_be_quoted(source: Source, desk: Desk) -> bool:
    """Whether a quote needs no translation and no thought."""
    ours, theirs = (main_language(tag) for tag in (desk.settings.language, source.language))
    return ours == theirs and source.facts.withdrawn is None


def _beginning(briefing_id: str, desk: Desk, day: date) -> str:
    words = briefing_id.replace("-", " ").capitalize()
    source = next((source for source in desk.sources.values() if _may_be_quoted(source, desk)), None)
    evidence = (
        f"    - quote: {yaml_text(source.title)}\n      in: title\n"
        if source
        else '    - "words copied from a source"\n'
    )
    default = f"default_source: {source.id}\n" if source else "# default_source: id of a source\n"
    return f"""\
title: {yaml_text(words)}
status: draft  # draft (private builds only) | published | archived
as_of:
  date: {day}
  basis: analyst  # publication | retrieval | capture-stamp | analyst
topics: []
regions: []
{default}
bottom_line:
  text: >
    The answer first, in two or three sentences.
  evidence:  # or rests_on: [id of a judgement below]
{evidence}
# What else a briefing may have: judgements, actors, relations, stakes, risks,
# indicators, assumptions, disagreements, gaps, timeline. The handbook's page
# "Keys" lists every key; an editor that knows the schema completes them.
judgements: []
"""
