"""What the plugin tells MkDocs of the desk."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from briefing_room.publish.dates import date_pages
from briefing_room.visible.seen import Seen
from tests.unit.pages.made import briefing, desk

if TYPE_CHECKING:
    from mkdocs.structure.files import File

OLD, NEW = "2024-01-05", "2024-03-01"


@pytest.mark.parametrize(("private", "newest"), [(False, OLD), (True, NEW)])
def test_the_day_of_a_draft_dates_no_public_page(
    monkeypatch: pytest.MonkeyPatch,
    private: bool,  # noqa: FBT001 - a case
    newest: str,
) -> None:
    """A page that gathers is as new as the newest briefing its readers can see, in sitemap and head."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    published = briefing(as_of={"date": OLD, "basis": "analyst"})
    draft = briefing(status="draft", as_of={"date": NEW, "basis": "analyst"})
    seen = Seen(desk({"public": published, "secret": draft}), private=private)
    page: Any = SimpleNamespace(update_date="")
    files = [SimpleNamespace(page=page, src_uri="index.md")]
    date_pages(cast("list[File]", files), seen)
    assert page.update_date == newest
