"""Step 3: protected counts, the only thing that leaves."""
