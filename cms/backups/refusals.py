"""Why nothing was made, or nothing was written."""


class BackupRefused(Exception):
    """A sentence for who started it: what is wrong, and what to do."""
