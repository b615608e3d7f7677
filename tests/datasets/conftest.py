"""Makes the helpers of this folder importable and shares the codes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # importlib mode does not

from known_codes import known_codes

from dashboard.intake.reference_codes import ReferenceCodes


@pytest.fixture(scope="session")
def codes() -> ReferenceCodes:
    """The codes files are checked against."""
    return known_codes()
