"""Bandingkan Wilayah: two to four villages or kecamatan side by side, from a link or the list."""

from __future__ import annotations

import re
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from dashboard.core.domain import Level
from dashboard.queries import reference
from dashboard.store.database import Database
from page_words import html, words

OpenPage = Callable[..., AppTest]
BESUKI, JATEN, UDANAWU, WONODADI = "35.05.02.2003", "35.05.01.2001", "35.05.02", "35.05.01"


def test_two_villages_from_a_link(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("bandingkan", wilayah=f"{BESUKI},{JATEN}")
    text = words(app)
    assert ("Desa Besuki paling lemah menurut Indeks Desa Membangun 2024: 0,7178; Desa Jaten 0,7535. Paling jauh "
            "berbeda pada indeks ketahanan lingkungan desa: 0,2000.") in text
    for figure in ("peringkat 208 dari 220", "peringkat 175 dari 220", "0,8040", "2,14 km²", "Maju"):
        assert figure in text, figure
    assert app.multiselect[0].value == [BESUKI, JATEN] and not app.warning
    assert "nan" not in text.split() and "None" not in text


def test_the_chosen_place_is_the_first_and_others_are_added(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("bandingkan", desa=BESUKI)
    assert "Pilih sedikitnya dua wilayah" in words(app) and app.multiselect[0].value == [BESUKI]
    assert "Desa Besuki dengan tetangganya:" in words(app)
    assert "Kecamatan terlemah dan terkuat: Sutojayan dan Selopuro" in words(app)
    linked = re.search(r'href="([^"]+)"[^>]*>4 desa terlemah', html(app))
    assert linked and linked[1].count("%2C") == 3
    app.multiselect[0].set_value([BESUKI, JATEN]).run()
    assert "Desa Besuki paling lemah" in words(app)
    assert app.query_params["wilayah"] == f"{BESUKI},{JATEN}"
    assert len(app.multiselect[0].options) == sum(
        region.level in (Level.DESA, Level.KELURAHAN) for region in reference.regions(shipped).values())


def test_kecamatan_stand_beside_kecamatan_only(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("bandingkan", wilayah=f"{UDANAWU},{WONODADI},{JATEN}")
    assert "menurut rata-rata Indeks Desa Membangun 2024" in words(app) and "dari 22" in words(app)
    assert [warning.value for warning in app.warning] == [
        "Desa dan kecamatan tidak dibandingkan satu sama lain; Desa Jaten dilewati."]


def test_unknown_and_too_many_are_told(shipped: Database, open_page: OpenPage) -> None:
    villages = [code for code, region in reference.regions(shipped).items() if region.level is Level.DESA][:5]
    app = open_page("bandingkan", wilayah=",".join(["35.05.99", *villages]))
    told = " ".join(warning.value for warning in app.warning)
    assert "“35.05.99” yang tidak dikenal; dilewati." in told and "Paling banyak 4 wilayah" in told
    assert app.multiselect[0].value == villages[:4]


def test_a_kelurahan_has_no_score_and_it_says_so(shipped: Database, open_page: OpenPage) -> None:
    two = [code for code, region in reference.regions(shipped).items() if region.level is Level.KELURAHAN][:2]
    app = open_page("bandingkan", wilayah=",".join(two))
    assert "belum dapat dibandingkan menurut Indeks Desa Membangun" in words(app)
    mixed = words(open_page("bandingkan", wilayah=f"{two[0]},{JATEN}"))
    assert "Tidak dibandingkan karena hanya satu wilayah punya angkanya" in mixed and "0,7535" not in mixed


def test_a_year_without_figures_is_told(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("bandingkan", wilayah=f"{BESUKI},{JATEN}", tahun="2019")
    assert "Tahun 2019 belum tersedia untuk wilayah ini" in app.warning[0].value
    assert "0,7178" in words(app)


def test_the_profile_leads_here(shipped: Database, open_page: OpenPage) -> None:
    page = open_page("profil", desa=BESUKI)
    assert "Bandingkan dengan wilayah lain" in [link.proto.label for link in page.get("page_link")]
    assert "<script>alert" not in html(open_page("bandingkan", wilayah="<script>alert(1)</script>"))
