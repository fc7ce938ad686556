"""The store on DynamoDB: each commit is one transaction over seven tables."""
