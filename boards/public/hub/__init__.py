"""The site that gathers what boards have learnt. It copies nothing of a board.

All that it shows is read as the public's own role of the database, with each request or
once a version of the boards in it, and leads to the page on its board's own site.
"""
