"""What is said of what the pointer rests on, as Markdown for an editor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.nameable import source_in_a_line, statement_in_a_line
from briefing_room.load.shape import class_at, describe
from briefing_room.lsp.things import citation_at, thing_at
from briefing_room.lsp.where import kind_of
from briefing_room.quotes import Ambiguous, NotFound, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing_room.findings import Finding, Place
    from briefing_room.lsp.things import Thing
    from briefing_room.lsp.where import Here
    from briefing_room.model.desk import Desk
    from briefing_room.quotes import Citation
    from briefing_room.rulebook import RuleText

_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")


def plain(text: str) -> str:
    """A text as Markdown in which nothing of it is markup."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def hover(desk: Desk, path: str, found: Here | None, row: str, place: Place) -> str:
    """What is said of what stands at a place of a file; an empty text where nothing is."""
    citation = citation_at(desk, path, found)
    if citation:
        return _of_quote(citation)
    thing = thing_at(desk, path, found, row, place.column)
    if thing:
        return _of_thing(desk, thing)
    kind = kind_of(path)
    if found and found.is_key and kind and isinstance(found.loc[-1], str):
        says = describe(class_at(kind[1], found.loc[:-1]), found.loc[-1])
        key, _, words = says.partition(": ")
        return f"**{key}**\n\n{words}" if words else ""
    return ""


def of_findings(findings: Iterable[Finding], rules: Iterable[RuleText]) -> str:
    """The rules of some findings, each explained once."""
    texts = {rule.code: rule for rule in rules}
    told = dict.fromkeys(finding.code for finding in findings if finding.code in texts)
    return "\n\n---\n\n".join("\n\n".join(_of_rule(texts[code])) for code in told)


def _of_rule(rule: RuleText) -> Iterator[str]:
    yield f"**{rule.code}** ({rule.severity})"
    yield from map(plain, rule.paragraphs)
    if rule.example:
        yield "```yaml\n" + "\n".join(rule.example) + "\n```"


def _of_quote(citation: Citation) -> str:
    """A quote in its paragraph, and which source it is from."""
    found, searchable = citation.found, citation.searchable
    head = f"{plain(source_in_a_line(citation.source))}"
    if isinstance(found, NotFound):
        return f"{head}\n\nThese words are not there."
    if isinstance(found, Ambiguous):
        return f"{head}\n\nThese words stand there {found.count} times."
    return f"{head}, {_at(citation, found)}\n\n> {_marked(citation, found)}" if searchable else head


def _at(citation: Citation, found: Passage) -> str:
    return f"line {citation.source.place_of(found.start).line}" if found.where == "text" else f"in the {found.where}"


def _marked(citation: Citation, found: Passage) -> str:
    """The paragraph, or paragraphs, that a quote stands in, with its words marked."""
    searchable = citation.searchable
    field = searchable.field_of(found)
    begin, _ = searchable.place_around(found.where, found.caption, found.start)
    _, end = searchable.place_around(found.where, found.caption, found.end - 1)
    parts, at = [], begin
    for start, stop in found.spans:
        parts += [
            plain(searchable.words_between(field, at, start)),
            f"**{plain(searchable.words_between(field, start, stop))}**",
        ]
        at = stop
    parts.append(plain(searchable.words_between(field, at, end)))
    return " ".join(part for part in parts if part)


def _of_thing(desk: Desk, thing: Thing) -> str:
    settings = desk.settings
    if thing.sort == "statement":
        statement = desk.statement(thing.id, thing.briefing)
        return f"**{thing.briefing}#{thing.id}**\n\n{plain(statement_in_a_line(statement))}" if statement else ""
    if thing.sort == "actor" and thing.id in desk.actors:
        actor = desk.actors[thing.id]
        also = f"\n\nAlso: {plain(', '.join(actor.aliases))}" if actor.aliases else ""
        return f"**{plain(actor.name)}**, {actor.kind}\n\n{plain(actor.description or '')}{also}".rstrip()
    if thing.sort == "source" and thing.id in desk.sources:
        source = desk.sources[thing.id]
        facts = source.facts
        lines = [f"**{plain(source.title)}**", plain(source_in_a_line(source))]
        lines.append(f"reliability {source.reliability}" + (f", from {plain(facts.origin)}" if facts.origin else ""))
        return "\n\n".join([*lines, *([facts.url] if facts.url else [])])
    if thing.sort == "briefing" and thing.id in desk.briefings:
        briefing = desk.briefings[thing.id]
        return f"**{plain(briefing.title)}** ({briefing.status})\n\n{plain(briefing.bottom_line.text)}"
    if thing.sort == "likelihood":
        band = settings.likelihoods.band(thing.id)
        return f"**{plain(thing.id)}**: {band.range} on the scale {plain(settings.likelihoods.name)}" if band else ""
    words = {
        "topic": settings.topics, "region": settings.regions, "category": settings.risk_categories,
        "impact": settings.impact_meanings,
    }.get(thing.sort, {})  # fmt: skip
    return f"**{thing.id}**: {plain(words[thing.id])}" if thing.id in words else ""
