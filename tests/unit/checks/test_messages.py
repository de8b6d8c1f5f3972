"""Each rule on the desk: the whole message and its cure, as the analyst reads them.

Which lines are found, and which are not, is proved by the desks under tests/desks/.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from briefing_room.checks import RULES
from briefing_room.findings import code_of, write_findings
from tests.desks.desks import BAD, check_laid_out, lay_out, page, write_desk

if TYPE_CHECKING:
    from pathlib import Path

FIRST_EVIDENCE = 'add “evidence:” with at least one line: - "words copied from the source"'
OR_RESTS_ON = "; or “rests_on:” with ids of statements it follows from"
AMBIGUOUS = """\
quote more of the sentence, or add the words before it; for example
prefix: "the"   (line 22)
prefix: "second"   (line 22)"""
WARNINGS = ", ".join(sorted(code_of(rule) for rule in RULES if rule.SEVERITY == "warning"))
ICD203 = "almost no chance, very unlikely, unlikely, roughly even chance, likely, very likely, almost certain"

CASES = [
    (
        "quote-in-source", "page.yml:13:9",
        "these words are not in the text of coast-courier: “The price of wheat rose steeply”",
        'the nearest passage is at sources/coast-courier/article.md:16:1\nwrite: "The price of wheat rose sharply"',
    ),
    (
        "quote-in-source", "page.yml:14:16",
        "these words are not in the text of coast-courier: “Nothing of this sort was ever said by anybody at all”",
        "nothing in the source is near; copy the words from the article",
    ),
    (
        "quote-in-source", "page.yml:15:16",
        "these words are not in the text of coast-courier: “Estria asks for ten thousand tonnes of wheat.”",
        "they are in wheat-letter: name it with “source: wheat-letter”",
    ),
    (
        "quote-in-source", "page.yml:16:16",
        "these words are not in the text of coast-courier: “Talks in Larn end without a date”",
        "they are its headline: add “in: title”",
    ),
    (
        "quote-in-source", "page.yml:18:16",
        "these words are not in the headline of coast-courier: “Norland and Estria ended two days of talks”",
        "they are in its text: remove the key “in”",
    ),
    (
        "quote-in-source", "page.yml:22:16",
        "these words are not in the text of coast-courier: “storm”",
        "the quote is there, but not between this prefix and suffix: copy them again from the source",
    ),
    (
        "quote-ambiguous", "page.yml:12:9",
        "these words occur 2 times in coast-courier: “storm”",
        AMBIGUOUS,
    ),
    (
        "quote-stripped", "page.yml:12:16",
        "these words were stripped from coast-courier as “weather”: “light rain”",
        "quote the article itself; if line 2 of the original belongs to it, put it back into the text",
    ),
    (
        "quote-cuts-word", "page.yml:12:16",
        "the quote begins or ends in the middle of a word: “able to lift more than ten tonnes”",
        "quote whole words",
    ),
    (
        "quote-clipped", "page.yml:9:7",
        ("the words before it in its sentence may change what it says: “experts argue that” "
         "[it won’t significantly alter the traffic]"),
        ('write: "experts argue that it won’t significantly alter the traffic"\n'
         "or name the speaker with “voice”, or say in “note” why it may stand without them"),
    ),
    (
        "quote-clipped", "page.yml:8:7",
        ("the words before it in its sentence may change what it says: “experts argue that it won’t” "
         "[significantly alter the traffic]"),
        ('write: "experts argue that it won’t significantly alter the traffic"\n'
         "or say in “note” why it may stand without them"),
    ),
    (
        "quote-clipped", "page.yml:12:7",
        "the words it leaves out may change what it says: “not”",
        "quote the sentence whole, or say in “note” why it may stand without them",
    ),
    (
        "quote-clipped", "page.yml:18:7",
        ("the words after it in its sentence may change what it says: [The mole is suspected of sinking] "
         "“, two divers said”"),
        ('write: "The mole is suspected of sinking, two divers said"\n'
         "or name the speaker with “voice”, or say in “note” why it may stand without them"),
    ),
    (
        "quote-untranslated", "page.yml:12:26",
        "the quote is in another language (ko) and has no translation",
        "add: translation: what it means",
    ),
    (
        "evidence-without-source", "page.yml:6:14",
        "the quote does not say which source it is from, nor do those in line 11, 12",
        "add “source: …” to it, or “default_source: …” to the briefing",
    ),
    (
        "statement-without-evidence", "page.yml:5:3",
        "a bottom line needs evidence, or rests_on, and has none: “The harbour stays closed.”",
        FIRST_EVIDENCE + OR_RESTS_ON,
    ),
    (
        "statement-without-evidence", "page.yml:35:5",
        "an indicator that was observed needs evidence and has none: “A sail is seen.”",
        FIRST_EVIDENCE,
    ),
    (
        "rests-on-circle", "page.yml:16:9",
        "this rests on itself: page#open → page#trade → page#open",
        "take one of these out of “rests_on”, and give its statement evidence",
    ),
    (
        "rests-on-nothing", "page.yml:7:14",
        "“when” is a gap without proof, so nothing can rest on it",
        "rest it on a statement with proof, or add evidence",
    ),
    (
        "rests-on-nothing", "page.yml:12:9",
        "“calm-sea” is an assumption without proof, so nothing can rest on it",
        "name it under “assumes”",
    ),
    (
        "rests-on-retired", "page.yml:15:16",
        "“old” was taken back on 2025-02-01: The crane came.",
        "rest it on what still stands, or retire it too",
    ),
    (
        "repeated-id", "page.yml:16:9",
        "the id “wheat-alternative-3” (made from its place) is taken in line 14",
        "give it an id of its own",
    ),
    ("repeated-id", "page.yml:25:9", "the id “wheat” is taken in line 9", "give it an id of its own"),
    ("repeated-id", "page.yml:21:12", "the id “norland” is taken in line 18", "give it an id of its own"),
    ("repeated-id", "actors.yml:4:1", "the id “estria” is also the id of a briefing", "rename one of them"),
    (
        "repeated-id", "wheat-letter.yml:1:1",
        "the id “wheat-letter”, this file's name, is also the id of a source",
        "rename the file or the source's folder",
    ),
    ("unknown-id", "page.yml:8:17", "there is no topic in the settings “grian”", "did you mean “grain”?"),
    ("unknown-id", "page.yml:26:9", "there is no actor “somebody”", "known: ada-brandt, estria, norland"),
    ("unknown-id", "page.yml:15:24", "there is no statement of other “nothing”", "known: bottom-line"),
    (
        "text-markup", "actors.yml:4:29",
        "“[[norway]]” names no actor, briefing or source",
        "did you mean “[[norland]]”?",
    ),
    (
        "text-markup", "page.yml:12:24",
        "“file:///etc/passwd” cannot be linked to",
        "link to an address that begins with https://, http:// or mailto:",
    ),
    (
        "link-to-draft", "past.yml:10:15",
        "this briefing is archived, and sketch is a draft",
        "publish sketch, or take the link out",
    ),
    (
        "likelihood-term", "page.yml:11:17",
        "“probable” is another word for “likely” (55–80 %), and a desk keeps to one", "write: likely",
    ),
    (
        "likelihood-term", "page.yml:19:17",
        "“highly likely” is a term of another scale (phia: 80–90 %), not of the desk's (icd203)",
        "nearest on the desk's scale: “very likely” (80–95 %)\nwrite: very likely",
    ),
    (
        "likelihood-term", "page.yml:23:17",
        "“100 %” cannot be: nothing is ever 0 or 100 per cent", "the nearest term: almost certain (95–99 %)",
    ),
    (
        "likelihood-in-words", "page.yml:14:19",
        "“could” estimates without a range", "take it out: “likelihood” says likely",
    ),
    (
        "likelihood-in-words", "page.yml:18:24",
        "“likely” stands in the text of the judgement, and a likelihood has a key of its own",
        "take it out, and write: likelihood: likely",
    ),
    (
        "likelihood-in-words", "page.yml:9:22", "“may” estimates without a range", f"write one of: {ICD203}",
    ),
    (
        "likelihood-in-words", "page.yml:9:29",
        "“highly likely” is no term of the desk's scale (icd203)", "write very likely (80–95 %)",
    ),
    (
        "axes-mixed", "page.yml:14:72",
        "a likelihood (“very likely”) and a confidence (“Confidence is”) stand in one sentence",
        "give the confidence a sentence of its own: Confidence is … because …",
    ),
    (
        "judgement-incomplete", "page.yml:10:9",
        "the judgement bare has no reason, no alternative, no indicator and no horizon",
        ("add “because: …”, “alternatives:” with another reading of the evidence, an entry of “indicators” with "
         "“raises: [bare]” or “lowers: [bare]” and “horizon: YYYY-MM-DD”"),
    ),
    (
        "source-base-missing", "page.yml:1:8",
        "the briefing does not say what its sources are worth as a whole",
        "add “source_base: …”: their strengths and weaknesses, and what they leave out",
    ),
    (
        "waive-unknown", "page.yml:10:3", "“quote-in-source” is an error and cannot be waived", "mend what it finds",
    ),
    (
        "waive-unknown", "page.yml:11:3",
        "“unused-acter” is no rule that can be waived", "did you mean “unused-actor”?",
    ),
    (
        "one-sided", "page.yml:9:5",
        "short uses one side of the disagreement how-long and does not refer to it: “How long did the talks last?”",
        "add “disagreements: [how-long]”, or quote the other side as well, with “bears: against”",
    ),
    (
        "one-sided", "other.yml:9:5",
        ("long-talks uses one side of the disagreement page#how-long and does not refer to it: "
         "“How long did the talks last?”"),
        "add “disagreements: [page#how-long]”, or quote the other side as well, with “bears: against”",
    ),
    (
        "support-withdrawn", "base.yml:11:5",
        "asks rests on what was withdrawn (wheat-letter): “Estria is short of wheat.”",
        "rest it on another source, or retire it",
    ),
    (
        "confirmed-once", "page.yml:14:22",
        "credibility 1 says that independent sources confirm it, but no origin is known",
        "write 2 (probably true) or 3 (possibly true), or add evidence from a source of another origin",
    ),
    (
        "grades-on-diagonal", "page.yml:16:22",
        "all 5 graded items lie on the diagonal (A1, B2, C3, D4, E5)",
        "ask of each item by itself how credible it is, whoever reports it",
    ),
    (
        "linchpin-if-wrong", "page.yml:12:15",
        "crane-comes is a linchpin and does not say what follows if it is wrong",
        "add “if_wrong: …”: which judgements fall with it, and what would be the case instead",
    ),
    (
        "indicator-stale", "page.yml:14:78", "old was last checked 91 days ago; the desk allows 90",
        "look again, and write what was seen and the day under “status” and “checked”",
    ),
    (
        "hypotheses-rated", "page.yml:18:9", "the observation does not rate price",
        "add consistent, inconsistent or neutral for each explanation",
    ),
    (
        "history-same", "page.yml:17:21",
        "this entry tells of no change: what followed was the same (likelihood “likely”)",
        "write what it said before; what it says now stands in the item itself",
    ),
    (
        "scale-form", "settings.yml:11:27",
        "25–60 % (“even”) overlaps > 0 – 30 % (“no”), which stands before it",
        "order the terms upwards, and let ranges touch at most at an end",
    ),
    (
        "scale-switched", "base.yml:17:17", "“unlikely” is 25–35 % on this scale, and was 20–45 % on icd203",
        "see whether the term still says what is meant",
    ),
    (
        "history-order", "page.yml:36:16",
        "this is dated after the briefing's as_of (2025-03-01), up to which it knows anything",
        "set as_of to the newer day",
    ),
    (
        "changed-without-reason", "page.yml:78:5",
        "how turned-out turned out changed without a reason; it said occurred on 2025-02-01",
        "put it back; if it was wrong, say why in a new entry of the history:\n  - date: …\n    why: …",
    ),
    (
        "waive-unused", "page.yml:10:3",
        "“unused-indicator” finds nothing here, so there is nothing to waive",
        "remove the waiver, or move it to where it belongs",
    ),
    (
        "likelihood-term", "page.yml:15:21",
        "“Likely” is written “likely” on the desk's scale (icd203)", "write: likely",
    ),
    (
        "horizon-passed", "page.yml:11:14",
        "the horizon of first lies before the briefing's as_of (2025-03-01)",
        ("see how it turned out: say so (“resolved”), take it back (“retired”), or give it a later horizon "
         "and say why in “history”"),
    ),
    (
        "history-order", "page.yml:17:15",
        "this change is dated before the one above it (2025-02-01)",
        "put the newest last",
    ),
    (
        "changed-without-reason", "page.yml:11:17",
        "opens moved from likely to unlikely without a reason",
        ("say why, and what it said until then:\nhistory:\n  - date: 2025-03-01\n    likelihood: likely\n"
         "    confidence: low\n    why: …"),
    ),
    (
        "changed-without-reason", "page.yml:17:17",
        "the confidence of surer moved from low to high without a reason",
        "say why, as its newest entry:\n  - date: 2025-03-01\n    confidence: low\n    why: …",
    ),
    (
        "changed-without-reason", "page.yml:24:11",
        "the text of reworded changed without a reason; it said “The crane is mended by the summer.”",
        ('say why, as its newest entry:\n  - date: 2025-03-01\n    text: "The crane is mended by the summer."\n'
         "    why: …\nif only words changed and not what they say, add: wording: true"),
    ),
    (
        "changed-without-reason", "page.yml:38:21",
        "the likelihood of wrong-way was not “unlikely” until then, but “likely”",
        "an entry holds what was said until its day\nwrite: likelihood: likely",
    ),
    (
        "changed-without-reason", "page.yml:45:9",
        "the entry of 2025-01-05 in the history of rewritten was altered, and a history is not rewritten",
        ("put it back as it was:\n  - date: 2025-01-05\n    likelihood: unlikely\n    confidence: low\n"
         '    indicators: [crane-mended]\n    why: "There is paint."'),
    ),
    (
        "changed-without-reason", "page.yml:44:5",
        "the entry of 2025-01-06 in the history of rewritten is gone, and a history is not rewritten",
        ('put it back as it was:\n  - date: 2025-01-06\n    text: "The quay is painted red."\n    wording: true\n'
         '    why: "The colour is nobody\'s business."'),
    ),
    (
        "changed-without-reason", "page.yml:56:5",
        "no-wheat moved from likely to none without a reason",
        "say why, and what it said until then:\nhistory:\n  - date: 2025-03-01\n    likelihood: likely\n    why: …",
    ),
    (
        "removed-without-trace", "gone.yml:1:1",
        "the briefing gone was published and is gone",
        "put gone.yml back, and write in it: status: archived",
    ),
    (
        "removed-without-trace", "hides.yml:2:9",
        "the briefing hides was published, and as a draft it would be gone",
        "write: status: archived",
    ),
    (
        "removed-without-trace", "page.yml:8:1",
        "the judgement opens was published and is gone",
        "put it back with: retired: {date: 2025-03-01, why: …}; if it was renamed, give it its old id",
    ),
    (
        "removed-without-trace", "page.yml:8:1",
        "the judgement long-gone was published and is gone",
        "put it back with: retired: {date: 2025-03-01, why: …}",
    ),
    (
        "removed-without-trace", "page.yml:12:9",
        "reused was taken back on 2025-01-10, and its id is used for something else now",
        "give the new item an id of its own, and put back the one that was retired",
    ),
    (
        "removed-without-trace", "sources/paper/article.md:1:1",
        "the source paper was quoted and is gone",
        "put it back; if it no longer counts, write in it: withdrawn: {date: 2025-03-01, why: …}",
    ),
    (
        "removed-without-trace", "actors.yml:1:1",
        "the actor tom-vell had a page and is gone",
        "put it back; its name may change, but not its id: tom-vell",
    ),
    (
        "indicator-checked", "page.yml:16:13",
        "the indicator is “not-observed”, but not since when",
        "add “checked: YYYY-MM-DD”, the day somebody looked; or write: status: not-checked",
    ),
    (
        "indicator-checked", "page.yml:21:14",
        "the indicator is “not-checked”, and yet has a day on which it was checked",
        "write what was seen on that day (not-observed, observed, unclear), or remove the day",
    ),
    (
        "disagreement-positions", "page.yml:12:5",
        "a disagreement has two positions or more, and this one has one position",
        "add what else is said, with its evidence; if nobody says otherwise, it is no disagreement",
    ),
    (
        "disagreement-positions", "page.yml:29:5",
        "“evidence” stands beside the assessment it proves, and there is no assessment",
        "add “assessment: …”, or move the evidence to the position it belongs to",
    ),
    (
        "timeline-estimate", "page.yml:11:5",
        "the estimate does not say where it comes from",
        "add: basis: analyst",
    ),
    (
        "timeline-circle", "page.yml:21:12",
        "this entry comes after itself: prices → storm → talks → prices",
        "remove “after” from one of them",
    ),
    (
        "timeline-circle-of-days", "page.yml:11:12",
        "this entry comes after “arrival”, but its day (2025-02-10) is before that one's",
        "mend one of the two days (arrival: 2025-02-11), or remove “after”",
    ),
    (
        "source-not-reviewed", "sources/wheat-letter/article.md:6:1",
        "nobody has compared the text of wheat-letter with its original",
        "compare them: briefing review wheat-letter",
    ),
    (
        "unused-source", "sources/unread/article.md:2:8",
        "nothing is quoted from the source unread",
        "quote it, or remove its folder",
    ),
    ("unused-actor", "actors.yml:10:1", "no briefing names the actor tom-vell", "give it a role, or remove it"),
    (
        "unused-indicator", "page.yml:9:9",
        "the indicator sail points at no judgement and no risk",
        "add “raises: [id]” or “lowers: [id]”, or name it in a risk's “given”",
    ),
    (
        "house-rule", "settings.yml:8:3",
        "“unused-acter” is no rule whose level can be set",
        "did you mean “unused-actor”?",
    ),
    (
        "house-rule", "settings.yml:9:3",
        "“quote-in-source” is an error and stays one",
        f"these can be set: {WARNINGS}",
    ),
    (
        "reason-boilerplate", "page.yml:16:14",
        "this reason says nothing: “Updated after new information.”", "say what was learnt, and from where",
    ),
    (
        "reason-boilerplate", "page.yml:41:14",
        "this reason is that of another change, word for word: “The letter speaks of a crane.”",
        "say what was learnt this time; the other change is at page.yml:19:14",
    ),
    (
        "word-list", "settings.yml:6:3",
        "“hedge” is no list of words that a rule asks", "did you mean “hedges”?",
    ),
    (
        "original-changed", "sources/wheat-letter/article.md:5:9",
        "original.txt is not the file that was brought in: its SHA-256 sum is another",
        "put the original back as it arrived; never edit it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("desk", "place", "message", "help_"), CASES)
def test_a_finding_says_what_is_wrong_and_how_to_mend_it(
    desk: str, place: str, message: str, help_: str, tmp_path: Path
) -> None:
    """The cause in one sentence, at the word that is wrong, and what to write instead."""
    findings = check_laid_out(lay_out(BAD / desk, tmp_path / "desk")).findings
    shown = json.loads(write_findings(findings, "json", {}, str))
    told = {(f"{f['path']}:{f['line']}:{f['column']}", f["message"]): f["help"] for f in shown}
    assert told.get((place, message)) == help_


def test_an_ambiguous_quote_that_no_prefix_settles_says_so(tmp_path: Path) -> None:
    """No proposal is made that would not help."""
    article = f"---\ntitle: T\nlanguage: en\n---\n\n{'la ' * 40}\n"
    briefing = page("judgements: [{id: one, text: x, evidence: [{song: la}]}]\n")
    checked = check(write_desk(tmp_path / "desk", {"sources/song/article.md": article, "page.yml": briefing}))
    ((message, help_),) = [(finding.message, finding.help) for finding in checked.findings]
    assert message == "these words occur 40 times in song: “la”"
    assert help_ == "quote more of the sentence, until the words stand only once"


def test_every_message_is_one_line_and_ends_without_a_full_stop(tmp_path: Path) -> None:
    """So that all read alike, in a terminal and in a review; quoted words may end as they do."""
    for number, desk in enumerate(sorted(BAD.iterdir())):
        for finding in check_laid_out(lay_out(desk, tmp_path / str(number) / "desk")).findings:
            assert "\n" not in finding.message
            assert finding.message.strip() == finding.message
            assert finding.help, f"{finding.code} has no cure: {finding.message}"
            assert finding.place.path
