"""What a link to Tim Teknis carries: the agency it is about; None means all."""

from __future__ import annotations

from dashboard.topics.rat import answers as rat_answers
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter

AGENCY = Parameter[str | None]("opd", rat_answers.agency_names, None, "OPD", "Ditampilkan semua OPD.")
PARAMETERS = (*controls.PLACE, AGENCY)
