"""The findings over the last good page of a preview, as HTML."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.findings import help_of, printable, short
from briefing_room.publish.preview.copyable import help_lines
from briefing_room.words import words_in
from briefing_room.words.interface import PREVIEW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from briefing_room.findings import Finding
    from briefing_room.publish.preview.copyable import HelpLine
    from briefing_room.words import Words

MOST: Final = 50
"""So many are shown on a page: no more are read there, and each page that is looked at has them."""

_BEFORE: Final = 60
_AFTER: Final = 120
"""How much of a line stands before and after the place that is meant, in characters."""

_PANEL: Final = Markup(
    '<section class="desk-trouble" aria-label="{label}" lang="{language}" dir="{direction}" data-findings="{mark}"'
    ' data-copied="{copied}" data-failed="{failed}"><style>{style}</style><details open>'
    '<summary><span role="{role}">{count}</span></summary>'
    '<div class="desk-trouble__all" role="group" aria-label="{label}" tabindex="0">{head}<ol>{items}</ol>{rest}</div>'
    '</details><p class="desk-trouble__said" role="status"></p><script>{script}</script></section>'
)

_FINDING: Final = Markup(
    '<li class="desk-trouble__{severity}"><p class="desk-trouble__where"><b>{word}</b> <code>{place}</code>'
    ' <span class="desk-trouble__code">{code}</span></p>'
    '<div lang="en" dir="ltr"><p>{message}</p>{line}{help}</div></li>'
)

_HELP: Final = Markup('<div class="desk-trouble__help"><span>{shown}</span>{button}</div>')
_BUTTON: Final = Markup('<button type="button" data-copy="{text}" aria-label="{label}">{word}</button>')


@dataclass(frozen=True)
class Told:
    """What a check found in a desk, as a preview shows it.

    ``texts`` are the desk's files by path, ``folder`` is the name its paths begin with, ``remarks`` what there is to
    say of the project's configuration.
    """

    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    folder: str = ""
    language: str = "en"
    remarks: tuple[str, ...] = ()

    def shown(self, path: str) -> str:
        """A path of the desk as its analyst would open it."""
        return printable(f"{self.folder}/{path}")


def render_panel(told: Told) -> str:
    """All findings with their places, causes and cures, errors first; nothing where there are none."""
    if not told.findings and not told.remarks:
        return ""
    words = words_in(told.language)
    say = words.table(PREVIEW)
    ordered = sorted(told.findings, key=lambda finding: finding.severity != "error")
    errors = sum(finding.severity == "error" for finding in ordered)
    items = [
        *(_finding(finding, told, say) for finding in ordered[:MOST]),
        *(Markup('<li class="desk-trouble__warning"><p lang="en">{}</p></li>').format(line) for line in told.remarks),
    ]
    more = len(ordered) - MOST
    return _PANEL.format(
        label=say["findings"],
        language=words.language,
        direction=words.direction,
        mark=_mark_of(told),
        copied=say["copied"],
        failed=say["copy-failed"],
        style=_read("panel.css"),
        role="alert" if errors else "status",
        count=_counted(errors, len(ordered) - errors, len(told.remarks), words),
        head=Markup("<p>{}</p>").format(say["last-good"]) if errors else "",
        items=Markup("").join(items),
        rest=Markup("<p>{}</p>").format(say["more-findings"].replace("{n}", str(more))) if more > 0 else "",
        script=_read("panel.js"),
    )


def _finding(finding: Finding, told: Told, say: Mapping[str, str]) -> Markup:
    place = finding.place
    lines = help_lines(finding, help_of(finding, told.shown))
    return _FINDING.format(
        severity=finding.severity,
        word=say[finding.severity],
        place=f"{told.shown(place.path)}:{place.line}:{place.column}",
        code=finding.code,
        message=printable(finding.message),
        line=_line(told.texts.get(place.path, ""), place.line, place.column),
        help=Markup("").join(_help(line, say) for line in lines),
    )


def _line(text: str, number: int, column: int) -> Markup:
    """The line that a finding stands in, with the word at its place marked; nothing where it says nothing."""
    rows = text.split("\n")
    row = rows[number - 1] if number <= len(rows) else ""
    if not row.strip():
        return Markup()
    at = min(column - 1, len(row))
    start, end = max(0, at - _BEFORE), min(len(row), at + _AFTER)
    match = re.compile(r"\S+").match(row, at, end)
    word = match.end() if match else at
    before, after = "…" if start else "", "…" if end < len(row) else ""
    parts = before + row[start:at], row[at:word], row[word:end] + after
    return Markup('<p class="desk-trouble__line"><code>{}<mark>{}</mark>{}</code></p>').format(*map(printable, parts))


def _help(line: HelpLine, say: Mapping[str, str]) -> Markup:
    label = say["copy-this"].replace("{words}", short(line.copied))
    button = _BUTTON.format(text=line.copied, label=label, word=say["copy"]) if line.copied else ""
    return _HELP.format(shown="\n".join(map(printable, line.shown.split("\n"))), button=button)


def _counted(errors: int, warnings: int, remarks: int, words: Words) -> str:
    numbers = (
        (errors, words.many("{n} error", "{n} errors", errors)),
        (warnings, words.many("{n} warning", "{n} warnings", warnings)),
        (remarks, words.many("{n} remark on the configuration", "{n} remarks on the configuration", remarks)),
    )
    return ", ".join(text.replace("{n}", str(number)) for number, text in numbers if number)


def _mark_of(told: Told) -> str:
    """What tells whether findings have changed. One that only moved to another line is no other."""
    said = sorted(f"{each.place.path}\0{each.code}\0{each.message}\0{each.help}" for each in told.findings)
    return hashlib.sha256("\0\0".join([*said, *told.remarks]).encode("utf-8", "replace")).hexdigest()[:16]


def _read(name: str) -> Markup:
    """A style sheet or script of ours, which holds nothing of a desk's."""
    return Markup(Path(__file__).with_name(name).read_text(encoding="utf-8"))  # noqa: S704 - a file of the program


# --- how it comes to stand on a page ----------------------------------------------------------------


def with_panel(page: bytes, panel: str, end: bytes = b"</body>") -> bytes:
    """A page with the panel at its end: no part of what the page says, and the last that the Tab key meets."""
    at = page.rfind(end)
    at = len(page) if at < 0 else at
    return page[:at] + panel.encode("utf-8", errors="xmlcharrefreplace") + page[at:]


def over_pages(
    serve: Callable[..., Iterable[bytes]], panel: Callable[[str], str], more: Callable[[str], str] = lambda _: ""
) -> Callable[..., Iterable[bytes]]:
    """A web application (WSGI) that serves what another does, each page with the panel, and ``more``, for its path.

    ``more`` stands at the end of what the page says, and is worked out when the page is looked at.

    The pages themselves stay as they are, so that none has to be made again when findings change, and nothing of a
    preview can come to be published.
    """

    def served(environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
        answer: list[tuple[str, list[tuple[str, str]]]] = []
        body = serve(environ, lambda status, headers: answer.append((status, headers)))
        status, headers = answer[0]
        kind = dict(headers).get("Content-Type", "")
        path = str(environ.get("PATH_INFO", ""))
        extra, inside = (panel(path), more(path)) if kind.startswith("text/html") else ("", "")
        if not extra and not inside:
            start_response(status, headers)
            return body
        page = with_panel(with_panel(b"".join(body), inside, b"</article>") if inside else b"".join(body), extra)
        getattr(body, "close", lambda: None)()
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*kept, ("Content-Length", str(len(page)))])
        return [page]

    return served
