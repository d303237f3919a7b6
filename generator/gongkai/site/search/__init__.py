"""Search without a server: an index of character bigrams in small files, which a page reads as it needs them."""

from gongkai.site.search.documents import SearchDocument, Synonyms
from gongkai.site.search.index import IndexReport, build_index, write_index
from gongkai.site.search.layout import Layout
from gongkai.site.search.query import Hit, SearchIndex
from gongkai.site.search.words import WORDS

__all__ = [
    "WORDS",
    "Hit",
    "IndexReport",
    "Layout",
    "SearchDocument",
    "SearchIndex",
    "Synonyms",
    "build_index",
    "write_index",
]
