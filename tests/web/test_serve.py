"""`worrystone-web` as a process: it builds, serves, stops; and says clearly why it cannot."""

import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

PATIENCE = 30.0


class Start(Protocol):
    """Starts a server that is gone when the test is."""

    def __call__(self, resources: Path, index: Path, *more: str) -> subprocess.Popen[str]: ...


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def start_one(resources: Path, index: Path, *more: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-W", "ignore", "-m", "search_web", "--port", "0", "--resources", str(resources), "--index", str(index)]
        process = subprocess.Popen([*command, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start_one
    for process in started:
        process.kill()
        process.wait()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def port_of(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r":(\d+)/", line)
    assert found, line or (process.stderr.read() if process.stderr else "")
    return int(found[1])


def ask(port: int, method: str, path: str, body: str | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


@pytest.fixture
def running(start: Start, resources: Path, tmp_path: Path) -> subprocess.Popen[str]:
    return start(resources, tmp_path / "cache" / "index")


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_builds_on_first_use_serves_and_stops_gracefully(running: subprocess.Popen[str], sign: signal.Signals) -> None:
    port = port_of(running)
    assert ask(port, "GET", "/readyz")[0] == 200
    status, text = ask(port, "POST", "/search", "q=markerword+panic")
    assert (status, "Search results" in text) == (200, True)
    running.send_signal(sign)
    _, errors = running.communicate(timeout=PATIENCE)
    assert running.returncode == 0
    assert "building it" in errors
    assert "POST /search 200" in errors
    assert "markerword" not in errors
    assert "127.0.0.1" not in errors
    assert "Traceback" not in errors


def test_a_second_start_uses_the_index_that_is_there(start: Start, resources: Path, tmp_path: Path, running: subprocess.Popen[str]) -> None:
    port_of(running)
    second = start(resources, tmp_path / "cache" / "index")
    assert ask(port_of(second), "GET", "/readyz")[0] == 200
    second.terminate()
    assert "building it" not in second.communicate(timeout=PATIENCE)[1]


def refused(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, errors = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in errors
    return process.returncode, errors


def test_a_taken_port_is_said(start: Start, resources: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, errors = refused(start(resources, tmp_path / "index", "--port", str(port)))
    assert code == 3
    assert str(port) in errors
    assert "another --port" in errors


def test_missing_resources_are_said(start: Start, tmp_path: Path) -> None:
    code, errors = refused(start(tmp_path / "nowhere", tmp_path / "index"))
    assert code == 3
    assert "--resources" in errors


def test_an_index_folder_that_cannot_be_written_is_said(start: Start, resources: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    code, errors = refused(start(resources, tmp_path / "file" / "index"))
    assert code == 3
    assert "--index" in errors


def test_a_broken_corpus_is_said_with_its_place(start: Start, resources: Path, tmp_path: Path) -> None:
    import shutil

    broken = tmp_path / "resources"
    shutil.copytree(resources, broken)
    (broken / "techniques" / "box-breathing.yaml").write_text("id: [", encoding="utf-8")
    code, errors = refused(start(broken, tmp_path / "index"))
    assert code == 1
    assert "box-breathing.yaml:" in errors


def test_a_setting_that_cannot_be_used_is_said(start: Start, resources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORRYSTONE_COUNTRY", "Britain")
    code, errors = refused(start(resources, tmp_path / "index"))
    assert code == 3
    assert "WORRYSTONE_COUNTRY" in errors


def test_a_rebuild_is_picked_up_without_a_restart(resources: Path, tmp_path: Path, running: subprocess.Popen[str]) -> None:
    from indexer.build import rebuild
    from indexer.settings import Settings

    port = port_of(running)
    before = ask(port, "GET", "/readyz")[1]
    rebuild(Settings(resources=resources, index=tmp_path / "cache" / "index"))
    deadline = time.monotonic() + PATIENCE
    while ask(port, "GET", "/readyz")[1].split('"built"')[1][:40] == before.split('"built"')[1][:40] and time.monotonic() < deadline:
        time.sleep(0.3)
    assert ask(port, "GET", "/readyz")[1] != before
