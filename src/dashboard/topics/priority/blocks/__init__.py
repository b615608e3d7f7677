"""Priority of villages on map, profile, sheet, slide and brief."""
