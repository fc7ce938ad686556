"""`python -m skycap` is the command `skycap`."""

from skycap.cli import main

main()
