"""Every rule and every key is explained to its users, and proved by a desk."""

from __future__ import annotations

import ast
import inspect
import re
from typing import TYPE_CHECKING, Any, cast, get_args

import pytest
from pydantic import BaseModel

from briefing_room import checks
from briefing_room.build import all_rules
from briefing_room.findings import code_of
from briefing_room.load import rules as file_rules
from briefing_room.load.rules import cut_text
from briefing_room.model import texts
from briefing_room.model.briefing import Briefing
from briefing_room.model.desk import Actor, Settings
from briefing_room.model.evidence import KEYS_OF_EVIDENCE
from briefing_room.model.source import FrontMatter, StripLog
from briefing_room.model.types import Text
from briefing_room.pages import made
from tests.desks.desks import BAD, GOOD, MESSAGES, expected_in, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from pydantic.fields import FieldInfo

    from briefing_room.findings import Rule

RULES: tuple[Rule, ...] = (*file_rules.RULES, *checks.RULES)
MODELS: tuple[type[BaseModel], ...] = (Briefing, Settings, Actor, FrontMatter, StripLog)

TEXT = get_args(Text)[1:]
"""What marks a field as a text, and not an id or a date: its validators."""

TERMS = frozenset({"likelihood", "impact"})
"""Texts that are a word of a list, and no sentence."""


def classes_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a class of the model, and all classes inside it."""
    yield model
    for field in model.model_fields.values():
        for inner in _classes_in_annotation(field.rebuild_annotation()):
            yield from classes_in(inner)


def _classes_in_annotation(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - a type of any shape
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _classes_in_annotation(inner)


def keys_of(item: type[BaseModel]) -> list[str]:
    """The keys of a class as they are typed."""
    return [field.alias or name for name, field in item.model_fields.items()]


def _fields() -> Iterator[tuple[type[BaseModel], str, FieldInfo]]:
    for model in MODELS:
        for item in classes_in(model):
            for name, field in item.model_fields.items():
                yield item, field.alias or name, field


def _is_text(annotation: Any) -> bool:  # noqa: ANN401 - a type of any shape
    """Whether a key holds a text, or a list or mapping of texts."""
    metadata = getattr(annotation, "__metadata__", ())
    if any(mark in TEXT for mark in metadata):
        return True
    return any(_is_text(inner) for inner in get_args(annotation) if not _is_item(inner))


def _is_item(annotation: Any) -> bool:  # noqa: ANN401 - a type of any shape
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


TEXTS = {key for _, key, field in _fields() if _is_text(field.rebuild_annotation())}


def _source_of(rule: Rule) -> str:
    return inspect.getsource(cast("ModuleType", rule))


# --- rules --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_is_explained(rule: Any) -> None:  # noqa: ANN401 - a RuleText, which pytest passes on
    """In one sentence first, and with what is bad and what is good at the end."""
    assert re.fullmatch(r"[A-Z`].*\.", rule.summary), "a whole sentence comes first"
    assert len(rule.summary) <= 110
    assert any(line.startswith("Bad: ") for line in rule.example), "it says what is bad"
    assert any(line.startswith("Good: ") for line in rule.example), "it says what is good"
    assert rule.example[0].startswith("Bad:"), "the bad comes before the good"
    assert rule.severity in {"error", "warning"}


def test_every_rule_is_a_module_of_its_own_and_is_listed(root: Path) -> None:
    """A module nobody lists would be a promise nobody keeps."""
    for folder, listed in (("checks", checks.RULES), ("load/rules", file_rules.RULES)):
        modules = {path.stem for path in (root / "generator" / "briefing_room" / folder).glob("*.py")} - {
            "__init__",
            "naming",
            "told_apart",
            "waiving",
        }
        assert {code_of(rule).replace("-", "_") for rule in listed} == modules
        assert len(listed) == len(modules)


@pytest.mark.parametrize("code", [code_of(rule) for rule in RULES])
def test_every_rule_has_a_bad_desk_of_its_name(code: str) -> None:
    """In which it is found, and by which a reader of the tests finds it."""
    assert code in names_in(BAD)
    assert code in {expected for *_, expected in expected_in(BAD / code)}


@pytest.mark.parametrize("rule", RULES, ids=code_of)
def test_what_every_rule_says_is_held_word_for_word(rule: Rule) -> None:
    """Its bad desk holds what the analyst reads: place, severity, the whole message and the whole help."""
    messages = (BAD / code_of(rule) / MESSAGES).read_text(encoding="utf-8")
    assert re.search(rf"^\S+: {rule.SEVERITY}\[{code_of(rule)}\]: .+\n    help: .+$", messages, re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=code_of)
def test_a_rule_says_only_what_is_wrong(rule: Rule) -> None:
    """Its code is its module's name, and stands nowhere in it a second time; its findings are made by the runner."""
    tree = ast.parse(_source_of(rule))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert not [text for text in texts if code_of(rule) in text and text != rule.__doc__]
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.alias) and node.name == "Finding"]


