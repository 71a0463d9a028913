"""What whoever publishes loads first, loaded once in the server of forks.

Each process that is forked would else load the addresses and the maker of PDFs again,
which takes longer than all that it does. Nothing here asks the database.
"""

from django.urls import reverse

from boards.public import pdf

reverse("wagtailadmin_home")
pdf.available()
