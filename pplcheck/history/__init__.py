"""The history: the one door to git, the log stream, contributions."""
