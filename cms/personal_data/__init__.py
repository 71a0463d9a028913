"""What is known of people: shown, erased, and forgotten in time.

`finding` asks every table there is, so that no new one is missed; `erasing` has each
room empty what it keeps; `audit_names` has the audit forget who, and never what.
docs/personal-data.md is the table of all of it.
"""
