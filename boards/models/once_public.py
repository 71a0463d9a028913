"""What migrations know by this path: `models.publishing.once_public`."""

from boards.models.publishing.once_public import stay_on_record

__all__ = ["stay_on_record"]
