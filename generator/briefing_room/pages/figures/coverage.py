"""What is quoted of a source: how much rests on a sentence, as a height, and which sentences, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from briefing_room.analysis.coverage import Coverage

Rank = Literal[0, 1, 2, 3]

_MANY: Final = 3
"""From this many statements on a mark is as high as it gets."""


def rank_of(statements: int) -> Rank:
    """The height of a sentence's mark: 0 when nothing rests on it, then 1, 2, and 3 for three statements or more."""
    if statements <= 0:
        return 0
    if statements >= _MANY:
        return 3
    return 1 if statements == 1 else 2


def quoted_numbers(covered: Coverage) -> str:
    """The numbers of the sentences that are quoted, those that follow each other as one run: ``2, 5–7``."""
    runs: list[list[int]] = []
    for number, sentence in enumerate(covered.sentences, 1):
        if not sentence.statements:
            continue
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
