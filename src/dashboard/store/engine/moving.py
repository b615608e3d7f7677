"""Everything that is on record from the folder of one server to PostgreSQL, and back: as it was written, line for line
and byte for byte. Nothing is removed where it came from.

To PostgreSQL it is one transaction, so whoever was stopped begins again; to the folder each part is laid whole, and
what lay there otherwise keeps its content under another name.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from psycopg.types.json import Json

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store.durable import make_folder, replace_private_file, sync_folder, write_file
from dashboard.store.engine import mirror
from dashboard.store.engine.connections import WRITING, Connection
from dashboard.store.engine.copy_mark import copied, is_copy, mark, unmark
from dashboard.store.engine.folder import FolderEngine
from dashboard.store.engine.folder_lines import FolderLines
from dashboard.store.engine.postgres import PostgresEngine
from dashboard.store.layout import bring_up_to_date
from dashboard.store.rounding_key import rounding_key
from dashboard.store.sharing.follower import mark_reached

_MOVING = "pindah.txt"
CHAINS = ("journal", "audit")
PRIVATE = ("accounts.json", "columns.json", "sessions.json", "attempts.json", "attempts_key.json")


def to_postgresql(target: PostgresEngine) -> int:
    """From this home's folder to that PostgreSQL, with its published builds; how many files of submissions. Nothing is
    done where it was done before. Raises StoreError, where others are on record there too; then nothing there has
    changed."""
    if is_copy():
        with target.connections.borrowed() as connection:
            if copied()[0] == mirror.now(connection)[0]:
                return len(_submissions())
        raise StoreError(f"DASHBOARD_HOME {settings.home()} sudah salinan dari PostgreSQL yang lain. Tidak ada yang "
                         "dipindahkan.")
    folder = FolderEngine()
    with target.only_builder(lambda: None), folder.only_changer():
        bring_up_to_date()
        with target.moving() as connection:
            files = _submissions()
            _refuse_others(connection, files)
            _write_submissions(connection, files)
            for name in CHAINS:
                _write_chain(connection, name)
            for name in PRIVATE:
                for key, entry in folder.read_private(name, replaceable=name not in PRIVATE[:2]).items():
                    connection.execute("INSERT INTO private_entry VALUES (%s, %s, %s) ON CONFLICT (file, key) "
                                       "DO UPDATE SET entry = excluded.entry", (name, key, Json(entry)))
            connection.execute("INSERT INTO secret VALUES ('rounding', %s) ON CONFLICT DO NOTHING", (rounding_key(),))
            _prove(connection, files)
            target.offer_here()
        with target.connections.borrowed(WRITING) as connection:
            store, number = mirror.now(connection)
        mark(store, number)
        mark_reached()  # what is shown there is what is shown here
    return len(files)


def to_folder(source: PostgresEngine) -> int:
    """From that PostgreSQL to this home, which is a copy of it; from then on nothing is written there. How many files
    of submissions. Raises StoreError."""
    with source.only_mover() as connection:
        here = _token()
        _refuse_moved(connection, here)
        mirror.bring_up(connection, thorough=True)
        source.keep_up(moving=True)
        make_folder(settings.accounts())
        for name in CHAINS:
            _lay_chain(connection, name)
        for name in PRIVATE:
            content = dict(connection.execute("SELECT key, entry FROM private_entry WHERE file = %s ORDER BY key",
                                              (name,)).fetchall())
            if content:
                _lay(settings.accounts() / name, json.dumps(content, ensure_ascii=False, indent=1).encode())
        connection.execute("UPDATE store SET moved_at = now(), moved_to = %s WHERE moved_at IS NULL", (here,))
        unmark()
    (settings.home() / _MOVING).unlink(missing_ok=True)
    return len(_submissions())


def _token() -> str:
    """What tells this home from others while everything is moved to it: whoever was stopped begins again here."""
    path = settings.home() / _MOVING
    make_folder(path.parent)
    try:
        return path.read_text("ascii")
    except FileNotFoundError:
        token = uuid4().hex
        replace_private_file(path, token.encode())
        return token


def _refuse_moved(connection: Connection, here: str) -> None:
    """Two homes would both be the record."""
    row = connection.execute("SELECT moved_at, moved_to FROM store").fetchone()
    if row and row[0] and row[1] != here:
        (settings.home() / _MOVING).unlink(missing_ok=True)
        raise StoreError(f"Isi PostgreSQL ini sudah dipindahkan ke folder lain pada {row[0]:%Y-%m-%d %H:%M} UTC, dan "
                         "yang tercatat sesudah itu hanya ada di sana. Jalankan server itu tanpa DASHBOARD_STORE; bila "
                         "ia hilang, pulihkan dari cadangannya (`restore`).")


def _submissions() -> dict[tuple[str, str, str], Path]:
    root = settings.submissions()
    return {(path.parts[-3], path.parts[-2], path.name): path for path in sorted(root.glob("[!.]*/[!.]*/*"))
            if path.is_file()}


def _refuse_others(connection: Connection, files: dict[tuple[str, str, str], Path]) -> None:
    """What was moved before a stop is the same; anything else there is somebody else's."""
    there = connection.execute("SELECT dataset, submission, name FROM submission_file").fetchall()
    key = connection.execute("SELECT content FROM secret WHERE name = 'rounding'").fetchone()
    longer = [name for name, number in connection.execute("SELECT name, number FROM chain").fetchall()
              if int(number) > FolderLines(settings.home() / str(name)).end()[0]]
    if longer or (key and bytes(key[0]) != rounding_key()) or any(tuple(one) not in files for one in there):
        raise StoreError("PostgreSQL itu sudah berisi kiriman lain. Pakai basis data yang kosong; tidak ada yang "
                         "dipindahkan.")


