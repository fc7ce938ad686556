"""Revisions of the database's tables, run by `skycap.storage.sql.migrate`."""
