"""What is done with a record: reports are added, read again, judged, verified, compared, packed, given out."""
