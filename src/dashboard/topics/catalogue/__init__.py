"""What is held and what is missing: catalogue, sources, calendar of releases."""
