"""What the rules came to, asked for by rule and by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Finding, Place, Waived
from briefing_room.pages.site import FormChecks, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

PATHS = ("ferry.yml", "sources/a/article.md", "sources/a/source.yml", "sources/ab/article.md", "settings.yml")
FOUND = tuple(Finding(Place(path, 1), code, "warning", "x", "") for path in PATHS for code in ("one", "two"))


def test_a_rule_is_asked_of_files_and_of_whole_sources() -> None:
    """In the order of all findings; a file whose name only begins alike is another, and so is a source."""
    checks = FormChecks(findings=FOUND, waived=tuple(Waived(finding, "It may.") for finding in FOUND))
    found, waived = checks.outcome("two", ("sources/a", "settings.yml", "ferry"))
    assert [finding.place.path for finding in found] == [PATHS[1], PATHS[2], PATHS[4]]
    assert {finding.code for finding in found} == {"two"}
    assert tuple(one.finding for one in waived) == found
    assert checks.outcome("three", PATHS) == Outcome()


class _Counted(tuple[Finding, ...]):  # noqa: SLOT001 - a tuple can have no slots of its own
    """Findings that tell how often somebody walked them."""

    walks: list[int]

    def __iter__(self) -> Iterator[Finding]:
        self.walks.append(1)
        return super().__iter__()


def test_all_findings_are_walked_once() -> None:
    """And not once for every page and rule."""
    found = _Counted(FOUND)
    found.walks = []
    checks = FormChecks(findings=found)
    for code in ("one", "two"):
        checks.outcome(code, PATHS)
    assert len(found.walks) == 1
