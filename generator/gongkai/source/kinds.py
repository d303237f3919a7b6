"""Every kind of fault that reading a file can give, with the words its message may use."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

KINDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        kind: frozenset(params.split())
        for kind, params in {
            # the file itself
            "file-missing": "",
            "file-name": "name",
            "path-out": "",
            "not-a-file": "what",
            "symlink-out": "target",
            "symlink-loop": "",
            "symlink-folder": "target",
            "unreadable": "reason",
            "too-large": "size limit",
            # its bytes
            "empty-file": "",
            "not-text": "what",
            "encoding-utf16": "encoding command",
            "encoding-gbk": "encoding command",
            "encoding-unknown": "offset byte",
            "control-character": "character",
            # its front matter
            "front-matter-missing": "",
            "front-matter-unclosed": "",
            # its YAML
            "yaml-syntax": "cause reason",
            "yaml-depth": "limit",
            "yaml-alias": "name reason",
            "yaml-tag": "tag",
            "yaml-key": "",
            "yaml-merge": "",
            "yaml-documents": "",
            "yaml-nodes": "limit",
            "wrong-top": "expected found",
            "duplicate-key": "key first_line",
        }.items()
    }
)
"""Kind → names of its params. `reason`, `what`, `expected` and `found` are Text; `size`, `limit` are bytes for
too-large; `command` converts the file to UTF-8; only duplicate-key leaves the document readable."""
