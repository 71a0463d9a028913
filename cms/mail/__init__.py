"""Mail leaves by the worker: nobody waits for a mail server, and none loses a mail.

`storing` keeps a mail in the transaction of what it is about, `sending` hands it to a
mail server, and asks again while that does not take it.
"""
