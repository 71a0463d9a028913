"""Links by which somebody outside reads a draft, with their name across it."""

from boards.publishing.previews.links import clear

__all__ = ["clear"]
