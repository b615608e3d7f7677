"""What is worked out of the kabupaten and kota."""
