"""Obligation tables as data: what must be public, by which law, when, how and for whom; loaded, merged and compared."""

from gongkai.standards.diff import Difference, diff
from gongkai.standards.faults import KINDS
from gongkai.standards.load import load, names, sources
from gongkai.standards.model import Basis, Category, Element, Group, Requirement, Source, Table
from gongkai.standards.standard import Standard
from gongkai.standards.values import VERIFIED, Due, Freshness, Mark, Series, Span, Within
from gongkai.standards.words import in_words

__all__ = [
    "KINDS",
    "VERIFIED",
    "Basis",
    "Category",
    "Difference",
    "Due",
    "Element",
    "Freshness",
    "Group",
    "Mark",
    "Requirement",
    "Series",
    "Source",
    "Span",
    "Standard",
    "Table",
    "Within",
    "diff",
    "in_words",
    "load",
    "names",
    "sources",
]
