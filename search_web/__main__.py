"""`worrystone-web`: the search page on this machine."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from indexer.errors import WorrystoneError
from search_web.serve import explain, serve
from search_web.settings import read_web_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    chosen = _parser().parse_args(arguments)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # its warnings say nothing one can act on
    try:
        settings = read_web_settings(resources=chosen.resources, index=chosen.index)
        serve(settings, chosen.host, chosen.port, open_browser=chosen.open)
    except WorrystoneError as error:
        return explain(error)
    except OSError as error:
        return explain(OSError(f"{error.filename or 'A file'}: {error.strerror}. Check its rights and that there is space."))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="worrystone-web", description="Serve Worrystone's search page. Builds the index on first use.")
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (127.0.0.1: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    parser.add_argument("--index", type=Path, help="folder of the index (WORRYSTONE_INDEX; else the user's cache folder)")
    parser.add_argument("--resources", type=Path, help="folder of the corpus (WORRYSTONE_RESOURCES; else the one that came with us)")
    parser.add_argument("--open", action="store_true", help="open the page in the browser")
    return parser


if __name__ == "__main__":
    sys.exit(main())
