"""What is done for a desk grows as the desk does: twice the briefings are twice the work."""

from __future__ import annotations

from collections import Counter
from cProfile import Profile
from dataclasses import replace
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Final

import pytest

from benchmarks.made_desk import write_made_desk
from briefing_room.build import check, site_with
from briefing_room.checks import check_desk
from briefing_room.pages import render_pages
from briefing_room.publish.proofs import proofs_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_room.build import Checked

FEWEST: Final = 5
"""Briefings of the smallest desk. The others have twice and four times as many."""

OFTEN: Final = 500
"""Functions that are entered less often on the largest desk say nothing: chance moves them."""

STEEP: Final = 3
"""What twice as much is added to adds twice as much again when it is in proportion, and four times when squared."""


def _rules(checked: Checked) -> None:
    check_desk(replace(checked.desk))


def _pages(checked: Checked) -> None:
    site = site_with(replace(checked, desk=replace(checked.desk)), private=False)
    render_pages(site)
    tuple(proofs_of(site))


def _entered(work: Callable[[Checked], None], checked: Checked) -> Counter[str]:
    """How often each function of ours is entered while a desk is worked on; a generator each time it goes on."""
    counting = Profile(subcalls=False, builtins=False)  # its times are not looked at
    counting.runcall(work, checked)
    entered: Counter[str] = Counter()
    for function in counting.getstats():
        code = function.code
        if isinstance(code, CodeType) and "briefing_room" in code.co_filename:
            entered[f"{Path(code.co_filename).name}:{code.co_firstlineno} {code.co_name}"] += function.callcount
    return entered


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> list[Checked]:
    """Three desks of a kind."""
    made = []
    for times in (1, 2, 4):
        folder = tmp_path_factory.mktemp("desks") / "desk"
        write_made_desk(folder, FEWEST * times)
        made.append(check(folder))
    return made


@pytest.mark.long
@pytest.mark.parametrize("work", [_rules, _pages])
def test_twice_the_briefings_are_twice_the_work(work: Callable[[Checked], None], desks: list[Checked]) -> None:
    """Calls are counted, for they are the same on every machine; what is done once for a desk falls out of it."""
    one, two, four = (_entered(work, desk) for desk in desks)
    added = {name: (two[name] - one[name], four[name] - two[name]) for name in four if four[name] >= OFTEN}
    steep = {name: (one[name], two[name], four[name]) for name, (less, more) in added.items() if more > STEEP * less}
    assert not steep
