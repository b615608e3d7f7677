"""What is said of chains, requests and the incentive; nothing here computes."""
