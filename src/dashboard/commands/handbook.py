"""`python -m dashboard.commands.handbook > docs/datasets.md`: the handbook of all datasets."""

from __future__ import annotations

from dashboard.intake.documentation import handbook
from dashboard.registry import contracts

if __name__ == "__main__":
    print(handbook(contracts().values()), end="")
