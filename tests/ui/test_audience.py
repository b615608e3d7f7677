"""What is kept for many readers is kept by audience: read from the code itself, over every function that keeps."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import dashboard
from dashboard.answers.world import World
from dashboard.commands import history
from dashboard.queries import dataset_rows
from dashboard.statistics import rounding
from dashboard.store import policy
from dashboard.topics.catalogue.parts import offered
from dashboard.topics.differences import answers as difference_answers
from dashboard.topics.differences import queries as differences
from dashboard.topics.meetings import answers as meeting_answers
from dashboard.topics.partners import answers as partner_answers
from dashboard.topics.partners import queries as partners
from dashboard.topics.partners.blocks import layer as partner_layer
from dashboard.topics.planning import answers as planning_answers
from dashboard.topics.priority import answers as priority_answers
from dashboard.topics.programs import answers as program_answers
from dashboard.topics.programs import queries as program
from dashboard.topics.programs.blocks import layer as program_layer
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.rat import queries as rat
from dashboard.topics.registers import answers as register_answers
from dashboard.topics.registers import queries as registers
from dashboard.topics.services import answers as service_answers
from dashboard.topics.services import queries as services
from dashboard.ui.kept import finished
from dashboard.ui.shell import access

PACKAGE = Path(dashboard.__file__).parent


def dotted(function: Callable[..., object]) -> str:
    whole = inspect.unwrap(function)
    return f"{whole.__module__}.{whole.__name__}"


PROTECTED = {dotted(one) for one in (program.coverage_rows, program.usual_register_counts, rat.rat_matrix,
                                     rat.rat_indicators, rat.rat_reports, partners.pledges, partners.activities,
                                     partners.needy_families, registers.register_rows, registers.register_changes,
                                     registers.register_checks, services.service_counts,
                                     services.jkn_watch, dataset_rows.stored_rows, differences.cases,
                                     differences.reports, differences.steps, rounding.rounding_for)}
"""What gives counts of people, and what says how they are shown."""
READER = {dotted(one) for one in (access.actor, access.audience, access.holder, policy.audience)}
"""What knows who reads: never inside of what is kept."""
TELLS_NO_COUNT = {"program_years.sql", "programs.sql", "programs_without_coverage.sql", "located_lines.sql",
                  "rat_files.sql", "planned.sql", "measured.sql", "register_series.sql", "register_files.sql",
                  "located.sql", "helped.sql"}
"""Queries of the protected views that ask for names, years, places and rupiah only."""
ASKED_INLINE = {"service_counts", "jkn_watch", "stored_rows"}
"""Protected queries whose SQL stands in their module."""
TYPED = {"cases", "reports", "steps"}
"""What people wrote about figures, which may quote an exact count."""
ALIKE = {dotted(World)}
"""What answers every reader as it answers visitors."""
_KEEPS = ("memoised", "cache_data", "cache_resource", "lru_cache", "cache")


@dataclass
class Function:
    """A function or class: what it refers to by full name, and, when its answers are kept, by what."""

    refers: set[str] = field(default_factory=set)
    kept: bool = False
    parameters: dict[str, str] = field(default_factory=dict)


def read_all(sources: dict[str, str]) -> dict[str, Function]:
    """Every function, class and constant of these modules (name -> text), by full name."""
    found: dict[str, Function] = {}
    for module, text in sources.items():
        tree = ast.parse(text)
        names = {alias.asname or alias.name: f"{node.module}.{alias.name}" for node in ast.walk(tree)
                 if isinstance(node, ast.ImportFrom) for alias in node.names}
        own = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        names |= {name: f"{module}.{name}" for name in own}
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                one = found[f"{module}.{node.name}"] = Function(set(references(node, names)))
                one.kept = any(any(word in ast.unparse(mark).split("(")[0] for word in _KEEPS)
                               for mark in node.decorator_list) or ".memo.made(" in ast.unparse(node)
                if isinstance(node, ast.FunctionDef):
                    one.parameters = {part.arg: ast.unparse(part.annotation) if part.annotation else ""
                                      for part in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)}
    return found


def references(node: ast.AST, names: dict[str, str]) -> Iterator[str]:
    """Full names that a piece of code refers to; what it calls with PUBLIC, or as a World is read, is alike for every
    reader, and left out."""
    if isinstance(node, ast.Call) and any(ast.unparse(part) in ("PUBLIC", "world.audience") for given in node.args
                                          for part in ast.walk(given)):
        for given in (*node.args, *(keyword.value for keyword in node.keywords)):
            yield from references(given, names)
        return
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names:
        yield f"{names[node.value.id]}.{node.attr}"
    elif isinstance(node, ast.Name) and node.id in names:
        yield names[node.id]
    for part in ast.iter_child_nodes(node):
        yield from references(part, names)


def reached(functions: dict[str, Function], start: str) -> set[str]:
    """Everything that a function may come to call."""
    seen, left = set(), [start]
    while left:
        name = left.pop()
        if name not in seen:
            seen.add(name)
            left += functions[name].refers if name in functions and name not in ALIKE else ()
    return seen


def complaints(functions: dict[str, Function]) -> list[str]:
    """What is kept without an audience though its answer depends on one."""
    found = []
    for name, one in sorted(functions.items()):
        if not one.kept:
            continue
        whole, by_audience = reached(functions, name), "Audience" in one.parameters.values()
        made_outside = any("Callable" in kind for kind in one.parameters.values())
        if whole & PROTECTED and not by_audience:
            found.append(f"{name} reads {sorted(whole & PROTECTED)}, but is kept for every audience alike")
        if made_outside and not by_audience:
            found.append(f"{name} keeps what another function makes, but not by audience")
        if whole & READER:
            found.append(f"{name} asks who reads while it makes what others will be given")
        if any(kind == "Audience" and key.startswith("_") for key, kind in one.parameters.items()):
            found.append(f"{name} leaves the audience out of its key")
    return found


@pytest.fixture(scope="module")
def functions() -> dict[str, Function]:
    texts = {".".join(("dashboard", *path.relative_to(PACKAGE).with_suffix("").parts)): path.read_text("utf-8")
             for path in PACKAGE.rglob("*.py")}
    return read_all({name.removesuffix(".__init__"): text for name, text in texts.items()})


def test_all_that_is_kept_and_depends_on_the_reader_is_kept_by_audience(functions: dict[str, Function]) -> None:
    assert complaints(functions) == []


def test_what_slides_and_papers_read_is_rounded_for_everybody() -> None:
    text = Path(inspect.getfile(World)).read_text("utf-8")
    assert World.audience is policy.PUBLIC and "audience =" not in text and "EXACT" not in text
    assert re.findall(r"rounding_for\((.*?)\)", text) == ["self.audience"]


def test_the_walk_sees_what_there_is(functions: dict[str, Function]) -> None:
    kept = {name for name, one in functions.items() if one.kept}
    by_audience = {name for name in kept if "Audience" in functions[name].parameters.values()}
    assert len(kept) > 50 and by_audience == {dotted(one) for one in (
        program_answers.coverage, program_layer.painted, program_answers.money_beside_need, rat_answers._rat,
        rat_answers.rat, rat_answers.assessment, rat_answers.history, meeting_answers.meetings,
        partner_answers.collaboration, partner_answers.lines, partner_answers.ages, partner_answers.goods,
        finished.made_once, partner_answers.gaps, partner_answers.participation, partner_layer.painted,
        service_answers.services, service_answers.answer_times, service_answers.needs, service_answers.rates,
        service_answers.flow, service_answers.jkn, planning_answers.planning,
        difference_answers.ledger, register_answers.held, register_answers.differences, register_answers.freshness,
        register_answers.changes, register_answers.eligible, register_answers.findings, offered.opened,
        priority_answers.criteria, priority_answers.priority,
        priority_answers.in_force)}
    assert {dotted(meeting_answers.changed), dotted(meeting_answers.exceptions)} <= kept - by_audience, "PUBLIC alone"
    assert set(functions) >= PROTECTED | READER


_KEPT = "@st.cache_resource(max_entries=2)\ndef answer(build_id: str{more}):\n    return {body}\n"
_HEAD = ("from dashboard.statistics.rounding import rounding_for\n"
         "from dashboard.topics.programs import queries as questions\n"
         "from dashboard.store.policy import PUBLIC, Audience\nfrom dashboard.ui.shell import access\n")


@pytest.mark.parametrize(("more", "body", "told"), [
    ("", "questions.coverage_rows(database(build_id), None, None)", "kept for every audience alike"),
    ("", "helper(build_id)", "kept for every audience alike"),
    (", exact: bool", "helper(build_id)", "kept for every audience alike"),
    ("", "rounding_for(access.audience())", "asks who reads"),
    (", audience: Audience", "helper(access.actor())", "asks who reads"),
    (", _audience: Audience", "helper(build_id)", "out of its key"),
    (", _make: Callable[[], object]", "_make()", "not by audience"),
    (", audience: Audience", "helper(build_id)", ""),
    ("", "rounding_for(PUBLIC)", ""),
    ("", "one(two(build_id, PUBLIC))", ""),
])
def test_the_walk_finds_what_is_wrong(functions: dict[str, Function], more: str, body: str, told: str) -> None:
    helper = "def helper(build_id: str):\n    return questions.coverage_rows(build_id, None, None)\n"
    made_up = read_all({"dashboard.x": _HEAD + helper + _KEPT.format(more=more, body=body)})
    found = complaints({**functions, **made_up})
    assert (any(told in one for one in found) if told else found == []), found


def test_every_query_of_counts_is_known_to_the_walk() -> None:
    """register_overlaps and register_deciles are left out: they come protected, and are the same for every reader."""
    views = ("coverage", "registry_counts", "rat_actions", "rat_indicators", "rat_reports", "partner_pledges",
             "community_activities", "register_changes", "register_checks")
    asking = {path.stem for path in PACKAGE.rglob("queries/sql/*.sql") if path.name not in TELLS_NO_COUNT
              and any(f"FROM {view}" in path.read_text() or f"JOIN {view}" in path.read_text() for view in views)}
    assert asking == {name.rsplit(".", 1)[1] for name in PROTECTED} - {"rounding_for", *ASKED_INLINE, *TYPED}


def test_only_the_policy_says_who_an_audience_is(functions: dict[str, Function]) -> None:
    """An Audience is made in policy.py, exact rounding in rounding.py, and the reader's own audience is asked for in
    access.py, that of a command where packages are written: no page can make up another one."""
    users = {word: {name.rsplit(".", 1)[0] for name, one in functions.items() if word in one.refers}
             for word in (f"{policy.__name__}.Audience", f"{rounding.__name__}.EXACT", dotted(policy.audience))}
    texts = {module: Path(inspect.getfile(module)).read_text() for module in (policy, rounding, access)}
    making = [path for path in PACKAGE.rglob("*.py") if "Audience(" in path.read_text("utf-8")]
    assert [path.read_text("utf-8") for path in making] == [texts[policy]]
    assert users[f"{rounding.__name__}.EXACT"] == set(), "outside of its own module"
    assert users[dotted(policy.audience)] == {access.__name__, history.__name__}
