"""Reads the files of a portal: bytes to values as written that remember where they stood; never raises on content."""

from gongkai.source.document import LIMITS, Document, Limits, Mark, Marks
from gongkai.source.files import walk
from gongkai.source.headings import Heading, heading_anchors, slug
from gongkai.source.kinds import KINDS
from gongkai.source.reading import parse, parse_text, read, read_text

__all__ = [
    "KINDS",
    "LIMITS",
    "Document",
    "Heading",
    "Limits",
    "Mark",
    "Marks",
    "heading_anchors",
    "parse",
    "parse_text",
    "read",
    "read_text",
    "slug",
    "walk",
]
