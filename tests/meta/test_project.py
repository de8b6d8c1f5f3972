"""The project itself: layers, schemas, locks, and a README that says what is so."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final

import hypothesis
import pytest
import yaml
from jsonschema import Draft202012Validator

from briefing_room.cli import commands, main
from briefing_room.schema import schemas

COMMANDS = tuple(command.name for command in commands.COMMANDS)
HOSTS = re.compile(r"https?://|file:|--index-url|--find-links|--extra-index-url")


def test_layers(root: Path) -> None:
    """Folder order is data order, and nothing reaches round it."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_a_folder_called_generator_is_not_in_the_way(tmp_path: Path) -> None:
    """What is imported has a name of its own, so that other people's `generator` and ours never meet."""
    (tmp_path / "generator").mkdir()
    (tmp_path / "generator" / "__init__.py").write_text("raise SystemExit('somebody else')\n", encoding="utf-8")
    done = subprocess.run(
        [Path(sys.executable).with_name("briefing"), "explain", "cut-text"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert {point.module.partition(".")[0] for point in distribution("briefing-room").entry_points} == {"briefing_room"}


def test_the_installed_program_is_the_one_of_this_tree(root: Path) -> None:
    """MkDocs finds plugin and theme by what is installed; after a change, `make .venv/.build` installs it again."""
    declared = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {"console_scripts": declared["scripts"], **declared["entry-points"]}
    installed = {(entry.group, entry.name, entry.value) for entry in distribution("briefing-room").entry_points}
    stated = {(group, name, value) for group, entries in groups.items() for name, value in entries.items()}
    assert installed == stated, "run `make .venv/.build`, which installs the program again"


def test_schemas_are_current(root: Path) -> None:
    """The committed schemas are those the model makes; `make schema` writes them again."""
    made = schemas()
    assert {path.name: path.read_text(encoding="utf-8") for path in (root / "schema").iterdir()} == made


def _plain(path: Path) -> Any:  # noqa: ANN401 - YAML
    text = path.read_text(encoding="utf-8")
    if path.name == "article.md":
        text = text.split("\n---\n", 1)[0].removeprefix("---\n")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only, as an editor's YAML 1.2 would nearly read it


def _as_editor(value: Any) -> Any:  # noqa: ANN401 - YAML
    """Texts as an editor's YAML 1.2 types them: null, booleans and whole numbers."""
    if isinstance(value, dict):
        return {key: _as_editor(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_editor(item) for item in value]
    typed = {"null": None, "": None, "true": True, "false": False}
    if value in typed:
        return typed[value]
    return int(value) if re.fullmatch(r"[1-6]", value) else value


@pytest.mark.parametrize("desk", ["briefings", "generator/briefing_room/scaffold/desk"])
def test_desks_are_valid_by_their_schemas(root: Path, desk: str) -> None:
    """An editor that knows the schemas finds nothing wrong where the program finds nothing."""
    validators = {
        name.removesuffix(".json"): Draft202012Validator(json.loads(text)) for name, text in schemas().items()
    }
    for path in sorted((root / desk).rglob("*")):
        if path.suffix == ".yml" or path.name == "article.md":
            kind = "source" if path.name == "article.md" else path.stem
            validator = validators.get(kind, validators["briefing"])
            errors = [
                f"{path.name}: {error.json_path}: {error.message}"
                for error in validator.iter_errors(_as_editor(_plain(path)))
            ]
            if kind == "stripped":  # `lines: 5` is a number to an editor, and a text to us
                errors = [error for error in errors if ".lines" not in error]
            assert errors == []


@pytest.mark.parametrize("name", ["briefing", "actors", "settings", "source"])
def test_schemas_refuse_unknown_keys(name: str) -> None:
    """A misspelt key is marked in the editor already."""
    validator = Draft202012Validator(json.loads(schemas()[f"{name}.json"]))
    value = {"titel": "x"} if name != "actors" else {"kim": {"name": "Kim", "kind": "person", "nmae": "x"}}
    assert any(
        "Additional properties" in error.message or "nmae" in error.message for error in validator.iter_errors(value)
    )


def test_vscode_uses_every_schema(root: Path) -> None:
    """The editor's settings name each schema of a YAML file, of those that know the desk; of `article.md` none.

    Extensions for YAML attach to YAML alone, and would never read the front matter of a Markdown file.
    """
    settings = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))
    named = {key.removeprefix("./build/schema/") for key in settings["yaml.schemas"]}
    assert named == set(schemas()) - {"source.json"}


def test_locks_have_hashes_and_name_no_host(root: Path) -> None:
    """Every locked package has hashes, and no registry or mirror is named."""
    for path in sorted((root / "requirements").iterdir()):
        text = path.read_text(encoding="utf-8")
        assert not HOSTS.search(text), path.name
        if path.suffix == ".txt":
            packages = re.findall(r"^[a-z0-9][^\s=]*==[^\n]*\\$", text, re.MULTILINE)
            assert len(packages) == 1 if path.name == "uv.txt" else len(packages) > 20
            assert text.count("\\\n    --hash=sha256:") >= len(packages)


@pytest.mark.parametrize("extra", ["lsp", "mcp"])
def test_extras_are_locked_for_the_tests_and_for_no_build(root: Path, extra: str) -> None:
    """What speaks to editors and to drafting machines is proved here, and no build of a desk installs it."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.split(r"[^\w-]", wanted)[0] for wanted in project["optional-dependencies"][extra]}
    locked = {
        name: set(re.findall(r"(?m)^([a-z0-9][\w-]*)==", (root / "requirements" / name).read_text(encoding="utf-8")))
        for name in ("build.txt", "test.txt")
    }
    assert named
    assert named <= locked["test.txt"]
    assert named & locked["build.txt"] == set()


@pytest.mark.parametrize("folder", ["tools/audit-web", "tools/lint-web"])
def test_packages_for_node_are_locked_and_name_no_host(root: Path, folder: str) -> None:
    """Exact versions with their hashes, and no registry: npm asks the one that it is set up with."""
    wanted = json.loads((root / folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    text = (root / folder / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert all("integrity" in package for name, package in packages.items() if name)
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert not HOSTS.search(text)


def test_the_readme_names_real_commands(root: Path) -> None:
    """Every `make` target, here or in a repository to begin with, and every `briefing` command that is named exists."""
    makefiles = (root / "Makefile", root / "generator/briefing_room/scaffold/repository/Makefile")
    texts = [path.read_text(encoding="utf-8") for path in makefiles]
    targets = {target for text in texts for target in re.findall(r"^([a-z-]+):", text, re.MULTILINE)}
    commands = set(COMMANDS)
    for path in [root / "README.md", root / "CONTRIBUTING.md", *sorted((root / "docs").rglob("*.md"))]:
        text = path.read_text(encoding="utf-8")
        for block in re.findall(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", text, re.DOTALL):
            for line in "".join(block).splitlines():
                for target in re.findall(r"^\$?\s*make ([a-z][a-z-]*)", line):
                    assert target in targets, f"{path.name}: make {target}"
                for command in re.findall(r"^\$?\s*(?:\.venv/bin/)?briefing ([a-z]+)\b", line):
                    assert command in commands, f"{path.name}: briefing {command}"


def test_ci_runs_the_readmes_two_commands(root: Path) -> None:
    """CI hides no missing step: it runs `make build` and `make test`, and nothing else."""
    lines = (root / ".ci/run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make build", "make test"]


def test_actions_are_pinned_by_hash(root: Path) -> None:
    """No workflow uses an action by a tag that can be moved, and each job has only the rights it needs."""
    for path in sorted((root / ".github/workflows").iterdir()):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {}
        for job in workflow["jobs"].values():
            assert set(job["permissions"]) <= {"actions", "contents", "pages", "id-token"}
            assert job["permissions"].get("actions", "read") == "read"
            for step in job["steps"]:
                assert "uses" not in step or re.search(r"@[0-9a-f]{40}$", step["uses"]), step


def test_machines_run_what_people_run(root: Path) -> None:
    """Both pipelines run `make test`, publish nothing without it, and keep its reports and pictures when it fails."""
    jobs = yaml.safe_load((root / ".github/workflows/publish.yml").read_text(encoding="utf-8"))["jobs"]
    assert "if" not in jobs["test"]
    assert "make test" in [step.get("run") for step in jobs["test"]["steps"]]
    assert "test" in jobs["publish"]["needs"]
    kept = jobs["test"]["steps"][-1]
    assert (kept["if"], kept["uses"].split("@")[0]) == ("always()", "actions/upload-artifact")
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert gitlab["test"]["script"] == ["make test"]
    assert gitlab["test"]["artifacts"]["when"] == "always"
    reports = ["build/test-reports", "build/screenshots"]
    assert kept["with"]["path"].split() == gitlab["test"]["artifacts"]["paths"] == reports
    assert gitlab["test"]["artifacts"]["reports"]["junit"] == "build/test-reports/tests.xml"
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    assert "--junitxml $(REPORTS)/tests.xml" in makefile
    assert "REPORTS := build/test-reports\n" in makefile


def test_machines_keep_what_the_locks_name(root: Path) -> None:
    """Packages are fetched once for each state of the locks: the key is made of every lock, and of nothing else."""
    locks = sorted(path.name for path in (root / "requirements").glob("*.txt"))
    workflow = yaml.safe_load((root / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    pythons = [step["with"] for step in steps if "setup-python" in step.get("uses", "")]
    assert len(pythons) >= 3
    assert {(one["cache"], one["cache-dependency-path"]) for one in pythons} == {("pip", "requirements/*.txt")}
    kept = {step["with"]["path"]: step["with"]["key"] for step in steps if "actions/cache@" in step.get("uses", "")}
    assert kept == {
        "~/.npm": "npm-${{ hashFiles('tools/*/package-lock.json') }}",
        "~/.cache/uv": "uv-${{ hashFiles('requirements/*.txt') }}",
    }
    caches = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))["default"]["cache"]
    named = sorted(name for cache in caches for name in cache["key"]["files"])
    assert named == [*(f"requirements/{name}" for name in locks), "tools/lint-web/package-lock.json"]


def test_no_test_is_decided_by_time(root: Path) -> None:
    """Hypothesis has no deadline and no health check on speed, and whoever waits asks how long may be waited."""
    profile = hypothesis.settings()
    assert profile.deadline is None
    assert hypothesis.HealthCheck.too_slow in profile.suppress_health_check
    fixed = re.compile(r"\b(?:timeout\w*=|set_default_timeout\()\s*\d+(?!\d| \* patience)|\bdeadline=(?!None)")
    found = [
        f"{path.relative_to(root)}: {line.strip()}"
        for path in sorted((root / "tests").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if fixed.search(line) and "unit/intake/fetch" not in path.as_posix()  # there they are what is tested
    ]
    assert found == []


def test_a_proposal_is_checked_against_what_was_published(root: Path) -> None:
    """Both pipelines do it, and fetch the past that it needs."""
    workflow = yaml.safe_load((root / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["check"]["steps"]
    assert steps[0]["with"]["fetch-depth"] == 0
    assert any("--against HEAD^1" in step.get("run", "") for step in steps)
    assert "check" in workflow["jobs"]["publish"]["needs"]
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert gitlab["check"]["variables"]["GIT_DEPTH"] == gitlab["pushed"]["variables"]["GIT_DEPTH"] == 0
    assert gitlab["check"]["script"][0].count("--against $CI_MERGE_REQUEST_DIFF_BASE_SHA") == 2
    asked = [step["run"] for step in steps if "make check" in step.get("run", "")]
    asked += [gitlab["check"]["script"][0], gitlab["pushed"]["script"][0]]
    for script in asked:
        assert script.count("make check") == script.count("--originals")
    assert gitlab["pushed"]["rules"] == gitlab["pages"]["rules"]


NO_COMMIT: Final = "0" * 40
LOST: Final = "1" * 40


@pytest.mark.parametrize("host", ["github", "gitlab"])
@pytest.mark.parametrize(
    ("states", "asked"),
    [
        pytest.param(("HEAD~1", ""), "--against {}", id="a push"),
        pytest.param(("HEAD~1", "HEAD~2"), "--against {}", id="after a push that was not published"),
        pytest.param((NO_COMMIT, ""), "", id="a first push"),
        pytest.param((LOST, ""), None, id="a forced push over a state that is lost"),
    ],
)
def test_a_push_is_checked_against_what_was_last_published(
    root: Path, tmp_path: Path, host: str, states: tuple[str, str], asked: str | None
) -> None:
    """The step of the pipeline is run as it stands, with a `make` that writes down what it was asked."""

    def git(*words: str) -> str:
        done = subprocess.run(["git", "-C", tmp_path, *words], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    git("init", "-q")
    for name in "abc":
        git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", name)
    commits = [git("rev-parse", ref) if ref.startswith("HEAD") else ref for ref in states]
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, script in (("make", 'echo "$*" > asked'), ("gh", f'echo "{commits[1]}"')):
        (tools / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    said = {"BEFORE": commits[0], "BRANCH": "main", "CI_COMMIT_BEFORE_SHA": commits[0], "PUBLISHED": commits[1]}
    if host == "github":
        workflow = yaml.safe_load((root / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
        step = next(one["run"] for one in workflow["jobs"]["check"]["steps"] if "BEFORE" in one.get("env", {}))
    else:
        step = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))["pushed"]["script"][0]
    done = subprocess.run(
        ["bash", "-e", "-c", step], cwd=tmp_path, check=False, capture_output=True, text=True,
        env={**os.environ, **said, "PATH": f"{tools}:{os.environ['PATH']}"},
    )  # fmt: skip
    if asked is None:
        assert done.returncode == 1
        assert "cannot be fetched" in done.stdout
        assert not (tmp_path / "asked").exists()
        return
    assert done.returncode == 0, done.stderr
    wanted = asked.format(commits[1] or commits[0])
    assert (tmp_path / "asked").read_text(encoding="utf-8").strip().endswith(wanted)
    assert ("--against" in (tmp_path / "asked").read_text(encoding="utf-8")) == bool(wanted)


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    """`briefing COMMAND --help` explains every option."""
    for command in COMMANDS:
        with pytest.raises(SystemExit) as done:
            main([command, "--help"])
        assert done.value.code == 0
        assert len(capsys.readouterr().out.splitlines()) > 3
