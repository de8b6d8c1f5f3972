"""Two branches of a briefing, put together by statement: ten ordinary merges, and nothing lost in any of them."""

from __future__ import annotations

import os
import sys
from subprocess import run
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_room.cli import main
from briefing_room.cli.shared import ERRORS, MISUSE, OK
from briefing_room.edit.merge import merged
from briefing_room.load.raw import RawFile
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BASE: Final = """\
title: The harbour
topics: [grain]
bottom_line:
  text: It stays shut.
  evidence:
    - "One."

judgements:
  # the first
  - id: stays-shut
    text: It stays shut.
    likelihood: likely
    confidence: low
    because: No day is named.
    evidence:
      - "One."
      - "Two."
    history:
      - {date: 2025-01-01, likelihood: unlikely, why: The storm.}
  - id: crane
    text: The crane is mended.
    likelihood: unlikely
    evidence:
      - "Three."
timeline:
  - id: storm
    date: 2025-01-01
    text: A storm came.
gaps:
  - id: when
    text: When it opens.
"""

TOGETHER: Final[dict[str, tuple[tuple[str, str], tuple[str, str], str]]] = {
    "two-entries-at-one-place": (
        ("timeline:\n", "timeline:\n  - id: fog\n    date: unknown\n    text: Fog came.\n"),
        ("timeline:\n", "timeline:\n  - id: calm\n    date: unknown\n    text: It was calm.\n"),
        "    text: Fog came.\n  - id: calm\n    date: unknown\n    text: It was calm.\n  - id: storm\n",
    ),
    "two-quotes-of-one-statement": (
        ('      - "Two."\n', '      - "Two."\n      - "Four."\n'),
        ('      - "Two."\n', '      - "Two."\n      # a comment\n      - other: "Five."\n'),
        '      - "Two."\n      - "Four."\n      # a comment\n      - other: "Five."\n    history:\n',
    ),
    "two-entries-at-the-end": (
        ("    text: When it opens.\n", "    text: When it opens.\n  - id: who\n    text: Who opens it.\n"),
        ("    text: When it opens.\n", "    text: When it opens.\n  - id: why\n    text: Why.\n"),
        "  - id: when\n    text: When it opens.\n  - id: who\n    text: Who opens it.\n  - id: why\n    text: Why.\n",
    ),
    "neighbouring-keys-and-lists": (
        ("because: No day is named.", "because: Nobody names a day."),
        ('      - "One."\n      - "Two."\n', '      - "One."\n'),
        '    because: Nobody names a day.\n    evidence:\n      - "One."\n    history:\n',
    ),
    "a-section-and-an-entry": (
        ("gaps:\n", "# seen\nindicators:\n  - id: sign\n    text: A sign.\ngaps:\n"),
        ("    text: A storm came.\n", "    text: A storm came, and went.\n"),
        "    text: A storm came, and went.\n# seen\nindicators:\n  - id: sign\n    text: A sign.\ngaps:\n",
    ),
}
"""What each side writes, and what comes out of both."""

APART: Final[dict[str, tuple[tuple[str, str], tuple[str, str], str]]] = {
    "one-likelihood-moved-twice": (
        ("    likelihood: likely\n", "    likelihood: unlikely\n"),
        ("    likelihood: likely\n", "    likelihood: very likely\n"),
        "<<<<<<< ours\n    likelihood: unlikely\n=======\n    likelihood: very likely\n>>>>>>> theirs\n",
    ),
    "words-and-likelihood-by-different-hands": (
        ("    text: The crane is mended.\n", "    text: The crane is taken down.\n"),
        ("    likelihood: unlikely\n    ev", "    likelihood: likely\n    ev"),
        "<<<<<<< ours\n  - id: crane\n    text: The crane is taken down.\n    likelihood: unlikely\n",
    ),
    "one-quote-cut-in-two-ways": (
        ('      - "Three."\n', '      - "Three, or"\n'),
        ('      - "Three."\n', '      - "Or three."\n'),
        '    evidence:\n<<<<<<< ours\n      - "Three, or"\n=======\n      - "Or three."\n>>>>>>> theirs\ntimeline:\n',
    ),
    "removed-here-and-changed-there": (
        ("  - id: storm\n    date: 2025-01-01\n    text: A storm came.\n", "  - id: wind\n    text: Wind.\n"),
        ("text: A storm came.", "text: A great storm came."),
        "=======\n  - id: storm\n    date: 2025-01-01\n    text: A great storm came.\n>>>>>>> theirs\n",
    ),
    "one-id-for-two-things": (
        ("  - id: when\n", "  - id: new\n    text: One thing.\n  - id: when\n"),
        ("  - id: when\n", "  - id: new\n    text: Another.\n  - id: when\n"),
        "<<<<<<< ours\n  - id: new\n    text: One thing.\n=======\n  - id: new\n    text: Another.\n>>>>>>> theirs\n",
    ),
}
"""What only a person can put together, and the marks around the smallest part."""

