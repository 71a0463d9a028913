"""Of what could not be stored nothing is left: no file without its row."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from django.db.models.fields.files import FieldFile
from django.utils import timezone
from wagtail.images.models import SourceImageIOError

from cms.away import what_is_away
from cms.kept.ends import holds_until
from cms.validators import is_new_upload

P = ParamSpec("P")
R = TypeVar("R")


class WithFile(Protocol):
    file: FieldFile


Row = TypeVar("Row", bound=WithFile)


def all_or_nothing(
    save: Callable[Concatenate[Row, P], R],
) -> Callable[Concatenate[Row, P], R]:
    """For `save` of a row with a file: where the row is refused its new file goes."""

    @functools.wraps(save)
    def whole(row: Row, *args: P.args, **kwargs: P.kwargs) -> R:
        is_new = bool(row.file) and is_new_upload(row.file)
        try:
            return save(row, *args, **kwargs)
        except BaseException:
            if is_new and not is_new_upload(row.file):
                storage = row.file.storage
                # No row has ever named it.
                getattr(storage, "delete_at_once", storage.delete)(str(row.file.name))
            raise

    return whole


@contextmanager
def page_goes_without() -> Iterator[None]:
    """A picture that cannot be read, or has no room, is left out of a page.

    The page is not kept: with the next request it may be there. Raises
    SourceImageIOError, which Wagtail's tags take for that.
    """
    try:
        yield
    except SourceImageIOError:
        holds_until(timezone.now())
        raise
    except OSError as error:
        if what_is_away(error) is None:
            raise
        holds_until(timezone.now())
        raise SourceImageIOError(str(error)) from error
