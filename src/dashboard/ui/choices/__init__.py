"""What a reader chooses and a link carries: parameters, filters, areas to compare with."""
