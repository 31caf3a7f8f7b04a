"""Declared licenses: where they stand, what they say, what they cover, since when."""
