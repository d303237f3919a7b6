"""Pictures: what their metadata says (EXIF, IPTC, XMP, texts of PNG, comments); the picture itself is not read."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any

from gongkai.problem import Text
from gongkai.source.attachments.extract import Reading, Stop
from gongkai.source.attachments.plain import decoded

_META = Text("图片元数据", "picture metadata")
_BROKEN = Text("图片损坏，打不开", "the picture is damaged")
_EXIF_PARTS = (0x8769, 0x8825)
_WINDOWS_TEXTS = range(0x9C9B, 0x9CA0)
_MAX_TEXT = 65_536


def read_picture(data: bytes, reading: Reading) -> None:
    """Add every text that the metadata of a picture holds; its pixels are never unpacked."""
    from PIL import Image, IptcImagePlugin, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # Size is no matter where pixels stay packed.
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data))
            found = [*_texts(picture.info), *_exif(picture)]
            found += _texts(IptcImagePlugin.getiptcinfo(picture) or {})
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        KeyError,
        TypeError,
        Image.DecompressionBombError,
    ) as error:
        raise Stop("attachment-broken", _BROKEN) from error
    with reading.within(_META):
        for text in dict.fromkeys(found):
            reading.add(text)


def _exif(picture: Any) -> Iterator[str]:
    exif = picture.getexif()
    for tag, value in exif.items():
        yield from _windows_text(value) if tag in _WINDOWS_TEXTS else _words(value)
    for part in _EXIF_PARTS:
        for value in exif.get_ifd(part).values():
            yield from _words(value)


def _windows_text(value: object) -> Iterator[str]:
    if isinstance(value, bytes):
        yield value.decode("utf-16-le", "replace").strip("\0")
    else:
        yield from _words(value)


def _texts(values: Any) -> Iterator[str]:
    for value in values.values():
        yield from _words(value)


def _words(value: object) -> Iterator[str]:
    if isinstance(value, bytes):
        # EXIF user comments begin with the name of their encoding.
        body = value[8:] if value[:8] in (b"ASCII\0\0\0", b"UNICODE\0", b"\0" * 8) else value
        if len(body) <= _MAX_TEXT and (text := decoded(body.strip(b"\0"))):
            yield text
    elif isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _words(one)
    elif isinstance(value, dict):
        yield from _texts(value)
