"""The JSON Schemas: what an editor shows of each key, and what it proposes of a desk."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from briefing_room import mkdocs_plugin as plugin_module
from briefing_room.cli import main
from briefing_room.load.desk import read_desk
from briefing_room.mkdocs_plugin import BriefingPlugin
from briefing_room.publish.project import find_project
from briefing_room.scaffold import KEPT_SCHEMAS, keep_schemas, write_schemas
from briefing_room.scaffold.begin import write_repository
from briefing_room.schema import of_desk, schemas
from briefing_room.schema.of_desk import schemas_of
from tests.desks.desks import GOOD, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing_room.model.desk import Desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk that uses every key."""
    return read_desk(lay_out(GOOD / "every-key", tmp_path_factory.mktemp("every") / "desk")).desk


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new repository, in which somebody works."""
    write_repository(tmp_path / "mine")
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


def forms(made: dict[str, Any], holder: str, key: str) -> Iterator[dict[str, Any]]:
    """Yield the forms that a key, or an entry of its list, may have, references followed."""
    definition = made["$defs"][holder] if holder else made
    properties = next(
        one["properties"] for one in (definition, *definition.get("anyOf", ())) if key in one.get("properties", {})
    )
    below = properties[key].get("items", properties[key])
    for form in below.get("anyOf", [below]):
        name = form.get("$ref", "").rpartition("/")[2].replace("%20", " ")
        yield made["$defs"][name] if name else form


def proposed(made: dict[str, Any], holder: str, key: str) -> list[str]:
    """The words that a schema proposes under a key."""
    return next((form["enum"] for form in forms(made, holder, key) if "enum" in form), [])


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_key_and_every_form_has_a_name(name: str) -> None:
    """An editor heads what has none with the name of the whole file: “A briefing || A briefing”."""
    made = json.loads(schemas()[name])
    for holder in (made, *made["$defs"].values()):
        for key, below in holder.get("properties", {}).items():
            assert below["title"], key
            assert all("$ref" in form or form["title"] for form in below.get("anyOf", ())), key
    for definition in made["$defs"].values():
        assert all(form.get("title") for form in definition.get("anyOf", (definition,)))


@pytest.mark.parametrize(
    ("holder", "key", "expected"),
    [
        ("", "default_source", "sources"),
        ("Evidence", "source", "sources"),
        ("Role", "actor", "actors"),
        ("Risk", "exposed", "actors"),
        ("", "topics", "topics"),
        ("", "regions", "regions"),
        ("Risk", "category", "risk_categories"),
    ],
)
def test_ids_of_the_desk_are_proposed(desk: Desk, holder: str, key: str, expected: str) -> None:
    """Each with what it stands for."""
    made = json.loads(schemas_of(desk)["briefing.json"])
    known = getattr(desk, expected) if expected in {"sources", "actors"} else getattr(desk.settings, expected)
    assert proposed(made, holder, key) == list(known)
    listed = next(form for form in forms(made, holder, key) if "enum" in form)
    assert len(listed["enumDescriptions"]) == len(listed["enum"])
    assert all(listed["enumDescriptions"])


def test_terms_and_statements_of_the_desk_are_proposed(desk: Desk) -> None:
    """Likelihoods in the order of the scale; of statements those that the key takes, and none that was taken back."""
    made = json.loads(schemas_of(desk)["briefing.json"])
    assert proposed(made, "Judgement", "likelihood") == list(desk.settings.likelihoods.terms)
    estimates = {e.id for briefing in desk.briefings.values() for e in briefing.estimates if not e.retired}
    assert set(proposed(made, "Indicator", "raises")) == estimates
    indicators = {one.id for briefing in desk.briefings.values() for one in briefing.indicators if not one.retired}
    assert set(proposed(made, "Change", "indicators")) == indicators
    assert {"bottom-line"} | estimates <= set(proposed(made, "BottomLine", "rests_on"))


def test_what_is_new_is_not_refused(desk: Desk) -> None:
    """Whether an id is there is for the check to say: the schemas are older than what is being typed."""
    made = schemas_of(desk)
    validator = Draft202012Validator(json.loads(made["briefing.json"]))
    Draft202012Validator.check_schema(json.loads(made["briefing.json"]))
    value = {
        "title": "x", "status": "draft", "as_of": {"date": "2024-01-01", "basis": "analyst"},
        "default_source": "new-one", "bottom_line": {"text": "x", "evidence": [{"new-one": "words"}, "words"]},
        "risks": [{"id": "a", "text": "b", "category": "new", "impact": "minor", "exposed": ["new-actor"]}],
    }  # fmt: skip
    assert [error.message for error in validator.iter_errors(value)] == []
    assert list(validator.iter_errors(value | {"default_source": "No id"}))


def test_too_many_ids_are_no_help(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is proposed under that key, and the rest stays."""
    monkeypatch.setattr(of_desk, "MOST", 2)
    made = json.loads(schemas_of(desk)["briefing.json"])
    assert proposed(made, "BottomLine", "rests_on") == []
    assert proposed(made, "Role", "actor") == []


