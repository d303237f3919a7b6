"""The catalogue: everything a portal holds, read once and shared by all floors above."""

from gongkai.catalogue.declaration import Declaration, Declares
from gongkai.catalogue.load import load
from gongkai.catalogue.model import (
    AttachmentFile,
    Catalogue,
    DeclarationFiled,
    Filed,
    ProsePage,
    Unread,
    texts,
)

__all__ = [
    "AttachmentFile",
    "Catalogue",
    "Declaration",
    "DeclarationFiled",
    "Declares",
    "Filed",
    "ProsePage",
    "Unread",
    "load",
    "texts",
]
