"""Do plans and money meet: the chain from target to rupiah, requests between agencies, readiness for the incentive."""
