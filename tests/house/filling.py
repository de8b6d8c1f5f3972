"""A hook of the house's own: what stands in braces in a page's Markdown is run, as a plugin for macros does it."""

from __future__ import annotations

from typing import Any

from jinja2 import Template


def on_page_markdown(markdown: str, **_: Any) -> str:  # noqa: ANN401 - what MkDocs hands over
    """Fill in what a page's Markdown asks for."""
    return str(Template(markdown).render(house="The House"))


def on_page_content(html: str, **_: Any) -> str:  # noqa: ANN401 - what MkDocs hands over
    """Sign what a page says, once Markdown is HTML."""
    return f"{html}<p class='signed'>signed</p>"
