"""Trains, exports and measures Nunchi's starter model."""
