"""What is made of the registers: differences, changes, eligibility, findings. Pure and typed."""
