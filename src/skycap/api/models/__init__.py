"""What is sent and answered, as Pydantic models: one file per desk, camelCase outside."""
