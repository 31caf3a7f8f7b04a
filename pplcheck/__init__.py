"""Peer Production License compliance, from a repository's history and declared licenses."""
