"""Shares and, later, concentration of power in the commons."""
