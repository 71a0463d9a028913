"""What a reader wrote into an address, behind the question mark."""

from django.http import QueryDict


def asked(query: QueryDict, name: str) -> str:
    """One thing that was asked for; "" without it.

    Spaces around it are dropped, and the one character that no database can hold.
    """
    return query.get(name, "").replace("\x00", "").strip()
