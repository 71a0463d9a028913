"""Who works for a board, as what, and how they come and go."""
