"""What readers are told beside a statement, of a briefing as a whole, and of how sure its makers are."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.build import all_rules
from briefing_room.findings import Finding, Place, Waived
from briefing_room.pages import site_of
from briefing_room.pages.made import STANDARDS, form_checks
from briefing_room.pages.site import FormChecks
from tests.unit.pages.made import briefing, desk, html_of, pages_of, source, text_of

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

LATE = "The first runs late."
LATER = "The second runs later."
RUN = "Two companies run ferries."


def _site(*, private: bool = False, settings: dict[str, Any] | None = None, **keys: Any) -> Site:  # noqa: ANN401 - YAML values
    made = briefing(RUN, source_base="Two *papers*; <b>neither</b> was there.", **keys)
    sources = (source("notice", publisher="The <i>Herald</i>"), source("copy", origin="Wire"))
    return site_of(desk({"ferry": made}, *sources, **(settings or {})), private=private)


def _sides(kind: str = "fact", name: str = "copy") -> dict[str, Any]:
    positions = [
        {"text": "Late.", "evidence": [LATE]},
        {"text": "Later.", "evidence": [{"source": name, "quote": LATER}]},
    ]
    return {"id": "which", "question": "Which runs late?", "kind": kind, "status": "open", "positions": positions}


def _judgement(*quotes: str, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values
    return {"id": "late", "text": "It is late.", "evidence": list(quotes), **keys}


# --- beside a statement -------------------------------------------------------------------------------


def test_a_kind_is_a_word_and_a_sign() -> None:
    """Never a colour alone; the sign is not read out."""
    html = html_of(_site(), "briefings/ferry.md")
    assert re.search(
        r'<span class="kind kind-judged"><span class="kind-sign" aria-hidden="true">◆</span> <a [^>]*>judged</a>', html
    )


def test_marks_stand_beside_the_statement() -> None:
    """In words."""
    text = text_of(_site(judgements=[_judgement(LATE)]), "briefings/ferry.md")
    assert "rests on one source · source of unknown reliability · undated" in " ".join(text.split())


def test_a_disputed_statement_leads_to_the_question() -> None:
    """By a short mark that says by name which it is; and it does not say who disputes it, which nobody wrote."""
    mark = '<a class="mark mark-disputed" href="#which" aria-label="{0}: Which runs late?">{0}</a>'
    stake = {"id": "s", "for": "kim", "direction": "gain", "text": "x", "evidence": [LATE], "disagreements": ["which"]}
    html = unescape(html_of(_site(stakes=[stake], disagreements=[_sides()]), "briefings/ferry.md"))
    assert mark.format("disputed") in html
    resting = _judgement(LATE, rests_on=["which-position-1"])
    html = unescape(html_of(_site(judgements=[resting], disagreements=[_sides()]), "briefings/ferry.md"))
    assert mark.format("rests on what is disputed") in html


def test_several_questions_are_counted_and_a_judgement_names_its_own() -> None:
    """Nothing is said twice: what a judgement lists by name has no mark beside it as well."""
    questions = [_sides(), {**_sides(), "id": "other"}]
    both = {"disagreements": ["which", "other"]}
    stake = {"id": "s", "for": "kim", "direction": "gain", "text": "x", "evidence": [LATE], **both}
    html = html_of(
        _site(judgements=[_judgement(LATE, **both)], stakes=[stake], disagreements=questions), "briefings/ferry.md"
    )
    assert html.count('<a class="mark mark-disputed" href="#_disagreements">disputed in 2 questions</a>') == 1
    assert '<strong>Disputed:</strong> <a href="#which">Which runs late?</a>' in html


@pytest.mark.parametrize("path", ["timeline.md", "actors/kim.md", "risks.md"])
def test_every_page_with_a_disputed_statement_says_so(path: str) -> None:
    """Registers and actors as well."""
    link = {"evidence": [LATE], "disagreements": ["which"]}
    keys = {
        "timeline": [{"id": "t", "date": "unknown", "text": "It ran.", **link}],
        "actors": [{"actor": "kim", "role": "Waits.", **link}],
        "risks": [{"id": "r", "category": "x", "text": "It is late.", "impact": "minor", **link}],
    }
    made = desk(
        {"ferry": briefing(RUN, disagreements=[_sides()], **keys)},
        source("notice"), source("copy"),
        actors={"kim": {"name": "Kim", "kind": "person"}}, risk_categories={"x": "X"},
    )  # fmt: skip
    html = unescape(html_of(site_of(made, private=False), path))
    assert re.search(
        r'<a class="mark mark-disputed" href="[^"]+#which" aria-label="disputed: Which runs late\?">disputed</a>', html
    )


def test_a_passage_says_neutrally_in_which_disagreement_it_is_quoted_too() -> None:
    """Beside the statements that rest on it; it calls none of them disputed."""
    made = _site(judgements=[_judgement(LATE)], disagreements=[_sides()])
    text = " ".join(text_of(made, "sources/notice.md").split())
    assert "Late. (position in the disagreement “Which runs late?”, Ferries)" in text
    assert "It is late. (judgement, Ferries)" in text
    assert "disputed" not in text


# --- the ledger ---------------------------------------------------------------------------------------


def test_the_ledger_lists_and_counts_every_disagreement() -> None:
    """With filters for kind, status and scope, which need no script."""
    other = {
        **_sides("wording", "notice"),
        "id": "words",
        "status": "explained",
        "assessment": "Both.",
        "evidence": [RUN],
    }
    html = html_of(_site(disagreements=[_sides(), other]), "disagreements.md")
    assert html.count('class="entry ') == 2
    for value in ("kind-fact", "kind-wording", "status-open", "status-explained", "scope-within-one-source"):
        assert f'id="_{value}"' in html
        assert f"by-{value}" in html
    assert "all (2)" in html
    assert "Assessment: Both." in " ".join(text_of(_site(disagreements=[other]), "disagreements.md").split())


# --- how a briefing was made --------------------------------------------------------------------------


def _finding(code: str, path: str = "ferry.yml") -> Finding:
    return Finding(Place(path, 3), code, "warning", "it <b>is</b> so", "")


def _checked(made: Site, *findings: Finding, waived: tuple[Waived, ...] = ()) -> Site:
    return replace(made, checked=FormChecks(all_rules(), findings, waived))


def _results(made: Site) -> dict[str, str]:
    return {c.rule.code: c.result for standard in STANDARDS for c in form_checks(made, "ferry", standard)}


def test_every_form_check_has_a_result() -> None:
    """Passed, failed, waived, or not asked; the findings of other briefings are not this one's."""
    made = _site(settings={"rules": {"unused-actor": "off"}})
    results = _results(
        _checked(
            made,
            _finding("one-sided"),
            _finding("source-not-reviewed", "sources/notice/article.md"),
            _finding("horizon-passed", "other.yml"),
            waived=(Waived(_finding("axes-mixed"), "A quote from the paper."),),
        )
    )
    assert results["one-sided"] == results["source-not-reviewed"] == "failed"
    assert results["horizon-passed"] == results["quote-in-source"] == "passed"
    assert results["axes-mixed"] == "waived"
    assert results["unused-actor"] == results["changed-without-reason"] == "not asked"


