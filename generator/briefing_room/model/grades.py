"""The words with which an analyst grades a source; asked for by the model, and by the command line before anything."""

from __future__ import annotations

from typing import Literal

Rights = Literal["full-text", "excerpts", "none"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
SourceType = Literal[  # messages
    "news", "state-media", "official", "press-release", "analysis", "opinion", "research", "social", "other"
]
