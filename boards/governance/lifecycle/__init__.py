"""The life of a board: its names and addresses, pauses, its end.

What each step will do is said by a function, and done by another; screens and commands
are thin around both. All of it is for administrators.
"""
