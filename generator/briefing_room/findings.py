"""What is wrong, where, and how to mend it: places and findings, and how they are printed.

A finding is the analyst's mistake, told so that it can be mended at once. An
exception is ours. Nothing in this module reads a file: the line that is shown
under a finding comes from the texts the loader kept.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Severity = Literal["error", "warning"]
Level = Literal["error", "warning", "off"]

LINE_WIDTH = 110
"""A longer line is clipped around the caret, in characters."""

TAB_WIDTH = 4


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where something stands: a file of the desk, and a line and column counted from 1.

    ``path`` is relative to the desk's folder, with forward slashes. Columns count
    code points.
    """

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Cure:
    """An edit that mends a mistake: what stands from ``start`` to before ``end`` is replaced by ``text``.

    Both places are in one file. Where nothing stands between them, the text is added. ``also`` are edits, in this file
    or others, that have to be made with it: one slip may stand in many places.
    """

    start: Place
    end: Place
    text: str
    also: tuple[Cure, ...] = ()

    def with_also(self, others: Iterable[Cure]) -> Cure:
        """The same edit with others that have to be made with it."""
        return replace(self, also=(*self.also, *others))

    @property
    def edits(self) -> tuple[Cure, ...]:
        """Every single edit that has to be made."""
        return (replace(self, also=()), *self.also)

    @property
    def line(self) -> str:
        """What the help says of it: the text to write, ready to be pasted."""
        return f"write: {self.written}"

    @property
    def written(self) -> str:
        """What is written, without what only sets it apart from its neighbours."""
        return self.text.strip(", \n")


@dataclass(frozen=True)
class Finding:
    """One mistake in the desk.

    ``code`` is the name of the rule, ``message`` says what is wrong in one
    sentence, ``help`` how to mend it (it may have several lines, and may be empty).
    ``see`` is another place worth opening; ``{see}`` in the help stands for it.
    ``cures`` are the edits that the help names, each of which mends it alone; a cure
    that only a person can think of is told in words, in the help.
    """

    place: Place
    code: str
    severity: Severity
    message: str
    help: str = ""
    see: Place | None = None
    cures: tuple[Cure, ...] = ()


@dataclass(frozen=True)
class Waived:
    """A finding that the analyst lets pass at its place, and the reason, which readers are shown."""

    finding: Finding
    why: str


class Typed(Protocol):
    """What an analyst typed, which may have keys that could not be used: an item of the model, or a statement."""

    def broken(self, key: str) -> bool:
        """Whether what stands under this key could not be used, and was told of already."""


@dataclass(frozen=True)
class Mistake:
    """What a rule says: the place, what is wrong, how to mend it, and what it was concluded from.

    The rule says no more. Its code and severity are those of its module, and whether the mistake is told is
    the runner's matter: nothing is concluded from a key that is broken already.
    """

    place: Place
    message: str
    help: str = ""
    see: Place | None = None
    grounds: tuple[tuple[Typed, str], ...] = ()
    cures: tuple[Cure, ...] = ()

    def cured_by(self, *cures: Cure | None) -> Mistake:
        """The same mistake with the edits that mend it, each alone; the help names them as well."""
        return replace(self, cures=(*self.cures, *(cure for cure in cures if cure)))

    def concluded_from(self, typed: Typed, *keys: str) -> Mistake:
        """The same mistake, concluded from these keys as well; it is not told when one of them is broken."""
        return replace(self, grounds=(*self.grounds, *((typed, key) for key in keys)))

    def concluded_from_each(self, several: Iterable[Typed], *keys: str) -> Mistake:
        """The same mistake, concluded from these keys of several items as well."""
        return replace(self, grounds=(*self.grounds, *((typed, key) for typed in several for key in keys)))

    @property
    def follows_from_another(self) -> bool:
        """Whether it was concluded from something that could not be used, and was told of already."""
        return any(typed.broken(key) for typed, key in self.grounds)


class Rule(Protocol):
    """A module that holds one rule: its docstring, its code and its severity.

    The code is the module's name with hyphens. The docstring is what
    ``briefing explain CODE`` and the handbook show.
    """

    __doc__: str | None
    __name__: str
    SEVERITY: Severity


def code_of(rule: Rule) -> str:
    """The code of a rule: its module's name, with hyphens."""
    return rule.__name__.rpartition(".")[2].replace("_", "-")


def finding_of(rule: Rule, mistake: Mistake) -> Finding:
    """What a rule says, with the code and severity of its module."""
    return Finding(
        mistake.place, code_of(rule), rule.SEVERITY, mistake.message, mistake.help, mistake.see, mistake.cures
    )


