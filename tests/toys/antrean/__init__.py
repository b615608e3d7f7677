"""A toy subject: who waits at the counter. It proves that a subject touches its own folder only."""
