"""Across reports: copies, incidents, claims, and how far voices are independent. Pure functions over values."""
