"""What becomes public, when, and who said yes."""
