"""What is refused with a sentence that says why, and what to do instead."""


class ActionRefused(Exception):
    """What was asked is not done. Its text is for whoever asked, on the screen."""
