"""Figures as the Web API of BPS gives them (webapi.bps.go.id), turned into rows of the dataset `observations`."""
