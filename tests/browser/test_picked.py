"""Words selected on the page of a source are copied as evidence, by pointer, keyboard and touch, and pass."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, Final

import pytest

from briefing_room.cli import main as briefing

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

SOURCE: Final = "sources/kim-visits-russia/"

_SELECT: Final = """words => {
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const at = texts.currentNode.data.indexOf(words);
        if (at < 0 || !texts.currentNode.parentElement.closest('[data-words]')) continue;
        getSelection().setBaseAndExtent(texts.currentNode, at, texts.currentNode, at + words.length);
        return;
    }
    throw new Error(words);
}"""
_COPIED: Final = "navigator.clipboard.readText()"

SCREENS: Final[dict[str, dict[str, Any]]] = {
    "laptop": {},
    "phone": {"viewport": {"width": 390, "height": 740}, "has_touch": True, "is_mobile": True},
}


def _opened(visit: Visit, **options: Any) -> Page:  # noqa: ANN401 - Playwright's own options
    return visit.page(SOURCE, permissions=["clipboard-read", "clipboard-write"], **options)


@pytest.mark.parametrize("screen", SCREENS)
def test_selected_words_are_copied_as_evidence_that_passes(
    visit: Visit, root: Path, tmp_path: Path, screen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half a word is made whole, the negation comes along, who quotes it is told, and the entry is no mistake."""
    page = _opened(visit, **SCREENS[screen])
    page.evaluate(_SELECT, "ignificantly alter the strategic")
    button = page.get_by_role("button", name="Copy as evidence")
    button.wait_for()
    assert page.locator(".br-pick a").count() > 0
    if screen == "phone":
        button.tap()
    else:
        button.click()
    page.locator(".br-said", has_text="Copied as evidence").wait_for()
    entry = page.evaluate(_COPIED)
    assert entry.startswith("- kim-visits-russia: ")
    assert "won’t significantly alter the strategic" in entry
    desk = tmp_path / "briefings"
    shutil.copytree(root / "briefings", desk)
    file = desk / "vostochny-summit.yml"
    rows = "\n".join(f"      {row}" for row in entry.splitlines())
    typed = f"  - id: pasted-by-hand\n    text: It is said again.\n    date: unknown\n    evidence:\n{rows}\n"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("timeline:\n", f"timeline:\n{typed}", 1), encoding="utf-8")
    code = briefing(["check", "--desk", str(desk)])
    said = capsys.readouterr().out
    assert code == 0, said
    assert "quote-" not in said


def test_by_keyboard(visit: Visit) -> None:
    """Behind a selection the Tab key leads to the button, Enter copies, and Escape puts it away."""
    page = _opened(visit)
    page.evaluate(_SELECT, "ignificantly alter the strategic")
    page.get_by_role("button", name="Copy as evidence").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".br-said", has_text="Copied as evidence").wait_for()
    assert page.evaluate(_COPIED).startswith("- kim-visits-russia: ")
    page.keyboard.press("Escape")
    assert page.locator(".br-pick:visible").count() == 0
