"""Tasks that are stored in the database, and the worker that does them.

`backend` stores them, as Django's tasks ask for; `queue` is all that happens to a row;
`hand` does one after the other, and `crew` keeps as many of those at work as the
settings say; `health` says whether they are. docs/decisions/durable-tasks.md says why.
"""