def test_the_standards_name_rules_there_are() -> None:
    """A misspelt one would pass for ever."""
    codes = {rule.code for rule in all_rules()}
    assert {code for standard in STANDARDS for code in standard.rules} <= codes


def test_the_page_shows_results_reasons_and_what_only_a_person_can_judge() -> None:
    """No score, and never the word that promises more than form."""
    made = _site()
    waived = (Waived(_finding("one-sided"), "It is *settled* <b>elsewhere</b>."),)
    made = _checked(made, _finding("axes-mixed"), waived=waived)
    text = " ".join(text_of(made, "briefings/ferry/made.md").split())
    assert "let pass by the analyst: It is settled <b>elsewhere</b>." in text
    assert "a person judges whether a grade is fair" in text
    assert "Two papers ; <b>neither</b> was there." in text
    assert "it <b>is</b> so" not in text
    assert "compliant" not in text.lower()
    assert not re.search(r"\d+ ?%|score", text)
    private = replace(made, seen=replace(made.seen, private=True))
    assert "ferry.yml:3: it <b>is</b> so" in " ".join(text_of(private, "briefings/ferry/made.md").split())


def test_the_reasons_are_on_the_method_page_as_well() -> None:
    """Readers see what was let pass, and why."""
    made = _site()
    made = _checked(made, waived=(Waived(_finding("one-sided"), "It is settled elsewhere."),))
    assert "It is settled elsewhere." in text_of(made, "method.md")


