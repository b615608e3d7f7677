"""What a cell means: numbers, dates, places, agencies, as people write them."""
