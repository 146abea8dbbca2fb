# Sourced by search_web/run and tests/run: make .venv from a hash-locked list, once, and again whenever the list changes.
make_environment() {
  lock=$1
  python=${PYTHON:-python3}
  if ! "$python" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
    echo "Worrystone needs Python 3.11, 3.12 or 3.13 with venv (on Debian: apt-get install python3-venv). Name another with PYTHON=." >&2
    exit 3
  fi
  [ -x .venv/bin/python ] || "$python" -m venv .venv
  seal=$("$python" -c 'import hashlib, sys; print(hashlib.sha256(b"".join(open(p, "rb").read() for p in sys.argv[1:])).hexdigest())' "$lock" pyproject.toml)
  sealed=.venv/$(echo "$lock" | tr / -).sealed
  if [ "$(cat "$sealed" 2>/dev/null)" != "$seal" ]; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    echo "$seal" > "$sealed"
  fi
}
