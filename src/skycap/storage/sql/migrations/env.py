"""Alembic runs this to migrate, on the connection (and in the transaction) it is given."""

from alembic import context

from skycap.storage.sql.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite's DDL is transactional once BEGIN was said, as it was
)
context.run_migrations()
