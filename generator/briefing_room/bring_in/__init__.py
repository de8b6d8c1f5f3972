"""Bringing in a source: deliver → extract → compare → settle → write; and later review and refresh.

`deliver.py` has the bytes, `add.py` makes a draft of them, `again.py` extracts a
source anew, `write.py` puts either on the disk. What is written is read back by
the desk's own reader first, so a source is written whole and sound, or not at all.
"""

from briefing_room.bring_in.add import Draft, draft_source, settled
from briefing_room.bring_in.again import Change, change_source
from briefing_room.bring_in.compared import compare_originals
from briefing_room.bring_in.deliver import deliver
from briefing_room.bring_in.write import mark_reviewed, write_change, write_source

__all__ = [
    "Change",
    "Draft",
    "change_source",
    "compare_originals",
    "deliver",
    "draft_source",
    "mark_reviewed",
    "settled",
    "write_change",
    "write_source",
]
