"""The cache: sealed results in files of the user's own; gone at any time, and never wrong."""
