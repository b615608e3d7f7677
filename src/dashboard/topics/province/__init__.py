"""The dashboard of a province: its kabupaten and kota, and the way into each."""
