"""Step 1, first half: rows of the lists into the working file, NIK and nomor KK as hashes only.

The raw numbers live in memory for as long as their row is read; addresses are not read at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pyarrow as pa
from duckdb import DuckDBPyConnection

from reconcile.config import NO_DECILE, ListOf, RunConfig
from reconcile.errors import ReconcileError
from reconcile.key import Key
from reconcile.reading import people, tables
from reconcile.reading.headings import find_places, is_heading
from reconcile.reading.regions import Regions, read_regions

_BATCH = 100_000
_SCHEMA = pa.schema([
    ("rid", pa.int64()), ("daftar", pa.int8()), ("nik", pa.string()), ("sah", pa.bool_()), ("kk", pa.string()),
    ("nama", pa.string()), ("tgl", pa.string()), ("desa", pa.string()), ("beda_desa", pa.bool_()),
    ("desil", pa.int8())])
_Families = dict[str, tuple[int | None, str]]


@dataclass(frozen=True)
class Loaded:
    """What was read of a list: `many` rows, of them `with_nik`; `broken` rows could not be read, first ones by number;
    `unplaced` have no village of the regency; `apart`: village of domicile and of KTP differ."""

    name: str
    many: int
    with_nik: int
    broken: int
    first_broken: tuple[int, ...]
    unplaced: int
    apart: int


class _Counter:
    def __init__(self) -> None:
        self.many = self.with_nik = self.unplaced = self.apart = 0


def load(connection: DuckDBPyConnection, run: RunConfig, key: Key, today: date) -> list[Loaded]:
    """Fill table `baris`: rid, daftar (number of the list), nik and kk (hashes, or NULL), sah (the NIK tells the birth
    date of its row), nama, tgl, desa (code, '' unknown), beda_desa, desil."""
    connection.execute("CREATE OR REPLACE TABLE baris (rid BIGINT, daftar TINYINT, nik VARCHAR, sah BOOLEAN, "
                       "kk VARCHAR, nama VARCHAR, tgl VARCHAR, desa VARCHAR, beda_desa BOOLEAN, desil TINYINT)")
    regions, told, begin = read_regions(run.regions), [], 0
    for number, own in enumerate(run.lists):
        broken, counter = tables.Broken(), _Counter()
        families = _families(own, run, key, regions, broken)
        batches = _batches(_rows(own, run, key, regions, families, broken, counter, today), number, begin)
        for batch in batches:
            connection.register("_masuk", batch)
            connection.execute("INSERT INTO baris SELECT * FROM _masuk")
            connection.unregister("_masuk")
        if not counter.many:
            raise ReconcileError(f"Daftar {own.name} tidak memuat satu baris pun yang dapat dibaca.")
        begin += counter.many
        told.append(Loaded(own.name, counter.many, counter.with_nik, broken.many, tuple(broken.first),
                           counter.unplaced, counter.apart))
    return told


def _batches(rows: Iterator[tuple[object, ...]], number: int, begin: int) -> Iterator[pa.Table]:
    kept: list[tuple[object, ...]] = []
    rid = begin
    for row in rows:
        kept.append((rid, number, *row))
        rid += 1
        if len(kept) == _BATCH:
            yield _table(kept)
            kept = []
    if kept:
        yield _table(kept)


def _table(rows: list[tuple[object, ...]]) -> pa.Table:
    columns = zip(*rows, strict=True)
    return pa.table([pa.array(column, kind.type) for column, kind in zip(columns, _SCHEMA, strict=True)],
                    schema=_SCHEMA)


def _rows(own: ListOf, run: RunConfig, key: Key, regions: Regions, families: _Families, broken: tables.Broken,
          counter: _Counter, today: date) -> Iterator[tuple[object, ...]]:
    plain_name, village = lru_cache(200_000)(people.plain_name), lru_cache(20_000)(regions.village)
    day = lru_cache(60_000)(lambda text: people.plain_date(text, today))
    for path in own.files:
        table, before = tables.rows(path, broken, is_heading), counter.many
        row, headings = next(table)
        places = find_places(headings, own, path.name, row)
        for row, cells in table:
            nik, family = people.digits_of(places.of("nik", cells)), people.digits_of(places.of("kk", cells))
            birth = day(places.of("tanggal_lahir", cells))
            name = plain_name(places.of("nama", cells))
            if not (nik or (name and birth) or (name and family)):
                broken.add(row)
                continue
            hashed = key.number("nik", nik) if nik else None
            kk = key.number("kk", family) if family else None
            decile = people.decile_of(places.of("desil", cells)) if own.decile != NO_DECILE else None
            homes = [village(places.village(cells, ending), places.of(f"kecamatan{ending}", cells))
                     for ending in ("", "_ktp")]
            if kk in families:
                other, home = families[kk or ""]
                decile, homes[0] = decile or other, homes[0] or home
            place = (homes[1] or homes[0]) if run.basis == "KTP" else (homes[0] or homes[1])
            apart = bool(homes[0] and homes[1] and homes[0] != homes[1])
            counter.many += 1
            counter.with_nik += bool(nik)
            counter.unplaced += not place
            counter.apart += apart
            yield hashed, people.agrees(nik, birth), kk, name, birth or None, place, apart, decile
        tables.refuse_nothing(path, broken, counter.many - before)


def _families(own: ListOf, run: RunConfig, key: Key, regions: Regions, broken: tables.Broken) -> _Families:
    """Decile and village by the hash of the nomor KK."""
    found: _Families = {}
    for path in own.family_files:
        table = tables.rows(path, broken, is_heading)
        row, headings = next(table)
        places, before = find_places(headings, own, path.name, row, is_family=True), len(found)
        for _, cells in table:
            digits = people.digits_of(places.of("kk", cells))
            if digits:
                home = regions.village(places.village(cells), places.of("kecamatan", cells))
                found[key.number("kk", digits)] = (people.decile_of(places.of("desil", cells)), home)
        tables.refuse_nothing(path, broken, len(found) - before)
    return found
