"""Putting Skycap up on AWS: package, stack, pages, and what was changed by hand since."""
