"""The house: every kind has its mirrors (label, template, sample, test), and every code its entry, words and examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongkai import checks, vocabulary
from gongkai.checks import CHECKS, CODES
from gongkai.checks.explain import explanations
from gongkai.records import RECORD_TYPES
from gongkai.site.pages import PAGE_KINDS
from gongkai.site.theme import theme_folder

REPOSITORY = Path(__file__).resolve().parents[1]
LEDGER = Path(checks.__file__).parent / "ledger.txt"


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_a_record_type_has_all_its_mirrors(model) -> None:
    assert vocabulary.label("record-type", model.type, "zh-Hans") != model.type
    assert vocabulary.label("record-type", model.type, "en")
    template = theme_folder() / "pages" / f"{model.type}.html"
    assert template.is_file(), f"no template {template.name}"
    for portal in (REPOSITORY, REPOSITORY / "tests/portals/good"):
        samples = list((portal / "disclosure_items" / model.folder).rglob("*.yml"))
        samples += list((portal / "disclosure_items" / model.folder).rglob("*.md"))
        assert samples, f"no sample of {model.type} in {portal}"
    module = model.__module__.rsplit(".", 1)[-1]
    assert (REPOSITORY / "tests/records" / f"test_{module}.py").is_file(), f"no test of {module}"


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_every_field_of_a_record_has_a_label_in_both_languages(model) -> None:
    from gongkai.records.shape import shape_of

    seen = set()

    def walk(part) -> None:
        if part in seen:
            return
        seen.add(part)
        for field in shape_of(part).fields.values():
            words = vocabulary.field_text(field.name, part.owner)
            assert words.zh and words.en
            if field.part:
                walk(field.part)

    walk(model)


@pytest.mark.parametrize("module", PAGE_KINDS, ids=lambda module: module.KIND)
def test_a_page_kind_has_its_template_and_module_name(module) -> None:
    assert module.__name__.rsplit(".", 1)[-1] == module.KIND.replace("-", "_")
    assert (theme_folder() / "pages" / f"{module.KIND}.html").is_file()
    assert module.TITLE.zh and module.TITLE.en


def test_no_template_is_forgotten() -> None:
    kinds = {module.KIND for module in PAGE_KINDS}
    shared = {"record"}
    for template in (theme_folder() / "pages").glob("*.html"):
        assert template.stem in kinds | shared, f"{template.name} has no page kind"


def test_every_check_module_stands_in_the_tuple() -> None:
    folder = Path(checks.__file__).parent
    frame = {"__init__", "check", "coverage", "explain", "report", "run"}
    owning = {file.stem for file in folder.glob("*.py") if "CODES = (" in file.read_text("utf-8")} - frame
    assert owning == {module.__name__.rsplit(".", 1)[-1] for module in CHECKS}


def test_codes_are_unique_and_each_is_explained() -> None:
    owned = [code.id for module in CHECKS for code in module.CODES]
    assert len(owned) == len(set(owned)) == len(CODES)
    names = [code.name for code in CODES.values()]
    assert len(names) == len(set(names))
    for module in CHECKS:
        told = explanations(module)
        for code in module.CODES:
            found = told.get(code.id)
            assert found, f"{code.id} is not explained in {module.__name__}"
            assert found.zh and found.en and found.wrong.shown and found.right.shown, code.id
            for text in (code.message, code.hint):
                assert text.zh and text.en, code.id
                assert set(re.findall(r"{(\w+)}", text.zh)) == set(re.findall(r"{(\w+)}", text.en)), code.id


def test_the_ledger_holds_every_code_and_never_loses_one() -> None:
    lines = [line.split(None, 1) for line in LEDGER.read_text("utf-8").splitlines() if line and line[0] != "#"]
    ledger = {id: name.strip() for id, name in lines}
    assert len(lines) == len(ledger), "a code stands twice in the ledger"
    for code in CODES.values():
        assert ledger.get(code.id) == code.name, f"{code.id} {code.name} is not in the ledger"
    for id, name in ledger.items():
        assert id in CODES or name.endswith("(retired)"), f"{id} left the program; mark it (retired) in the ledger"


def test_every_kind_of_fault_has_a_code() -> None:
    from gongkai import source
    from gongkai.checks import fields, files

    for kind in source.KINDS:
        assert files.code_of(kind) is not None, kind
    for kind in ("unknown-key", "key-twice", "missing-field", "blank-field", "wrong-value"):
        assert kind in fields._BY_NAME


def test_modules_say_in_one_sentence_what_they_are() -> None:
    for file in (REPOSITORY / "generator/gongkai").rglob("*.py"):
        first = file.read_text("utf-8").split("\n", 1)[0]
        assert re.match(r'"""\S.*[.。"]', first), f"{file.name}: {first}"
