"""Rules that know no subject. Pure functions over figures; each has a slow second version in tests."""
