"""Reads a file that people hand in for a dataset; the one entry to everything in this room."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.core.domain import SAMPLE_BADGE
from dashboard.core.formats import number, shortened
from dashboard.intake.columns import nearest, template_advice, unclear, unsaid_columns
from dashboard.intake.contract import Column, Contract, Kind
from dashboard.intake.files.archive import MAXIMUM_BYTES, is_zip, refuse_old_formats
from dashboard.intake.files.cells import Sheet, as_text, column_letter
from dashboard.intake.files.csv_file import read_csv
from dashboard.intake.files.free_text import personal_words
from dashboard.intake.files.privacy import refuse_filename, refuse_sheets
from dashboard.intake.files.xlsx_file import read_xlsx
from dashboard.intake.findings import Findings
from dashboard.intake.form_reader import form_of
from dashboard.intake.outcome import preview_of
from dashboard.intake.preview import FileRefused, Log, Preview, Severity
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.table.body import GUIDE, LISTS, Body, blank, read_body, sort_rows
from dashboard.intake.table.headings import FoundTable, find_table
from dashboard.intake.table.totals import check_totals
from dashboard.intake.validate import Rows, check_rows, read_villages, units_from_headings
from dashboard.intake.values.kinds import Proposals, Values, convert, read_period
from dashboard.intake.values.words import listed


def read(contract: Contract, file: Path | bytes, filename: str, reference: ReferenceCodes,
         period: str | None = None, meanings: Mapping[str, str] | None = None) -> Preview:
    """What a file holds for a dataset. `period` ("2025", "2025-TW3") fills what the file does not say of time;
    `meanings` says what headings mean that the contract does not know (see `find_table`).

    Raises FileRefused when the file must be refused whole, nothing of it may then be kept; ColumnsUnclear when somebody
    must first say what some of its columns are.
    """
    meanings = meanings or {}
    content = content_of(file)
    refuse_filename(filename)
    sheets = read_sheets(content, contract, meanings)
    refuse_sheets(sheets)
    given, form = _given(contract, period), form_of(contract)
    findings = Findings()
    tables = _tables(sheets, contract, given, findings.log, meanings)
    proposals = Proposals()
    bodies = []
    frames = []
    for table in tables:
        constants = _constants(table, contract, given)
        body = read_body(table, contract, constants)
        units_from_headings(table, body, {column.name: column.unit_column for column in contract.columns
                                          if column.unit_column})
        if form:
            form.sort_rows(body, reference, findings.log)
        else:
            sort_rows(body, contract, constants)
        check_totals(body, contract, findings.log)
        bodies.append(body)
        frames.append(_converted(body.data(), contract, reference, proposals, findings))
    unsaid = unsaid_columns(bodies, contract)
    if findings.size and unsaid:
        raise unclear(tables, contract, unsaid, template_advice(contract))
    if not findings.size:
        raise FileRefused(f"Tidak ada baris data di bawah judul kolom (lembar '{tables[0].sheet.name}' baris "
                          f"{tables[0].last}). Isi barisnya, lalu unggah lagi.")
    rows = Rows(contract, _together(frames), findings, reference)
    _check_period(rows, given)
    if form:
        form.complete(rows)
    check_rows(rows)
    return preview_of(rows, bodies, proposals)


def read_sheets(content: bytes, contract: Contract, meanings: Mapping[str, str] | None = None) -> list[Sheet]:
    """The sheets of a workbook, or the one of a CSV. Raises FileRefused for what is neither."""
    if not content.strip():
        raise FileRefused("Berkas kosong. Pilih berkas .xlsx atau .csv yang berisi data.")
    if is_zip(content):
        return read_xlsx(content)
    refuse_old_formats(content)
    return [read_csv(content, lambda sheet: _fit(find_table(sheet, contract, meanings)))]


def _fit(table: FoundTable | None) -> float:
    return len(table.columns) if table else 0


def content_of(file: Path | bytes) -> bytes:
    """The bytes of a file. Raises FileRefused when there are too many, or it cannot be opened."""
    size = len(file) if isinstance(file, bytes) else _size(file)
    if size > MAXIMUM_BYTES:
        raise FileRefused(f"Berkas berukuran {number(size / 2**20)} MB; paling besar "
                          f"{number(MAXIMUM_BYTES / 2**20)} MB. Hapus gambar dan lembar lain, atau bagi "
                          "menjadi beberapa berkas.")
    return file if isinstance(file, bytes) else file.read_bytes()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise FileRefused(f"Berkas {path} tidak dapat dibuka ({error.strerror}). Periksa nama dan izinnya.") from None


def _given(contract: Contract, period: str | None) -> dict[str, str]:
    """What the chosen period says of the contract's columns."""
    if not period:
        return {}
    read_as, problem = read_period(period)
    if read_as is None:
        raise FileRefused(problem + ".")
    year, _, quarter = read_as.partition("-TW")
    kinds = {Kind.YEAR: year, Kind.QUARTER: quarter, Kind.PERIOD: read_as}
    return {column.name: kinds[column.kind] for column in contract.columns
            if column.name in (*contract.period, "quarter") and kinds.get(column.kind)}


