"""A history of published builds (DuckLake): the record is elsewhere, nothing here is needed to publish or to show."""
