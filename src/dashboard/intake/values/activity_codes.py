"""Codes of sub kegiatan in the nomenclature of regional planning, in the shapes in which files write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

EXAMPLE = "1.01.01.2.02.0001"
LEVELS = ("urusan", "bidang", "program", "kegiatan", "sub kegiatan")
_WHOLE = re.compile(r"(\d)\.(\d{2})\.(\d{2})\.(0?)(\d)\.(\d{2})\.(\d{2}|\d{4})")
_PART = re.compile(r"\d(\.\d{2}){0,2}|\d\.\d{2}\.\d{2}\.0?\d\.\d{2}")


class CodeShape(StrEnum):
    """How a code is written."""

    USUAL = "baku"       # 1.01.01.2.02.0001
    MIXED = "campuran"   # 1.01.01.02.02.0001: the kegiatan padded with a zero
    SHORT = "pendek"     # 1.01.01.2.02.01: two figures at the end, another numbering of sub kegiatan


@dataclass(frozen=True)
class ActivityCode:
    """A code in its usual writing, and the shape in which it came. A short one keeps its two figures: which sub
    kegiatan of four figures it is, only a crosswalk can say."""

    code: str
    shape: CodeShape

    @property
    def program(self) -> str:
        """'2.09.03' of '2.09.03.2.01.0001'."""
        return self.code[:7]


def read_code(text: str) -> ActivityCode | None:
    """The code that a text is; None when it is none (see `problem`)."""
    found = _WHOLE.fullmatch(text.strip())
    if found is None or _zero_level(found):
        return None
    area, field, program, padded, group, activity, last = found.groups()
    shape = CodeShape.SHORT if len(last) == 2 else CodeShape.MIXED if padded else CodeShape.USUAL
    return ActivityCode(f"{area}.{field}.{program}.{group}.{activity}.{last}", shape)


def usual(text: str) -> str:
    """The usual writing of a code; what is no code stays as it is, so that it still matches itself."""
    found = read_code(text)
    return found.code if found else text


def problem(text: str) -> str:
    """Why a text is no code of a sub kegiatan, and what to write; '' when it is one."""
    written = text.strip()
    found = _WHOLE.fullmatch(written)
    if found is not None:
        level = _zero_level(found)
        return f"Kode '{written}' bernilai nol pada {level}; periksa kodenya" if level else ""
    if _PART.fullmatch(written):
        return (f"Kode '{written}' belum sampai sub kegiatan; tulis lengkap urusan.bidang.program.kegiatan.sub "
                f"kegiatan seperti {EXAMPLE}")
    return (f"'{written}' bukan kode sub kegiatan; tulis urusan.bidang.program.kegiatan.sub kegiatan seperti "
            f"{EXAMPLE}")


def _zero_level(found: re.Match[str]) -> str:
    """The first level that is zero, '' for none. Bidang 00 is no field of government either."""
    area, field, program, _, group, activity, last = found.groups()
    numbers = (area, field, program, group + activity if int(group) and int(activity) else "0", last)
    return next((level for level, number in zip(LEVELS, numbers, strict=True) if not int(number)), "")
