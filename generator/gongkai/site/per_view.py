"""Per view: a table over all records that many pages ask is made once for each view, not once for each page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from gongkai.site.view import View

T = TypeVar("T")


def per_view(function: Callable[[View], T]) -> Callable[[View], T]:
    """Keeps the result of `function` with the view it was made for, as long as that view lives."""
    key = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def kept(view: View) -> T:
        # The instance dictionary is where cached_property keeps its results too: a frozen dataclass allows it.
        store = view.__dict__
        if key not in store:
            store[key] = function(view)
        found: T = store[key]
        return found

    return kept
