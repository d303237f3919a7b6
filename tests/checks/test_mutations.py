"""Broken values: a field that is deleted, blank, of another type, a placeholder or in the future never crashes a check,
and never passes silently where the model or the law wants it. Exhaustive on the sound portal, seeded on the sample.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest
import yaml

from conftest import PORTALS, REPOSITORY
from gongkai.catalogue import Catalogue, Filed, Unread
from gongkai.catalogue.load import _defaults, inherited_for
from gongkai.checks import CHECKS, fields, files, run
from gongkai.checks.check import Context
from gongkai.portal import open_portal
from gongkai.problem import Fault, KeyPath, Problem
from gongkai.records import BY_TYPE
from gongkai.records.model import Model
from gongkai.records.parse import parse
from gongkai.records.shape import Shape, shape_of
from gongkai.source import read
from gongkai.source.reading import parse as parse_bytes

MUTATIONS = ("delete", "blank", "wrong-type", "placeholder", "future")
PLACEHOLDERS = ("待补充", "略", "TBD", "——", "××××")
FUTURE = "2099-12-31"

WANTED = {
    "service-guide": {"fees": "条例第二十条第（八）项", "index_number": "条例第十二条"},
    "fee-standard": {"index_number": "条例第十二条"},
    "outcome": {"index_number": "条例第十二条"},
    "public-notice": {"index_number": "条例第十二条"},
    "policy-document": {"index_number": "条例第十二条"},
    "disclosure": {"index_number": "条例第十二条"},
}
"""Fields that the model takes as optional and that a law wants all the same."""

PAST = {"issued", "review", "date", "received", "completed", "decided", "published"}
"""Required dates of what has happened; a rule may well begin in the future, a decision cannot have been taken there."""

UNFINISHED = ("待补充", "TBD")
"""The others may be an answer in some fields: a dash for a step that nobody does, a mask for a number."""

NONE_IS_AN_ANSWER = {"who", "number"}
"""Required texts in which 略, a dash or a mask may be right."""


@dataclass(frozen=True)
class Place:
    """A value of a record: its path, the field's name, and whether the model cannot do without it."""

    path: KeyPath
    name: str
    required: bool
    part: bool
    dated: bool


def places(values: Any, shape: Shape, path: KeyPath = ()) -> Iterator[Place]:
    """Every field that stands in the values, down to the last part, by the names under which it is written."""
    for key, value in values.items():
        field = shape.fields.get(shape.spellings.get(key, ""))
        if field is None:
            continue
        here = (*path, key)
        yield Place(here, field.name, field.required, field.part is not None, _is_day(shape.model, field.name))
        if field.part:
            inner = shape_of(field.part)
            if isinstance(value, dict):
                yield from places(value, inner, here)
            elif isinstance(value, list):
                if field.part.listed and not field.many:
                    inner = shape_of(inner.fields[field.part.listed].part)  # type: ignore[arg-type]
                for position, item in enumerate(value):
                    if isinstance(item, dict):
                        yield from places(item, inner, (*here, position))


@cache
def _is_day(model: type[Model], name: str) -> bool:
    return "date" in str(model.model_fields[name].annotation) or name == "review"


def mutated(values: Any, path: KeyPath, mutation: str, word: str = PLACEHOLDERS[0]) -> Any:
    """The values with one of them changed."""
    tree = copy.deepcopy(values)
    parent = tree
    for part in path[:-1]:
        parent = parent[part]
    last = path[-1]
    if mutation == "delete":
        del parent[last]
    elif mutation == "blank":
        parent[last] = None
    elif mutation == "wrong-type":
        parent[last] = {"不是这样": "写的"}
    else:
        parent[last] = word if mutation == "placeholder" else FUTURE
    return tree


def must_be_found(place: Place, mutation: str, type: str, word: str = PLACEHOLDERS[0]) -> bool:
    """Whether silence would be a fault of ours."""
    if mutation == "placeholder" and place.name in NONE_IS_AN_ANSWER:
        return place.required and word in UNFINISHED
    wanted = place.required or (len(place.path) == 1 and place.name in WANTED[type])
    if mutation == "wrong-type":
        return True
    if mutation == "future":
        return place.required and place.dated and place.name in PAST
    return wanted


