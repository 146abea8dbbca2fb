"""Serving: build the index on first use, say where we are, stop gracefully. Failures become one clear message and an exit code."""

import errno
import logging
import signal
import socket
import sys
import webbrowser
from types import FrameType
from typing import TextIO

from waitress.server import create_server

from indexer.build import rebuild
from indexer.errors import CorpusError, EnvironmentProblem, IndexUnusable
from indexer.publish import current_build
from search_web import MAX_BODY, create_app
from search_web.settings import WebSettings

THREADS = 8
"""More than cores: a slow phone holds a thread while it reads, not while we work."""

BODY_BOUND = 16 * MAX_BODY
"""Where the server itself stops reading. Below it the app answers with a page that helps."""

log = logging.getLogger("worrystone.serve")


class _Stop(SystemExit):
    """Raised by a signal, to leave the server's loop: its handlers let nothing but an exit through, and then finish their work."""


def serve(settings: WebSettings, host: str, port: int, *, open_browser: bool = False) -> None:
    """Serve until told to stop by SIGTERM or SIGINT; then let go of the port, finish and return.

    Raises: CorpusError, EnvironmentProblem.
    """
    refuse_taken_port(host, port)
    build_if_missing(settings)
    app = create_app(settings)
    server = create_server(app, host=host, port=port, threads=THREADS, max_request_body_size=BODY_BOUND, ident=None)
    address = f"http://{_shown_host(host)}:{server.effective_port}{settings.base_path}/"
    _say(f"Worrystone is at {address}  (Ctrl+C stops it)", sys.stdout)
    if open_browser:
        webbrowser.open(address)
    _stop_on_signals()
    try:
        server.run()
    except _Stop:
        pass  # told to stop before the loop began
    finally:
        server.close()
        _say("Stopped.")


def build_if_missing(settings: WebSettings) -> None:
    """Build the index if there is none yet. One that is there is left to the service, which says what is wrong with it.

    Raises: CorpusError, EnvironmentProblem.
    """
    folder = settings.library.resources
    if not folder.is_dir():
        raise EnvironmentProblem(f"The resources folder {folder} is not there. Give it with --resources or WORRYSTONE_RESOURCES.")
    try:
        current_build(settings.library.index)
    except IndexUnusable:
        _say(f"No index yet in {settings.library.index}: building it from {folder}.")
        built = rebuild(settings.library, lambda step: _say(f"  {step} …"))
        _say(f"  {built.manifest.documents} resources in {built.seconds:.1f} s.")


def refuse_taken_port(host: str, port: int) -> None:
    """Find out before any work whether we may listen there.

    Raises: EnvironmentProblem.
    """
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(family, kind, proto) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, OverflowError) as error:
        raise EnvironmentProblem(f"{host}:{port} cannot be used: {_why(error)}") from error


def _why(error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        return "something else listens there. Choose another --port."
    if number == errno.EACCES:
        return "this user may not listen there. Choose a --port above 1023."
    return f"{error}. Check --host and --port."


def _shown_host(host: str) -> str:
    if host in ("", "0.0.0.0", "::"):  # noqa: S104 - only compared, never bound here
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _stop_on_signals() -> None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _Stop

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def explain(error: Exception) -> int:
    """Print what went wrong and return the exit code: 1 for the corpus, 3 for the environment."""
    _say(f"worrystone-web: {error}")
    return 1 if isinstance(error, CorpusError) else 3


def _say(line: str, where: TextIO | None = None) -> None:
    """Write a line to whoever started us: talk goes to stderr, the address alone to stdout."""
    stream = where or sys.stderr
    stream.write(f"{line}\n")
    stream.flush()