def findings_of(rule: Rule, mistakes: Iterable[Mistake]) -> Iterator[Finding]:
    """Yield what a rule says, but for what only follows from a key that is broken already."""
    return (finding_of(rule, mistake) for mistake in mistakes if not mistake.follows_from_another)


def sorted_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order they are shown, by place, each once."""
    return tuple(sorted(set(findings), key=lambda f: (f.place, f.code, f.severity, f.message, f.help)))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings forbids publishing."""
    return any(finding.severity == "error" for finding in findings)


def apply_levels(findings: Iterable[Finding], levels: Mapping[str, Level]) -> tuple[Finding, ...]:
    """Findings after the desk's house rules.

    A warning may be raised to an error or switched off. An error stays an error:
    the build's promise is not a matter of taste.
    """
    kept = []
    for finding in findings:
        level = levels.get(finding.code)
        if level is None or finding.severity == "error":
            kept.append(finding)
        elif level != "off":
            kept.append(replace(finding, severity=level))
    return tuple(kept)


def short(text: str, most: int = 60) -> str:
    """Words in quotation marks for a message, clipped to ``most`` characters."""
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= most else flat[: most - 1].rstrip() + '…'}”"


def yaml_text(text: str) -> str:
    """A text as one YAML value in quotes, ready to be pasted."""
    if '"' in text and "\\" not in text:
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def listed_places(places: Iterable[Place], path: str, most: int = 12) -> str:
    """Places in words, for a message: by their lines, and those of other files than ``path`` with the file's name."""
    ordered = sorted(places, key=lambda place: (place.path != path, place))
    names = list(dict.fromkeys(f"line {p.line}" if p.path == path else f"{p.path}:{p.line}" for p in ordered))
    return ", ".join([*names[:most], *(["…"] if len(names) > most else [])])


# --- formats ----------------------------------------------------------------------------------------

Format = Literal["text", "json", "github", "gitlab"]


Ink = Literal["error", "warning", "place", "help"]
_INKS: Mapping[Ink, str] = {"error": "1;31", "warning": "1;33", "place": "1", "help": "36"}
"""Colours of a terminal by their numbers: a bold red, a bold yellow, bold, and cyan."""


def painted(text: str, ink: Ink) -> str:
    """A text in a colour, for a terminal."""
    return f"\x1b[{_INKS[ink]}m{text}\x1b[0m"


def _plain(text: str, ink: Ink) -> str:
    del ink
    return text


def write_findings(
    findings: Iterable[Finding],
    style: Format,
    texts: Mapping[str, str],
    show_path: Callable[[str], str],
    *,
    coloured: bool = False,
) -> str:
    """Findings as one printable text, which ends with a line break unless it is empty.

    ``texts`` holds the desk's files by path, for the line under each finding;
    ``show_path`` turns a path within the desk into one the user can open.
    Only text for a terminal is ``coloured``; but for the colours it is the same.
    """
    if style == "json":
        return json.dumps([_as_json(f, show_path) for f in findings], ensure_ascii=False, indent=2) + "\n"
    if style == "gitlab":
        return json.dumps([_as_gitlab(f, show_path) for f in findings], ensure_ascii=False, indent=2) + "\n"
    if style == "github":
        return "".join(_as_github(f, show_path) for f in findings)
    rows: dict[str, list[str]] = {}
    return "\n".join(_as_text(f, texts, rows, show_path, painted if coloured else _plain) for f in findings)


def count_findings(findings: Iterable[Finding]) -> str:
    """How many errors and warnings there are, in words: ``2 errors, 1 warning``."""
    severities = [finding.severity for finding in findings]
    parts = []
    for severity in ("error", "warning"):
        number = severities.count(severity)
        if number:
            parts.append(f"{number} {severity}{'s' if number > 1 else ''}")
    return ", ".join(parts) or "no findings"


def _as_json(finding: Finding, show_path: Callable[[str], str]) -> dict[str, object]:
    return {
        "path": show_path(finding.place.path),
        "line": finding.place.line,
        "column": finding.place.column,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "help": help_of(finding, show_path),
        "cures": [_cure_as_json(cure, show_path) for cure in finding.cures],
    }


def _cure_as_json(cure: Cure, show_path: Callable[[str], str]) -> dict[str, object]:
    return _edit_as_json(cure, show_path) | {"also": [_edit_as_json(edit, show_path) for edit in cure.also]}


def _edit_as_json(cure: Cure, show_path: Callable[[str], str]) -> dict[str, object]:
    return {
        "path": show_path(cure.start.path),
        "line": cure.start.line,
        "column": cure.start.column,
        "end_line": cure.end.line,
        "end_column": cure.end.column,
        "text": cure.text,
    }


