"""The screen of what was found in the words of a page, and the warning in its editor."""
