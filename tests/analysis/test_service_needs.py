"""What is asked for: for each thousand families, and what no programme answers."""

from __future__ import annotations

import pandas as pd

from dashboard.statistics.rounding import EXACT, Rounding
from dashboard.topics.services.contracts import DONE, REFERRED, REFUSED, UNABLE
from dashboard.topics.services.rules.needs import months_so_far, needs
from dashboard.topics.services.rules.per_families import per_families
from dashboard.topics.services.words import services as words
from service_rows import MONTHS, VILLAGES, Errand, counted, people

BY = Rounding(bytes(range(32)))


def test_requests_per_families_name_what_they_are_divided_by() -> None:
    files = [Errand(VILLAGES[0], "rtlh", "dinsos", {month: REFERRED}, month) for month in MONTHS for _ in range(4)]
    rows = counted(files)
    both = pd.concat([people("keluarga", 2, 400.0), people("penduduk", 3, 1000.0)])
    found = per_families(rows, MONTHS, both, EXACT)
    assert found is not None and found.unit == "keluarga" and found.of(VILLAGES[0]) == 12 / 400 * 1000
    assert found.of("35.05.01") == 12 / 1200 * 1000 and found.of(None) == 12 / 2000 * 1000
    assert found.of(VILLAGES[4]) == 0 and found.of("35.05.09.2001") is None
    persons = per_families(rows, MONTHS[:1], people("penduduk", 3, 1000.0), EXACT)
    assert persons is not None and persons.unit == "penduduk" and persons.of(VILLAGES[0]) == 4
    assert "4,0 permintaan per 1.000 penduduk, Juli 2026" in words.per_families(persons, VILLAGES[0], "Desa Jaten")
    assert per_families(rows, MONTHS, people("keluarga", 2, 400.0, is_sample=True), EXACT) is None
    assert per_families(rows, MONTHS, both.iloc[:0], EXACT) is None
    few = per_families(rows, MONTHS, people("keluarga", 2, 11.0), BY)
    assert few is not None and few.of(VILLAGES[0]) is None and few.of("35.05.01") is not None


def test_a_need_without_a_programme_is_told_and_sample_answers_say_nothing_of_real_needs() -> None:
    rows = counted([Errand(VILLAGES[0], need, "dinsos", {"2026-08": state}, "2026-08")
                    for need, state in (("rtlh", DONE), ("rtlh", REFUSED), ("kip", UNABLE), ("kip", UNABLE))
                    for _ in range(10)])
    answers = pd.DataFrame({"need": ["rtlh"], "program": ["p"], "program_name": ["Rehab"], "is_sample": [False]})
    found = needs(rows, ("2026-08",), answers, EXACT)
    (bare,) = found.unanswered()
    assert (bare.name, bare.came, bare.unable, bare.share) == ("kip", 20, 20, 0)
    assert words.of_ended(found.of()[1]) == "10 dari 20 yang berakhir"
    assert [(one.name, one.share, one.programs) for one in found.of()][1] == ("rtlh", 50, ("Rehab",))
    assert "1 keperluan tidak dijawab program mana pun" in words.unanswered_needs([bare], "2026")
    unknown = needs(rows, ("2026-08",), answers.assign(is_sample=True), EXACT)
    assert unknown.programs is None and unknown.unanswered() == []
    assert months_so_far(["2025-12", "2026-01", "2026-02", "2026-03"], "2026-02") == ("2026-01", "2026-02")
