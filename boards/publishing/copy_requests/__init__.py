"""Visitors who ask for a copy of what is there on request, and their board's answer."""
