"""What an installation costs on AWS: what was paid, and what it should come to."""
