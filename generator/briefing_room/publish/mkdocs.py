"""MkDocs, called in this process."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from traceback import extract_tb
from typing import TYPE_CHECKING, Any

from yaml import YAMLError

from briefing_room.publish.declared import PLUGIN, plugins_in, read_declared
from briefing_room.publish.failures import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from briefing_room.publish.project import Project

# Material prints a notice about MkDocs 2.0 in every build; our pin (<2) already answers it.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


class _Entries(list[dict[str, Any]]):
    """Entries of a configuration, each a copy whenever it is read.

    MkDocs takes entries apart as it reads them, and a preview lets it read the same values at every change.
    """

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield copies."""
        return map(dict, super().__iter__())


def overrides(project: Project, site_dir: Path) -> dict[str, Any]:
    """What a build changes in the project's configuration: folders, and the options of our plugin among its plugins."""
    options = {"desk": str(project.desk), "private": project.private, "work": str(project.work)}
    plugins = plugins_in(_as_mkdocs_reads(project.config))
    return {
        "docs_dir": str(project.markdown),
        "site_dir": str(site_dir),
        "plugins": _Entries({name: {**given, **options} if name == PLUGIN else given} for name, given in plugins),
    }


def _as_mkdocs_reads(config: Path) -> dict[str, Any]:
    """The keys of a configuration, its tags followed; none where MkDocs will say what is wrong with it."""
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - a command that only checks does without MkDocs
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415 - the same

    try:
        with config.open("rb") as file:
            return yaml_load(file)
    except (MkDocsException, YAMLError):
        return {}


def load_config(project: Project, site_dir: Path) -> MkDocsConfig:
    """The MkDocs configuration of a build, which is strict unless the project says otherwise.

    Raises:
        PublishError: the project's mkdocs.yml is wrong.
    """
    from mkdocs.config import load_config as load  # noqa: PLC0415 - slow to import, and not needed to check a desk
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - a command that only checks does without MkDocs

    with _collected() as messages:
        try:
            config = load(str(project.config), **overrides(project, site_dir))
        except MkDocsException as error:
            raise PublishError("\n".join([*messages, str(error)])) from error
    if not read_declared(project.config).states("strict"):
        config.strict = True
    return config


def completed(config: MkDocsConfig) -> MkDocsConfig:
    """A configuration as its plugins leave it before anything is built.

    Raises:
        PublishError: a plugin found something wrong.
    """
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - a command that only checks does without MkDocs

    with _collected() as messages:
        try:
            config.plugins.on_startup(command="build", dirty=False)
            return config.plugins.on_config(config)
        except MkDocsException as error:
            raise PublishError("\n".join([*messages, str(error)])) from error
        finally:
            config.plugins.on_shutdown()


def build_site(config: MkDocsConfig) -> None:
    """Build the site the configuration describes.

    Raises:
        PublishError: MkDocs found something wrong, or a template of the owner's is.
    """
    from jinja2 import TemplateError  # noqa: PLC0415 - only those who build need templates
    from mkdocs.commands.build import build  # noqa: PLC0415 - a command that only checks does without MkDocs
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - a command that only checks does without MkDocs

    with _collected() as messages:
        try:
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except MkDocsException as error:
            raise PublishError("\n".join([*messages, str(error)])) from error
        except TemplateError as error:
            told = f"{_line_of(error)}a template is wrong: {error.message}"
            raise PublishError("\n".join([*messages, told])) from error
        finally:
            config.plugins.on_shutdown()


def _line_of(error: Exception) -> str:
    """The file and the line of a template that an error came from, as the beginning of a message."""
    places = [place for place in extract_tb(error.__traceback__) if place.filename.endswith(".html")]
    return f"{places[-1].filename}:{places[-1].lineno}: " if places else ""


@contextmanager
def _collected() -> Iterator[list[str]]:
    """MkDocs' warnings and errors as a list, instead of on the terminal."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger, handler = logging.getLogger("mkdocs"), Collector(logging.WARNING)
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = before
