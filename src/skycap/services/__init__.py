"""What people do at Skycap: a file per desk, over ports that storage fills.

Read `ports` and `records` for what is stored, `permissions` for who may do what, `work` for how a
command is carried out, then any desk.
"""
