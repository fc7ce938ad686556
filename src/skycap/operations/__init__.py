"""What the people who run Skycap do, such as putting it up. Below settings: all is handed in."""


class Stopped(Exception):
    """An operation cannot go on; the message says why and what to do. Nothing is half-done."""
