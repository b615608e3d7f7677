"""Who takes part: the agencies (OPD)."""
