"""Steps 1 and 2: which rows are one person, for certain, by likeness, or by a person's eyes."""
