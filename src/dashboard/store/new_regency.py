"""Prepares the data folder of another kabupaten or kota of the same province, or of the province, from what this one
holds.

Regions, boundaries and published figures of the nation, the province and its kabupaten and kota are taken over with
their cases, lest one that was explained stand open, and the catalogue without what it says of this home alone; so are
the targets of the nation and the province. Cases of another home about what is no figure here stay there. What belongs
to one regency alone (its own targets, programmes, sample) is left empty; places below it come from a file of outlines,
when one is given. A province's folder ends at its kabupaten and kota.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.core.dashboards import read_dashboards
from dashboard.core.domain import DataError, Level
from dashboard.core.regency import RELEASE, Regency
from dashboard.store.building.release import read_release
from dashboard.store.building.tables import BOUNDARIES
from dashboard.store.durable import make_folder, write_file
from dashboard.store.regency_villages import Villages, read_villages

_TAKEN = frozenset({Level.NASIONAL, Level.PROVINSI, Level.KABUPATEN, Level.KOTA})
_TARGETS = "facts/targets.csv"
_ABOVE = frozenset({Level.NASIONAL, Level.PROVINSI})
_EMPTY = ("catalogue/eligibility.csv", "facts/program_facts.csv")
_WHOLE = ("catalogue/indicators.csv", "catalogue/margins.csv", "catalogue/glossary.csv", "catalogue/releases.csv",
          "catalogue/nomenclatures.csv", "catalogue/incentive_rules.csv")
_BY_REGION = ("catalogue/anchors.csv", "catalogue/breaks.csv")
_CONFLICTS = "facts/conflicts.csv"
_LICENCE = "boundaries/LICENSE-wilayah_boundaries.txt"
_PEERS = "jatim_kabkota"
Row = dict[str, str]


@dataclass(frozen=True)
class Prepared:
    """What was written: whose folder it is, and how many regions and figures it holds."""

    label: str
    regions: int
    figures: int


def prepare(source: Path, own: Regency, code: str, target: Path, villages: Path | None = None,
            names: Path | None = None) -> Prepared:
    """Write the folder of the kabupaten, kota or province `code` to `target`, which must not hold anything yet;
    `source` is the data folder of `own`. `villages`, `names`: files of its village outlines and of the names of its
    kecamatan (regency_villages), not of a province. Raises DataError: an unknown code, one of another level, a folder
    that is in use or cannot be written, what is wrong with the files; nothing is left in it then."""
    try:
        in_use = target.exists() and (not target.is_dir() or any(target.iterdir()))
    except OSError as error:
        raise _cannot(target, error) from None
    if in_use:
        raise DataError(f"{target} sudah berisi. Sebut folder baru atau kosong; tidak ada yang ditulis.")
    known = {row["code"]: row for row in _rows(source / "regions/regions.csv") if row["level"] in _TAKEN}
    home = known.get(code)
    if home is None or home["level"] == Level.NASIONAL:
        raise DataError(f"Kode {code} bukan kabupaten, kota, atau provinsi di regions/regions.csv. Tulis kode "
                        f"Kemendagri seperti {own.code}, atau {own.province.code} untuk provinsinya.")
    if own.province.code not in (code, home["parent_code"]):
        raise DataError(f"{home['name']} ({code}) tidak di {own.province.name}; hanya kabupaten dan kota provinsi yang "
                        "sama yang dapat disiapkan dari folder ini.")
    if villages and home["level"] == Level.PROVINSI:
        raise DataError(f"--desa hanya untuk kabupaten atau kota; dasbor {_label(home)} sampai kabupaten/kotanya. "
                        "Jalankan tanpa --desa.")
    below = read_villages(villages, names, home) if villages else None
    label = _label(home)
    with _all_or_nothing(target):
        figures = _tables(source, own, target, known, code, below.rows if below else [])
        _boundaries(source, target, code, below)
        _write(target / RELEASE, _release(source, own, home, label, known, below))
    return Prepared(label, len(known) + (len(below.rows) if below else 0), figures)


@contextmanager
def _all_or_nothing(target: Path) -> Iterator[None]:
    """A folder that was not there or empty is so again when filling it fails, so that the next try is not refused. It
    is not filled elsewhere and renamed: it may be a mounted volume."""
    was_there = target.is_dir()
    try:
        yield
    except BaseException as error:
        for made in target.iterdir() if was_there else [target]:
            shutil.rmtree(made, ignore_errors=True)
        if isinstance(error, OSError):
            raise _cannot(target, error) from None
        raise


def _cannot(target: Path, error: OSError) -> DataError:
    return DataError(f"Folder {target} tidak dapat disiapkan ({error.strerror}: {error.filename or target}). Sebut "
                     "folder di tempat yang boleh ditulis dan cukup ruangnya; tidak ada yang disimpan.")


def _tables(source: Path, own: Regency, target: Path, known: Mapping[str, Row], code: str, below: list[Row]) -> int:
    """Everything in CSV; how many figures were taken over. `code`: of the new home; `below`: rows of its own kecamatan
    and villages."""
    affairs = {"", code, *(one for one, row in known.items() if row["level"] in _ABOVE)}
    heading, regions = _table(source / "regions/regions.csv")
    _put(target / "regions/regions.csv", heading, [*(row for row in regions if row["code"] in known), *below])
    patterns = {f"{code}.*" for code in known}  # "35.*": every region below the province
    for name in _WHOLE:
        _copy_sayings(source, own, target, name)
    for name in _EMPTY:
        _copy(source, target, name, lambda _: False)
    for name in _BY_REGION:
        _copy(source, target, name, lambda row: row["region_code"] in {*known, "", *patterns})
    figures, cited, keys = 0, set[str](), set[tuple[str, ...]]()
    for path in sorted((source / "facts").glob("observations_*.csv")):
        kept = [row for row in _rows(path) if row["region_code"] in known]
        cited |= {row[column] for row in kept for column in ("source_id", "se_source_id") if row.get(column)}
        if kept:
            _put(target / "facts" / path.name, list(kept[0]), kept)
        figures += len(kept)
        keys |= {_key(row) for row in kept}
    _copy_cases(source, own, target, affairs, keys)
    above = [row for row in _rows(source / _TARGETS) if known.get(row["region_code"], {}).get("level") in _ABOVE]
    _put(target / _TARGETS, _table(source / _TARGETS)[0], above)
    cited |= {row["source_id"] for row in above}
    cited |= {row["source"] for row in _rows(source / "catalogue/releases.csv")}
    _copy(source, target, "facts/sources.csv", lambda row: row["source_id"] in cited)
    return figures


def _boundaries(source: Path, target: Path, code: str, below: Villages | None) -> None:
    """Outlines of all kabupaten and kota, its own among them, and what lies below as far as it was given."""
    peers: dict[str, Any] = json.loads((source / f"boundaries/{_PEERS}.geojson").read_text("utf-8"))
    own = [feature for feature in peers["features"] if feature["properties"]["code"] == code]
    for name in BOUNDARIES:
        layers = {_PEERS: peers["features"], "kabupaten": own}
        if below:
            layers |= {"kabupaten": below.kabupaten, "kecamatan": below.kecamatan, "desa": below.desa}
        features = layers.get(name, [])
        content = {"type": "FeatureCollection", "features": features}
        _write(target / f"boundaries/{name}.geojson", json.dumps(content, ensure_ascii=False))
    if (source / _LICENCE).is_file():
        _write(target / _LICENCE, (source / _LICENCE).read_text("utf-8"))


def _release(source: Path, own: Regency, home: Row, label: str, known: dict[str, Row], below: Villages | None) -> str:
    """release.toml; its texts are to be looked over by whoever takes the folder into use."""
    release = read_release(source)
    twin = next((row for row in known.values() if row["name"] == home["name"] and row["code"] != home["code"]
                 and row["level"] in (Level.KABUPATEN, Level.KOTA)), None)
    lines = [
        f"data_date = {release.data_date.isoformat()}",
        f"title = {_quoted(f'Data kemiskinan dan pembangunan {label}')}", f"credit = {_quoted(release.credit)}", "",
        "[home]", f"code = {_quoted(home['code'])}", f"name = {_quoted(home['name'])}",
        f"level = {_quoted(home['level'])}",
        f"agency = {_quoted(f'Bappeda {label}')}  # sesuaikan; sebutan pendeknya kata pertama, atau agency_short",
        f"data_office = {_quoted(f'Dinas Komunikasi dan Informatika {label}')}  # walidata; sesuaikan",
        *([f"village = {_quoted(below.rows[-1]['code'])}  # contoh kode desa dalam petunjuk"] if below else []),
        "", "[home.province]", f"code = {_quoted(own.province.code)}", f"name = {_quoted(own.province.name)}",
        f"short = {_quoted(own.province.short)}",
        "", "[home.nation]", f"code = {_quoted(own.nation.code)}", f"name = {_quoted(own.nation.name)}",
    ]
    if home["code"] == own.province.code:
        lines += _ways(known, read_dashboards(source))
    if twin:
        lines += ["", "[home.namesake]", f"code = {_quoted(twin['code'])}",
                  f"label = {_quoted(_label(twin))}",
                  "kecamatan = []  # nama kecamatannya, agar barisnya dikenali"]
    return "\n".join(lines) + "\n"


def _ways(known: dict[str, Row], addresses: Mapping[str, str]) -> list[str]:
    """[dashboards] with a line for each kabupaten and kota, to be filled in as they get theirs."""
    listed = {row["code"]: _label(row) for row in known.values() if row["level"] in (Level.KABUPATEN, Level.KOTA)}
    told = ["", "[dashboards]  # alamat dasbor yang sudah ada: hapus tanda pagar barisnya dan tulis alamatnya"]
    for code, label in listed.items():
        line = f"{_quoted(code)} = {_quoted(addresses.get(code, 'https://…'))}  # {label}"
        told.append(line if code in addresses else f"# {line}")
    return told


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a basic string of TOML


def _label(row: Row) -> str:
    return f"{row['level'].capitalize()} {row['name']}"


def _rows(path: Path) -> list[Row]:
    return _table(path)[1]


def _table(path: Path) -> tuple[list[str], list[Row]]:
    """Headings and rows."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            found = csv.DictReader(handle, strict=True)
            rows = list(found)
            return list(found.fieldnames or ()), rows
    except (OSError, csv.Error, UnicodeDecodeError) as error:
        raise DataError(f"{path} tidak dapat dibaca ({error}).") from None


