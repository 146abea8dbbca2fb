"""Serving below a path, whether or not the proxy in front takes it off."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class BasePath:
    """A WSGI wrapper that makes links begin with `base`."""

    def __init__(self, app: WSGIApplication, base: str) -> None:
        """Wrap `app`; an empty `base` changes nothing."""
        self._app = app
        self._base = base

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Move the base from the path to the script's name."""
        if self._base and environ.get("SCRIPT_NAME", "") != self._base:
            path = environ.get("PATH_INFO", "")
            if path == self._base or path.startswith(f"{self._base}/"):
                environ["PATH_INFO"] = path[len(self._base) :] or "/"
            environ["SCRIPT_NAME"] = self._base
        return self._app(environ, start_response)
