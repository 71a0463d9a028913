"""The statutory clock: what is due for a board, and who is told of it."""
