"""What readers are told of changes: the page that gathers them, each briefing, each item, the home page."""

from __future__ import annotations

import re
from posixpath import dirname, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

import pytest

from briefing_room.pages import site_of
from briefing_room.publish.verify import read_html
from tests.unit.pages.made import briefing, desk, html_of, pages_of, source, text_of

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

QUOTE = "Two companies run ferries."
TERMS = ("likely", "unlikely", "likely", "unlikely", "likely", "unlikely", "likely")
GONE = {"date": "2024-01-03", "why": "Gone, [[notice]]."}
HOSTILE = '<img src=x onerror="y"> {: #z } | `a` [b](javascript:c) **d**'


def _change(day: int, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values
    return {"date": f"2024-01-{day:02}", "why": f"Reason {day}.", **keys}


def _item(*history: dict[str, Any], item_id: str = "late", **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values
    made = {"id": item_id, "text": "It is *late*.", "likelihood": "unlikely", "confidence": "low", "evidence": [QUOTE]}
    return {**made, "history": list(history), **keys}


def _site(*items: dict[str, Any], private: bool = False, **keys: Any) -> Site:  # noqa: ANN401 - YAML values
    return site_of(desk({"ferry": briefing(QUOTE, judgements=list(items), **keys)}), private=private)


def _words(site: Site, path: str) -> str:
    return " ".join(text_of(site, path).split())


def test_a_desk_on_which_nothing_changed_says_so() -> None:
    """On its page only."""
    site = _site(_item())
    assert "As of 15 January 2024 nothing had changed." in _words(site, "changes.md")
    for path in ("index.md", "briefings/ferry.md"):
        assert "_changes" not in pages_of(site)[path]
        assert "History" not in _words(site, path)


def test_a_move_is_told_with_ranges_direction_reason_and_indicators() -> None:
    """And the indicators are linked."""
    sail = {"id": "sail", "text": "A sail.", "status": "not-checked", "raises": ["late"]}
    site = _site(_item(_change(2, likelihood="very unlikely", indicators=["sail"])), indicators=[sail])
    words = _words(site, "changes.md")
    assert "2 January 2024 ¶ It is late. Ferries ↑ raised : very unlikely (5–20 %) → unlikely (20–45 %)" in words
    assert "why: Reason 2. moved by: A sail." in words
    assert '<a href="briefings/ferry.md#sail">A sail.</a>' in html_of(site, "changes.md")


def test_a_likelihood_and_a_confidence_never_stand_in_one_line() -> None:
    """Neither in a list nor in the history."""
    site = _site(_item(_change(2, likelihood="likely", confidence="high", text="It was late.")))
    for path in ("changes.md", "index.md", "briefings/ferry.md"):
        former = re.compile(r"\(55–80|55–80 &#37;</span>\.")
        lines = [line for line in pages_of(site)[path].splitlines() if former.search(line)]
        assert lines
        for line in lines:
            assert "onfidence" not in line
            assert "high" not in line
    words = _words(site, "briefings/ferry.md")
    assert "confidence ↓ lowered : high → low" in words
    assert "said until then: “ It was late. ”, from then on: “ It is late . ”" in words
    assert "until 2 January 2024 : likely 55–80 % . Why it moved: Reason 2. Until then: confidence high ." in words


def test_a_change_of_words_is_not_shown() -> None:
    """It is there for the analysts."""
    site = _site(_item(_change(2, text="Its late.", wording="true")))
    assert all("Its late" not in markdown and "Reason 2" not in markdown for markdown in pages_of(site).values())


def test_a_few_are_shown_and_the_page_has_all() -> None:
    """The newest first; a briefing names the last in its first minute, and folds all of them."""
    site = _site(_item(*(_change(day, likelihood=term) for day, term in enumerate(TERMS, 2))))
    for path, number in (("briefings/ferry.md", 7), ("changes.md", 7)):
        markdown = pages_of(site)[path]
        assert markdown.count("    - why: Reason") == number, path
        assert markdown.index("why: Reason 8") < markdown.index("why: Reason 7")
    home = pages_of(site)["index.md"].partition("## What moved")[2]
    assert home.count('class="moved-line"') == 3
    assert home.count("changes.md)") == 1
    assert "Reason" not in home


def test_the_mark_on_an_item_leads_to_its_history() -> None:
    """It tells of the newest move; a look without a move stands in the history only."""
    site = _site(_item(_change(2, likelihood="likely"), _change(3)))
    html = html_of(site, "briefings/ferry.md")
    assert '<span class="changed"><a href="#_late-history">changed on 2 January 2024</a>' in html
    assert html.count('id="_late-history"') == 1
    assert "on 3 January 2024 : looked at again. Why: Reason 3." in _words(site, "briefings/ferry.md")


def test_what_was_settled_observed_or_withdrawn_is_told() -> None:
    """Each in a word, with its reason or what it points at."""
    done = {"on": "2024-01-04", "outcome": "did-not-occur", "because": "It [[notice]].", "evidence": [QUOTE]}
    sail = {"id": "sail", "text": "A sail.", "status": "observed", "checked": "2024-01-02", "evidence": [QUOTE]}
    made = briefing(QUOTE, judgements=[_item(resolved=done)], indicators=[{**sail, "lowers": ["late"]}])
    hoax = source("notice", withdrawn={"date": "2024-01-05", "why": "A hoax."})
    words = _words(site_of(desk({"ferry": made}, hoax), private=False), "changes.md")
    assert "Ferries wait Ferries source withdrawn why: A hoax." in words
    assert "It is late. Ferries settled it did not occur why: It Ferries wait ." in words
    assert "A sail. Ferries observed lowers: It is late." in words


def test_drafts_are_not_told_of_in_public() -> None:
    """Neither is what moved in them."""
    made = briefing(QUOTE, status="draft", judgements=[_item(_change(2, likelihood="likely"))])
    both = desk({"ferry": briefing(QUOTE), "sketch": made})
    assert "Reason 2" not in "".join(pages_of(site_of(both, private=False)).values())
    assert "Reason 2" in pages_of(site_of(both, private=True))["changes.md"]


@pytest.mark.parametrize("path", ["changes.md", "index.md", "briefings/ferry.md"])
def test_whatever_a_reason_holds_is_text(path: str) -> None:
    """Also what an item said before, and what was a term."""
    item = _item(_change(2, text=HOSTILE, likelihood=HOSTILE), text="x", because="y")
    site = _site({**item, "history": [{**item["history"][0], "why": HOSTILE}]})
    html = html_of(site, path)
    assert "<img" not in html
    assert "javascript:c" not in re.sub(r">[^<]*<", "><", html)
    assert 'id="z"' not in html
    assert "<code>" not in html
    assert "{: #z }" in _words(site, path)


def _side(number: int) -> dict[str, Any]:
    return {"id": f"side-{number}", "text": f"Side {number}.", "evidence": [QUOTE]}


RETIRED: dict[str, dict[str, Any]] = {
    "judgements": {**_item(_change(2, likelihood="likely"), item_id="gone"), "alternatives": [_side(1)]},
    "actors": {"actor": "kim", "role": "Speaks.", "evidence": [QUOTE]},
    "relations": {"id": "gone", "from": "kim", "to": "kim", "what": "asks", "status": "reported", "evidence": [QUOTE]},
    "stakes": {"id": "gone", "for": "kim", "direction": "gain", "text": "Money.", "evidence": [QUOTE]},
    "risks": {
        **_item(item_id="gone"), "category": "supply", "impact": "minor", "exposed": ["kim"], "responses": [_side(1)],
    },
    "indicators": {"id": "gone", "text": "A sail.", "status": "observed", "checked": "2024-01-02", "evidence": [QUOTE]},
    "assumptions": {"id": "gone", "text": "Calm sea."},
    "disagreements": {
        "id": "gone", "question": "Which?", "kind": "fact", "status": "open", "positions": [_side(1), _side(2)],
        "assessment": {"text": "Both.", "evidence": [QUOTE]},
    },
    "hypotheses": {
        "id": "gone", "question": "Why?", "explanations": [{"id": "a", "text": "A."}, {"id": "b", "text": "B."}],
        "observations": [{"id": "o", "text": "O.", "evidence": [QUOTE], "ratings": {"a": "neutral", "b": "neutral"}}],
    },
    "gaps": {"id": "gone", "text": "When?", "would_change": ["late"]},
    "timeline": {"id": "gone", "date": "unknown", "text": "A storm.", "evidence": [QUOTE]},
}  # fmt: skip


@pytest.mark.parametrize("key", RETIRED)
def test_what_was_taken_back_keeps_a_note_at_its_address(key: str) -> None:
    """Whatever its sort; it is told of as a change, and nothing on any page links to nowhere."""
    item = RETIRED[key]
    address = item.get("id", "kim")
    keys: dict[str, Any] = {"judgements": [_item(rests_on=[] if key == "actors" else [address])]}
    keys[key] = [*keys.get(key, []), {**item, "retired": GONE}]
    made = desk(
        {"ferry": briefing(QUOTE, **keys)}, actors={"kim": {"name": "Kim", "kind": "person"}},
        risk_categories={"supply": "Supply"},
    )  # fmt: skip
    site = site_of(made, private=False)
    assert "Taken back on 3 January 2024: Gone, Ferries wait ." in _words(site, "briefings/ferry.md")
    assert "taken back why: Gone, Ferries wait ." in _words(site, "changes.md")
    shown = {path: read_html(html_of(site, path)) for path in pages_of(site)}
    groups = [value for value in item.values() if isinstance(value, list)]
    parts = {part["id"] for group in groups for part in group if isinstance(part, dict) and "id" in part}
    assert {address, *parts} <= shown["briefings/ferry.md"].ids.keys()
    for path, html in shown.items():
        for link in html.links:
            target, anchor = urldefrag(link)
            if "://" in target:
                continue
            # In raw HTML a link has the address on the built site, where every page is a folder.
            built = target.endswith("/")
            folder = path.removesuffix(".md").removesuffix("index") if built else dirname(path)
            found = normpath(f"{folder}/{target}".lstrip("/")) if target else path
            found = next(name for name in (f"{found}.md", f"{found}/index.md") if name in shown) if built else found
            assert found in shown, f"{path}: {link}"
            assert not anchor or anchor in shown[found].ids, f"{path}: {link}"
