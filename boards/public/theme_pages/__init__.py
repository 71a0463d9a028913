"""A page for each theme that a board has something public of.

What is public is asked of the database with each question, as the search asks it: what
is drafted, withdrawn, behind a password or of another board is neither shown nor
counted, and a theme of which nothing is left has no page.
"""
