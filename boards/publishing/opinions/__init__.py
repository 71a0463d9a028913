"""What visitors say of pages: taken, and forgotten in time."""
