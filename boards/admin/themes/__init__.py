"""Themes in the CMS: a board's own words, offers, and what becomes of them."""
