"""Logging in with an account of the council's own: by OpenID Connect, per install.

`asking` talks to the provider and believes what it has signed; `matching` says which
of our people that is, and makes none; `views` is the way there and back. What comes
after a password comes after this as well.
"""
