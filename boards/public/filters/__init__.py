"""Narrowing what a reader looks through: one machinery for the search and all lists.

What is counted is what the reader could see; counting asks nothing more.
"""
