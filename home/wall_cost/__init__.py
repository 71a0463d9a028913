"""What the wall between boards costs: a large database, pages, and a clock."""
