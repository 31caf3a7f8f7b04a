"""Identities to individuals, individuals to organizations at a date."""
