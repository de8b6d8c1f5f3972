"""Switching the scale of the demonstration desk, step by step."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from briefing_room.load.desk import read_desk
from briefing_room.pages import render_pages, site_of

if TYPE_CHECKING:
    from briefing_room.findings import Finding

REPLACED = {
    "almost no chance": "remote chance",
    "very unlikely": "highly unlikely",
    "roughly even chance": "realistic possibility",
    "very likely": "highly likely",
}


@pytest.fixture
def desk(root: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration desk, on the British scale, and nothing else changed."""
    folder = Path(copytree(root / "briefings", tmp_path / "desk"))
    settings = folder / "settings.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("scale: icd203", "scale: phia"), encoding="utf-8")
    return folder


def _terms(folder: Path, *terms: str, deep: bool) -> list[tuple[str, int]]:
    """Where a likelihood is one of these terms: file and line. Those of a history are ``deep``."""
    return sorted(
        (path.name, number)
        for path in folder.glob("*.yml")
        for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := re.fullmatch(r" {4,}likelihood: (.+)" if deep else r" {4}likelihood: (.+)", row))
        and match[1] in terms
    )


def _places(findings: tuple[Finding, ...], code: str) -> list[tuple[str, int]]:
    return sorted((f.place.path, f.place.line) for f in findings if f.code == code)


def _replaced(item: str) -> str:
    """An item of a briefing with its term replaced, and with the entry that says so at the end of its history."""
    term = re.search(r"(?m)^ {4}likelihood: (.+)$", item)
    if not term or term[1] not in REPLACED:
        return item
    stands = f"    likelihood: {REPLACED[term[1]]}\n"
    item = item.replace(f"{term[0]}\n", stands)
    entry = f"      - {{date: 2024-04-23, likelihood: {term[1]}, why: The desk has had another scale since then.}}\n"
    history = re.search(r"(?m)^ {4}history:\n(?: {6,}.*\n)+", item)
    return (
        item.replace(history[0], history[0] + entry)
        if history
        else item.replace(stands, f"{stands}    history:\n{entry}")
    )


def test_every_term_that_is_gone_is_found_with_its_replacement(desk: Path) -> None:
    """And every term whose range changed under it is warned of."""
    findings = check(desk).findings
    assert _places(findings, "likelihood-term") == _terms(desk, *REPLACED, deep=True) != []
    for finding in findings:
        if finding.code == "likelihood-term":
            term = re.findall("“([^”]*)”", finding.message)[0]
            assert finding.help.endswith(f"\nwrite: {REPLACED[term]}")
    assert _places(findings, "scale-switched") == _terms(desk, "unlikely", "likely", deep=False) != []


def test_after_replacing_the_pages_show_the_british_ranges(desk: Path) -> None:
    """On briefings, registers and the page that explains them; the American ones are gone."""
    for path in desk.glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        for term, new in REPLACED.items():
            text = re.sub(rf"(?<![\w-]){term}(?![\w-])", new, text)
        path.write_text(text, encoding="utf-8")
    checked = check(desk)
    assert checked.may_be_published
    pages = {page.path: page.markdown for page in render_pages(site_of(checked.desk, private=False))}
    assert "55–75" in pages["risks.md"]
    assert "25–35" in pages["how-sure.md"]
    assert "PHIA" in pages["how-sure.md"]
    for name, markdown in pages.items():
        if name != "how-sure.md":  # which says what the words mean elsewhere
            assert not re.search(r"55–80|20–45|45–55|80–95", markdown), name


def test_terms_are_confirmed_by_an_entry_on_the_new_scale(desk: Path) -> None:
    """Until then each is warned of, in every run."""
    settings = desk / "settings.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}scale_before: {{scale: icd203, until: 2024-04-24}}\n", encoding="utf-8")
    before = _places(check(desk).findings, "scale-switched")
    path = desk / "sanctions-and-nato.yml"
    entry = "    history: [{date: 2024-04-24, wording: true, why: Looked at again on the new scale.}]\n"
    briefing = path.read_text(encoding="utf-8")
    path.write_text(
        briefing.replace("    horizon: 2024-12-31\n", f"    horizon: 2024-12-31\n{entry}", 1), encoding="utf-8"
    )
    assert len(_places(check(desk).findings, "scale-switched")) == len(before) - 1


def test_replaced_terms_pass_beside_what_was_published(desk: Path, root: Path) -> None:
    """With the entry that `--against` asks for, on the day of the switch: it still names the former term."""
    settings = desk / "settings.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}scale_before: {{scale: icd203, until: 2024-04-23}}\n", encoding="utf-8")
    before = read_desk(root / "briefings").desk
    for path in desk.glob("*.yml"):
        items = re.split(r"(?m)^(?=  - )", path.read_text(encoding="utf-8"))
        path.write_text("".join(map(_replaced, items)), encoding="utf-8")
    checked = check(desk, before=before)
    # Words in the bottom lines are replaced by hand; nothing else is left but what is to be looked at.
    assert {finding.code for finding in checked.findings} == {"scale-switched", "likelihood-in-words"}
    assert checked.may_be_published
    pages = {page.path: page.markdown for page in render_pages(site_of(checked.desk, private=False))}
    assert "45–55" in pages["changes.md"]  # the former term with its former range
    assert "40 – &#60; 50" in pages["changes.md"]
