"""Both of PyYAML's parsers: the one in C, and the one that stands in where there is no C."""

from __future__ import annotations

import pytest
import yaml

from briefing_room.load import yaml_tree


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Read YAML with each of the parsers in turn."""
    loader = getattr(yaml, request.param, None)
    if loader is None:
        pytest.skip("PyYAML was built without its C parser")
    monkeypatch.setattr(yaml_tree, "_LOADER", loader)
    return str(request.param)
