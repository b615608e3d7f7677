"""What the README says of the product is what the product says of itself."""

from __future__ import annotations

from dashboard.commands.handbook import views
from dashboard.store.database import Database
from page_words import ROOT


def test_the_table_of_views_is_up_to_date(tiny: Database) -> None:
    """Written again by `python -m dashboard.commands.handbook views`."""
    text = (ROOT / "README.md").read_text("utf-8")
    _, _, rest = text.partition("<!-- views:")
    assert rest.partition("-->\n")[2].partition("<!-- /views -->")[0] == views(tiny)


def test_every_view_says_what_it_holds(tiny: Database) -> None:
    assert "|  |" not in views(tiny)
