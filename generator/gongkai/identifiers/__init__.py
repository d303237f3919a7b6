"""Recognisers of the identifiers in public documents: 文号, 索引号, credit codes, telephones and personal numbers."""
