"""The screens of a board's old addresses."""
