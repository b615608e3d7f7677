"""Data packages: CSV files and a descriptor that says what each column holds, so that another system takes them in
without a person reading along (Satu Data Indonesia: standar data, metadata, interoperabilitas, kode referensi)."""
