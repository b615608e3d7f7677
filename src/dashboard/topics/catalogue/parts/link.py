"""What a link to Unduh carries besides the place: one dataset, without one the list."""

from __future__ import annotations

from dashboard.registry import taken
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter

DATASET = Parameter[str | None]("dataset", lambda _: {name: one.title for name, one in taken().items()}, None,
                                "dataset", "Ditampilkan daftar dataset.", carried="never")
PARAMETERS = (*controls.PLACE, DATASET)
