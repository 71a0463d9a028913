"""The CMS: its screens, and the board in whose scope each request works."""
