"""Whether all that a project's ``mkdocs.yml`` asks for is known to follow from files that we read.

Plugins, hooks, extensions that read files, values of the environment: what they make may change though nothing that we
look at has. Where one of them is named, everything is built every time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from briefing_room.kept.digests import digest_of, digest_of_files, digest_of_folder
from briefing_room.publish.declared import PLUGIN, plugins_in, read_declared
from briefing_room.publish.write import hand_written

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.publish.project import Project

_KEYS: Final = frozenset({
    "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template", "exclude_docs", "extra",
    "extra_css", "extra_javascript", "markdown_extensions", "nav", "not_in_nav", "plugins", "repo_name", "repo_url",
    "site_author", "site_description", "site_dir", "site_name", "site_url", "strict", "theme", "use_directory_urls",
    "validation", "watch",
})  # fmt: skip
_THEME: Final = frozenset({"custom_dir", "favicon", "font", "icon", "language", "logo", "name", "palette"})
_EXTENSIONS: Final = frozenset({
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "smarty", "tables", "toc",
    "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.highlight",
    "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.superfences",
    "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
})  # fmt: skip
_PASSED_OVER: Final = re.compile(r"(?:^|[\s\[{,])![\w!<]|\bINHERIT\b")
"""Tags, which name objects of Python and values of the environment, and another file that is read first."""


def is_understood(config: Path) -> bool:
    """Whether nothing in an ``mkdocs.yml`` makes of a site what cannot be told beforehand."""
    declared = read_declared(config)
    if declared.broken or _PASSED_OVER.search(config.read_text(encoding="utf-8")):
        return False
    theme, extensions = declared.keys.get("theme"), declared.keys.get("markdown_extensions")
    return (
        _KEYS.issuperset(declared.keys)
        and (not isinstance(theme, dict) or _THEME.issuperset(theme))
        and [name for name, _ in plugins_in(declared.keys)] == [PLUGIN]
        and _EXTENSIONS.issuperset(_names_in(extensions))
    )


def _names_in(extensions: Any) -> list[str]:  # noqa: ANN401 - whatever YAML holds
    entries = extensions if isinstance(extensions, list) else [extensions]
    return [str(name) for entry in entries if entry for name in (entry if isinstance(entry, dict) else [entry])]


def owners_digest(project: Project) -> bytes | None:
    """The digest of what a project's owner adds to its desk: configuration, theme, pages; None where it has a link."""
    folder = owners_theme(project)
    theme = digest_of_folder(folder) if folder else b""
    if theme is None:
        return None
    return digest_of(project.config.read_bytes(), theme, digest_of_files(hand_written(project.docs)))


def has_own_templates(project: Project) -> bool:
    """Whether the owner has templates, which may show on a page what is on others."""
    folder = owners_theme(project)
    return folder is not None and any(folder.rglob("*.html"))


def may_be_shared(project: Project) -> bool:
    """Whether pages may be made apart from each other: nothing that the project names looks at several of them."""
    return is_understood(project.config) and not has_own_templates(project)


def owners_theme(project: Project) -> Path | None:
    """The folder of templates and files of the owner's own; None where there is none."""
    theme = read_declared(project.config).keys.get("theme")
    named = theme.get("custom_dir") if isinstance(theme, dict) else None
    return project.config.parent / str(named) if named else None
