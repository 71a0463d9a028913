"""What is open to the public, held in the database itself.

`opened.sql` says what is open; `holding.sql` holds it at the end of each transaction;
`entering` writes who let it out, in the one place that every publication passes.
"""
