"""Who looks after the service is mailed what does not stand, before anybody calls.

`watching` finds it, `telling` says it once, and again when it changes. Neither needs
the worker, the scheduler or the database: each of them may be what has failed.
"""
