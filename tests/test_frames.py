"""A row of a frame by its label: the one there is, and an error for none or several."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.core import frames

AREAS = pd.DataFrame({"recipients": [3, 5, 7]}, index=["a", "b", "b"])


def test_the_one_row_with_a_label() -> None:
    assert frames.row(AREAS, "a")["recipients"] == 3


@pytest.mark.parametrize(("label", "kind"), [("c", KeyError), ("b", ValueError)])
def test_no_row_and_several_are_errors(label: str, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        frames.row(AREAS, label)
