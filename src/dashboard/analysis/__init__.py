"""Rules that turn figures into findings. Pure functions over frames; each has a slow second version in tests."""
