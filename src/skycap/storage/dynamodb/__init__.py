"""The store on DynamoDB: each commit is one transaction over seven tables."""

from skycap.storage.dynamodb.connection import Spent
from skycap.storage.dynamodb.store import DynamoStore
from skycap.storage.dynamodb.tables import TableNames

__all__ = ["DynamoStore", "Spent", "TableNames"]
