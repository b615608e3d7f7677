"""What a link to Tim Teknis carries: the agency it is about; None means all."""

from __future__ import annotations

from dashboard.ui import cached, controls
from dashboard.ui.parameters import Parameter

AGENCY = Parameter[str | None]("opd", cached.agency_names, None, "OPD", "Ditampilkan semua OPD.")
PARAMETERS = (*controls.PLACE, AGENCY)
