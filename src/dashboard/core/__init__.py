"""What everything stands on: words of the domain, how numbers and dates are written, colours, where things are."""
