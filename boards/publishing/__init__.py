"""What the public can have, and how it gets there."""
