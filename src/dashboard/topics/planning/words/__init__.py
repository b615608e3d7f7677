"""What is said of chains, requests and the incentive; nothing here computes."""

CHAIN, REQUESTS, INCENTIVE = PARTS = ("Rantai", "Permintaan lintas OPD", "Insentif fiskal")
"""The parts of the page, as its tabs and links to them call them."""
