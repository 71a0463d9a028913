"""A board, its people, its addresses and its life cycle."""
