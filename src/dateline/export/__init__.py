"""Readings out, one file a format; `dateline.export.files` gives whole records out."""
