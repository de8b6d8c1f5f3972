"""What each command may be told: its arguments and options, with their help.

Nothing here runs a command, and nothing here may be slow to load: see `commands.py`.
"""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from typing import Final, get_args

from briefing_room.cli.shared import DESK, day_typed, version_line
from briefing_room.cli.terminal import Color
from briefing_room.intake.formats import FORMATS
from briefing_room.model.grades import Reliability, Rights, SourceType
from briefing_room.publish.engines import ENGINES, MKDOCS

_LARGEST_PORT: Final = 65_535

_FACTS: Final = (
    ("title", "its headline, word for word"),
    ("publisher", "who published it"),
    ("author", "who wrote it"),
    ("published", "when it was published: 2023-09-13, 2023-09, 2023-09~ (about), or a full timestamp"),
    ("retrieved", "when it was brought in, written the same way"),
    ("url", "its web address"),
    ("origin", "who first said it: an agency, a wire, a press release"),
    ("language", "the language of its text: en, ko, zh-Hant"),
)
"""Facts that can be given, for what the document does not tell or tells wrong."""


class _Version(argparse.Action):
    """`--version`: which version is installed, asked for only when it is."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        sys.stdout.write(version_line() + "\n")
        parser.exit()


def of_the_program(made: argparse.ArgumentParser) -> None:
    """Add what can be asked of the program as a whole."""
    made.add_argument("--version", action=_Version, nargs=0, help="show which version is installed, and exit")


def of_check(made: argparse.ArgumentParser) -> None:
    """Add what `check` may be told."""
    _on_desk(made)
    made.add_argument(
        "paths", type=Path, nargs="*", metavar="PATH", help="show only findings in these files or folders"
    )
    made.add_argument(
        "--format", choices=("text", "json", "github", "gitlab"), default="text", help="how findings are printed"
    )
    made.add_argument(
        "--today", type=day_typed, metavar="DATE", help="compare horizons with this day, not with each as_of"
    )
    made.add_argument("--strict", action="store_true", help="exit with 1 on warnings too")
    made.add_argument(
        "--against",
        metavar="GITREF",
        help="compare with the desk at this commit, branch or tag: what moved needs a reason, and nothing may vanish",
    )
    made.add_argument(
        "--originals", action="store_true", help="read every original again, and tell what is read otherwise today"
    )
    _on_findings(made)
    _on_errors(made)


def of_build(made: argparse.ArgumentParser) -> None:
    """Add what `build` may be told."""
    _on_desk(made)
    made.add_argument("--site", type=Path, help="where the site goes (default: site, beside the desk)")
    made.add_argument(
        "--private", action="store_true", help="with drafts, whole texts and originals; not for publishing"
    )
    made.add_argument(
        "--engine", choices=ENGINES, default=MKDOCS, help="the program that makes a site of the pages (default: mkdocs)"
    )
    made.add_argument(
        "--clean", action="store_true", help="build everything, and use nothing that an earlier build kept"
    )
    made.add_argument(
        "--shard",
        type=_shard,
        metavar="K/N",
        help="make one of N shards of the site, each of which may be made by another machine, for briefing merge",
    )
    _with_project(made)
    _on_findings(made)
    _on_errors(made)


def of_merge(made: argparse.ArgumentParser) -> None:
    """Add what `merge` may be told."""
    _on_desk(made)
    made.add_argument(
        "folders",
        type=Path,
        nargs="*",
        metavar="FOLDER",
        help="a shard, or a folder that holds shards (default: shards, beside the site)",
    )
    made.add_argument("--site", type=Path, help="where the site goes (default: site, beside the desk)")
    made.add_argument("--private", action="store_true", help="merge shards of the private site; not for publishing")
    _with_project(made)
    _on_findings(made)
    _on_errors(made)


def of_serve(made: argparse.ArgumentParser) -> None:
    """Add what `serve` may be told."""
    _on_desk(made)
    made.add_argument(
        "--address",
        type=_address,
        metavar="HOST:PORT",
        help="default: 127.0.0.1:8000, or the next port that is free",
    )
    _with_project(made)
    _on_findings(made)


def of_new(made: argparse.ArgumentParser) -> None:
    """Add what `new` may be told."""
    _on_desk(made)
    made.add_argument("id", nargs="?", metavar="ID", help="its id, which is the file's name and part of the address")
    made.add_argument(
        "--from",
        dest="source",
        metavar="SOURCE",
        help="a draft made of this source: its actors, dates and passages in their places, to be filled",
    )
    _on_a_day(made, "its information cut-off")


def of_init(made: argparse.ArgumentParser) -> None:
    """Add what `init` may be told."""
    made.add_argument("folder", type=Path, metavar="DIR", help="a folder that is not there, or is empty")
    made.add_argument(
        "--desk-only", action="store_true", help="write the desk alone, without what builds and publishes it"
    )


def of_rules(made: argparse.ArgumentParser) -> None:
    """Add nothing: `rules` lists them all."""
    del made


def of_explain(made: argparse.ArgumentParser) -> None:
    """Add what `explain` may be told."""
    made.add_argument("code", metavar="CODE", help="the rule's code, as a finding shows it in brackets")


def of_completion(made: argparse.ArgumentParser) -> None:
    """Add what `completion` may be told."""
    made.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell that is to complete words")


def of_schema(made: argparse.ArgumentParser) -> None:
    """Add what `schema` may be told."""
    made.add_argument("folder", type=Path, metavar="DIR", help="where to write them")
    made.add_argument("--desk", type=Path, metavar="DESK", help="put the ids and terms of this desk into them")


def of_lsp(made: argparse.ArgumentParser) -> None:
    """Add what `lsp` may be told: what many editors add by themselves, which changes nothing."""
    made.add_argument("--stdio", action="store_true", help="speak over the standard streams, as it does anyhow")


def of_add(made: argparse.ArgumentParser) -> None:
    """Add what `add` may be told."""
    _on_desk(made)
    made.add_argument(
        "what",
        nargs="+",
        metavar="WHAT",
        help=f"a file ({', '.join(one.label for one in FORMATS)}), an address, or -",
    )
    made.add_argument("--id", help="the source's id (default: from the headline)")
    for key, what in _FACTS:
        made.add_argument(f"--{key}", metavar="DATE" if "when" in what else key.upper(), help=what)
    made.add_argument("--reliability", choices=get_args(Reliability), help="grade of the source, A to F")
    made.add_argument("--type", choices=get_args(SourceType), help="what sort of source it is")
    made.add_argument("--rights", choices=get_args(Rights), help="how much of it the published site may show")
    _on_lines(made)
    made.add_argument("--allow-private", action="store_true", help="fetch from private and loopback addresses too")
    made.add_argument("--yes", action="store_true", help="do not ask; take even what may be no article")


def of_review(made: argparse.ArgumentParser) -> None:
    """Add what `review` may be told."""
    _on_source(made)
    _on_lines(made)
    made.add_argument("--yes", action="store_true", help="do not ask: it is right")
    _on_a_day(made, "the day it was compared")


def of_refresh(made: argparse.ArgumentParser) -> None:
    """Add what `refresh` may be told."""
    _on_source(made)
    made.add_argument("--yes", action="store_true", help="do not ask: write what changed")


def of_migrate(made: argparse.ArgumentParser) -> None:
    """Add what `migrate` may be told."""
    _on_desk(made)
    made.add_argument("--write", action="store_true", help="write what is shown; without it nothing is written")
    _on_findings(made)
    _on_errors(made)


def of_rename(made: argparse.ArgumentParser) -> None:
    """Add what `rename` may be told."""
    _on_desk(made)
    made.add_argument("old", metavar="OLD", help="the id of an actor, a source or a briefing, or BRIEFING#ITEM")
    made.add_argument("new", metavar="NEW", help="the new id")
    readers = made.add_mutually_exclusive_group()
    readers.add_argument(
        "--against", metavar="GITREF", help="what readers have: no address of it is given up (default: the last commit)"
    )
    readers.add_argument("--unpublished", action="store_true", help="readers never had this address")
    _on_edits(made)


def of_archive(made: argparse.ArgumentParser) -> None:
    """Add what `archive` may be told."""
    _on_desk(made)
    made.add_argument("id", metavar="ID", help="the briefing's id")
    _on_edits(made)


def of_retire(made: argparse.ArgumentParser) -> None:
    """Add what `retire` may be told."""
    _on_desk(made)
    made.add_argument("statement", metavar="BRIEFING#ITEM", help="the statement that is taken back")
    made.add_argument("--why", required=True, metavar="WORDS", help="why it is taken back, which readers are told")
    _on_a_day(made, "the day it is taken back")
    _on_edits(made)


def of_diff(made: argparse.ArgumentParser) -> None:
    """Add what `diff` may be told."""
    _on_desk(made)
    made.add_argument("a", metavar="A", help="a commit, branch or tag: the state before")
    made.add_argument("b", nargs="?", metavar="B", help="the state after (default: the desk as it is in its folder)")
    made.add_argument(
        "--format", choices=("text", "markdown", "json", "github"), default="text", help="how changes are printed"
    )


def of_fmt(made: argparse.ArgumentParser) -> None:
    """Add what `fmt` may be told."""
    _on_desk(made)
    made.add_argument("paths", type=Path, nargs="*", metavar="PATH", help="only these briefings")
    made.add_argument("--check", action="store_true", help="write nothing; exit with 1 if any can be shorter")
    made.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")


def of_merge_driver(made: argparse.ArgumentParser) -> None:
    """Add what `merge-driver` is told by git, which calls these %O, %A, %B and %P."""
    made.add_argument("base", type=Path, metavar="BASE", help="the version that both sides come from")
    made.add_argument("ours", type=Path, metavar="OURS", help="our version, which is written over")
    made.add_argument("theirs", type=Path, metavar="THEIRS", help="their version")
    made.add_argument("path", metavar="PATH", help="the file's path in the repository")


def of_quote(made: argparse.ArgumentParser) -> None:
    """Add what `quote` may be told."""
    _on_source(made)
    made.add_argument("words", nargs="+", metavar="WORDS", help="the words, as they stand in the source or nearly")


def of_suggest(made: argparse.ArgumentParser) -> None:
    """Add what `suggest` may be told."""
    _on_desk(made)
    made.add_argument("id", nargs="?", metavar="ID", help="the id of a briefing (default: the whole desk)")
    made.add_argument("--format", choices=("text", "json"), default="text", help="how proposals are printed")
    made.add_argument("--strict", action="store_true", help="exit with 1 when anything is proposed")
    _on_findings(made)


def of_sign(made: argparse.ArgumentParser) -> None:
    """Add what `sign` may be told."""
    _on_desk(made)
    made.add_argument("id", metavar="ID", help="the briefing's id")
    made.add_argument("--by", required=True, metavar="NAME", help="the person who signs, as readers see the name")
    _on_a_day(made, "the day it is signed")
    _on_findings(made)


def of_mcp(made: argparse.ArgumentParser) -> None:
    """Add what `mcp` may be told."""
    _on_desk(made)
    made.add_argument(
        "draft", nargs="?", metavar="DRAFT", help="the id of a draft that may be written (default: nothing may be)"
    )


def of_impact(made: argparse.ArgumentParser) -> None:
    """Add what `impact` may be told."""
    _on_desk(made)
    made.add_argument("source", metavar="SOURCE", help="the id of the source")
    _on_findings(made)


# --- what several commands may be told ------------------------------------------------------------------


def _on_desk(made: argparse.ArgumentParser) -> None:
    made.add_argument("--desk", type=Path, default=DESK, help="the desk's folder (default: briefings)")


def _on_findings(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--color",
        choices=get_args(Color),
        default="auto",
        help="findings in colour (default: on a terminal, unless NO_COLOR is set)",
    )


def _on_errors(made: argparse.ArgumentParser) -> None:
    made.add_argument("--errors", action="store_true", help="show errors alone; warnings are counted all the same")


def _on_edits(made: argparse.ArgumentParser) -> None:
    made.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    made.add_argument("--yes", action="store_true", help="do not ask: write what is shown")


def _on_source(made: argparse.ArgumentParser) -> None:
    _on_desk(made)
    made.add_argument("id", metavar="ID", help="the source's id")


def _on_a_day(made: argparse.ArgumentParser, what: str) -> None:
    made.add_argument("--today", type=day_typed, default=date.today(), metavar="DATE", help=what)  # noqa: DTZ011 - the analyst's own day


def _on_lines(made: argparse.ArgumentParser) -> None:
    made.add_argument("--keep", type=_numbers, metavar="N,N-M", help="lines of the original that are the article's")
    made.add_argument("--strip", type=_numbers, metavar="N,N-M", help="lines of the original that are not")


def _with_project(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--with-project",
        action="store_true",
        help="use the mkdocs.yml beside a desk elsewhere; the hooks, plugins and templates it names are run",
    )


# --- what is typed ----------------------------------------------------------------------------------------


def _address(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > _LARGEST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no address; write HOST:PORT, such as 127.0.0.1:8000")
    return text


def _shard(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([1-9]\d{0,2})/([1-9]\d{0,2})", text, re.ASCII)
    if not match or int(match[1]) > int(match[2]):
        raise argparse.ArgumentTypeError(f"{text} is no shard; write 1/3 for the first of three, as far as 3/3")
    return int(match[1]), int(match[2])


def _numbers(text: str) -> frozenset[int]:
    parts = [part.strip() for part in text.split(",")]
    matches = [re.fullmatch(r"([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?", part, re.ASCII) for part in parts]
    ranges = [range(int(match[1]), int(match[2] or match[1]) + 1) for match in matches if match]
    if len(ranges) < len(parts) or not all(ranges):
        raise argparse.ArgumentTypeError(f"{text} names no lines; write 5, or 3-7, or 5,9-12")
    return frozenset(number for numbers in ranges for number in numbers)
