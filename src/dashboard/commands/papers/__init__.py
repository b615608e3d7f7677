"""Commands that write documents: brief and sheets, chapter, deck, monthly news."""
