"""What the site is made of."""

from __future__ import annotations

import pytest

from briefing_room.pages import site_of
from tests.unit.pages.made import briefing, desk, pages_of, source


@pytest.mark.parametrize(("private", "shown"), [(False, False), (True, True)])
def test_no_public_page_names_what_only_a_draft_names(private: bool, shown: bool) -> None:  # noqa: FBT001 - cases
    """Neither the draft, nor a source and an actor of its own, nor the topic that nothing else is about."""
    draft = briefing(
        title="Secret",
        status="draft",
        default_source="hidden",
        topics=["plans"],
        actors=[{"actor": "agent", "role": "x"}],
    )
    made = desk(
        {"ferry": briefing("closes"), "secret": draft}, source(), source("hidden", title="Secret paper"),
        actors={"agent": {"name": "Secret agent", "kind": "person"}}, topics={"plans": "Secret plans"},
    )  # fmt: skip
    pages = pages_of(site_of(made, private=private))
    assert any("Secret" in page for page in pages.values()) is shown
    own = {"briefings/secret.md", "briefings/secret/made.md", "sources/hidden.md", "actors/agent.md", "topics/plans.md"}
    assert own & pages.keys() == (own if shown else set())
