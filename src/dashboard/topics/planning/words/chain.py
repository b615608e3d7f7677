"""The words of the planning chain: how much of it holds, where it breaks, how its codes are written."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.core import formats
from dashboard.topics.planning.contracts import DOCUMENTS
from dashboard.topics.planning.rules.chain import JOINTS, Chains, PlanningChain, VillageMoney
from dashboard.topics.planning.rules.codes import Codes

WHAT = dict(zip(DOCUMENTS, ("sasaran", "prioritas", "sub kegiatan", "indikator", "rupiah"), strict=True))
"""What stands in each document."""
NO_PRIORITY, NO_TARGET = "tidak menginduk ke prioritas RPKD", "prioritasnya tanpa sasaran RPJMD"
RULE = ("Satu rantai = satu sub kegiatan RAT satu OPD, atau sasaran, prioritas, dan baris anggaran yang tidak terikat "
        "ke sub kegiatan mana pun. Lengkap bila ada di kelima dokumen; yang tidak lengkap dihitung sekali, di putus "
        "pertamanya dari kiri.")


def headline(found: Chains, who: str = "") -> str:
    """'86 dari 156 rantai perencanaan 2026 lengkap dari sasaran sampai rupiah; 32 putus antara RPKD dan RAT, 20 antara
    Renja dan APBD.' `who`: ' Dinas X' for one agency."""
    total = len(found.rows)
    if not total:
        return f"Belum ada rantai perencanaan {found.year}{who}."
    start = (f"{formats.number(found.complete)} dari {formats.number(total)} rantai perencanaan {found.year}{who} "
             "lengkap dari sasaran sampai rupiah")
    worst = [place for place in sorted(range(len(JOINTS)), key=lambda place: -found.breaks[place])
             if found.breaks[place]][:2]
    broken = [f"{formats.number(found.breaks[place])} {'putus ' if not number else ''}antara {JOINTS[place][0]} dan "
              f"{JOINTS[place][1]}" for number, place in enumerate(worst)]
    return f"{start}; {', '.join(broken)}." if broken else f"{start}."


def flow(found: Chains) -> str:
    """The finding of the picture: the joint with the most breaks."""
    most = max(range(len(JOINTS)), key=lambda place: found.breaks[place])
    if not found.breaks[most]:
        return "Semua rantai tersambung dari RPJMD sampai APBD"
    left, right = JOINTS[most]
    return f"Rantai paling sering putus antara {left} ({WHAT[left]}) dan {right} ({WHAT[right]})"


def percent(found: Chains) -> str:
    """'55,1' of complete chains."""
    return formats.number(found.complete / len(found.rows) * 100, 1) if found.rows else formats.MISSING


def why_no_target(chain: PlanningChain) -> str:
    """Why an action leads to no target."""
    return NO_TARGET if chain.priorities else NO_PRIORITY


def villages(found: Sequence[VillageMoney]) -> str:
    """'Dari 62 desa prioritas, 13 tidak disebut satu pun sub kegiatan; 2 di antaranya juga tidak lewat kecamatan.'"""
    if not found:
        return "Desa prioritas belum dapat ditentukan: RPKD tidak menyebutnya, dan hitungan DTSEN atau IDM belum ada."
    bare = [one for one in found if not one.itself]
    if not bare:
        return f"Semua {formats.number(len(found))} desa prioritas disebut sedikitnya satu sub kegiatan beranggaran."
    none = sum(not one.kecamatan for one in bare)
    rest = (f"; {formats.number(none)} di antaranya juga tidak lewat kecamatannya" if none
            else "; semuanya masih tersebut lewat kecamatannya")
    return (f"Dari {formats.number(len(found))} desa prioritas, {formats.number(len(bare))} tidak disebut satu pun sub "
            f"kegiatan beranggaran{rest}.")


def codes(found: Codes) -> list[str]:
    """How codes are written, one sentence a finding."""
    told = []
    if found.mixed:
        told.append(f"{formats.number(found.mixed)} dari {formats.number(found.total)} kode ditulis dalam bentuk "
                    "campuran (kegiatan “02.01”, bukan “2.01”) dan dibaca dalam bentuk baku.")
    if found.short:
        told.append(f"{formats.number(found.short)} kode berekor dua angka tanpa padanan, jadi tidak tersambung ke "
                    "kode empat angka.")
    if found.recoded:
        told.append(f"{formats.number(found.recoded)} kode ada dalam program yang kodenya berubah pada nomenklatur "
                    "yang lebih baru, tanpa padanan; periksa apakah masih sama.")
    if found.unknown:
        told.append(f"{formats.number(found.unknown)} isian bukan kode sub kegiatan.")
    named = ", ".join(f"{version} ({formats.number(count)})" for version, count in found.versions.items())
    return [*told, f"Nomenklatur yang disebut: {named}{_unnamed(found)}." if named
            else "Tidak satu baris pun menyebut nomenklatur kodenya."]


def _unnamed(found: Codes) -> str:
    return f"; {formats.number(found.unnamed)} baris tidak menyebutnya" if found.unnamed else ""
