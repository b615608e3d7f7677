"""What every interactive map shares: the frame, its layers, the card beside it, the table under it, its files."""
