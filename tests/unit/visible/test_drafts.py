"""Which briefings are kept from the public."""

from __future__ import annotations

import pytest

from briefing_room.visible.drafts import is_draft
from briefing_room.visible.public import public_part
from tests.unit.pages.made import briefing, desk


@pytest.mark.parametrize(("status", "kept_back"), [("draft", True), ("published", False), ("archived", False)])
def test_a_draft_is_kept_from_the_public(status: str, kept_back: bool) -> None:  # noqa: FBT001 - a case
    """And nothing else: an archived briefing keeps its address."""
    made = desk({"ferry": briefing(status=status)})
    assert is_draft(made.briefings["ferry"]) is kept_back
    assert list(public_part(made).briefings) == ([] if kept_back else ["ferry"])
