"""What people install is the wheel, not the tree: built, put into an empty environment, and used."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.wheel
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """An empty environment with only the wheel and what requirements.lock names. Returns its bin folder."""
    place = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(ROOT)], check=True, capture_output=True
    )
    (wheel,) = place.glob("*.whl")
    venv.create(place / "venv", with_pip=True)
    pip = [str(place / "venv/bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock")], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    return place / "venv/bin"


def run(installed: Path, *arguments: str, cwd: Path) -> str:
    environment = {"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(cwd), "PYTHONWARNINGS": "ignore::SyntaxWarning"}
    return subprocess.run(arguments, cwd=cwd, env=environment, check=True, capture_output=True, text=True, timeout=300).stdout


def test_the_wheel_checks_builds_and_searches_by_itself(installed, tmp_path):
    worrystone = str(installed / "worrystone")
    run(installed, worrystone, "check", cwd=tmp_path)
    assert json.loads(run(installed, worrystone, "rebuild", "--json", cwd=tmp_path))["documents"] >= 30
    page = json.loads(run(installed, worrystone, "search", "cant sleep", "--json", cwd=tmp_path))
    assert page["results"][0]["topics"][0] == "sleep"
    crisis = json.loads(run(installed, worrystone, "search", "i want to die", "--country", "GB", "--json", cwd=tmp_path))["crisis"]
    assert crisis["level"] == "crisis"
    assert crisis["help"]


def test_the_wheel_serves_a_page_on_first_start(installed, tmp_path):
    environment = {"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(tmp_path), "PYTHONWARNINGS": "ignore::SyntaxWarning"}
    command = [str(installed / "worrystone-web"), "--port", "18431"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            answer = ask("http://127.0.0.1:18431/api/v1/search?q=feeling+anxious", until=time.monotonic() + 120)
            assert json.loads(answer)["results"]
            home = ask("http://127.0.0.1:18431/", until=time.monotonic() + 5).decode()
            assert "going on?" in home
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=20)
        assert server.returncode == 0


def ask(url: str, until: float) -> bytes:
    """Return the body of a page, trying until the server is up."""
    while True:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                return bytes(answer.read())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)