class Bench:
    """A portal read once, in which one record at a time is replaced by what its changed text gives."""

    def __init__(self, root: Any) -> None:
        self.context: Context = open_portal(root).context
        self.catalogue = self.context.catalogue
        base = root / self.context.settings.records
        document = read(root, base / "defaults.yml")
        assert not isinstance(document, Fault)
        self.defaults = _defaults(document)[0]
        self.before: dict[tuple[str, str], set[tuple[str, str, KeyPath]]] = {}

    def ids(self) -> list[str]:
        return list(self.catalogue.filed)

    def values(self, id: str) -> Any:
        return self.catalogue.filed[id].document.values

    def places(self, id: str) -> list[Place]:
        filed = self.catalogue.filed[id]
        return list(places(filed.document.values, shape_of(type(filed.record))))

    def filed(self, id: str, values: Any) -> Filed | Unread:
        """The record as the loader would file it with these values."""
        before = self.catalogue.filed[id]
        file = before.document.file
        model = BY_TYPE[before.record.type]
        text = yaml.dump(values, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
        if file.endswith(".md"):
            text = f"---\n{text}---\n{before.document.prose}"
        document = parse_bytes(file, text.encode())
        if isinstance(document, Fault):
            return Unread(id, model.type, file, "", None, (document,))
        parsed = parse(document, model, {"id": id, "prose": document.prose}, inherited_for(id, self.defaults))
        faults = (*document.faults, *parsed.faults)
        if parsed.record is None:
            return Unread(id, model.type, file, "", None, faults)
        return Filed(parsed.record, document, parsed.tidied, faults)

    def catalogue_with(self, id: str, one: Filed | Unread) -> Catalogue:
        others = {key: filed for key, filed in self.catalogue.filed.items() if key != id}
        if isinstance(one, Filed):
            return replace(self.catalogue, filed=dict(sorted({**others, id: one}.items())))
        return replace(self.catalogue, filed=others, unread=(one,))

    def everything(self, id: str, values: Any) -> list[Problem]:
        """The whole check of the portal with the changed record, told in both languages."""
        context = replace(self.context, catalogue=self.catalogue_with(id, self.filed(id, values)))
        return told(run(context).problems)

    def of_the_record(self, id: str, values: Any) -> list[Problem]:
        """Only what depends on this record: its faults of reading, and the checks that look at single records."""
        one = self.filed(id, values)
        context = replace(self.context, catalogue=self.catalogue_with(id, one))
        alone = replace(
            self.catalogue,
            filed={id: one} if isinstance(one, Filed) else {},
            unread=(one,) if isinstance(one, Unread) else (),
            faults=(),
        )
        found: list[Problem] = []
        for module in (files, fields):
            found += module.whole(replace(self.context, catalogue=alone))
        if isinstance(one, Filed):
            for module in CHECKS:
                if hasattr(module, "each") and isinstance(one.record, module.FOR) and not one.record.withdrawn:
                    found += module.each(one.record, context)
        return told(found)

    def news(self, check: Callable[[str, Any], list[Problem]], id: str, values: Any) -> list[Problem]:
        """What a check of this record's file finds with the values, and does not find without the change."""
        key = (check.__name__, id)
        if key not in self.before:
            self.before[key] = {name(problem) for problem in check(id, self.values(id))}
        file = self.catalogue.filed[id].document.file
        found = check(id, values)
        return [problem for problem in found if problem.where.file == file and name(problem) not in self.before[key]]


def name(problem: Problem) -> tuple[str, str, KeyPath]:
    """A finding, wherever its line has moved to."""
    return (problem.code.id, problem.where.file, problem.where.path)


def told(problems: Any) -> list[Problem]:
    """The findings, each of which can say its sentences."""
    found = list(problems)
    for problem in found:
        for lang in ("zh-Hans", "en"):
            assert problem.message(lang) and problem.hint(lang)
        assert problem.where.line >= 1 and problem.where.column >= 1
    return found


@pytest.fixture(scope="module")
def good_bench() -> Bench:
    return Bench(PORTALS / "good")


@pytest.fixture(scope="module")
def sample_bench() -> Bench:
    return Bench(REPOSITORY)


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("type", BY_TYPE)
def test_every_field_of_one_record_of_each_type(good_bench: Bench, type: str, mutation: str) -> None:
    (id,) = [id for id, filed in good_bench.catalogue.filed.items() if filed.record.type == type]
    file = good_bench.catalogue.filed[id].document.file
    here = good_bench.places(id)
    assert sum(place.required for place in here) >= 3
    silent = []
    for place in here:
        problems = good_bench.everything(id, mutated(good_bench.values(id), place.path, mutation))
        if must_be_found(place, mutation, type) and not any(problem.where.file == file for problem in problems):
            silent.append(".".join(map(str, place.path)))
    assert silent == []


@pytest.mark.parametrize("word", PLACEHOLDERS)
@pytest.mark.parametrize("type", BY_TYPE)
def test_no_placeholder_counts_as_a_required_value(good_bench: Bench, type: str, word: str) -> None:
    (id,) = [id for id, filed in good_bench.catalogue.filed.items() if filed.record.type == type]
    silent = [
        ".".join(map(str, place.path))
        for place in good_bench.places(id)
        if place.required
        and must_be_found(place, "placeholder", type, word)
        and not good_bench.everything(id, mutated(good_bench.values(id), place.path, "placeholder", word))
    ]
    assert silent == []


def test_the_unchanged_records_are_clean(good_bench: Bench, sample_bench: Bench) -> None:
    """Guards the tests below: what they find comes from the change, not from writing the values again."""
    for bench in (good_bench, sample_bench):
        for id in bench.ids():
            problems = bench.of_the_record(id, bench.values(id))
            assert [problem.code.id for problem in problems if problem.severity.value != "info"] == []


@pytest.mark.parametrize("seed", range(8))
def test_two_thousand_changes_of_sample_records(sample_bench: Bench, seed: int) -> None:
    """250 changes for each of eight seeds: any record, any field, any change."""
    choice = random.Random(20261120 + seed)
    ids = sample_bench.ids()
    silent = []
    for _ in range(250):
        id = choice.choice(ids)
        place = choice.choice(sample_bench.places(id))
        mutation = choice.choice(MUTATIONS)
        word = choice.choice(PLACEHOLDERS)
        values = mutated(sample_bench.values(id), place.path, mutation, word)
        problems = sample_bench.news(sample_bench.of_the_record, id, values)
        type = sample_bench.catalogue.filed[id].record.type
        if not must_be_found(place, mutation, type, word) or problems:
            continue
        if place.name == "fees" and sample_bench.values(id).get("charged") == "false":
            continue  # whether there is a fee is said all the same
        # A few rules look at the whole portal (the next free index number, stages of a matter): ask them too.
        if not sample_bench.news(sample_bench.everything, id, values):
            silent.append((id, ".".join(map(str, place.path)), mutation, word))
    assert silent == []
