"""What visitors are answered."""
