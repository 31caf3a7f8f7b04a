"""The vocabulary every room speaks; standard library only."""
