"""What leaves, as files: two tables and a manifest. Written only after every cell was looked at once more."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from reconcile.config import RunConfig
from reconcile.errors import ReconcileError
from reconcile.files import private_folder, replace_private
from reconcile.fingerprints import short
from reconcile.key import Key
from reconcile.leaving.counts import Counted, DecileCount, Overlap
from reconcile.leaving.rounding import BASE

OVERLAPS, DECILES, MANIFEST = "irisan.csv", "desil-program.csv", "manifes.json"
_HEADS = {"village": "Desa/kelurahan", "first": "Daftar pertama", "second": "Daftar kedua", "unit": "Satuan",
          "state": "Keadaan", "count": "Jumlah", "program": "Program", "register": "Register", "basis": "Dasar desil",
          "decile": "Desil", "listed": "Terdaftar", "recipients": "Penerima"}
_DATES = {OVERLAPS: ("Tanggal data pertama", "Tanggal data kedua"),
          DECILES: ("Tanggal data register", "Tanggal data program")}
_RUN = ("Tanggal pemadanan", "Dasar desa", "Tingkat padan (persen)", "Perkiraan presisi (persen)",
        "Perkiraan sensitivitas (persen)", "Sidik kunci")
_VILLAGE = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}")


def write(run: RunConfig, key: Key, counted: Counted, facts: dict[str, Any], today: date) -> None:
    """Write the tables and the manifest into `run.out`. Raises ReconcileError where a cell is no protected count."""
    _look_again(run, counted)
    cutoffs = {one.name: one.cutoff.isoformat() for one in run.lists}
    linked = facts["tautan"]
    rate = matched(facts)
    shared = [today.isoformat(), run.basis, f"{rate:.1f}", f"{100 * linked['precision']:.2f}",
              f"{100 * linked['recall']:.2f}", key.fingerprint]
    out = private_folder(run.out)
    tables = {
        OVERLAPS: _table(OVERLAPS, Overlap, [[run.name, *asdict(one).values(), cutoffs[one.first], cutoffs[one.second],
                                              *shared] for one in counted.overlaps]),
        DECILES: _table(DECILES, DecileCount, [[run.name, *asdict(one).values(), cutoffs[one.register],
                                                cutoffs[one.program], *shared] for one in counted.deciles])}
    for name, content in tables.items():
        replace_private(out / name, content)
    manifest = {
        "putaran": run.name, "dihitung": today.isoformat(), "musnahkan": run.destroy_on.isoformat(),
        "sidik_kunci": key.fingerprint, "dasar_desa": run.basis, "pembulatan": f"acak ke kelipatan {BASE}",
        "daftar": [{"nama": one.name, "tanggal": one.cutoff.isoformat(), "satuan": one.unit,
                    "baris": _about(told["many"]), "dengan_nik": _about(told["with_nik"]),
                    "rusak": _about(told["broken"]), "tanpa_desa": _about(told["unplaced"]),
                    "desa_ktp_berbeda": _about(told["apart"])}
                   for one, told in zip(run.lists, facts["daftar"], strict=True)],
        "tingkat_padan_persen": round(rate, 1), "perkiraan_presisi_persen": round(100 * linked["precision"], 2),
        "perkiraan_sensitivitas_persen": round(100 * linked["recall"], 2), "ambang": round(linked["limit"], 4),
        "ditinjau": facts.get("ditinjau", 0), "belum_ditinjau": facts.get("belum_ditinjau", linked["review"]),
        "desa_ditahan": counted.withheld,
        "berkas": {name: short(hashlib.sha256(content).hexdigest()) for name, content in tables.items()}}
    replace_private(out / MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False).encode())


def matched(facts: dict[str, Any]) -> float:
    """Of the rows of all lists, the percentage that was joined to another row."""
    rows = sum(one["many"] for one in facts["daftar"])
    return float(100 * facts["bergabung"] / max(rows, 1))


def _about(many: int) -> int:
    """To the next ten: sizes are of no village, and need not be told to the person."""
    return round(many, -1)


def _look_again(run: RunConfig, counted: Counted) -> None:
    names = {one.name for one in run.lists}
    rows: list[Overlap | DecileCount] = [*counted.overlaps, *counted.deciles]
    for one in rows:
        told = asdict(one)
        counts = [told[name] for name in ("count", "listed", "recipients") if name in told]
        lists = {told[name] for name in ("first", "second", "program", "register") if name in told}
        if (not _VILLAGE.fullmatch(told["village"]) or not lists <= names
                or any(type(each) is not int or each < 0 or each % BASE for each in counts)):
            raise ReconcileError("Hasil memuat sel yang bukan jumlah terlindung, jadi tidak ditulis. Laporkan kepada "
                                 "pengelola perangkat lunak ini.")


def _table(name: str, kind: type[Overlap] | type[DecileCount], rows: list[list[Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Putaran", *(_HEADS[one.name] for one in fields(kind)), *_DATES[name], *_RUN])
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
