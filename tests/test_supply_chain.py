"""What is installed is what was tested: pinned with hashes, made from one lock file, under licences we may use."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import audit_versions
from page_words import ROOT

UV = Path(sys.executable).with_name("uv")
PINNED = re.compile(r"([A-Za-z0-9_.-]+)==([^ ;\\]+)")


def exported(*words: str) -> str:
    return subprocess.run([str(UV), "export", "--quiet", "--frozen", "--offline", *words], cwd=ROOT, check=True,
                          capture_output=True, text=True).stdout


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return {found[1]: found[2] for line in lines if (found := PINNED.match(line))}


@pytest.mark.parametrize(("name", "groups"), [("requirements.txt", []), ("requirements-dev.txt", ["--group", "dev"]),
                                              ("requirements-reconcile.txt", ["--only-group", "reconcile"]),
                                              ("requirements-s3.txt", ["--only-group", "s3"]),
                                              ("requirements-postgres.txt", ["--only-group", "postgres"]),
                                              ("requirements-lake.txt", ["--only-group", "lake"])])
def test_requirements_are_what_the_lock_file_says(name: str, groups: list[str]) -> None:
    """Written again by `make lock`."""
    assert exported("--no-emit-project", "--no-annotate", "--no-header", *groups) == (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-reconcile.txt",
                                  "requirements-s3.txt", "requirements-postgres.txt", "requirements-lake.txt",
                                  "tests/s3-server.txt"])
def test_every_requirement_has_the_hashes_of_its_files(name: str) -> None:
    blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").strip())
    assert len(blocks) == len(pins(name)) > (1 if re.search("s3|postgres|lake", name) else 5)
    assert [block for block in blocks if not re.search(r"--hash=sha256:[0-9a-f]{64}", block)] == []


def test_what_we_import_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = [re.split(r"[<>=\[]", line)[0].lower() for line in project["project"]["dependencies"]]
    assert set(named) <= set(pins("requirements.txt"))
    assert set(pins("requirements.txt").items()) <= set(pins("requirements-dev.txt").items())


def test_the_server_has_nothing_that_matches_persons() -> None:
    assert "splink" in pins("requirements-reconcile.txt")
    assert "splink" not in pins("requirements.txt")


def test_only_who_shares_a_postgresql_pays_for_it() -> None:
    assert "psycopg" in pins("requirements-postgres.txt") and "psycopg" not in pins("requirements.txt")
    told = subprocess.run([sys.executable, "-c", "import sys, dashboard.store.engine.chosen as c; c.engine(); "
                           "import dashboard.store.lock; print('psycopg' in sys.modules)"],
                          capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_only_who_shares_over_s3_pays_for_it() -> None:
    assert "obstore" in pins("requirements-s3.txt") and "obstore" not in pins("requirements.txt")
    told = subprocess.run([sys.executable, "-c", "import sys, dashboard.store.sharing.places as p; p.objects_at('/x'); "
                           "print('obstore' in sys.modules)"], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_only_who_has_a_lake_pays_for_it() -> None:
    own = pins("requirements-lake.txt")
    assert own.pop("duckdb") == pins("requirements.txt")["duckdb"], "extensions serve one version only"
    assert len(own) == 3 and not set(own) & set(pins("requirements.txt"))
    told = subprocess.run([sys.executable, "-c", "import sys, dashboard.store.past as p; p.known_builds(); "
                           "print('dashboard.store.lake' in sys.modules)"], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_what_matches_persons_finds_all_it_imports_on_its_own_pc() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "src/reconcile").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    named = {one.name for node in nodes if isinstance(node, ast.Import) for one in node.names} | {
        node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    rooms = {name.partition(".")[0] for name in named} - set(sys.stdlib_module_names)
    assert rooms - {"reconcile"} <= set(pins("requirements-reconcile.txt"))


def test_the_bill_of_materials_holds_all_of_it() -> None:
    bill = json.loads(exported("--preview-features", "sbom-export", "--format", "cyclonedx1.5"))
    assert {(part["name"], part["version"]) for part in bill["components"]} == set(pins("requirements.txt").items())
    assert all(part["externalReferences"][0]["hashes"] for part in bill["components"])


def test_licences_are_listed_and_let_us_pass_the_program_on() -> None:
    """Written again by `make lock`."""
    main, aside = ([line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")][1:]
                   for part in (ROOT / "docs/LISENSI.md").read_text("utf-8").split("## Hanya bila dipakai"))
    only_windows = {"colorama", "tzdata"} - {name for name, *_ in main}
    held = pins("requirements.txt")
    assert {(name, version) for name, version, _ in main} == {
        item for item in held.items() if item[0] not in only_windows}
    assert {(name, version, group) for name, version, _, group in aside} == {
        (*item, group) for group in ("postgres", "s3", "lake", "reconcile")
        for item in pins(f"requirements-{group}.txt").items() if item[0] not in {*held, *only_windows}}
    free = re.compile(r"MIT|BSD|Apache|MPL|Mozilla|PSF|Python Software|OFL", re.IGNORECASE)
    assert [row for row in main if not free.search(row[2]) or "GPL" in row[2]] == []
    assert {name for name, _, licence, _ in aside if not free.search(licence) or "GPL" in licence} == {
        "psycopg", "psycopg-binary"}, "LGPL, and said so above the table"


@pytest.mark.parametrize(("code", "told", "error", "expected", "word"), [
    (0, '{"vulnerabilities": []}', "", 0, "no known holes"),
    (1, '{"vulnerabilities": [{"id": "GHSA-1"}]}', "", 1, "GHSA-1"),
    (2, "", "error: Request failed\n  cause: Name or service not known\n", 0, "NOT AUDITED"),
    (0, "<html>", "", 1, "cannot be read"),
])
def test_a_hole_fails_and_a_closed_network_is_said(code: int, told: str, error: str, expected: int, word: str) -> None:
    found, sentence = audit_versions.outcome(code, told, error)
    assert found == expected and word in sentence
