"""Opening a board: what it is asked for, what it gets, and the words it starts with."""
