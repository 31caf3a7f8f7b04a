"""How often pplcheck is right, measured on real histories with published tables."""
