"""How a connection says which scope it is in: by its application name.

The server reports every change of that name to the client by itself, also when a
rollback takes it back. So the scope of a connection is always known without asking,
it can never be remembered wrongly, and `pg_stat_activity` shows it to whoever looks.
"""

EVERYTHING = "boards:all"
# The same, while it is known who asks.
EVERYTHING_BY = "boards:all:{person}"
NOTHING = "boards:none"
PUBLIC = "boards:public"
ONE = "boards:{board}:{person}"
