"""Is everything as it was handed in, and is the published database what facts and submissions make?"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from dashboard.core.actor import Actor
from dashboard.core.domain import DashboardError
from dashboard.publish.build import made_again
from dashboard.store import audit
from dashboard.store.building.scripts import quoted
from dashboard.store.database import path_of, served_build
from dashboard.store.engine.chosen import engine
from dashboard.store.identity import provider_settings
from dashboard.store.identity.accounts import accounts
from dashboard.store.lock import only_writer
from dashboard.store.submissions.journal import findings
from dashboard.store.submissions.manifests import recorded
from dashboard.store.submissions.purging import purges

_OF_THE_BUILD = ("info", "geometry")
"""Tables that say when and as what a build was made."""


@dataclass
class Outcome:
    """What holds and what does not, a sentence each."""

    told: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def verify(by: Actor) -> Outcome:
    """Look at submissions, journal, events, accounts and the published database. Raises NotAllowed for whoever may not
    read what happened."""
    outcome = Outcome()
    with only_writer():
        for look in (_submissions, _accounts, _published, _objects, _history):
            try:
                look(outcome)
            except DashboardError as error:
                outcome.problems.append(str(error))
    damage = audit.damage(by)
    outcome.problems += damage
    if not damage:
        outcome.told.append(f"Catatan kejadian utuh ({len(audit.entries(by))} kejadian).")
    return outcome


def _submissions(outcome: Outcome) -> None:
    found = findings()
    outcome.problems += found
    if not found:
        outcome.told.append(f"{len(recorded())} kiriman dan penarikan sama dengan saat diserahkan.")
    outcome.told += [f"{purge.in_words}." for purge in purges() if purge.is_done]


def _accounts(outcome: Outcome) -> None:
    outcome.told.append(f"{len(accounts())} akun terbaca.")
    outcome.problems += provider_settings.problems()


def _published(outcome: Outcome) -> None:
    served = served_build()
    if served.notice:
        outcome.problems.append(served.notice)
    with made_again() as (build_id, path):
        if build_id.rpartition("-")[2] != served.build_id.rpartition("-")[2]:
            outcome.problems.append(f"Basis data yang terbit ({served.build_id}) disusun dari data atau kiriman yang "
                                    "lain daripada yang ada sekarang. Jalankan `python -m dashboard build`.")
            return
        different = _different(path, path_of(served.build_id))
    outcome.problems += [f"Tabel {name} pada basis data yang terbit berbeda {rows} baris dari susunan ulang. Jalankan "
                         "`python -m dashboard build`." for name, rows in different.items()]
    if not different:
        outcome.told.append(f"Basis data yang terbit ({served.build_id}) sama dengan susunan ulang dari data dan "
                            "kiriman.")


def _objects(outcome: Outcome) -> None:
    told, problems = engine().objects_state()
    outcome.told += told
    outcome.problems += problems


def _history(outcome: Outcome) -> None:
    told, problems = engine().history_state()
    outcome.told += told
    outcome.problems += problems


def _different(made: Path, published: Path) -> dict[str, int]:
    """Tables that differ, with how many rows stand in one only."""
    with duckdb.connect() as connection:
        for name, path in (("made", made), ("published", published)):
            connection.execute(f"ATTACH {quoted(path)} AS {name} (READ_ONLY)")
        tables = [name for (name,) in connection.execute(
            "SELECT DISTINCT table_name FROM duckdb_tables() WHERE schema_name = 'base' ORDER BY 1").fetchall()]
        found = {}
        for name in tables:
            if name not in _OF_THE_BUILD:
                one, other = f"made.base.{name}", f"published.base.{name}"
                [[rows]] = connection.execute(
                    f"SELECT count(*) FROM ((FROM {one} EXCEPT ALL FROM {other}) "  # noqa: S608  # from the catalogue
                    f"UNION ALL (FROM {other} EXCEPT ALL FROM {one}))").fetchall()
                if rows:
                    found[name] = int(rows)
    return found