def _write_submissions(connection: Connection, files: dict[tuple[str, str, str], Path]) -> None:
    for key, path in files.items():
        content = path.read_bytes()
        connection.execute("INSERT INTO submission_file VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
                           (*key, hashlib.sha256(content).hexdigest(), content))
    connection.execute("UPDATE store SET submissions = submissions + 1")


def _write_chain(connection: Connection, name: str) -> None:
    lines = FolderLines(settings.home() / name)
    if not lines.is_begun:
        return
    with lines.only_writer():
        lines.settle()
        number, digest = 0, ""
        connection.execute("DELETE FROM chain_line WHERE chain = %s", (name,))
        connection.execute("INSERT INTO chain VALUES (%s, 0, '') ON CONFLICT DO NOTHING", (name,))
        for place, _, line in lines.stored():
            entry = json.loads(line)
            number, digest = int(entry["number"]), str(entry["hash"])
            connection.execute("INSERT INTO chain_line VALUES (%s, %s, %s, %s)", (name, number, Path(place).stem, line))
        connection.execute("UPDATE chain SET number = %s, hash = %s WHERE name = %s", (number, digest, name))


def _prove(connection: Connection, files: dict[tuple[str, str, str], Path]) -> None:
    """Of what PostgreSQL holds, not of what it was told."""
    found = {(str(row[0]), str(row[1]), str(row[2])): str(row[3]) for row in connection.execute(
        "SELECT dataset, submission, name, encode(sha256(content), 'hex') FROM submission_file").fetchall()}
    for key, path in files.items():
        if found.get(key) != hashlib.sha256(path.read_bytes()).hexdigest():
            raise StoreError(f"Berkas {path} tidak sama di PostgreSQL; tidak ada yang dipindahkan.")


def _lay_chain(connection: Connection, name: str) -> None:
    row = connection.execute("SELECT number, hash FROM chain WHERE name = %s", (name,)).fetchone()
    months: dict[str, str] = {}
    for month, line in connection.execute("SELECT month, line FROM chain_line WHERE chain = %s ORDER BY number",
                                          (name,)).fetchall():
        months[str(month)] = months.get(str(month), "") + f"{line}\n"
    if not row:
        return
    folder = settings.home() / name
    with FolderLines(folder).only_writer():
        for old in folder.glob("????-??.jsonl"):
            if old.stem not in months:
                _keep(old)
        for month, text in months.items():
            _lay(folder / f"{month}.jsonl", text.encode())
        _lay(folder / "HEAD.json", json.dumps({"number": int(row[0]), "hash": str(row[1])}).encode())


def _lay(path: Path, content: bytes) -> None:
    if path.exists():
        if path.read_bytes() == content:
            return
        _keep(path)
    half = path.with_name(f".{path.name}.pindah")
    half.unlink(missing_ok=True)
    write_file(half, content)
    half.replace(path)
    sync_folder(path.parent)


def _keep(path: Path) -> None:
    path.rename(path.with_name(f"{path.name}.sebelum-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"))

