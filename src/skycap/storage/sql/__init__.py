"""The SQL adapter. It runs on SQLite; what is peculiar to SQLite is in one module."""

from skycap.storage.sql.sqlite import Library, Safety, UnsafeEngine, choose_library
from skycap.storage.sql.store import SqlStore

__all__ = ["Library", "Safety", "SqlStore", "UnsafeEngine", "choose_library"]
