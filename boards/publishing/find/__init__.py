"""What the search reads of pages and files, kept as they change.

Each door by which a page, a row of documents or the text of a file is stored writes its
passages in the same transaction. Whether the public may have them is asked of the
database with each search, so that nothing here has to be told of a withdrawal, a
password, a pause or an end.
"""
