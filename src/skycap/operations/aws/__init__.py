"""An installation on AWS, as whoever operates it sees it: account, names, stack, books."""
