"""What a login asks for beside the password: a passkey, or a code that is good once.

What is kept of it, one-time codes and passkeys are django-allauth's. None of its own
addresses is there. `gate` is what makes it count: without it who logged in is nobody.
"""
