"""The language server over the real protocol, on a copy of the demonstration: asked as an editor asks."""

from __future__ import annotations

import sys
import time
from shutil import copytree
from subprocess import run
from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.build import check
from briefing_room.cli import lsp as command
from briefing_room.cli import main
from briefing_room.cli.shared import MISUSE
from tests.lsp.client import Client
from tests.patience import patience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Message = dict[str, Any]

BRIEFING = "arms-for-technology"
SOURCE = "kim-visits-russia"
QUOTE = "alter the strategic landscape"


class Editor:
    """An editor with one file open, which makes the edits that it is given."""

    def __init__(self, client: Client, desk: Path, name: str) -> None:
        """Open a file of a desk."""
        self.client, self.desk, self.file = client, desk, desk / name
        self.text = self.file.read_text(encoding="utf-8")
        self.version = 1
        self.times: dict[str, float] = {}
        document = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": self.text}
        client.tell("textDocument/didOpen", {"textDocument": document})

    def reopen(self) -> None:
        """Open the file as it is on the disk now."""
        self.client.tell("textDocument/didClose", {"textDocument": {"uri": self.uri}})
        self.text = self.file.read_text(encoding="utf-8")
        document = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": self.text}
        self.client.tell("textDocument/didOpen", {"textDocument": document})

    @property
    def categories(self) -> list[str]:
        """The categories that a risk of this desk may have."""
        return list(check(self.desk).desk.settings.risk_categories)

    @property
    def uri(self) -> str:
        """The address of the file."""
        return self.file.as_uri()

    def spot(self, words: str, after: int = 0) -> Message:
        """The position of some words, or so many characters behind where they begin."""
        offset = self.text.index(words) + after
        before = self.text[:offset]
        row = before.rpartition("\n")[2]
        return {"line": before.count("\n"), "character": len(row.encode("utf-16-le")) // 2}

    def write(self, words: str, text: str) -> None:
        """Write a text over some words, as one change of a range."""
        range_ = {"start": self.spot(words), "end": self.spot(words, len(words))}
        self.version += 1
        self.text = self.text.replace(words, text, 1)
        self.client.tell(
            "textDocument/didChange",
            {
                "textDocument": {"uri": self.uri, "version": self.version},
                "contentChanges": [{"range": range_, "text": text}],
            },
        )

    def ask(self, what: str, spot: Message | None = None, **more: Any) -> Any:  # noqa: ANN401 - JSON
        """Ask for something in the file."""
        params = {"textDocument": {"uri": self.uri}, **({"position": spot} if spot else {}), **more}
        began = time.perf_counter()
        answer = self.client.ask(f"textDocument/{what}", params)
        self.times[what] = time.perf_counter() - began
        return answer

    def told(self, is_it: Callable[[list[Message]], bool] = lambda _: True) -> list[Message]:
        """The findings that are told next of the file, and are what is waited for."""
        began = time.perf_counter()
        found: list[list[Message]] = []

        def told_now(message: Message) -> bool:
            if message.get("method") != "textDocument/publishDiagnostics" or message["params"]["uri"] != self.uri:
                return False
            found.append(message["params"]["diagnostics"])
            return is_it(found[-1])

        self.client.wait_for(told_now)
        self.times["findings"] = time.perf_counter() - began
        return found[-1]

    def make(self, edit: Message) -> None:
        """Make an edit of a workspace on the disk, as an editor that saves at once."""
        changes = edit.get("changes") or {
            one["textDocument"]["uri"]: one["edits"] for one in edit["documentChanges"] if "edits" in one
        }
        for uri, edits in changes.items():
            path = next(path for path in self.desk.rglob("*") if path.as_uri() == uri)
            rows = path.read_bytes().decode("utf-8").split("\n")
            for one in sorted(edits, key=lambda one: tuple(one["range"]["start"].values()), reverse=True):
                _write(rows, one["range"], one["newText"])
            path.write_bytes("\n".join(rows).encode("utf-8"))
        for one in edit.get("documentChanges", ()):
            if one.get("kind") == "rename":
                old = next(path for path in self.desk.rglob("*") if path.as_uri() == one["oldUri"])
                old.rename(old.with_name(one["newUri"].rpartition("/")[2]))


def _write(rows: list[str], range_: Message, text: str) -> None:
    (first, begin), (last, end) = (tuple(range_[key].values()) for key in ("start", "end"))
    head = rows[first].encode("utf-16-le")[: begin * 2].decode("utf-16-le")
    tail = rows[last].encode("utf-16-le")[end * 2 :].decode("utf-16-le")
    rows[first : last + 1] = (head + text + tail).split("\n")


@pytest.fixture
def desk(root: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration's desk."""
    return copytree(root / "briefings", tmp_path / "briefings")


@pytest.fixture
def editor(desk: Path) -> Iterator[Editor]:
    """An editor that has opened a briefing of it."""
    with Client([sys.executable, "-m", "briefing_room", "lsp", "--stdio"], desk.parent) as client:
        capabilities = {"workspace": {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["rename"]}}}
        began = time.perf_counter()
        client.ask("initialize", {"processId": None, "rootUri": desk.parent.as_uri(), "capabilities": capabilities})
        client.tell("initialized", {})
        editor = Editor(client, desk, f"{BRIEFING}.yml")
        editor.times["start"] = time.perf_counter() - began
        yield editor
        sys.stdout.write("".join(f"\n{what}: {seconds * 1000:.0f} ms" for what, seconds in editor.times.items()))


def test_an_editor_is_answered(editor: Editor, desk: Path) -> None:
    """Findings while typing, completion, what is shown, places, and the edits that mend and rename."""
    assert editor.told() == []

    # A slip is told where it stands, and mended by the edit that comes with it.
    editor.write("likelihood: likely", "likelihood: likly")
    (finding,) = editor.told(bool)
    assert (finding["code"], finding["severity"], finding["range"]["start"]) == (
        "likelihood-term", 1, editor.spot("likly"),
    )  # fmt: skip
    (action,) = [
        one
        for one in editor.ask("codeAction", range=finding["range"], context={"diagnostics": [finding]})
        if one["kind"] == "quickfix"
    ]
    assert action["title"] == "Did you mean “likely”?"
    (edit,) = action["edit"]["changes"][editor.uri]
    assert edit == {"range": finding["range"], "newText": "likely"}
    editor.write("likelihood: likly", "likelihood: likely")
    assert editor.told(lambda found: not found) == []

    # Three words of a source continue themselves, as the source has them.
    editor.write("risks:\n", "risks:\n  - id: new\n    text: x\n    evidence:\n      - \"it won't significantly\n")
    items = editor.ask("completion", editor.spot("won't significantly", len("won't significantly")))["items"]
    assert [item["textEdit"]["newText"] for item in items] == [
        "experts argue that it won’t significantly alter the strategic landscape"
    ]
    editor.write("    evidence:\n      - \"it won't significantly\n", "    category: \n")
    items = editor.ask("completion", editor.spot("category: \n", len("category: ")))["items"]
    assert {item["label"] for item in items} == set(editor.categories)
    editor.write("  - id: new\n    text: x\n    category: \n", "")
    assert editor.told(lambda found: not found) == []

    # A quote is shown in its paragraph and found in its article; an id and a term say what they are.
    assert "alter the strategic landscape**" in editor.ask("hover", editor.spot(QUOTE, 3))["contents"]["value"]
    place = editor.ask("definition", editor.spot(QUOTE, 3))
    article = desk / "sources" / SOURCE / "article.md"
    row = article.read_text(encoding="utf-8").split("\n")[place["range"]["start"]["line"]]
    assert (place["uri"], "alter the strategic landscape" in row) == (article.as_uri(), True)
    assert "55–80 %" in editor.ask("hover", editor.spot("likelihood: likely", 14))["contents"]["value"]
    references = editor.ask(
        "references", editor.spot(f"default_source: {SOURCE}", 18), context={"includeDeclaration": False}
    )
    assert len(references) > 20
    assert [one["name"] for one in editor.ask("documentSymbol")][:2] == ["bottom line", "judgements"]
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 10_000, "character": 0}}
    assert "55–80 %" in {hint["label"] for hint in editor.ask("inlayHint", range=whole)}

    # What is written in its long form is brought into the short one, as `briefing fmt` does it.
    editor.write('- "', '- quote: "')
    (edit,) = editor.ask("formatting", options={"tabSize": 2, "insertSpaces": True})
    rows = editor.text.split("\n")
    _write(rows, edit["range"], edit["newText"])
    assert 'quote: "' not in "\n".join(rows).split('- "')[0]
    editor.write('- quote: "', '- "')
    assert editor.told(lambda found: not found) == []

    # What readers have keeps its id: without git that is what stands in the folder, and then what was committed.
    with pytest.raises(AssertionError, match=f"briefing rename {BRIEFING}#limited-military-effect x --unpublished"):
        editor.ask("rename", editor.spot("id: limited-military-effect", 6), newName="x")
    _begin_without_a_desk(desk.parent)

    # A statement, and a source with its folder, are renamed wherever they are named.
    for old, new in (("id: limited-military-effect", "small-effect"), (f"default_source: {SOURCE}", "kim-in-russia")):
        edit = editor.ask("rename", editor.spot(old, len(old) - 2), newName=new)
        editor.make(edit)
        editor.client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": desk.as_uri(), "type": 2}]})
        assert check(desk).findings == ()
        editor.reopen()
        assert new in editor.text
    assert (desk / "sources" / "kim-in-russia" / "original.txt").is_file()
    editor.client.ask("shutdown")
    editor.client.tell("exit")
    assert editor.client.process.wait(timeout=patience()) == 0


