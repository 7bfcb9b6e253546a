"""Words → mentions: what names or points to somebody or something, how far it reaches, and of what kind it is."""
