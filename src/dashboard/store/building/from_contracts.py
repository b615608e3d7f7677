"""What follows from the contracts alone, as SQL: checks of handed-in rows, sample giving way, and plain public views.

Names of datasets and columns come from contracts, never from a file.
"""
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.intake.contract import Column, Contract, Kind
from dashboard.store.building.schema import stored_columns
from dashboard.store.building.scripts import quoted

_PLACES = "SELECT r.code FROM base.region r, base.home h WHERE r.code = h.code OR starts_with(r.code, h.code || '.')"
_VILLAGES = ("SELECT r.code FROM base.region r, base.home h "
             "WHERE r.level IN ('desa', 'kelurahan') AND starts_with(r.code, h.code || '.')")
_OF_REGIONS = {Kind.VILLAGE: ("desa", _VILLAGES), Kind.PLACE: ("wilayah", _PLACES), Kind.PLACES: ("wilayah", _PLACES)}
_WORDS = {Kind.AGENCY: "OPD", Kind.PROGRAM: "program"}
_UNKNOWN, _UNLISTED = "tidak dikenal", "belum terdaftar. Daftarkan dahulu, atau perbaiki kodenya"
Contracts = Sequence[Contract]


def own_tables(contracts: Iterable[Contract]) -> list[Contract]:
    """Datasets with a table of their own, in order."""
    return [contract for contract in contracts if not contract.facts]


def checks(contracts: Contracts) -> dict[str, str]:
    """Scripts by name; each answers with one column `problem`, no rows when all is well."""
    tables = own_tables(contracts)
    return {"rujukan_kiriman": _references(tables), "kunci_kiriman_unik": _keys(tables),
            "contoh_tersendiri": _sample_apart(tables)}


def _references(tables: Contracts) -> str:
    """Codes on handed-in rows are those of something that exists."""
    found = [(contract, column, *known) for contract in tables for column in contract.columns
             if (known := _known(column, tables))]
    parts = [f"SELECT file, row, '{column.name}' AS col, {_codes(column)} AS code, '{word}' AS what, "
             f"'{failing}' AS failing FROM base.{contract.id} WHERE {'true' if column.required else _filled(column)}"
             for contract, column, word, failing, _ in found]
    sources = {(word, source) for _, _, word, _, source in found}
    codes = [f"SELECT '{word}' AS what, code FROM ({source})" for word, source in sorted(sources)]
    return (f"WITH used AS ({_union(parts)}), known AS ({_union(codes)})\n"
            "SELECT format('{} baris {}, kolom {}: {} \"{}\" {}', min(file), min(row), col, what, "
            "coalesce(code, ''), failing) AS problem\nFROM used ANTI JOIN known USING (what, code) "
            "GROUP BY file, col, what, code, failing")


def _known(column: Column, tables: Contracts) -> tuple[str, str, str] | None:
    """What a code of this column is called, what is said of an unknown one, and the SELECT of the known ones."""
    if column.refers:
        listed = next(contract for contract in tables if contract.id == column.refers)
        return column.refers_word, _UNLISTED, _keys_of(listed)
    if column.kind in _OF_REGIONS:
        word, source = _OF_REGIONS[column.kind]
        return word, _UNKNOWN, source
    owner = next((contract for contract in tables if contract.lists is column.kind), None)
    return (_WORDS[column.kind], _UNKNOWN, _keys_of(owner)) if owner else None


def _keys_of(contract: Contract) -> str:
    (key,) = contract.key
    return f'SELECT "{key}" AS code FROM base.{contract.id}'


def _codes(column: Column) -> str:
    """The codes in a column; free text that names places has them in `places`, which the reader fills."""
    return "unnest(places)" if column.kind is Kind.PLACES else f'"{column.name}"'


def _filled(column: Column) -> str:
    return "true" if column.kind is Kind.PLACES else f'"{column.name}" IS NOT NULL'


def _keys(tables: Contracts) -> str:
    """No row stands twice under one key, and no part of a key is missing."""
    parts = []
    for contract in tables:
        names = _listed(contract.key)
        missing = " OR ".join(f'"{name}" IS NULL' for name in contract.key)
        parts.append(f"SELECT '{contract.id}' AS dataset, concat_ws(' ', {names}) AS key, count(*) AS n "
                     f"FROM base.{contract.id} GROUP BY {names} HAVING count(*) > 1 OR {missing}")
    return (f"WITH wrong AS ({_union(parts)})\n"
            "SELECT format('{}: kunci \"{}\" ada {} kali atau tidak lengkap', dataset, key, n) AS problem FROM wrong")


