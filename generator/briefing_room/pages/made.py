"""The page *How this briefing was made*: its sources, the form checks it passed, and what only a person can say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from markupsafe import Markup

from briefing_room.analysis.source_base import source_base_of
from briefing_room.pages.page import made_path
from briefing_room.pages.registers import grade
from briefing_room.pages.render import render_page
from briefing_room.pages.table import Column, Table, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.analysis.source_base import Carried
    from briefing_room.findings import Finding, Waived
    from briefing_room.pages.here import Here
    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site
    from briefing_room.rulebook import RuleText

Result = Literal["passed", "failed", "waived", "not asked"]  # messages


@dataclass(frozen=True)
class Standard:
    """One of the tradecraft standards of ICD 203: the rules that check its form, and what only a person can judge."""

    name: str
    rules: tuple[str, ...]
    person: str


STANDARDS: Final = (
    Standard(
        "Sources are described and weighed",  # messages
        (
            "quote-in-source", "quote-ambiguous", "quote-stripped", "quote-apart", "quote-cuts-word",
            "quote-splinters", "quote-one-word", "quote-clipped", "quote-untranslated", "title-untranslated",
            "quoted-words",
            "source-not-reviewed",
            "source-base-missing", "confirmed-once", "grades-on-diagonal", "support-withdrawn",
        ),
        "whether a grade is fair, and whether the words support the statement",  # messages
    ),
    Standard(
        "Uncertainty is said and explained",  # messages
        (
            "actor-in-words", "figure-in-quote", "hedge-dropped", "hedge-elsewhere", "negation-in-quote",
            "likelihood-term", "impact-term", "likelihood-in-words", "likelihood-in-figures", "certainty-claimed",
            "axes-mixed", "judgement-incomplete", "scale-switched",
        ),
        "whether the likelihoods are right on the whole; the track record shows it in time",  # messages
    ),
    Standard(
        "Reports, assumptions and judgements are kept apart",  # messages
        ("statement-without-evidence", "linchpin-if-wrong"),
        "which assumptions are hidden",  # messages
    ),
    Standard(
        "Alternatives are considered",  # messages
        ("judgement-incomplete", "hypotheses-rated"),
        "whether the alternatives are plausible ones",  # messages
    ),
    Standard(
        "It matters to somebody",  # messages
        ("unknown-id", "unused-actor"),
        "whether it is useful to those who read it",  # messages
    ),
    Standard(
        "The argument is clear",  # messages
        (
            "bottom-line-estimate", "bottom-line-condition", "bottom-line-crossed", "bottom-line-flat",
            "likelier-than-condition", "rests-on-circle", "rests-on-nothing",
            "rests-on-retired", "given-circle", "given-no-condition", "disagreement-positions", "one-sided",
        ),
        "whether the argument holds",  # messages
    ),
    Standard(
        "Change is explained",  # messages
        (
            "as-of-early", "history-order", "history-same", "changed-without-reason", "removed-without-trace",
            "reason-boilerplate", "signature-fallen",
        ),
        "whether the reason is a good one",  # messages
    ),
    Standard(
        "It can turn out wrong, and that would be seen",  # messages
        ("horizon-passed", "indicator-checked", "indicator-stale", "unused-indicator"),
        "the judgement itself",  # messages
    ),
    Standard(
        "Figures say in words what they show",  # messages
        (),
        "whether a figure was the right choice",  # messages
    ),
)  # fmt: skip
"""After Intelligence Community Directive 203, its nine analytic tradecraft standards in order.

