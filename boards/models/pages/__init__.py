"""The page families, one a file."""
