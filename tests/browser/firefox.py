"""Debian's own Firefox, driven by WebDriver BiDi over a socket: no driver to install, since Firefox itself speaks the protocol.

Playwright can only drive builds of its own. This is the little of BiDi (and of WebSocket, RFC 6455) that the privacy proof needs.
"""

import base64
import json
import os
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

FIREFOX = Path(os.environ.get("FIREFOX", "/usr/bin/firefox-esr"))

PREFERENCES = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.healthreport.uploadEnabled": False,
    "toolkit.telemetry.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.active-protocols": 1,
}
"""Keeps the browser from calling home or greeting us."""

Json = dict[str, Any]


class Bidi:
    """One session with a running Firefox and the only tab it needs."""

    def __init__(self, port: int) -> None:
        self._wire = _connect(port)
        self._number = 0
        self.asked: list[str] = []
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["network.beforeRequestSent"])
        self.tab: str = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def call(self, method: str, **params: object) -> Json:
        """Send a command and return its result; events that come meanwhile are noted."""
        self._number += 1
        self._send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            message = json.loads(self._receive())
            if message.get("method") == "network.beforeRequestSent":
                self.asked.append(message["params"]["request"]["url"])
            elif message.get("id") == self._number:
                assert message["type"] == "success", message
                result: Json = message["result"]
                return result

    def close(self) -> None:
        self._wire.close()

    def go(self, address: str) -> None:
        self.call("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def back(self) -> None:
        self.call("browsingContext.traverseHistory", context=self.tab, delta=-1)
        time.sleep(1)

    def run(self, script: str) -> Any:
        """Return what a script evaluates to in the page, as plain JSON."""
        wrapped = f"JSON.stringify({script})"
        answer = self.call("script.evaluate", expression=wrapped, target={"context": self.tab}, awaitPromise=True)
        return json.loads(answer["result"].get("value", "null"))

    def submit(self, script: str) -> None:
        """Run a script that leads to another page, and wait for that."""
        self.call("script.evaluate", expression=f"{script}; null", target={"context": self.tab}, awaitPromise=False)
        time.sleep(0.3)
        for _ in range(50):
            if self.run("document.readyState") == "complete":
                return
            time.sleep(0.1)

    def _send(self, text: str) -> None:
        payload, mask = text.encode(), os.urandom(4)
        size = len(payload)
        head = bytes([0x81, 0x80 | size]) if size < 126 else bytes([0x81, 0xFE]) + struct.pack(">H", size)
        self._wire.sendall(head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload)))

    def _receive(self) -> str:
        whole = b""
        while True:
            first, second = self._exactly(2)
            size = second & 0x7F
            if size > 125:
                size = int.from_bytes(self._exactly(2 if size == 126 else 8), "big")
            whole += self._exactly(size)
            if first & 0x80:
                return whole.decode()

    def _exactly(self, count: int) -> bytes:
        got = b""
        while len(got) < count:
            part = self._wire.recv(count - len(got))
            assert part, "Firefox hung up"
            got += part
        return got


def _connect(port: int) -> socket.socket:
    wire = socket.create_connection(("127.0.0.1", port), timeout=30)
    key = base64.b64encode(os.urandom(16)).decode()
    wire.sendall(
        f"GET /session HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        answer += wire.recv(1)
    assert b" 101 " in answer, answer
    return wire


@contextmanager
def open_firefox(folder: Path) -> Iterator[Bidi]:
    """Start Firefox with a fresh profile and close it afterwards."""
    (folder / "user.js").write_text(
        "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
    )
    port = _free_port()
    command = [str(FIREFOX), "--headless", "--no-remote", "--profile", str(folder), f"--remote-debugging-port={port}", "about:blank"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "HOME": str(folder)}
    ) as process:
        try:
            with closing(_attach(port)) as session:
                yield session
        finally:
            process.terminate()


def _attach(port: int) -> Bidi:
    for _ in range(120):
        try:
            return Bidi(port)
        except OSError:
            time.sleep(0.5)
    raise TimeoutError("Firefox did not start within a minute.")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