def _constants(table: FoundTable, contract: Contract, given: Mapping[str, str]) -> dict[str, str]:
    """For columns the table does not have: what the chosen period and the lines above the table say."""
    said = {name: value for name, value in table.title.items() if name not in table.columns}
    year = table.title.get("year")
    if year and any(column.name == "period" for column in contract.columns) and "period" not in table.columns:
        said.setdefault("period", year)
    names = {column.name for column in contract.columns}
    return {name: value for name, value in {**said, **given}.items() if name in names}


def _tables(sheets: list[Sheet], contract: Contract, given: Mapping[str, str], log: Log,
            meanings: Mapping[str, str]) -> list[FoundTable]:
    """Every visible sheet that holds the dataset's table. Raises FileRefused when none does, ColumnsUnclear when
    one has columns that nobody knows."""
    found = [(sheet, find_table(sheet, contract, meanings)) for sheet in sheets]
    _refuse_personal([table for _, table in found if table])
    complete = []
    for sheet, table in found:
        if table is None or _missing(table, contract, given):
            continue
        if sheet.hidden:
            log.add(sheet.name, 0, "", Severity.WARNING,
                    "Lembar tersembunyi dilewati; tampilkan bila isinya perlu dibaca")
        else:
            complete.append(table)
    if not complete:
        raise _no_table(found, contract, given)
    for sheet, _ in found:
        passed_over = sheet.hidden or not len(sheet.cells) or sheet.name in (GUIDE, LISTS)
        if not passed_over and not any(table.sheet is sheet for table in complete):
            log.add(sheet.name, 0, "", Severity.INFO, "Lembar ini dilewati karena tidak memuat tabel dataset")
    for table in complete:
        _refuse_doubled(table, contract)
        _refuse_other_year(table, given)
        _warn_of_sample(table, log)
    if any(table.unknown for table in complete):
        raise unclear(complete, contract, _looked_for(complete[0], contract), "")
    for table in complete:
        for place, text in table.beside.items():
            log.add(table.sheet.name, table.last, f"{column_letter(place)}: {shortened(text)}", Severity.INFO,
                    "Kolom ini tidak dibaca dan tidak disimpan")
        for place in table.unheaded:
            log.add(table.sheet.name, table.last, column_letter(place), Severity.WARNING,
                    "Kolom ini tidak berjudul, jadi tidak dibaca dan tidak disimpan; beri judul bila perlu dibaca")
    return complete


def _refuse_personal(tables: list[FoundTable]) -> None:
    for table in tables:
        for place in table.personal:
            raise FileRefused(f"Lembar '{table.sheet.name}' kolom {column_letter(place)} berisi nama atau data "
                              "pribadi. Berkas ditolak seluruhnya dan tidak disimpan; hapus kolom itu, lalu unggah "
                              "lagi.")


def _of_sections(contract: Contract) -> frozenset[str]:
    """Columns that rows above a group may state."""
    form = form_of(contract)
    return form.SUPPLIED_BY_SECTIONS if form else frozenset()


def _missing(table: FoundTable, contract: Contract, given: Mapping[str, str]) -> list[str]:
    """Required columns that neither the table nor anything else supplies."""
    supplied = set(table.columns) | set(_constants(table, contract, given))
    supplied |= _of_sections(contract)
    return [column.name for column in contract.columns if column.required and column.name not in supplied]


def _looked_for(table: FoundTable, contract: Contract) -> list[str]:
    """Columns that rows above a group may state instead, when an unknown heading looks like theirs."""
    supplied, of_sections = set(table.columns) | set(table.title), _of_sections(contract)
    return [column.name for column in contract.columns
            if column.required and column.name in of_sections
            and column.name not in supplied and nearest(column, table.unknown.values())]


def _no_table(found: list[tuple[Sheet, FoundTable | None]], contract: Contract,
              given: Mapping[str, str]) -> FileRefused:
    visible = [table for sheet, table in found if table and not sheet.hidden]
    best = max(visible, key=lambda table: len(table.columns), default=None)
    if best is None or len(best.columns) * 3 < len([column for column in contract.columns if column.required]):
        names = listed([sheet.name for sheet, _ in found[:5]], "dan")
        return FileRefused(f"Tidak ada judul kolom dataset {contract.title} yang dikenali di lembar {names}. "
                           f"{template_advice(contract)}")
    missing = [*_looked_for(best, contract), *_missing(best, contract, given)]
    when = any(contract.column(name).kind in (Kind.YEAR, Kind.PERIOD, Kind.MONTH, Kind.QUARTER) for name in missing)
    period = "Sebutkan tahunnya di berkas atau pilih periode. " if when else ""
    return unclear([best], contract, missing, period + template_advice(contract))


