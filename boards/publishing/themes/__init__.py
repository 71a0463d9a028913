"""Themes: what a text says of them, what boards propose, and what becomes of that."""
