"""Reads the text of attachments with its places, within bounds: csv, txt, Excel, Word, PDF, OFD, zip, picture metadata."""

from gongkai.source.attachments.extract import Bounds, Extract, Piece
from gongkai.source.attachments.reading import read_attachment, read_bytes

__all__ = ["Bounds", "Extract", "Piece", "read_attachment", "read_bytes"]
