"""What maps of the villages show before anybody chooses."""

VILLAGE_MEASURE = "ike"
"""The economic part of the village index: of all village figures the one that tells villages apart best."""
KABKOTA_MEASURE = "p0"
LISTED = 10
"""As many regions as stand under or beside a map before all are asked for."""
