"""What was found in the words of a page: its screen, and the warning in the editor."""
