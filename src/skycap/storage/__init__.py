"""Adapters that keep histories, rows and documents: memory, SQL, and a folder of files.

They fill the sockets of `skycap.services.ports` and pass one contract test. Only `skycap.assembly`
chooses among them.
"""