def _begin_without_a_desk(folder: Path) -> None:
    """Make a repository whose last commit has no desk, so that readers have none of it."""
    me = ("-c", "user.name=A", "-c", "user.email=a@b.c")
    for words in (("init", "--quiet"), (*me, "commit", "--quiet", "--allow-empty", "-m", "Begin")):
        run(["git", "-C", str(folder), *words], check=True, capture_output=True)


def test_what_cannot_be_answered_kills_nobody(editor: Editor, desk: Path, tmp_path: Path) -> None:
    """Broken YAML keeps the last good facts; a file of no desk is left alone; positions beyond the text are none."""
    editor.told()
    editor.write("judgements:\n", "judgements: [\n")
    assert {finding["code"] for finding in editor.told(bool)} == {"yaml-syntax"}
    assert editor.ask("hover", editor.spot(f"default_source: {SOURCE}", 18)) is not None
    assert editor.ask("documentSymbol") != []
    assert editor.ask("hover", {"line": 9_999, "character": 9_999}) is None
    elsewhere = tmp_path / "notes.yml"
    document = {"uri": elsewhere.as_uri(), "languageId": "yaml", "version": 1, "text": "a: ["}
    editor.client.tell("textDocument/didOpen", {"textDocument": document})
    asked = {"textDocument": {"uri": elsewhere.as_uri()}, "position": {"line": 0, "character": 1}}
    assert editor.client.ask("textDocument/hover", asked) is None
    editor.write("judgements: [\n", "judgements:\n")
    assert editor.told(lambda found: not found) == []
    assert check(desk).findings == ()
    assert [message for message in editor.client.told if message.get("method") == "window/showMessage"] == []


def test_without_the_extra_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody meets a traceback."""
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    assert main(["lsp"]) == MISUSE
    assert capsys.readouterr().err == (
        "briefing: the language server needs one more package; install it with: pip install 'briefing-room[lsp]'\n"
    )
