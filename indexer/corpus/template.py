"""`worrystone new`: a file that holds every field of its kind, with what to write, and passes `check` once filled in."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from indexer.corpus.load import FOLDERS
from indexer.errors import EnvironmentProblem
from indexer.model.fields import SLUG_PATTERN
from indexer.model.vocabulary import Kind

UNREVIEWED = "Written from published sources with automated tools. No clinician and no young person has checked it yet."
RECHECK_AFTER = {Kind.APP: 92, Kind.COMMUNITY: 92, Kind.HELPLINE: 92}
RECHECK_DAYS = 365

_HEAD = """\
# Fill in every line that says FILL, delete what is marked optional and unused, then run `worrystone check`.
id: {id}
kind: {kind}
{subkind}title: FILL (up to 60 characters)
aka: []  # other names people search for
promise: FILL in one line what it is for; promise no outcome
status: draft  # published once check is clean and a second person has read it
topics: {{FILL: 3}}  # slugs of taxonomy.yaml; 3 = made for this (one, at most two), 2 = fits, 1 = touches
"""

_FAMILIES = "families: [FILL]  # slugs of taxonomy.yaml\n"
_AGES = "ages: {min: 11, max: 19}\n"
_FIT = """\
use_when:
  - FILL when it fits, in plain words
skip_when:
  - FILL when it does not fit, or what to do instead
"""
_SAFETY = "safety:\n  level: none  # none, note, caution or crisis-gate\n  notes: []  # - {if: something, then: do this}\n"
_EVIDENCE = """\
evidence:
  grade: practice  # strong, moderate, early or practice; resources/README.md has the rule
  plain: FILL one honest sentence on how sure we are
  citations: []  # - {ref: …, doi: …, studied: …, who: …, how_given: …, checked: seen-abstract, effect: …}
"""
_COUNSELLOR = """\
counsellor:
  mechanism: FILL why it may work, as a hypothesis
  introduce: FILL a 30-second introduction in words one could say
  adapt: {neurodivergent: FILL, trauma: FILL, culture: FILL}
  session_use: FILL
  measures: FILL
  pitfalls: FILL
"""
_FILED = "modalities: []  # slugs of taxonomy.yaml\nformats: [self-guided]\n"
_STEPS = """\
steps:  # 3 to 8, each starts with a verb; the last says what to try if nothing changes
  - do: FILL
  - do: FILL
  - do: FILL
minutes: {first_use: 5, quick: 2, full: 5}
effort: 1  # 1 tiny, 2 some, 3 lots
setting:
  where: [at-home]  # in-class, in-public, at-home, in-bed, outside, online
  discreet: subtle  # invisible, subtle, visible
  needs: [none]  # none, phone, headphones, paper, another-person, space
  eyes: either  # open, either, closed
  body: [still]  # still, moving, breath, touch
"""
_BODY = """\
body:  # 2 to 10 sections
  - heading: FILL
    text: FILL
  - heading: FILL
    text: FILL
minutes: {first_use: 4, quick: 2, full: 4}
"""
_APP = """\
app:
  platforms: [ios, android]
  price: not-checked
  publisher: FILL
  needs_account: not-checked
  age_rating: not-checked
  human_support: not-checked
  ai_chat: not-checked
  privacy: {account: not-checked, shares_with_ads: not-checked, delete_data: not-checked, policy_checked: null}
  store_status: not-checked
  status_checked: null  # date of the newest page of publisher or store that was seen
  discontinued: false
"""
_COMMUNITY = """\
community:
  provider: FILL
  website: https://FILL.example
  moderated: {by: FILL, hours: not-checked}
  needs_account: not-checked
  cost: not-checked
  human_support: not-checked
  languages: [en]
  status_checked: null
"""
_HELPLINE = """\
helpline:
  country: "GB"
  region: FILL
  category: [listening]
  channels:
    - {type: phone, value: "FILL", display: "FILL", dial: "000", hours: not-checked, cost: not-checked}
  hours: {tz: Europe/London, text: not-checked}
  audience: FILL
  languages: []
  cost: not-checked
  confidential: not-checked
  may_tell: not-checked
  state: published
  seen:
    date: null  # the newest date that a source page bears
    sources:
      - {title: FILL, url: "https://FILL.example/page", date_seen: TODAY, page_date: null}
"""
_TAIL = """\
phrases:  # 6 or more searches, as different people would type them
  - FILL one
  - FILL two
  - FILL three
  - FILL four
  - FILL five
  - FILL six
related: {{try_next: [], instead: [], learn: [], myth: []}}
sources:
  - {{title: FILL, url: "https://FILL.example/page", date_seen: {today}}}
licence: CC-BY-4.0
dates: {{written: {today}, last_checked: {today}, recheck_by: {recheck}}}
review: {{state: unreviewed, by: null, date: null, note: {unreviewed}}}
"""

_MIDDLE: Mapping[Kind, str] = {
    Kind.TECHNIQUE: _FAMILIES + _AGES + _STEPS + _FIT + _SAFETY + _EVIDENCE + _COUNSELLOR + _FILED,
    Kind.EXPLAINER: _FAMILIES + _AGES + _BODY + _SAFETY + _EVIDENCE + _COUNSELLOR + _FILED,
    Kind.APP: _FAMILIES + _AGES + _FIT + _SAFETY + _EVIDENCE + _APP + _COUNSELLOR,
    Kind.COMMUNITY: _AGES + _FIT + _SAFETY + _EVIDENCE + _COMMUNITY,
    Kind.HELPLINE: _AGES + _HELPLINE + _SAFETY.replace("none  #", "crisis-gate  #"),
}


def write_template(resources: Path, kind: Kind, id_: str, today: date) -> Path:
    """Write the template of a new resource and return its path. Never overwrites.

    Raises: EnvironmentProblem if the id is no slug, the file exists, or the folder cannot be written.
    """
    if not re.fullmatch(SLUG_PATTERN, id_):
        raise EnvironmentProblem(f"`{id_}` is no id. Use lower-case letters, digits and dashes, such as box-breathing.")
    folder = resources / next(name for name, of in FOLDERS.items() if of is kind)
    path = folder / f"{id_}.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as out:
            out.write(fill_template(kind, id_, today))
    except FileExistsError as error:
        raise EnvironmentProblem(f"{path} exists already. Choose another id, or edit that file.") from error
    except OSError as error:
        raise EnvironmentProblem(f"{path} cannot be written ({error.strerror}). Name another folder with --resources.") from error
    return path


def fill_template(kind: Kind, id_: str, today: date) -> str:
    """Return the template of a kind with id and dates filled in."""
    recheck = today + timedelta(days=RECHECK_AFTER.get(kind, RECHECK_DAYS))
    subkind = "subkind: guide  # guide, situation, script or myth-check\n" if kind is Kind.EXPLAINER else ""
    head = _HEAD.format(id=id_, kind=kind, subkind=subkind)
    tail = _TAIL.format(today=today, recheck=recheck, unreviewed=UNREVIEWED)
    return head + _MIDDLE[kind].replace("TODAY", str(today)) + tail