def _sample_apart(tables: Contracts) -> str:
    """Sample never stands beside real rows of the same group of datasets, whatever the year."""
    parts = [f"SELECT DISTINCT '{_group(contract, tables)}' AS what, is_sample FROM base.{contract.id}"
             for contract in tables if not contract.is_list]
    return (f"SELECT format('{{}}: data contoh berdampingan dengan data nyata', what) AS problem\n"
            f"FROM ({_union(parts)}) GROUP BY what HAVING count(DISTINCT is_sample) > 1")


def _group(contract: Contract, tables: Contracts) -> str:
    """The group is called as its first dataset."""
    return next(other.title for other in tables
                if other is contract or (contract.group and other.group == contract.group))


def sample_steps_aside(contracts: Contracts) -> list[str]:
    """DELETEs, in order: entries of sample lists that nothing shown needs. Variable keep_lists: true while sample is
    shown; a sample list stays whole only until a real one of its kind exists."""
    tables = own_tables(contracts)
    lists = _dependants_first([contract for contract in tables if contract.lists])
    spellings = [(contract, column, owner) for contract in tables if contract.is_list and not contract.lists
                 for column in contract.columns for owner in lists if column.kind is owner.lists]
    return [_unneeded(listed, tables) for listed in lists] + [
        f'DELETE FROM base.{contract.id} WHERE is_sample AND (NOT getvariable(\'keep_lists\') OR "{column.name}" '
        f"NOT IN ({_keys_of(owner)}))" for contract, column, owner in spellings]


def _dependants_first(lists: Contracts) -> list[Contract]:
    """Programmes name agencies, so programmes give way before agencies are counted."""
    return sorted(lists, key=lambda one: sum(column.kind is one.lists for other in lists for column in other.columns))


def _unneeded(listed: Contract, tables: Contracts) -> str:
    (key,) = listed.key
    needed = [f'SELECT "{column.name}" FROM base.{contract.id} WHERE "{column.name}" IS NOT NULL'
              + (" AND NOT is_sample" if contract.is_list and not contract.lists else "")
              for contract in tables for column in contract.columns if column.kind is listed.lists]
    return (f"DELETE FROM base.{listed.id} WHERE is_sample AND NOT (getvariable('keep_lists') "
            f"AND NOT EXISTS (SELECT 1 FROM base.{listed.id} WHERE NOT is_sample)) "
            f'AND "{key}" NOT IN ({" UNION ".join(needed or ["SELECT NULL WHERE false"])})')


def plain_view(contract: Contract) -> str:
    """The public view of a dataset that has none of its own: its columns, with places as `region_code` (and the
    kecamatan of a village) and the parts of a period beside it."""
    placed = next((column.name for column in contract.columns if column.kind is Kind.VILLAGE), None)
    told = [part for name in stored_columns(contract) if name != "kecamatan"
            for part in _public(name, next((one for one in contract.columns if one.name == name), None))]
    join = f' LEFT JOIN base.region r ON r.code = c."{placed}"' if placed else ""
    name = contract.view or contract.id
    return (f"CREATE VIEW main.{name} AS SELECT {', '.join(told)}, c.is_sample, c.submission_id "
            f"FROM base.{contract.id} c{join} ORDER BY {_listed(contract.key, 'c.')};\n"
            f"COMMENT ON VIEW main.{name} IS {quoted(contract.purpose)}")


def _public(name: str, column: Column | None) -> list[str]:
    own = f'c."{name}"'
    if column is None or column.kind not in (Kind.VILLAGE, Kind.PLACE, Kind.PERIOD, Kind.MONTH):
        return [own]
    if column.kind is Kind.PLACE:
        return [f"{own} AS region_code"]
    if column.kind is Kind.VILLAGE:
        return [f"{own} AS region_code", "r.parent_code AS kecamatan_code"]
    if column.kind is Kind.MONTH:
        return [own, f"left({own}, 4)::INTEGER AS year"]
    return [own, f"left({own}, 4)::INTEGER AS year",
            f"CASE WHEN {own} LIKE '%-TW%' THEN right({own}, 1)::INTEGER END AS quarter"]


def _listed(names: Sequence[str], prefix: str = "") -> str:
    return ", ".join(f'{prefix}"{name}"' for name in names)


def _union(parts: Iterable[str]) -> str:
    return "\nUNION ALL ".join(parts)
