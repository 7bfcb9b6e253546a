"""What is done with a record: adding, reading again, judging, checking, comparing, handing on.

Rooms below know one thing each (bytes, readings, rows, stores); here they work together over a whole record.
"""
