"""`gongkai serve`: build, serve on this machine, and build again after each saved change."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from datetime import date
from pathlib import Path

from gongkai.commands.build import build

_PAUSE = 0.4


def serve(root: Path, *, today: date | None, host: str, port: int) -> int:
    """Serve the portal at `root` until Ctrl+C; 2 when the settings let nothing be built or the port is taken."""
    root = root.resolve()
    if build(root, today=today) == 2:
        return 2
    from gongkai.settings import read_settings

    settings, _ = read_settings(root)
    site = root / settings.site_dir
    handler = functools.partial(_Quiet, directory=str(site))
    try:
        server = http.server.ThreadingHTTPServer((host, port), handler)
    except OSError as error:
        print(f"端口{port}用不了：{error.strerror}。换一个：--port 8001  Port {port} cannot be used.")
        return 2
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"预览： http://{host}:{server.server_port}/  按Ctrl+C结束。 Press Ctrl+C to stop.", flush=True)
    try:
        watch(root, (root / settings.records, root / settings.docs_dir, root / "mkdocs.yml"), today)
    except KeyboardInterrupt:
        server.shutdown()
    return 0


def watch(root: Path, places: tuple[Path, ...], today: date | None) -> None:
    """Look for changes a few times a second; a change builds the site again."""
    seen = snapshot(places)
    while True:
        time.sleep(_PAUSE)
        now = snapshot(places)
        if now != seen:
            seen = now
            build(root, today=today)


def snapshot(places: tuple[Path, ...]) -> dict[str, tuple[int, int]]:
    """Size and time of every file below some places."""
    found: dict[str, tuple[int, int]] = {}
    for place in places:
        for file in (place, *place.rglob("*")) if place.is_dir() else (place,):
            try:
                status = file.stat()
            except OSError:
                continue
            found[str(file)] = (status.st_mtime_ns, status.st_size)
    return found


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the built site; says nothing of each request, keeps nothing in the browser's cache."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
