"""How much room an installation takes, how that grows, and when the disk will be full."""