def _copy(source: Path, target: Path, name: str, wanted: Callable[[Row], bool]) -> None:
    """The wanted rows of a file, under its headings; nothing when there is no such file."""
    path = source / name
    if path.is_file():
        heading, rows = _table(path)
        _put(target / name, heading, [row for row in rows if wanted(row)])


def _copy_cases(source: Path, own: Regency, target: Path, affairs: set[str], keys: set[tuple[str, ...]]) -> None:
    """Cases of the new home and of what it is held against; and those about figures that were taken over, which say
    whose they are."""
    heading, rows = _table(source / _CONFLICTS)
    _put(target / _CONFLICTS, list(dict.fromkeys([*heading, "home"])),
         [row if row["region_code"] in affairs else {**row, "home": row.get("home") or own.code}
          for row in rows if row["region_code"] in affairs or _key(row) in keys])


def _copy_sayings(source: Path, own: Regency, target: Path, name: str) -> None:
    """A file of the catalogue without what it says of the home itself: its offices become those of the new home by the
    mark «kabupaten», clauses that name it are left out, and a row of which nothing is left, but no indicator."""
    path = source / name
    if not path.is_file():
        return
    heading, kept = _table(path)
    if not own.is_province:  # what is said of the province holds for its kabupaten and kota
        told = [{key: text.replace(own.label, "«kabupaten»") if key == "publisher" else _of_others(text, own.label)
                 for key, text in row.items()} for row in kept]
        kept = [new for old, new in zip(kept, told, strict=True)
                if "publisher" in new or all(new[key] for key in old if old[key])]
    _put(target / name, heading, kept)


def _of_others(text: str, label: str) -> str:
    """'A; b of it. C.' is 'A. C.'"""
    if label not in text:
        return text
    kept = " ".join(part for part in re.split(r"(?<=[;.]) ", text) if label not in part)
    return f"{kept.rstrip(';.')}." if kept and text.endswith(".") else kept


def _key(row: Row) -> tuple[str, ...]:
    return row["indicator"], row["region_code"], row["year"]


def _put(path: Path, heading: list[str], rows: list[Row]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, heading, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    _write(path, text.getvalue())


def _write(path: Path, text: str) -> None:
    make_folder(path.parent)
    write_file(path, text.encode())
