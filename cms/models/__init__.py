from cms.models.media import BoardDocument, BoardImage, BoardRendition
from cms.models.pages import BasePage

__all__ = ["BasePage", "BoardDocument", "BoardImage", "BoardRendition"]
