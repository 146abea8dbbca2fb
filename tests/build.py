"""Builders of test data: a valid record that a test changes in one place."""

from pathlib import Path

TECHNIQUE = """\
id: {id}
kind: technique
title: {title}
aka: []
promise: Something small to do with your hands.
status: published
topics: {{anxiety: 3, stress: 2}}
families: [grounding]
ages: {{min: 11, max: 19}}
steps:
  - do: Sit where you are.
  - do: Look at {thing}.
  - do: Stop when you like. No change? Try a walk.
minutes: {{first_use: 3, quick: 2, full: 5}}
effort: 1
setting:
  where: [in-class, at-home]
  discreet: invisible
  needs: [none]
  eyes: open
  body: [still]
use_when:
  - Your head is full.
skip_when:
  - You are not safe. Get to a safe person first.
safety:
  level: none
  notes: []
evidence:
  grade: practice
  plain: Nobody has tested this one.
  citations: []
counsellor:
  mechanism: Moves attention outward, as a hypothesis.
  introduce: We will look at one thing for a while.
  adapt: {{neurodivergent: Choose the thing., trauma: Eyes open., culture: Any thing will do.}}
  session_use: Start of a session.
  measures: Distress 0 to 10.
  pitfalls: Can become avoidance.
modalities: [sensory]
formats: [self-guided]
phrases:
  - {thing} helps me
  - something to do with {thing}
  - nervous and {thing} is there
  - what to look at when scared of {thing}
  - quick {thing} trick
  - {thing} for nerves
related: {{try_next: [], instead: [], learn: [], myth: []}}
sources:
  - {{title: A page, url: "https://www.example.org/page", date_seen: 2026-11-22}}
licence: CC-BY-4.0
dates: {{written: 2026-11-22, last_checked: 2026-11-22, recheck_by: 2027-11-22}}
review: {{state: unreviewed, by: null, date: null, note: Nobody has checked it.}}
"""


def technique(id_: str = "count-the-tiles", **changes: str) -> str:
    """Return a valid technique as YAML. Each change replaces the line that starts with its key (dashes for underscores stay)."""
    words = id_.split("-")
    text = TECHNIQUE.format(id=id_, title=" ".join(words).capitalize(), thing=words[-1])
    for key, line in changes.items():
        lines = text.split("\n")
        at = next(number for number, old in enumerate(lines) if old.strip().startswith(f"{key}:"))
        lines[at] = line
        text = "\n".join(lines)
    return text


def write_technique(resources: Path, id_: str = "count-the-tiles", **changes: str) -> Path:
    """Write a technique into a resources folder and return its path."""
    path = resources / "techniques" / f"{id_}.yaml"
    path.write_text(technique(id_, **changes), encoding="utf-8")
    return path
