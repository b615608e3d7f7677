"""`regency add`: prepare the data folder of another kabupaten or kota of the province, or of the province itself."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def register(commands: Any) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("regency", help="siapkan folder data untuk kabupaten atau kota lain, atau provinsinya")
    inner = parser.add_subparsers(dest="what", required=True, metavar="TINDAKAN")
    add = inner.add_parser("add", help="tulis folder data baru: wilayah, batas, dan angka BPS; selebihnya kosong")
    add.add_argument("code", metavar="KODE", help="kode Kemendagri kabupaten, kota (35.07), atau provinsi (35)")
    add.add_argument("folder", metavar="FOLDER", type=Path, help="folder baru atau kosong")
    add.add_argument("--desa", metavar="BERKAS", type=Path,
                     help="batas desa (.parquet atau .geojson; kolom code, name, mungkin kecamatan): peta dan daftar "
                          "desanya ikut")
    add.add_argument("--kecamatan", metavar="BERKAS.csv", type=Path,
                     help="nama kecamatan (kolom code, name), bila berkas batas desa tidak menyebutnya")
    add.set_defaults(run=_add)


def _add(parsed: argparse.Namespace) -> int:
    from dashboard.core import settings
    from dashboard.core.domain import QueryError
    from dashboard.core.regency import regency
    from dashboard.store.new_regency import prepare

    if parsed.kecamatan and not parsed.desa:
        raise QueryError("--kecamatan hanya berarti bersama --desa. Sebut juga berkas batas desanya.")
    made = prepare(settings.data(), regency(), parsed.code, parsed.folder.expanduser().resolve(), parsed.desa,
                   parsed.kecamatan)
    print(f"Folder {parsed.folder} siap untuk {made.label}: {made.regions} wilayah, {made.figures} angka. "
          f"Periksa [home] di catalogue/release.toml, lalu jalankan dengan DASHBOARD_DATA={parsed.folder} dan "
          "DASHBOARD_HOME tersendiri.")
    return 0
