"""How texts are parted into words, by Python when the index is made and by the browser when a reader types.

`words.json` holds texts, each with its words as they are compared. Both are held to it, so that what was kept under a
word is found by it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

CASES: Final[dict[str, str]] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
