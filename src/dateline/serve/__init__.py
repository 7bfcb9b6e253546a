"""The pages of a record: to read, check and decide in a browser, on this machine.

To add a page: a file in `pages`, its template of the same name in ``templates``, and a line in `pages.PAGES`. To add an
act (something that changes the record): a file in `acts` and a line in `acts.ACTS`. Each declares one frozen type of
what it is asked and one of what it answers; the page of HTML, its twin of JSON and ``openapi.json`` all follow from
these two.
"""