@pytest.mark.parametrize("rule", RULES, ids=code_of)
def test_a_rule_is_a_module_of_one_shape(rule: Rule) -> None:
    """A severity and a check; where the reader meets the mistake itself, the module only explains it."""
    assert rule.SEVERITY in {"error", "warning"}
    met = rule in file_rules.VALUE_RULES or rule in file_rules.FOLDER_RULES
    assert callable(getattr(rule, "check", None)) != met


ASK_THEMSELVES = frozenset({
    "evidence-without-source", "judgement-incomplete", "scale-switched", "timeline-estimate", "unknown-id",
    "unused-actor", "unused-source",
})  # fmt: skip
"""Rules that decide something else by a broken key than whether their mistake is told."""


def test_what_follows_from_a_broken_key_is_dropped_by_the_runner() -> None:
    """A rule names what it concludes from, and asks itself only where the answer decides something else."""
    asking = re.compile(r"(?<!desk)\.broken\(")
    assert {code_of(rule) for rule in checks.RULES if asking.search(_source_of(rule))} == ASK_THEMSELVES


@pytest.mark.parametrize("code", [rule.code for rule in all_rules()])
def test_every_rule_has_its_place_among_the_form_checks(code: str) -> None:
    """A rule is shown to readers, under a standard or as one that is checked besides; never as both."""
    shown = any(code in standard.rules for standard in made.STANDARDS)
    assert shown != (code in made.BESIDES.rules), f"{code} belongs into STANDARDS or BESIDES in pages/made.py"


def test_only_rules_have_a_place_among_the_form_checks() -> None:
    """A code that is no rule would be passed over in silence."""
    named = {code for standard in (*made.STANDARDS, made.BESIDES) for code in standard.rules}
    assert named <= {rule.code for rule in all_rules()}


def test_there_are_good_desks_for_what_only_looks_wrong() -> None:
    """Among them one with every key of the format."""
    assert {"every-key", "yaml-as-text", "tidy-comments", "quotes"} <= set(names_in(GOOD))


# --- keys ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", MODELS)
def test_every_key_is_described(model: type[BaseModel]) -> None:
    """An editor shows it beside the key, the schema and the handbook hold it, and a missing key is told with it."""
    for item in classes_in(model):
        assert item.__doc__, item.__name__
        for name, field in item.model_fields.items():
            assert field.description, f"{name} of {item.__name__}"
            assert field.description.endswith("."), f"{name} of {item.__name__}: {field.description}"


COLOURS = {"colour", "colour_dark"}
"""No texts, and the sign is what they begin with."""


def test_every_text_is_guarded_against_a_number_sign() -> None:
    """The rule cut-text knows each key that holds a text, and no other but colours."""
    guarded = TEXTS - TERMS - cut_text.VOCABULARIES
    short = {"evidence", "assessment", "alternatives", "responses", "authors", "organisation", "licence"}
    assert cut_text.TEXT_KEYS - short - COLOURS == guarded
    assert TEXTS >= cut_text.VOCABULARIES


def test_short_forms_are_guarded_as_well() -> None:
    """Some keys may be one text; a scale is a word, and a review none at all."""
    short = {
        key
        for item, key, field in _fields()
        for inner in _classes_in_annotation(field.rebuild_annotation())
        if "from_short_form" in vars(inner)
    }
    assert short == {
        "evidence", "assessment", "alternatives", "responses", "authors", "organisation", "licence", "scale",
        "reviewed",
    }  # fmt: skip
    assert short - {"scale", "reviewed"} <= cut_text.TEXT_KEYS


def test_what_may_use_markup_is_a_text_of_the_analysts_own() -> None:
    """Not a title, a name or the words of a source."""
    assert texts.MARKED_UP <= TEXTS
    in_briefings = {key for item in classes_in(Briefing) for key in keys_of(item)}
    plain = {
        "title", "name", "quote", "prefix", "suffix", "voice", "translation", "likelihood", "impact",
        "drafted_by", "by",
    }  # fmt: skip
    assert (TEXTS & in_briefings) - texts.MARKED_UP - cut_text.VOCABULARIES == plain


def test_the_handbook_lists_every_key_that_may_use_markup(root: Path) -> None:
    """And no other; an assessment is told of beside the list."""
    text = (root / "docs/handbook/writing.md").read_text(encoding="utf-8")
    listed = re.search(r"^These keys may use a little markup: (.+), and `assessment`", text, re.MULTILINE)
    assert listed
    said = set(re.findall(r"`(\w+)`", listed[1]))
    assert said == texts.MARKED_UP, "under *Markup in texts* in docs/handbook/writing.md"


def test_the_keys_of_evidence_are_those_of_its_class() -> None:
    """A pair of source and words is told from the long form by them."""
    assert {
        "quote",
        "source",
        "in",
        "prefix",
        "suffix",
        "bears",
        "voice",
        "credibility",
        "translation",
        "note",
        "waive",
    } == (KEYS_OF_EVIDENCE)
