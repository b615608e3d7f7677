"""The ten steps of the OECD/JRC Handbook on Constructing Composite Indicators (2008), filled with what is done here."""

from __future__ import annotations

import pandas as pd

from dashboard.core import formats
from dashboard.topics.priority.rules.criteria import Criteria
from dashboard.topics.priority.rules.ranking import JITTERS, Priority
from dashboard.topics.priority.rules.stability import ALWAYS, DEPENDS, DRAWS
from dashboard.topics.priority.words import priority as words

HANDBOOK = "OECD/JRC, Handbook on Constructing Composite Indicators (2008)"
HANDBOOK_URL = "https://doi.org/10.1787/9789264043466-en"
STRONG = 0.7
"""From here on two criteria tell nearly the same."""


def steps(found: Priority, criteria: Criteria, villages: int) -> list[tuple[str, str]]:
    """Name of each step and what is done at it."""
    known = criteria.usable
    own = [known[name] for name in found.importance]
    listed = "; ".join(f"{one.name} ({one.unit}, {one.when}, {one.weak})" for one in own)
    return [
        ("Kerangka", "Yang diukur: desa mana paling lemah menurut kriteria yang dipilih pengguna. Kriteria dan "
         f"kepentingannya adalah keputusan rapat, bukan hasil hitungan. {words.NOT_POVERTY}"),
        ("Pemilihan data", f"{listed}. Hanya angka sebenarnya; {formats.number(len(criteria.refused))} kriteria lain "
         "dicatat dengan alasannya dan tidak ditimbang."),
        ("Data yang hilang", "Tidak ada angka yang diisi atau diduga. Bobot kriteria yang hilang pindah ke kriteria "
         f"yang ada. {words.left_out(found, lambda _: 'desa/kelurahan') or 'Semua desa/kelurahan ikut.'} "
         f"{words.partial(found)}".strip()),
        ("Hubungan antarkriteria", _related(found, criteria)),
        ("Normalisasi", f"{formats.upper_first(words.METHOD_WORDS[found.method])}: "
         f"{words.METHOD_MEANINGS[found.method]}. Yang baik bila tinggi dibalik, jadi nilai besar selalu lemah. Dua "
         "cara lain dicoba pada langkah 7."),
        ("Pembobotan dan penggabungan", f"{words.weights(found, criteria)} Skor = rata-rata tertimbang; kelemahan di "
         f"satu kriteria dapat ditutup kriteria lain. {words.doubled(found, criteria)}".strip()),
        ("Ketidakpastian", f"{formats.number(DRAWS)} himpunan bobot diambil merata dari yang diizinkan, selalu yang "
         f"sama: {words.ROOM_MEANINGS[found.room]}. Ditambah normalisasi lain, tiap kriteria dilepas, dan {JITTERS} "
         f"kali angka digeser sampai 1 persen rentangnya. {words.driven(found, criteria)}"),
        ("Kembali ke data", "Tiap desa dapat dibuka sampai angka dan sumbernya: Dua desa menunjukkan sumbangan tiap "
         "kriteria, unduhan memuat semua angka, Profil memuat sumbernya."),
        ("Kaitan dengan ukuran lain", _others(found, criteria)),
        ("Penyajian", "Peta dan tabel menyebut kelompok, bukan hanya peringkat: "
         f"{formats.number(len(found.of(ALWAYS)))} selalu, {formats.number(len(found.of(DEPENDS)))} tergantung bobot, "
         f"dari {formats.number(villages)} desa/kelurahan. Pita 5–95 persen mendampingi tiap peringkat."),
    ]


def _related(found: Priority, criteria: Criteria) -> str:
    """Spearman between each two criteria."""
    if len(found.importance) == 1:
        return "Hanya satu kriteria."
    table = found.weak.corr("spearman")
    pairs = [(one, other, float(table[one][other])) for place, one in enumerate(table.columns)
             for other in table.columns[place + 1:]]
    told = "; ".join(f"{criteria.usable[one].name} dan {criteria.usable[other].name} {_coefficient(value)}"
                     for one, other, value in pairs)
    close = [value for *_, value in pairs if value >= STRONG]
    end = (" Yang di atas 0,7 hampir mengukur hal yang sama, jadi bobotnya berlipat." if close else
           " Tidak ada yang di atas 0,7, jadi tiap kriteria menambah keterangan.")
    return f"Korelasi peringkat (Spearman): {told}.{end}"


def _others(found: Priority, criteria: Criteria) -> str:
    """Spearman of the score with usable criteria that are not weighed."""
    rest = [one for name, one in criteria.usable.items() if name not in found.importance]
    if not rest:
        return "Semua kriteria yang tersedia sudah ditimbang; tidak ada ukuran desa lain untuk dibandingkan."
    told = "; ".join(f"{one.name} {_coefficient(_with(found.villages['score'], one.figures))}" for one in rest)
    return f"Korelasi peringkat skor ini dengan ukuran yang tidak ditimbang: {told}. Bukan sebab-akibat."


def _with(score: pd.Series, figures: pd.Series) -> float:
    return float(score.corr(figures.reindex(score.index), method="spearman"))


def _coefficient(value: float) -> str:
    return "tidak dapat dihitung" if formats.is_missing(value) else formats.signed(value, 2)
