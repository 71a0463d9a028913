"""The CMS: its screens, and whose scope each request works in."""
