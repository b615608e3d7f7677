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
    return f"{basis(one)} {words.weights(found, criteria)}"


def whose_short(one: Decided | None, found: Priority) -> str:
    """The same where there is little room."""
    if one is None:
        return f"Bobot {'sama' if found.is_equal else 'bawaan'}, belum diputuskan rapat."
    return f"Bobot “{one.name}”, {formats.tanggal(one.day)}."


def lost(one: Decided, criteria: Criteria) -> str:
    """Decided criteria that cannot be weighed now."""
    names = ", ".join(one.lost(criteria))
    return f"Tidak dapat ditimbang sekarang, jadi tidak ikut: {names}." if names else ""


def helped(found: Priority, done: Help) -> str:
    """'Dari 25 desa/kelurahan terlemah, 13 disebut RAT 2026, 9 dibantu mitra, 6 tanpa keduanya.'"""
    own = done.of(found.first_codes)
    named, partner = int((own["actions"] > 0).sum()), int((own["partners"] > 0).sum())
    bare = int(((own["actions"] == 0) & (own["partners"] == 0)).sum())
    rat = f"{formats.number(named)} disebut lokasi RAT {done.year}" if done.year else "RAT belum diserahkan"
    return (f"Dari {formats.number(len(own))} desa/kelurahan terlemah, {rat}, {formats.number(partner)} dibantu mitra, "
            f"{formats.number(bare)} tanpa keduanya.")


def always(found: Priority, name: Callable[[str], str]) -> str:
    """'Selalu masuk 25 terlemah: Sumbersih, …'; that there is none is told with how many depend on the weights."""
    own, first = found.of(ALWAYS), formats.number(found.first)
    depends = formats.number(len(found.of(DEPENDS)))
    if not own:
        return f"Tidak ada desa yang selalu masuk {first} terlemah; {depends} tergantung bobot."
    return f"Selalu masuk {first} terlemah: {words.names(own, name)}; {depends} desa lain tergantung bobot."
