"""What is said of the registers."""
