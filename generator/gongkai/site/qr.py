"""QR code of a page's public address as inline SVG, so that paper leads back to the page."""

from __future__ import annotations

from functools import lru_cache
from html import escape

_MASK = 3
_QUIET = 2
"""Light modules around the code; the white frame of the theme adds the rest of the four that ISO/IEC 18004 asks for."""


@lru_cache(maxsize=512)
def qr_svg(url: str) -> str:
    """The code with medium error correction, which a creased sheet needs. One fixed mask: trying all eight costs three
    times as long and readers do not mind."""
    import segno

    code = segno.make_qr(url, error="m", mask=_MASK, boost_error=False)
    drawn: str = code.svg_inline(omitsize=True, border=_QUIET, svgclass=None, lineclass=None)
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{escape("本页网址的二维码")}" ', 1)


def page_url(site_url: str | None, url: str) -> str:
    """The public address of a page; empty for a portal that does not know its own."""
    return f"{site_url.rstrip('/')}/{url}" if site_url else ""
