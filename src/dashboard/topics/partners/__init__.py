"""Who else helps: partners of the five helices, what they pledge and deliver, what residents do together."""
