"""The form by which a visitor says whether a page is useful."""
