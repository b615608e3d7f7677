"""Services (SLRT): what residents ask for, where it is referred, who answers and how fast; and the watch on PBI-JKN."""
