"""A notice with a headline, captions, blocks of every sort and a strip log, for the tests of quotes."""

from __future__ import annotations

from textwrap import dedent

from briefing_room.model.source import FrontMatter, Source, StripLog
from briefing_room.quotes import Searchable

BODY = dedent(
    """\
    # The ferry line waits

    The harbour office said “no” – twice. It won’t
    reopen before May, the office said.

    - The first ferry is late.
    - The second ferry is
      later still.

    > Nobody asked the islanders,
    > said their mayor.

    | Line | Delay |
    | ferry 1 | two hours |

    \\- no item, but a sentence about the ferry
    """
)
SOURCE = Source(
    "notice",
    FrontMatter.model_validate(
        {
            "title": "The ferry line waits",
            "captions": ["The pier at dawn", "The mayor, waving"],
        }
    ),
    BODY,
    log=StripLog.model_validate(
        {
            "stripped": [
                {"lines": "1", "text": "7.5 C, light rain", "rule": "weather"},
                {"lines": "9-12", "text": "Most read:\nTen recipes with cabbage", "rule": "teasers"},
            ]
        }
    ),
)
NOTICE = Searchable(SOURCE)
