"""PDF: one file, one report. Its text is that of its lines in reading order, without what runs on (extra ``pdf``)."""
