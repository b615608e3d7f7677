"""Rules over spellings of places."""

from __future__ import annotations

from dashboard.core.formats import shortened
from dashboard.intake.validate import Rows, check_alias
from dashboard.intake.values.places import find_kecamatan
from dashboard.intake.values.words import village_and_kecamatan


def place_aliases(rows: Rows) -> None:
    """A village's spelling names its own kecamatan: village names alone are never taken."""
    check_alias(rows)
    frame, known = rows.frame, rows.reference
    for position in rows.where(frame["alias"].notna() & frame["region"].notna()):
        alias, village = str(frame["alias"][position]), known.villages.get(str(frame["region"][position]))
        label = village_and_kecamatan(alias)
        if village and (label is None or find_kecamatan(label[1], known) != village[2]):
            bare = shortened(alias.partition("(")[0].strip(), 40)
            rows.findings.error(position, "alias", "Tulis desa/kelurahan dengan kecamatannya dalam kurung: "
                                f"'{bare} ({village[3]})'", "village alias")
        elif label and not village:
            rows.findings.error(position, "alias", "Ejaan desa tidak dapat berarti kecamatan; tulis kode desanya",
                                "kecamatan alias")
