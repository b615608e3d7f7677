"""Registers (DTSEN, Sidaksos and those before them): what differs and changed, who is eligible, what is checked."""
