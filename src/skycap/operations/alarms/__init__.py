"""Alarms: one table of rules for both platforms, who evaluates them, and who is told."""
