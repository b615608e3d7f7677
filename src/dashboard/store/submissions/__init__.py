"""What people hand in, kept for good: staged, recorded, compared, taken back."""
