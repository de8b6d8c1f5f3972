"""What every desk's site has lies under what its owner says, and never over it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs.config import load_config

from briefing_room.publish.defaults import is_desks_own, put_under
from briefing_room.publish.project import PACKAGED

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

OURS = "site_name: Mine\ntheme: {name: briefing}\nplugins: [briefing]\n"


def _put(folder: Path, text: str) -> MkDocsConfig:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    config = load_config(str(folder / "mkdocs.yml"))
    put_under(config)
    return config


def test_three_lines_are_a_whole_configuration(tmp_path: Path) -> None:
    """It is the packaged one, and that stays as it is when it is put under itself."""
    mine = _put(tmp_path, OURS)
    (tmp_path / "pages").mkdir()
    packaged = load_config(str(PACKAGED), docs_dir=str(tmp_path / "pages"))
    before = [str(script) for script in packaged.extra_javascript]
    put_under(packaged)
    assert [str(script) for script in packaged.extra_javascript] == before
    assert "assets/javascripts/page.js" in before
    for key in ("extra_css", "markdown_extensions", "mdx_configs", "nav", "validation", "extra"):
        assert mine[key] == packaged[key], key
    assert all(script.defer for script in mine.extra_javascript)  # type: ignore[union-attr] # never a plain name
    assert mine.validation.links.anchors == logging.WARNING


def test_the_owners_files_come_after_ours(tmp_path: Path) -> None:
    """One style sheet of one's own does not drop those of the theme."""
    more = (
        "extra_css: [mine.css]\nextra_javascript: [mine.js]\nmarkdown_extensions: [admonition, toc: {toc_depth: 4}]\n"
    )
    config = _put(tmp_path, OURS + more)
    assert config.extra_css[0] == "assets/stylesheets/layout.css"
    assert config.extra_css[-1] == "mine.css"
    assert str(config.extra_javascript[-1]) == "mine.js"
    assert "md_in_html" in config.markdown_extensions
    assert config.markdown_extensions[-1] == "admonition"
    assert config.mdx_configs["toc"]["toc_depth"] == 4
    assert config.mdx_configs["toc"]["permalink"] is True


def test_the_owners_word_counts(tmp_path: Path) -> None:
    """Menu, pages outside of it, and what is a warning."""
    more = (
        "nav: [Mine: mine.md]\nnot_in_nav: /loose.md\nvalidation: {links: {anchors: info}, nav: {not_found: ignore}}\n"
    )
    config = _put(tmp_path, f"{OURS}{more}extra: {{generator: true, mine: 1}}\n")
    assert config.nav == [{"Mine": "mine.md"}]
    assert config.not_in_nav is not None
    assert config.not_in_nav.match_file("loose.md")
    assert config.validation.links.anchors == logging.INFO
    assert config.validation.links.absolute_links == logging.WARNING
    assert config.validation.nav.not_found < logging.INFO
    assert (config.extra["generator"], config.extra["mine"]) == (True, 1)


def test_a_level_for_all_is_the_owners_word_too(tmp_path: Path) -> None:
    """MkDocs hands a key of `validation` down to its rooms."""
    config = _put(tmp_path, f"{OURS}validation: {{absolute_links: info}}\n")
    assert config.validation.links.absolute_links == config.validation.nav.absolute_links == logging.INFO


def test_a_theme_tells_whose_site_it_is(tmp_path: Path) -> None:
    """Theme `briefing`: the desk's own. Any other: somebody's, with a desk in it."""
    (tmp_path / "docs").mkdir()
    for theme, own in (("briefing", True), ("material", False)):
        text = OURS.replace("{name: briefing}", theme)
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
        assert is_desks_own(load_config(str(tmp_path / "mkdocs.yml"))) is own
