"""Backups: the database and its files as they were at one moment, in one file.

`places` says where they lie, `contents` what belongs to one, `archive` how the file is
laid out, `sealing` how it is encrypted. `making` writes one while everybody works,
`keep_rules` says which of them stay, `checking` reads one through, and `restoring` puts
one into an empty place, where `settling` has each room see to what must not happen
twice. docs/decisions/backups-in-one-file.md says why.
"""
