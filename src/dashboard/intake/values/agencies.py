"""Which OPD or program a text means: by code, name, or a spelling from the alias table. Near ones are proposed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from dashboard.core.domain import Level
from dashboard.core.formats import shortened
from dashboard.core.regency import Regency, regency
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.values.words import listed, near, normalise, squeeze

Found = tuple[str | None, str, tuple[str, ...]]
"""(code or None, the problem, proposed names)."""

_PROPOSED, _LOOKED_AT = 3, 8
"""Several spellings may be of one name."""
_KINDS = {Level.KABUPATEN: "kabupaten|kab|pemkab", Level.KOTA: "kota|pemkot",
          Level.PROVINSI: "provinsi|prov|pemprov"}


@cache
def _ending(own: Regency) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_KINDS[own.level]}) {re.escape(normalise(own.name))}$")


def find_agency(text: str, reference: ReferenceCodes, guess: bool = True) -> Found:
    """The OPD's code; the name of the regency at the end does not matter. `guess`: look for near names when unknown."""
    words = normalise(text)
    short = _ending(regency()).sub("", words)
    known = reference.agency_by_spelling
    code = known.get(squeeze(words)) or known.get(squeeze(short))
    if code:
        return code, "", ()
    names = _names(short, reference.agencies, reference.agency_aliases) if guess else ()
    perhaps = f"; mungkin {listed(names)}" if names else ""
    return None, (f"OPD '{shortened(text)}' tidak dikenal{perhaps}. Tulis nama atau kode OPD yang terdaftar, atau "
                  "tambahkan ejaan ini lewat dataset agency_aliases"), names


def find_program(text: str, reference: ReferenceCodes, guess: bool = True) -> Found:
    """The program's code, by code, full name or a spelling from the alias table."""
    code = reference.program_by_spelling.get(squeeze(text))
    if code:
        return code, "", ()
    programs = {code: program[0] for code, program in reference.programs.items()}
    names = _names(text, programs, reference.program_aliases) if guess else ()
    perhaps = f"; mungkin {listed(names)}" if names else ""
    return None, (f"Program '{shortened(text)}' tidak dikenal{perhaps}. Tulis kode program yang terdaftar, "
                  "tambahkan ejaan ini lewat dataset program_aliases, atau daftarkan programnya lewat dataset "
                  "programs"), names


def _names(text: str, names: Mapping[str, str], aliases: Mapping[str, str]) -> tuple[str, ...]:
    """At most three names (`names`: by code) whose name, code or other spelling is near a text, best first."""
    spelt = {alias: names[code] for alias, code in aliases.items() if code in names}
    spelt |= dict(names) | {name: name for name in names.values()}
    return tuple(dict.fromkeys(spelt[one] for one in near(text, spelt, _LOOKED_AT)))[:_PROPOSED]
