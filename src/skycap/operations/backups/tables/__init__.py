"""Backups of an installation on AWS: sets of backups of its tables, restored by their histories.

Backups of several tables are not of one moment, and none of them is quite of one moment by itself.
So the histories are backed up first, and the books are drawn anew from what these held; the other
tables give what histories must not hold, such as personal data.
"""
