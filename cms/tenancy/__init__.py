"""The wall: what keeps one board from another, in the database itself.

`roles` says who may log in and who owns what; `scope` switches between them; `rules`
and `wagtail_rules` say of each table who may see and change its rows; `build` puts
that into the database; `inspection` makes sure that it stands.
"""
