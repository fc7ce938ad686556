"""What Skycap costs, each figure as a ratio to the bare cost measured in the same run.

`python3 run.py bench` runs them all. Nothing here is asserted by the tests.
"""
