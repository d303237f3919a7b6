"""The catalogue: everything a portal holds, read once and shared by all floors above."""

from gongkai.catalogue.declaration import Declaration, Declares
from gongkai.catalogue.load import folder_defaults, load, record_of
from gongkai.catalogue.model import (
    AttachmentFile,
    Catalogue,
    DeclarationFiled,
    Filed,
    ProsePage,
    Unread,
    texts,
)
from gongkai.catalogue.waiver import Waiver, WaiverFiled

__all__ = [
    "AttachmentFile",
    "Catalogue",
    "Declaration",
    "DeclarationFiled",
    "Declares",
    "Filed",
    "ProsePage",
    "Unread",
    "Waiver",
    "WaiverFiled",
    "folder_defaults",
    "load",
    "record_of",
    "texts",
]
