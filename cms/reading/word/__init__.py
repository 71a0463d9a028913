"""Reading and cleaning Word files."""