# --- how sure we are ----------------------------------------------------------------------------------


def test_the_page_is_made_from_the_scale_in_use() -> None:
    """Terms, ranges, gaps and words that mean something else on another scale."""
    us = text_of(_site(), "how-sure.md")
    uk = text_of(_site(settings={"scale": "phia"}), "how-sure.md")
    assert "20–45 %" in us
    assert "25–35 %" in uk
    assert "The gaps are deliberate" in uk
    assert "The gaps are deliberate" not in us
    assert "belongs to the upper one: 5 % is very unlikely" in " ".join(us.split())


def test_a_scale_of_the_desks_own_is_shown_with_its_name() -> None:
    """And the scale before it, with its last day."""
    bands = [{"term": "no", "range": "> 0 - 50"}, {"term": "yes", "range": "50 - < 100"}]
    settings = {
        "scale": {"name": "Our <two> steps", "bands": bands},
        "scale_before": {"scale": "icd203", "until": "2024-02-01"},
    }
    text = " ".join(text_of(_site(settings=settings), "how-sure.md").split())
    assert "Our <two> steps" in text
    assert "Until 1 February 2024 this desk used the ICD 203" in text


# --- the whole site -----------------------------------------------------------------------------------


def test_a_notice_stands_on_every_page_above_the_title() -> None:
    """So that nobody takes an exercise for the world, whichever page is sent on."""
    made = _site(settings={"notice": "An exercise; <b>nothing</b> is so."}, judgements=[_judgement(LATE)])
    for path, page in pages_of(made).items():
        assert page.count('<p class="notice" role="note">') == 1, path
        assert page.index('class="notice"') < page.index("\n# "), path
        assert "<b>nothing" not in page


# --- a source -----------------------------------------------------------------------------------------


def test_a_source_says_what_is_used_and_what_would_be_lost() -> None:
    """In figures for the public, sentence by sentence in private."""
    public = " ".join(
        text_of(_site(judgements=[_judgement(LATE)], disagreements=[_sides()]), "sources/notice.md").split()
    )
    assert "2 of 11 sentences are quoted, in whole or in part; 9 are not used." in public
    assert "statements would lose all support" in public
    assert "Disagreements it is part of" in public
    assert "Nobody knows why" not in public
    private = html_of(_site(private=True, judgements=[_judgement(LATE)]), "sources/notice.md")
    assert private.count('class="sentence used"') == 2 * 2
    assert "Nobody knows why" in private


# --- corrections --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["briefings/ferry.md", "changes.md"])
def test_readers_are_told_of_a_correction(path: str) -> None:
    """Of what, what it said until then, and why; on the briefing and where all changes stand."""
    made = _site(
        judgements=[_judgement(LATE)],
        corrections=[
            {"date": "2024-01-10", "what": "late", "was": "It is *early*.", "why": "The table was read wrongly."},
            {"date": "2024-01-11", "what": "as_of", "why": "The day was that of the capture."},
            {"date": "2024-01-12", "what": "notice", "why": "The paper mended its headline."},
            {"date": "2024-01-13", "what": "the order of the gaps", "why": "<b>Weight.</b>"},
        ],
    )
    text = " ".join(text_of(made, path).split())
    assert "It is late." in text
    assert "until then “ It is early . ”" in text
    for words in (
        "The table was read wrongly.",
        "the day the briefing knows up to",
        "The paper mended its headline.",
        "the order of the gaps",
        "<b>Weight.</b>",
    ):
        assert words in text
    if path == "briefings/ferry.md":
        assert "Corrections" in text