def _refuse_doubled(table: FoundTable, contract: Contract) -> None:
    for name, (first, second) in table.doubled.items():
        raise FileRefused(f"Lembar '{table.sheet.name}': kolom '{contract.column(name).heading}' ada dua kali, di "
                          f"{column_letter(first)} dan {column_letter(second)}. Sisakan satu, lalu unggah lagi.")


def _refuse_other_year(table: FoundTable, given: Mapping[str, str]) -> None:
    chosen = given.get("year") or given.get("period", "")[:4]
    said = table.title.get("year", chosen)
    if chosen and said != chosen and not {"year", "period"} & set(table.columns):
        raise FileRefused(f"Judul lembar '{table.sheet.name}' menyebut tahun {said}, padahal periode yang dipilih "
                          f"{chosen}. Perbaiki judulnya atau pilih periode yang benar.")


def _warn_of_sample(table: FoundTable, log: Log) -> None:
    """What was exported from sample data says so in its title; handed in, it would count as real."""
    above = table.sheet.cells.loc[:table.first]
    if any(SAMPLE_BADGE in as_text(value).upper() for value in above.to_numpy().ravel()):
        log.add(table.sheet.name, table.first, "", Severity.WARNING,
                f"Berkas bertanda {SAMPLE_BADGE}: bila disimpan, angka contoh ini dianggap data nyata")


def _converted(body: Body, contract: Contract, reference: ReferenceCodes, proposals: Proposals,
               findings: Findings) -> pd.DataFrame:
    """The data rows of one table as values; problems go to `findings`."""
    start = findings.open(body.table, body.index.to_numpy())
    columns: dict[str, pd.Series] = {}
    _check_width(body, start, findings)
    for column in contract.columns:
        if column.kind is Kind.VILLAGE:
            columns[column.name], districts = read_villages(body, column.name, reference, proposals, start, findings)
            columns["kecamatan"] = districts
        elif column.name not in columns:
            values = convert(body.cells[column.name], column, reference, proposals)
            columns[column.name] = values.values
            _report(values, column, body, start, findings)
            if column.free_text:
                _warn_of_persons(values.values, column.name, start, findings)
    return pd.DataFrame({column.name: columns[column.name] for column in contract.columns}, index=body.index)


def _check_width(body: Body, start: int, findings: Findings) -> None:
    """A row of a CSV with more fields than headings was cut inside a value, so its values stand in wrong columns."""
    table = body.table
    for place in table.sheet.cells.columns[max(table.headings) + 1:] if table.sheet.is_csv else ():
        extra = ~blank(table.sheet.cells.loc[body.index, place])
        findings.errors(start + np.flatnonzero(extra), "", "Isian lebih banyak daripada judul kolom, biasanya karena "
                        "tanda pemisah di dalam isian; apit isian itu dengan tanda kutip")


def _report(values: Values, column: Column, body: Body, start: int, findings: Findings) -> None:
    """Errors for what cannot be read and for required cells that are blank; warnings for what was rounded."""
    for place in np.flatnonzero(values.problem):
        findings.error(start + int(place), column.name, values.sentences[values.problem[place]],
                       f"{column.kind} {column.name}")
    for place in np.flatnonzero(values.rounded):
        findings.warning(start + int(place), column.name, "Pecahan rupiah dibulatkan ke rupiah terdekat")
    if column.required:
        excused = body.index.isin(list(body.excused.get(column.name, ())))
        empty = values.values.isna().to_numpy() & (values.problem == 0) & ~excused
        findings.errors(start + np.flatnonzero(empty), column.name, f"{column.heading} kosong; isi selnya")


def _warn_of_persons(texts: pd.Series, column: str, start: int, findings: Findings) -> None:
    """A remark that may tell of one person; what it says is not repeated."""
    told = [text for text in texts.dropna().unique() if personal_words(str(text))]
    for place in np.flatnonzero(texts.isin(told)) if told else ():
        findings.warning(start + int(place), column, "Isian ini mungkin menyebut seseorang (nama dengan alamat, "
                         "penyakit, atau umur; nomor telepon; surel) dan akan tampil untuk umum; hapus bila "
                         "memang begitu")


def _together(frames: list[pd.DataFrame]) -> pd.DataFrame:
    return frames[0].reset_index(drop=True) if len(frames) == 1 else pd.concat(frames, ignore_index=True)


def _check_period(rows: Rows, given: Mapping[str, str]) -> None:
    """Rows of another time than the one the person chose."""
    for name, value in given.items():
        column = rows.contract.column(name)
        cells = rows.frame[name].astype("str")
        other = cells.notna() & ~cells.str.startswith(value)
        rows.findings.errors(rows.where(other), name, f"{column.heading} berbeda dari periode yang dipilih ({value}); "
                             "perbaiki barisnya atau pilih periode lain")
