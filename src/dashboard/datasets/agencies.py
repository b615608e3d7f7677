"""Which OPD or program a text means: by code, name, or a spelling from the alias table. Near ones are proposed."""

from __future__ import annotations

import re

from dashboard.datasets.reference import Reference
from dashboard.datasets.words import listed, near, normalise, shortened, squeeze

Found = tuple[str | None, str, tuple[str, ...]]
"""(code or None, the problem, proposed names)."""

_REGENCY = re.compile(r"\b(?:kabupaten|kab|pemkab) blitar$")


def find_agency(text: str, reference: Reference, guess: bool = True) -> Found:
    """The OPD's code; "Kabupaten Blitar" at the end does not matter. `guess`: look for near names when unknown."""
    words = normalise(text)
    known = reference.agency_by_spelling
    code = known.get(squeeze(words)) or known.get(squeeze(_REGENCY.sub("", words)))
    if code:
        return code, "", ()
    names = tuple(near(_REGENCY.sub("", words), reference.agencies.values())) if guess else ()
    perhaps = f"; mungkin {listed(names)}" if names else ""
    return None, (f"OPD '{shortened(text)}' tidak dikenal{perhaps}. Tulis nama atau kode OPD yang terdaftar, atau "
                  "tambahkan ejaan ini lewat dataset agency_aliases"), names


def find_program(text: str, reference: Reference, guess: bool = True) -> Found:
    """The program's code, by code or full name."""
    code = reference.program_by_spelling.get(squeeze(text))
    if code:
        return code, "", ()
    names = tuple(near(text, (program[0] for program in reference.programs.values()))) if guess else ()
    perhaps = f"; mungkin {listed(names)}" if names else ""
    return None, (f"Program '{shortened(text)}' tidak dikenal{perhaps}. Tulis kode program yang terdaftar, atau "
                  "daftarkan dulu lewat dataset programs"), names
