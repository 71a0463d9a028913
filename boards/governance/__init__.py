"""A board and its people: staff, life cycle, addresses."""
