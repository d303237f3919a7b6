"""Gongkai (公开): a checked, searchable government transparency portal from a git repository of YAML and Markdown."""

__version__ = "0.1.0"
