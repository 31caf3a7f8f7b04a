"""The hooks of pre-commit: what is staged, and the message; answered before anything else loads."""
