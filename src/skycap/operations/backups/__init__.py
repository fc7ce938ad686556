"""Backups of an embedded installation: made, listed, verified, pruned, restored and tried out."""