def test_a_check_keeps_the_schemas_beside_the_site(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the work folder and never in the desk, the same bytes every time, and written only when they changed."""
    before = set((repository / "briefings").rglob("*"))
    assert main(["check"]) == 0
    kept = repository / KEPT_SCHEMAS
    assert {path.name for path in kept.iterdir()} == set(schemas())
    assert proposed(json.loads((kept / "briefing.json").read_text("utf-8")), "", "default_source") == ["harbour-notice"]
    times = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert main(["check"]) == 0
    assert {path.name: path.stat().st_mtime_ns for path in kept.iterdir()} == times
    assert set((repository / "briefings").rglob("*")) == before
    capsys.readouterr()


def test_a_broken_desk_keeps_what_was_kept(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An editor goes on proposing the ids of a file while it is being mended."""
    main(["check"])
    kept = (repository / KEPT_SCHEMAS / "briefing.json").read_bytes()
    (repository / "briefings" / "actors.yml").write_text("harbour: [", encoding="utf-8")
    main(["check"])
    assert (repository / KEPT_SCHEMAS / "briefing.json").read_bytes() == kept
    capsys.readouterr()


def test_without_a_project_nothing_is_kept(tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk alone has no work folder that stays."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "desk").mkdir()
    keep_schemas(find_project(tmp_path / "desk", None, private=False), desk)
    assert list(tmp_path.rglob("*.json")) == []


def test_a_folder_that_cannot_be_written_stops_no_check(repository: Path, desk: Desk) -> None:
    """Editors do without; the findings are what is asked for."""
    (repository / "build").write_text("a file", encoding="utf-8")
    keep_schemas(find_project(repository / "briefings", None, private=False), replace(desk))


def test_schemas_of_a_desk_are_written_on_demand(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`briefing schema --desk` puts the ids of the desk into them, and without it none are there."""
    assert main(["schema", str(tmp_path / "own"), "--desk", str(repository / "briefings")]) == 0
    assert main(["schema", str(tmp_path / "bare")]) == 0
    own, bare = ((tmp_path / name / "briefing.json").read_text("utf-8") for name in ("own", "bare"))
    assert ("harbour-notice" in own, "harbour-notice" in bare) == (True, False)
    write_schemas(tmp_path / "bare")
    assert {path.name for path in (tmp_path / "bare").iterdir()} == set(schemas())
    capsys.readouterr()


@pytest.mark.parametrize(("serving", "kept"), [("serve", True), ("build", False)])
def test_a_preview_keeps_the_schemas_and_a_build_does_not(
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
    serving: str,
    kept: bool,  # noqa: FBT001 - a case
) -> None:
    """Each time the desk changes; what is published is made without them."""
    monkeypatch.setattr(
        plugin_module, "find_project", lambda *_, **__: find_project(repository / "briefings", None, private=True)
    )
    plugin = BriefingPlugin()
    plugin.load_config({})
    plugin.on_startup(command=serving, dirty=False)
    config: Any = SimpleNamespace(config_file_path=str(repository / "mkdocs.yml"), docs_dir="")
    plugin._refresh(config)  # noqa: SLF001 - what MkDocs' events come to
    assert (repository / KEPT_SCHEMAS / "briefing.json").is_file() is kept
