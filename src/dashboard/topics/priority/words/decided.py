"""The words of decided weights, and of what is done in the villages that they bring forward."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.core import formats
from dashboard.topics.priority.rules.criteria import Criteria
from dashboard.topics.priority.rules.decided import Decided, Help
from dashboard.topics.priority.rules.ranking import Priority
from dashboard.topics.priority.rules.stability import ALWAYS, DEPENDS
from dashboard.topics.priority.words import priority as words

NONE = "Belum ada himpunan bobot yang diputuskan rapat."
MIXED = ("Urutan desa dari angka sebenarnya, tetapi lokasi RAT atau janji mitra masih buatan: seluruh bagian ini "
         "contoh.")


def label(one: Decided) -> str:
    """'Prioritas RKPD 2028, 24 November 2026'."""
    return f"{one.name}, {formats.tanggal(one.day)}"


def basis(one: Decided) -> str:
    """On which decision it rests."""
    return f"Bobot “{one.name}” diputuskan {formats.tanggal(one.day)}: {one.decision}."


def whose(one: Decided | None, found: Priority, criteria: Criteria) -> str:
    """Whose weights are used; that nobody decided on the usual ones is said."""
    if one is None:
        equal = "sama untuk " if found.is_equal else "untuk "
        names = ", ".join(criteria.usable[name].name for name in found.importance)
        return f"Bobot {equal}{names}; belum diputuskan rapat."
    return f"{basis(one)} {words.weights(found, criteria, is_decided=True)}"


def beside(one: Decided, *, is_shown: bool) -> str:
    """What a meeting decided, beside the weights that the page shows."""
    if is_shown:
        return f"Bobot ini diputuskan rapat: {label(one)}."
    return (f"Rapat memutuskan bobot lain: {label(one)}. Profil, lembar desa, salindia, dan ringkasan memakai bobot "
            "itu.")


def lost(one: Decided, criteria: Criteria) -> str:
    """Decided criteria that cannot be weighed now."""
    names = ", ".join(one.lost(criteria))
    return f"Tidak dapat ditimbang sekarang, jadi tidak ikut: {names}." if names else ""


def helped(found: Priority, done: Help) -> str:
    """'Dari 25 desa/kelurahan terlemah, 13 disebut RAT 2026, 9 dibantu mitra, 6 tanpa keduanya.'"""
    own = done.of(found.first_codes)
    named, partner = int((own["sub_activities"] > 0).sum()), int((own["partners"] > 0).sum())
    bare = int(((own["sub_activities"] == 0) & (own["partners"] == 0)).sum())
    rat = f"{formats.number(named)} disebut lokasi RAT {done.year}" if done.year else "RAT belum diserahkan"
    return (f"Dari {formats.number(len(own))} desa/kelurahan terlemah, {rat}, {formats.number(partner)} dibantu mitra, "
            f"{formats.number(bare)} tanpa keduanya.")


def always(one: Decided | None, found: Priority, name: Callable[[str], str]) -> str:
    """'Selalu di 25 terlemah: Sumbersih, …; 31 tergantung bobot (sama, belum diputuskan).' Short, for paper."""
    own = words.names(found.of(ALWAYS), name) or "tidak ada"
    by = f"“{one.name}”, {formats.tanggal(one.day)}" if one else (
        f"{'sama' if found.is_equal else 'bawaan'}, belum diputuskan")
    return (f"Selalu di {formats.number(found.first)} terlemah: {own}; {formats.number(len(found.of(DEPENDS)))} "
            f"tergantung bobot ({by}).")
