"""The brief of a month: papers with its news, lists for each reader, and letters that carry them."""
