"""What a link to the page carries besides place and year: the open part, one of the five helices, one partner."""

from __future__ import annotations

from dashboard.topics.partners import answers
from dashboard.topics.partners.contracts import HELIX
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter

PLEDGED, NEED, GAPS, TOGETHER, NETWORK, LISTED = (
    "Janji dan penyaluran", "Sebaran dan kebutuhan", "Celah program", "Gotong royong warga", "Jejaring",
    "Daftar mitra")
PART = controls.tabbed("bagian", "bagian", (PLEDGED, NEED, GAPS, TOGETHER, NETWORK, LISTED))
HELIX_CHOICE = Parameter[str | None]("unsur", {helix: helix.capitalize() for helix in HELIX}, None, "unsur pentahelix",
                                     "Ditampilkan semua unsur.")
PARTNER = Parameter[str | None]("mitra", answers.names, None, "mitra", "Ditampilkan semua mitra.",
                                carried="never")
PARAMETERS = (*controls.PLACE, controls.YEAR, PART, HELIX_CHOICE, PARTNER)
