"""Rules over figures. Pure functions; each has a slow second version in tests."""
