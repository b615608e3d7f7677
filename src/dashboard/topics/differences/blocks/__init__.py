"""What pages, slides and papers show: tables, charts, slides as data."""
