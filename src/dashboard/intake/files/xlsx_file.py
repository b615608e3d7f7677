"""Reads the cells of an .xlsx in one pass, with what matters to us: merges, errors, formulas without a value.

Only values, merges, hidden sheets and number formats are looked at; everything else of a workbook (styles, names,
drawings), which often stops a general reader on files of other programs, is left alone.
"""

from __future__ import annotations

import posixpath
import re
from datetime import datetime

from dashboard.core.formats import number as printed
from dashboard.intake.files.archive import unpack
from dashboard.intake.files.cells import Sheet
from dashboard.intake.files.memory import raise_when_out_of_memory
from dashboard.intake.files.privacy import refuse_strings
from dashboard.intake.files.weight import Weight
from dashboard.intake.files.worksheet import DAMAGED, Shared, SheetReader, TextReader, local, parse
from dashboard.intake.preview import FileRefused

_MAXIMUM_SHEETS = 300
"""Some hand in a sheet for each of the 248 villages."""
_MAXIMUM_TAGS = 64_000_000
"""Of all parts that are parsed together, since the time goes by tags. A million rows of all ten columns of coverage
have 42 million, 54 million from a program that writes texts into the cells."""
_TAGS_PER_CELL = 4
_DATE_FORMATS = {14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47}
_PERCENT_FORMATS = {9, 10}
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


def read_xlsx(content: bytes) -> list[Sheet]:
    """Every worksheet, hidden ones too. Raises FileRefused when the workbook is unsafe or damaged."""
    parts = unpack(content)
    try:
        return _Book(parts).sheets()
    except (FileRefused, MemoryError):
        raise
    except Exception as error:  # whatever a mutilated part makes of our parsing, the person can only save it again
        raise_when_out_of_memory(error)
        raise FileRefused(DAMAGED) from None


class _Book:
    """The parts of a workbook and what is shared between its sheets."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = {name.lstrip("/").lower(): part for name, part in parts.items()}
        self.tags = 0
        book = self._targets("_rels/.rels", "")
        self.path = next((path for kind, path in book.values() if kind == "officeDocument"), "xl/workbook.xml")
        folder, name = posixpath.split(self.path)
        self.targets = self._targets(f"{folder}/_rels/{name}.rels", folder)
        self._refuse_other_formats()

    def sheets(self) -> list[Sheet]:
        """Every worksheet."""
        listed: list[tuple[str, str, bool]] = []
        epochs = [datetime(1899, 12, 30)]

        def start(name: str, attributes: dict[str, str]) -> None:
            if local(name) == "workbookPr" and attributes.get("date1904") in ("1", "true"):
                epochs.append(datetime(1904, 1, 1))
            if local(name) == "sheet":
                link = next((value for key, value in attributes.items() if local(key) == "id"), "")
                hidden = attributes.get("state", "visible") != "visible"
                listed.append((attributes.get("name", "?"), link, hidden))

        parse(self.part(self.path), start)
        found = [(title, self.targets[link][1], hidden) for title, link, hidden in listed
                 if self.targets.get(link, ("", ""))[0] == "worksheet"]
        if not found:
            raise FileRefused("Buku kerja tidak memuat lembar berisi tabel. Unggah buku kerja yang berisi datanya.")
        if len(found) > _MAXIMUM_SHEETS:
            raise FileRefused(f"Buku kerja memuat {printed(len(found))} lembar; paling banyak "
                              f"{printed(_MAXIMUM_SHEETS)}. Unggah hanya lembar yang memuat tabelnya.")
        sheets = [(title, self.part(path), hidden) for title, path, hidden in found]  # all weighed before one is read
        shared = Shared(self._shared_strings(), self._formats(), epochs[-1])
        weight = Weight()
        return [SheetReader(shared, title, hidden, weight).read(part) for title, part, hidden in sheets]

    def part(self, path: str) -> bytes:
        """A part by its path, upper or lower case, to be parsed. Raises FileRefused when all together are too much."""
        part = self.parts[path.lower()]
        self.tags += part.count(b"<")
        if self.tags > _MAXIMUM_TAGS:
            raise FileRefused(f"Buku kerja terlalu besar: semua lembarnya bersama memuat lebih dari sekitar "
                              f"{printed(_MAXIMUM_TAGS // _TAGS_PER_CELL)} sel. Unggah hanya lembar yang memuat "
                              "tabelnya, atau bagi menjadi beberapa berkas.")
        return part

    def _targets(self, path: str, folder: str) -> dict[str, tuple[str, str]]:
        """relation id -> (kind, path of the part)."""
        found: dict[str, tuple[str, str]] = {}

        def start(name: str, attributes: dict[str, str]) -> None:
            if local(name) == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = attributes.get("Type", "").rpartition("/")[2]
                found[attributes.get("Id", "")] = (kind, posixpath.normpath(whole))

        if path.lower() in self.parts:
            parse(self.part(path), start)
        return found

    def _refuse_other_formats(self) -> None:
        kinds = self.part("[Content_Types].xml").lower()
        if b"macroenabled" in kinds or b"vbaproject" in kinds:
            raise FileRefused("Buku kerja memuat makro. Simpan sebagai 'Buku Kerja Excel (.xlsx)' tanpa makro, lalu "
                              "unggah lagi.")
        if b"spreadsheetml.sheet" not in kinds or self.path.lower() not in self.parts:
            raise FileRefused("Berkas bukan buku kerja .xlsx. Simpan sebagai 'Buku Kerja Excel (.xlsx)', lalu unggah.")

    def _shared_strings(self) -> list[str]:
        path = next((path for kind, path in self.targets.values() if kind == "sharedStrings"), "")
        if not path:
            return []
        strings: list[str] = []
        reader = TextReader()

        def end(name: str) -> None:
            if reader.end(name) == "si":
                strings.append(reader.take())

        parse(self.part(path), reader.start, end, reader.text)
        refuse_strings(strings)
        return strings

    def _formats(self) -> list[str]:
        """For each cell style "date", "percent" or ""."""
        path = next((path for kind, path in self.targets.values() if kind == "styles"), "")
        custom: dict[int, str] = {}
        numbers: list[int] = []
        inside = [""]

        def start(name: str, attributes: dict[str, str]) -> None:
            kind = local(name)
            if kind == "numFmt":
                custom[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
            elif kind == "xf" and inside[-1] == "cellXfs":
                numbers.append(int(attributes.get("numFmtId", "0")))
            inside.append(kind)

        def end(_: str) -> None:
            inside.pop()

        if path:
            parse(self.part(path), start, end)
        return [_meaning(number, custom.get(number, "")) for number in numbers]


def _meaning(number: int, code: str) -> str:
    if code:
        first = _QUOTED.sub("", code.split(";")[0]).lower()
        if "general" in first:
            return ""
        return "percent" if "%" in first else "date" if re.search("[dmyhs]", first) else ""
    return "date" if number in _DATE_FORMATS else "percent" if number in _PERCENT_FORMATS else ""
