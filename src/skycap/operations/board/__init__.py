"""The dashboard: the figures of an installation at a glance, alike wherever it is."""