ALL: Final = TOGETHER | APART


def sides(name: str) -> tuple[str, str]:
    """The two versions of a case."""
    ours, theirs, _ = ALL[name]
    assert BASE.count(ours[0]) >= 1
    assert BASE.count(theirs[0]) >= 1
    return BASE.replace(*ours, 1), BASE.replace(*theirs, 1)


@pytest.mark.parametrize("name", ALL)
def test_ten_merges(name: str) -> None:
    """Five come out whole, and of five the smallest part is marked; which side is whose changes nothing of that."""
    ours, theirs = sides(name)
    made = merged(BASE, ours, theirs, "briefing")
    other = merged(BASE, theirs, ours, "briefing")
    assert made is not None
    assert other is not None
    assert made.conflicts == other.conflicts == (name in APART)
    assert ALL[name][2] in made.text
    if name in TOGETHER:
        assert sorted(made.text.split("\n")) == sorted(other.text.split("\n"))


def test_git_asks_it_of_ten_files_at_once(tmp_path: Path) -> None:
    """Real branches and a real merge: five are left to a person, fewer than line by line."""

    def git(*words: str, code: int = 0) -> str:
        env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        given = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        done = run(["git", "-C", str(tmp_path), *given, *words], capture_output=True, text=True, check=False, env=env)
        assert done.returncode == code, done.stderr + done.stdout
        return done.stdout

    def commit(texts: dict[str, str], words: str) -> None:
        for name, text in texts.items():
            (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
        git("add", ".")
        git("commit", "--quiet", "-m", words)

    git("init", "--quiet", "-b", "ours")
    commit(dict.fromkeys(ALL, BASE), "The base")
    git("checkout", "--quiet", "-b", "theirs")
    commit({name: sides(name)[1] for name in ALL}, "Theirs")
    git("checkout", "--quiet", "ours")
    commit({name: sides(name)[0] for name in ALL}, "Ours")
    git("merge", "theirs", code=1)
    by_line = git("diff", "--name-only", "--diff-filter=U").split()
    git("merge", "--abort")
    (tmp_path / ".gitattributes").write_text("*.yml merge=briefing\n", encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "-m", "Attributes")
    git("config", "merge.briefing.driver", f"'{sys.executable}' -P -m briefing_room merge-driver %O %A %B %P")
    git("merge", "theirs", code=1)
    left = git("diff", "--name-only", "--diff-filter=U").split()
    assert left == sorted(f"{name}.yml" for name in APART)
    assert len(by_line) > len(left)
    for name in TOGETHER:
        assert ALL[name][2] in (tmp_path / f"{name}.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "briefings").glob("*-*.yml")), ids=lambda path: path.stem)
def test_whatever_is_taken_apart_is_whole(path: Path) -> None:
    """A file merged with itself, with one side unchanged, or with the other unchanged is the file."""
    text = path.read_text(encoding="utf-8")
    other = text.replace("  - id: ", "  # new\n  - id: ", 3) + "# the end\n"
    for versions, wanted in (((text, text, text), text), ((text, other, text), other), ((text, text, other), other)):
        made = merged(*versions, kind="briefing")
        assert made is not None
        assert (made.text, made.conflicts) == (wanted, 0)


LINES: Final = BASE.split("\n")[:-1]


@given(st.sets(st.integers(0, len(LINES) - 1), max_size=4), st.sets(st.integers(0, len(LINES) - 1), max_size=4))
def test_nothing_that_a_side_wrote_is_lost(ours: set[int], theirs: set[int]) -> None:
    """Whatever rows either side adds or words it changes, each stands in what comes out, or git merges by line."""

    def changed(rows: set[int], mark: str) -> str:
        return "".join(f"{row} {mark}\n" if n in rows else f"{row}\n" for n, row in enumerate(LINES))

    one, other = changed(ours, "# ours"), changed(theirs, "# theirs")
    made = merged(BASE, one, other, "briefing")
    if made is not None:
        assert made.text.count("# ours") == one.count("# ours")
        assert made.text.count("# theirs") == other.count("# theirs")
        if not made.conflicts:
            assert not RawFile("b.yml", "briefing", made.text.encode()).tree.problem


@pytest.mark.parametrize("disputed", [False, True])
def test_nothing_is_said_that_neither_side_says(*, disputed: bool) -> None:
    """Where one side moves a list to the left, an entry that the other adds deeper would go on the text above it."""
    base = "title: A\ntopics: [grain]\njudgements:\n  - id: a\n    rests_on:\n      - b\n      - c\n"
    ours = base.replace("      - b\n      - c\n", "    - b\n    - c\n")
    theirs = base.replace("      - c\n", "      - c\n      - d\n")
    if disputed:  # there are marks elsewhere
        ours, theirs = ours.replace("[grain]", "[rye]"), theirs.replace("[grain]", "[oats]")
    assert merged(base, ours, theirs, "briefing") is None
    assert merged(base, theirs, ours, "briefing") is None


def _listed(*ids: str) -> str:
    return "title: A\njudgements:\n" + "".join(f"  - id: {one}\n    text: It is {one}.\n" for one in ids)


def test_an_order_is_not_lost() -> None:
    """The first judgement leads: what one side alone put in order stays so, and of two orders a person chooses."""
    base, moved = _listed("a", "b", "c"), _listed("c", "a", "b")
    changed = base.replace("It is a.", "It was a.")
    for ours, theirs in ((changed, moved), (moved, changed)):
        made = merged(base, ours, theirs, "briefing")
        assert made is not None
        assert (made.text, made.conflicts) == (moved.replace("It is a.", "It was a."), 0)
    made = merged(base, _listed("b", "a", "c"), moved, "briefing")
    assert made is not None
    assert made.conflicts == 1


def test_line_breaks_are_ours(tmp_path: Path) -> None:
    """One side works on Windows: that is no change of every row."""
    ours, theirs = sides("two-quotes-of-one-statement")
    made = merged(BASE, ours.replace("\n", "\r\n"), theirs, "briefing")
    assert made is not None
    assert made.conflicts == 0
    assert made.text.count("\r\n") == made.text.count("\n")
    assert tmp_path.is_dir()


def test_what_cannot_be_read_is_merged_by_line(tmp_path: Path) -> None:
    """As git does it; and an address that is wrong is misuse."""
    names = ("base", "ours", "theirs")
    texts = (BASE, BASE.replace("topics: [grain]", "topics: [grain"), BASE.replace("When it opens", "When"))
    for name, text in zip(names, texts, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    words = [str(tmp_path / name) for name in names]
    assert main(["merge-driver", *words, "briefings/b.yml"]) == OK
    assert (tmp_path / "ours").read_text(encoding="utf-8") == texts[1].replace("When it opens", "When")
    (tmp_path / "ours").write_text(texts[1].replace("When it opens", "Why"), encoding="utf-8")
    assert main(["merge-driver", *words, "briefings/b.yml"]) == ERRORS
    assert ">>>>>>> theirs" in (tmp_path / "ours").read_text(encoding="utf-8")
    assert main(["merge-driver", "x", "y", "z", "briefings/b.yml"]) == MISUSE
