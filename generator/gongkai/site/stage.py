"""The stage: a site is written beside the last good one and takes its place by renaming; a failure leaves the old one."""

from __future__ import annotations

import shutil
from pathlib import Path

_MARK = ".gongkai-site"
"""Names a folder as a site of ours, so that no other folder is ever replaced by one."""


class NotASite(Exception):
    """The site folder holds something that is no site of ours."""


class Stage:
    """A scratch folder beside the site; `publish` swaps, `discard` throws it away."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.folder = site.with_name(f".{site.name}.stage")
        self._old = site.with_name(f".{site.name}.old")

    def open(self) -> Path:
        """An empty stage. A swap that was cut off is undone first; NotASite where the site's folder is not ours."""
        self.recover()
        if self.site.exists() and any(self.site.iterdir()) and not (self.site / _MARK).exists():
            raise NotASite(str(self.site))
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        return self.folder

    def recover(self) -> None:
        """After a kill: where the site is gone and the old one is there, the old one comes back."""
        if self._old.exists() and not self.site.exists():
            self._old.replace(self.site)
        shutil.rmtree(self._old, ignore_errors=True)

    def publish(self) -> None:
        """Put the stage in the place of the site: two renames, nothing half-written is ever seen."""
        (self.folder / _MARK).write_text("")
        if self.site.exists():
            self.site.replace(self._old)
        self.folder.replace(self.site)
        shutil.rmtree(self._old, ignore_errors=True)

    def discard(self) -> None:
        """Throw the stage away; the site stays as it was."""
        shutil.rmtree(self.folder, ignore_errors=True)


def write(folder: Path, url: str, content: bytes) -> None:
    """One file of the stage."""
    target = folder / url
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