def help_of(finding: Finding, show_path: Callable[[str], str]) -> str:
    """How to mend it, with the other place that is worth opening; ``show_path`` says how the user opens a path."""
    if finding.see is None:
        return finding.help
    see = finding.see
    return finding.help.replace("{see}", f"{show_path(see.path)}:{see.line}:{see.column}", 1)


def _as_github(finding: Finding, show_path: Callable[[str], str]) -> str:
    # The escapes of GitHub's workflow commands; in properties the comma and the colon as well.
    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def escaped_property(text: str) -> str:
        return escaped(text).replace(":", "%3A").replace(",", "%2C")

    place = finding.place
    help_ = help_of(finding, show_path).split("\n") if finding.help else []
    body = "\n".join(map(printable, (finding.message, *help_)))
    return (
        f"::{finding.severity} file={escaped_property(printable(show_path(place.path)))},line={place.line},"
        f"col={place.column},title={escaped_property(finding.code)}::{escaped(body)}\n"
    )


def _as_gitlab(finding: Finding, show_path: Callable[[str], str]) -> dict[str, object]:
    # GitLab's code quality report. The fingerprint leaves out the line: a finding that only moved is no new one.
    path = show_path(finding.place.path)
    mark = f"{path}\0{finding.code}\0{finding.message}".encode("utf-8", "replace")
    return {
        "description": finding.message + (f" ({help_of(finding, show_path)})" if finding.help else ""),
        "check_name": finding.code,
        "fingerprint": hashlib.sha256(mark).hexdigest(),
        "severity": "critical" if finding.severity == "error" else "minor",
        "location": {"path": path, "lines": {"begin": finding.place.line}},
    }


def _as_text(
    finding: Finding,
    texts: Mapping[str, str],
    rows: dict[str, list[str]],
    show_path: Callable[[str], str],
    paint: Callable[[str, Ink], str],
) -> str:
    """One finding as text. ``rows`` keeps the lines of each file, so that it is split once."""
    place, severity = finding.place, finding.severity
    # Only what a line begins with can be a command to a machine, so each is disarmed before it is painted.
    where = paint(disarmed(f"{printable(show_path(place.path))}:{place.line}:{place.column}:"), "place")
    lines = [f"{where} {paint(f'{severity}[{finding.code}]:', severity)} {printable(finding.message)}"]
    for line, caret in zip(_excerpt(place, texts, rows), ("", "^"), strict=False):
        lines.append(disarmed(line) + (paint(caret, severity) if caret else ""))
    if finding.help:
        first, *rest = help_of(finding, show_path).split("\n")
        lines.append(f"    {paint('help:', 'help')} {printable(first)}")
        lines.extend(disarmed(f"          {printable(line)}") for line in rest)
    return "\n".join(lines) + "\n"


def _excerpt(place: Place, texts: Mapping[str, str], kept: dict[str, list[str]]) -> list[str]:
    """The line that a finding stands in, and what stands before the caret under it; nothing where it says nothing."""
    if place.path not in kept:
        kept[place.path] = texts.get(place.path, "").split("\n")
    rows = kept[place.path]
    if not 1 <= place.line <= len(rows):
        return []
    row = rows[place.line - 1].rstrip("\r")
    if not row.strip():
        return []
    at = min(place.column - 1, len(row))
    start = max(0, at - LINE_WIDTH // 2) if len(row) > LINE_WIDTH else 0
    clipped = row[start : start + LINE_WIDTH]
    lead = "…" if start else ""
    tail = "…" if start + LINE_WIDTH < len(row) else ""
    before = printable(lead + row[start:at])
    gutter = f"{place.line:>5} | "
    return [
        f"{gutter}{printable(lead + clipped + tail)}",
        f"{' ' * (len(gutter) - 2)}| {' ' * columns(before)}",
    ]


def columns(text: str) -> int:
    """How many terminal columns a text takes; East Asian wide characters take two."""
    from unicodedata import combining, east_asian_width  # noqa: PLC0415 - only when a caret is drawn

    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def disarmed(line: str) -> str:
    """A line of output that is no command to a machine that runs pipelines and reads their logs.

    GitHub obeys a line that begins with two colons, or with ``##[``, be it indented or not. The name of a file may
    begin so, and then the line does.
    """
    indent = len(line) - len(line.lstrip())
    if line.startswith(("::", "##["), indent):
        return f"{line[:indent]}\\u{ord(line[indent]):04x}{line[indent + 1 :]}"
    return line


def printable(text: str) -> str:
    """A text with control and direction characters made visible, so that a terminal obeys none of them."""
    text = text.expandtabs(TAB_WIDTH)
    return "".join(char if char.isprintable() or char == " " else f"\\u{ord(char):04x}" for char in text)
