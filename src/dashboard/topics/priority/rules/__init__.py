"""Which villages first: normalisation, scores, admissible weights, dominance, what drives the uncertainty. Pure."""
