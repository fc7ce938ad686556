"""Exports of all that is kept, for other programs: streamed, and whole or not there at all."""
