"""What the ledger refuses at the end of a transaction is said in words, never a 500."""

from collections.abc import Callable

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse

from boards.publishing.ledger.messages import words_for
from cms.publishing import PublicationRefused
from cms.tenancy.deletion import SayWhatStays


class SayWhatIsKept(SayWhatStays):
    """Puts the refusal on the screen from which the thing was asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        super().__init__(get_response)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not isinstance(exception, Error) or connection.needs_rollback:
            return None
        words = words_for(exception)
        if words is None:
            return None
        return super().process_exception(request, PublicationRefused([words]))
