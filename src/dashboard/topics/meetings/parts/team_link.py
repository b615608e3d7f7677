"""What a link to Tim Teknis carries: the agency it is about; None means all."""

from __future__ import annotations

from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.kept import cached

AGENCY = Parameter[str | None]("opd", cached.agency_names, None, "OPD", "Ditampilkan semua OPD.")
PARAMETERS = (*controls.PLACE, AGENCY)
