"""A virus scanner that speaks clamd's protocol and calls infected whatever holds MARK."""

from __future__ import annotations

import socketserver
import struct
import threading
from types import TracebackType
from typing import Self

MARK = b"virus uji coba meja bantuan"


class ClamdServer:
    """Listens on a port of this machine; ``answer``, when it is set, is said instead of a verdict."""

    def __init__(self) -> None:
        self.answer = ""
        self.seen: list[bytes] = []
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                if self.rfile.read(10) != b"zINSTREAM\0":
                    self.wfile.write(b"UNKNOWN COMMAND\0")
                    return
                content = b""
                while size := struct.unpack("!L", self.rfile.read(4))[0]:
                    content += self.rfile.read(size)
                outer.seen.append(content)
                verdict = "stream: Uji.Coba-1 FOUND" if MARK in content else "stream: OK"
                self.wfile.write((outer.answer or verdict).encode() + b"\0")

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.place = f"127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