What can be checked of them is form only; the result is a list, and never a score.
"""

BESIDES: Final = Standard(
    "Checked besides",  # messages
    (
        # The form of the files.
        "desk-format", "missing-file", "file-name", "original-changed", "reading-changed", "text-in-original",
        "strip-log-true", "correction-true", "correction-turns", "source-without-original", "stray-file", "not-utf8",
        "file-too-large", "control-character", "front-matter", "yaml-syntax", "yaml-structure", "yaml-anchor",
        "yaml-tag", "duplicate-key", "cut-text", "split-text", "text-too-long", "unknown-key", "missing-key",
        "wrong-type", "wrong-value", "article-refused",
        # How the parts of a desk fit together.
        "evidence-without-source", "repeated-id", "repeated-short", "text-markup", "link-to-draft", "scale-form",
        "brand-contrast", "brand-picture",
        "timeline-estimate", "timeline-circle", "unused-source", "words-withheld",
        # What the desk says of rules.
        "house-rule", "word-list", "waive-unknown", "waive-unused",
    ),
    "",
)  # fmt: skip
"""The rules that no standard asks for: what is read is what was meant, and its parts fit together."""

WHY_NOT_ASKED: Final = {  # messages
    "compared": "asked when a change is proposed",
    "off": "switched off by this desk",
    "add": "asked when an article is brought in",
}
_ONLY_WHEN_COMPARED: Final = frozenset({"changed-without-reason", "removed-without-trace"})
_ONLY_WHEN_ADDED: Final = frozenset({"article-refused"})
_OF_THE_DESK: Final = ("settings.yml", "actors.yml")
"""Files that every briefing of a desk stands on."""


@dataclass(frozen=True)
class FormCheck:
    """One rule's result on one briefing. ``findings`` stand, ``waived`` were let pass with a reason."""

    rule: RuleText
    result: Result
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]

    @property
    def why_not_asked(self) -> str:
        """Why a rule was not asked."""
        if self.result != "not asked":
            return ""
        if self.rule.code in _ONLY_WHEN_ADDED:
            return WHY_NOT_ASKED["add"]
        return WHY_NOT_ASKED["compared" if self.rule.code in _ONLY_WHEN_COMPARED else "off"]

    @property
    def style(self) -> str:
        """The result as the name of a CSS class."""
        return self.result.replace(" ", "-")


Results = tuple[tuple[Standard, tuple[FormCheck, ...]], ...]
"""What the rules of each standard came to on one briefing."""


def _source(here: Here, row: Carried) -> Markup:
    withdrawn = Markup(" **{}**").format(here.site.say.t("withdrawn")) if row.source.facts.withdrawn else Markup()
    return here.source(row.source.id) + withdrawn


CARRIED: Final[Table[Carried]] = Table(
    (
        Column("Source", _source),
        Column("Grade", lambda here, row: grade(here, row.source)),
        Column("Origin", lambda here, row: known(here, row.source.facts.origin)),
        Column("Statements that rest on it", lambda _, row: row.statements),
        Column("On it alone", lambda _, row: row.alone),
    )
)
"""What each source of a briefing carries."""


def made_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield for each briefing the page that says how it was made."""
    for briefing_id in site.desk.briefings:
        results = tuple((standard, form_checks(site, briefing_id, standard)) for standard in (*STANDARDS, BESIDES))
        yield site.made(_page, templates, briefing_id, results)


def _page(site: Site, templates: Environment, briefing_id: str, results: Results) -> Page:
    return render_page(
        templates,
        "made.md.jinja",
        site,
        made_path(briefing_id),
        id=briefing_id,
        briefing=site.desk.briefings[briefing_id],
        base=source_base_of(site.desk, briefing_id),
        source_table=CARRIED,
        standards=results[:-1],
        besides=results[-1],
    )


def form_checks(site: Site, briefing_id: str, standard: Standard) -> tuple[FormCheck, ...]:
    """The results of a standard's rules on a briefing, the sources it quotes, and what every briefing stands on."""
    rules = {rule.code: rule for rule in site.checked.rules}
    quoted = (f"sources/{source.id}" for source in site.sources_of(briefing_id))
    files = (f"{briefing_id}.yml", *_OF_THE_DESK, *quoted)
    return tuple(_form_check(site, files, rules[code]) for code in standard.rules if code in rules)


def _form_check(site: Site, files: tuple[str, ...], rule: RuleText) -> FormCheck:
    findings, waived = site.checked.outcome(rule.code, files)
    return FormCheck(rule, _result(site, rule, findings, waived), findings, waived)


def _result(site: Site, rule: RuleText, findings: tuple[Finding, ...], waived: tuple[Waived, ...]) -> Result:
    off = rule.severity == "warning" and site.desk.settings.rules.get(rule.code) == "off"
    if off or rule.code in _ONLY_WHEN_ADDED or (rule.code in _ONLY_WHEN_COMPARED and site.desk.before is None):
        return "not asked"
    if findings:
        return "failed"
    return "waived" if waived else "passed"
