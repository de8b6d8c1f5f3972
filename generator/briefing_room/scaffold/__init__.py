"""A first desk, and a first page: what `briefing init` and `briefing new` write."""

from __future__ import annotations

from importlib.resources import as_file, files
from shutil import copytree
from typing import TYPE_CHECKING, Final

from briefing_room.findings import yaml_text
from briefing_room.model.types import main_language
from briefing_room.scaffold.placed import TakenError, placed
from briefing_room.schema import schemas

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source

SCHEMA_FOLDER: Final = ".schema"


def write_desk(folder: Path) -> None:
    """Write a whole desk, which builds, into a folder that is not there or is empty.

    Raises:
        TakenError: the folder holds something.
    """
    with placed(folder) as new, as_file(files(__name__) / "desk") as example:
        copytree(example, new, dirs_exist_ok=True)
        write_schemas(new / SCHEMA_FOLDER)


def write_schemas(folder: Path) -> None:
    """Write the JSON Schemas of the desk's files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def write_briefing(folder: Path, briefing_id: str, desk: Desk, day: date) -> Path:
    """Write the beginning of a briefing into a desk's folder; the path of the new file.

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
    schema = next(
        (s for s in (f"{SCHEMA_FOLDER}/briefing.json", "../schema/briefing.json") if (folder / s).is_file()), ""
    )
    modeline = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(modeline + _beginning(briefing_id, desk, day))
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
