"""What passes the check costs as much as it is long: no text of signs keeps a build busy."""

from __future__ import annotations

import time

import pytest

from briefing_room.load.rules.text_too_long import LONGEST
from briefing_room.pages.escape import escape
from tests.property.rendered import to_html

MANY = 4
ATTEMPTS = 5
"""Others use the processor too; a text that costs the square costs it every time."""


def seconds(text: str) -> float:
    """Processor seconds from a text to its HTML."""
    begun = time.process_time()
    to_html(str(escape(text)))
    return time.process_time() - begun


@pytest.mark.parametrize("sign", ['"', "*", "[[", "<a ", "&", "_", "`", "\\", "x*y "])
def test_a_text_of_signs_takes_time_as_it_is_long(sign: str) -> None:
    """Four times the longest text takes some four times as long; were it the square, it would be sixteen."""
    text = (sign * LONGEST)[:LONGEST]
    assert any(seconds(text * MANY) < 10 * max(seconds(text), 0.01) for _ in range(ATTEMPTS))
