"""The search of a board: what was asked, what is found, and how it is shown.

What is found is asked of the database together with whether it is public, in one
question; what cannot be had now is neither shown nor counted.
"""
