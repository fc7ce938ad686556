"""What Skycap costs, each figure as a ratio to the bare cost measured in the same run.

`.venv/bin/python -m benchmarks` runs them all. Nothing here is asserted by the tests.
"""
