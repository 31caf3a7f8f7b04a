"""What a party is to the commons, and what the license lets it do."""
