"""The promises work in the same branch as the tests of the desks."""

from tests.services.conftest import branch, empty_database, open_store

__all__ = ["branch", "empty_database", "open_store"]
