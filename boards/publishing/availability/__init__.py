"""How each document can be had, for how long it must be, and how that changes."""
