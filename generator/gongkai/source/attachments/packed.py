"""Zip files, bounded: members are unpacked in slices that are counted, whatever sizes the directory claims."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from gongkai.problem import Text
from gongkai.source.attachments.extract import Exhausted, Reading, Stop

_SLICE = 1 << 18
_JUDGED = 5_000_000
_BOMB = Text("解压后大得出奇，像压缩炸弹", "it unpacks to an absurd size, as a zip bomb does")
_BROKEN = Text("压缩内容损坏，解不开", "its packed content is damaged")
_LOCKED = Text("加了密码", "it is locked with a password")


class Package:
    """A zip archive (xlsx, docx and ofd are such, too) whose members are read with the bounds of a reading."""

    def __init__(self, data: bytes, reading: Reading) -> None:
        self.reading = reading
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, IndexError) as error:
            raise Stop("attachment-broken", _BROKEN) from error
        self.members = [one for one in self._zip.infolist() if not one.is_dir()]
        self.comment = self._zip.comment
        self.by_name = {one.filename: one for one in self.members}
        if len(self.members) > reading.bounds.members:
            raise Exhausted(Text("里面的文件太多", "it holds too many files"))

    def __contains__(self, name: str) -> bool:
        return name in self.by_name

    def names(self, *starts: str) -> list[str]:
        """Names of members that begin so, in a natural order (sheet2 before sheet10)."""
        found = [name for name in self.by_name if name.startswith(starts)]
        return sorted(found, key=lambda name: (len(name), name))

    def slices(self, name: str | zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of a member, slice by slice; raises Stop for locked or damaged ones, Exhausted for bombs."""
        member = self.by_name[name] if isinstance(name, str) else name
        if member.flag_bits & 1:
            raise Stop("attachment-unreadable", _LOCKED)
        self.reading.member()
        total = 0
        most = max(_JUDGED, member.compress_size * self.reading.bounds.ratio)
        try:
            with self._zip.open(member) as source:
                while part := source.read(_SLICE):
                    total += len(part)
                    self.reading.spend(len(part))
                    if total > most:
                        raise Exhausted(_BOMB)
                    yield part
        except NotImplementedError as error:
            raise Stop("attachment-unreadable", Text("压缩方法认不出", "its packing method is unknown")) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise Stop("attachment-broken", _BROKEN) from error

    def content(self, name: str | zipfile.ZipInfo) -> bytes:
        """All bytes of a member."""
        return b"".join(self.slices(name))


def member_name(member: zipfile.ZipInfo) -> str:
    """The name of a member; archives made on Chinese Windows write GBK without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename
