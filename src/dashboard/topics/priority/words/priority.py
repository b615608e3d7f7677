"""The words of the ranking: what is found, how sure it is, what it is made of."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.core import formats
from dashboard.topics.priority.contracts import MINMAX, RANK, ZSCORE
from dashboard.topics.priority.rules.criteria import Criteria, Criterion
from dashboard.topics.priority.rules.ranking import (
    COMPLETE,
    LEFT_OUT,
    MARGINS,
    NORMALISATION,
    WEIGHTS,
    Driver,
    Priority,
)
from dashboard.topics.priority.rules.stability import ALWAYS, DEPENDS, DRAWS, NEAR, NEVER, ORDER

METHOD_WORDS = {MINMAX: "min-maks", RANK: "peringkat (persentil)", ZSCORE: "z-skor"}
METHOD_MEANINGS = {
    MINMAX: "0 untuk desa terbaik, 1 untuk desa terlemah, di antaranya menurut jaraknya",
    RANK: "bagian desa yang lebih baik, 0 sampai 1; jarak di antara angka tidak dipakai",
    ZSCORE: "banyaknya simpangan baku di sisi lemah dari rata-rata semua desa"}
ROOM_WORDS = {ORDER: "Semua bobot yang seurutan", NEAR: "Bobot yang berdekatan"}
ROOM_MEANINGS = {
    ORDER: "semua bobot yang tidak membalik urutan kepentingan; yang kepentingannya sama boleh berbobot berapa saja",
    NEAR: "tiap kepentingan boleh satu tingkat lebih rendah atau lebih tinggi"}
GROUP_WORDS = {ALWAYS: "selalu", DEPENDS: "tergantung bobot", NEVER: "tidak pernah"}
BORDER = "sama di batas"
NOT_POVERTY = ("Lemah menurut kriteria yang dipilih, bukan ukuran kemiskinan desa; urutan adalah bahan keputusan, "
               "bukan keputusan.")
NO_WEIGHT = "Semua kepentingan nol: pilih sedikitnya satu kriteria."
MOST_NAMED = 5


def group(found: Priority, name: str) -> str:
    """'selalu', 'tergantung bobot', 'tidak pernah'; with one criterion no weight decides, only equal figures do."""
    return BORDER if name == DEPENDS and len(found.importance) == 1 else GROUP_WORDS[name]


def headline(found: Priority | None, inside: Callable[[str], bool], place: str) -> str:
    """'9 desa/kelurahan selalu masuk 25 terlemah, 31 tergantung bobot.' `place`: '' for the whole."""
    if found is None:
        return NO_WEIGHT
    where = f"Di {place} " if place else ""
    always, depends = (sum(map(inside, found.of(name))) for name in (ALWAYS, DEPENDS))
    if found.is_flat:
        return "Semua desa/kelurahan bernilai sama pada kriteria yang dipilih: tidak ada yang dapat didahulukan."
    told = f"{formats.number(always)} desa/kelurahan" if always else "tidak ada desa/kelurahan yang"
    first = formats.number(found.first)
    if len(found.importance) == 1:
        rest = f", {formats.number(depends)} bernilai sama di batasnya" if depends else ""
        return formats.upper_first(f"{where}{told} masuk {first} terlemah menurut satu kriteria{rest}.")
    rest = f"{formats.number(depends)} tergantung bobot" if depends else "tidak ada yang tergantung bobot"
    return formats.upper_first(f"{where}{told} selalu masuk {first} terlemah, {rest}.")


def weights(found: Priority, criteria: Criteria, *, is_decided: bool = False) -> str:
    """'Bobot: Ketahanan sosial 33,3 persen, …'; equal ones are said to be a choice."""
    known = criteria.usable
    told = ", ".join(f"{known[name].name} {formats.number(share * 100, 1)}" for name, share in found.weights.items())
    if len(found.importance) == 1:
        return f"Satu kriteria: {known[next(iter(found.importance))].name}. Bobot tidak berpengaruh."
    equal = (f" Bobotnya sama ({formats.number(len(found.importance))} kriteria): itu juga pilihan"
             f"{'' if is_decided else ', dan belum diputuskan rapat'}." if found.is_equal else "")
    return f"Bobot (persen): {told}.{equal}"


def doubled(found: Priority, criteria: Criteria) -> str:
    """That a criterion is counted twice where one is weighed with what it holds; '' otherwise."""
    known = criteria.usable
    twice = [f"{known[name].name} memuat {', '.join(part.name for part in parts)}" for name in found.importance
             if (parts := [one for one in criteria.inside(name) if one.id in found.importance])]
    return f"Terhitung dua kali: {'; '.join(twice)}." if twice else ""


def left_out(found: Priority, of: Callable[[str], str]) -> str:
    """'28 kelurahan tidak ikut: tidak punya satu pun kriteria yang dipilih.' `of`: level of a code."""
    if not found.left_out:
        return ""
    levels = [of(code) for code in found.left_out]
    told = " dan ".join(f"{formats.number(levels.count(level))} {level}" for level in sorted(set(levels)))
    return (f"{told} tidak ikut diurutkan karena tidak punya angka satu pun kriteria yang dipilih; itu bukan berarti "
            "tidak lemah.")


def partial(found: Priority) -> str:
    """'12 desa/kelurahan dinilai hanya dari kriteria yang dimilikinya.'"""
    some = int((found.villages["lacking"] > 0).sum())
    return (f"{formats.number(some)} desa/kelurahan dinilai hanya dari kriteria yang dimilikinya." if some else "")


def same(found: Priority, criteria: Criteria) -> str:
    """Criteria that tell nobody apart."""
    names = ", ".join(criteria.usable[name].name for name in found.same)
    return f"Tidak membedakan (angkanya sama di semua desa): {names}." if names else ""


def rule(found: Priority) -> str:
    """What is drawn, how, and what is done with what is missing."""
    return (f"Normalisasi {METHOD_WORDS[found.method]}: {METHOD_MEANINGS[found.method]}. Kriteria yang hilang tidak "
            f"dianggap nol: bobotnya pindah ke kriteria yang ada. Sering masuk = bagian dari {formats.number(DRAWS)} "
            f"himpunan bobot ({ROOM_MEANINGS[found.room]}).")


def share(value: float) -> str:
    """'63,8'; what is not in all draws is never called 100, and what is in one never 0."""
    if 0 < value < 1:
        value = min(0.999, max(0.001, value))
    return formats.number(value * 100, 1)


def band(low: float, high: float) -> str:
    """'3–41'."""
    return formats.number(low) if low == high else f"{formats.number(low)}–{formats.number(high)}"


def score(found: Priority, value: float) -> str:
    """0 to 100 where the scale ends, else in standard deviations."""
    return formats.signed(value, 2) if found.method == ZSCORE else formats.number(value * 100, 1)


def score_unit(found: Priority) -> str:
    """What a score is counted in."""
    return "simpangan baku" if found.method == ZSCORE else "0–100, 100 terlemah"


def figure(one: Criterion, value: float | None) -> str:
    """'0,5917 indeks'."""
    if formats.is_missing(value):
        return formats.MISSING
    return formats.rupiah(value) if one.unit.startswith("Rp") else formats.number(value, one.decimals)


def driver(one: Driver, criteria: Criteria, found: Priority) -> str:
    """What moves the list, in words."""
    return {
        WEIGHTS: f"Bobot lain ({ROOM_WORDS[found.room].lower()})",
        NORMALISATION: f"Normalisasi {METHOD_WORDS.get(one.what, '')}",
        LEFT_OUT: f"Tanpa {criteria.usable[one.what].name}" if one.what in criteria.usable else "",
        COMPLETE: "Hanya desa yang punya semua kriteria",
        MARGINS: "Selisih kecil: tiap angka bergeser paling banyak 1 persen dari rentangnya"}[one.kind]


def driven(found: Priority, criteria: Criteria) -> str:
    """'Yang paling menentukan: tanpa Ketahanan lingkungan, 17 dari 25 desa terlemah berganti.'"""
    most = max(found.drivers, key=lambda one: one.replaced)
    if most.replaced < 0.5:  # less than one village
        return f"Daftar {formats.number(found.first)} terlemah hampir tidak berubah, apa pun yang diubah."
    return (f"Yang paling menentukan: {formats.lower_first(driver(most, criteria, found))}, "
            f"{formats.number(most.replaced)} dari {formats.number(found.first)} desa terlemah berganti.")


def names(codes: list[str], name: Callable[[str], str], most: int = MOST_NAMED) -> str:
    """'Tumpakoyot, Ngaringan, dan 3 lainnya'."""
    told = [name(code) for code in codes[:most]]
    rest = len(codes) - len(told)
    return ", ".join(told) + (f", dan {formats.number(rest)} lainnya" if rest > 0 else "")
