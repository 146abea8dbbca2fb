"""A small real corpus: some resources of the repository, and what tests need beside them: a former id, a withdrawn page, hostile text."""

import re
import shutil
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"

KEPT = (
    "techniques/box-breathing techniques/four-seven-eight techniques/longer-out-breath techniques/five-four-three-two-one "
    "techniques/squeeze-and-let-go techniques/worry-time techniques/stop-pause techniques/three-good-things techniques/fear-ladder "
    "techniques/self-compassion-break techniques/ten-minute-walk techniques/bedtime-brain-dump techniques/tell-someone-script "
    "techniques/my-safety-plan explainers/panic-in-class explainers/cant-sleep-tonight explainers/what-is-a-panic-attack "
    "explainers/suicidal-thoughts-now explainers/helpline-what-happens explainers/myth-vagus-reset explainers/exam-stress "
    "apps/app-calm-harm apps/app-clear-fear communities/community-kooth"
).split()

COUNTRIES = ("gb", "us", "de", "int")

_RELATED = re.compile(r"\b(try_next|instead|learn|myth|paired_with): \[([^\]]*)\]")
_SUCCESSOR = re.compile(r"successor: [a-z0-9-]+")

HOSTILE = '<script>alert("x")</script><b>'
WITHDRAWN_WHY = "A better page took its place."


def copy_small_corpus(target: Path) -> Path:
    """Copy it to `target` and return that."""
    for name in ("techniques", "explainers", "apps", "communities", "helplines"):
        (target / name).mkdir(parents=True)
    for name in ("taxonomy.yaml", "lexicon.yaml", "crisis.yaml"):
        shutil.copy(RESOURCES / name, target / name)
    for name in KEPT:
        shutil.copy(RESOURCES / f"{name}.yaml", target / f"{name}.yaml")
    for country in COUNTRIES:
        for path in (RESOURCES / "helplines").glob(f"helpline-{country}-*.yaml"):
            shutil.copy(path, target / "helplines" / path.name)
    _add_special_pages(target / "techniques")
    _cut_loose_ends(target)
    return target


def _add_special_pages(folder: Path) -> None:
    box = (folder / "box-breathing.yaml").read_text(encoding="utf-8")
    (folder / "box-breathing.yaml").write_text(f"{box}aliases: [square-breathing]\n", encoding="utf-8")
    walk = (folder / "ten-minute-walk.yaml").read_text(encoding="utf-8")
    gone = walk.replace("id: ten-minute-walk", "id: old-walk").replace("status: published", "status: withdrawn")
    gone += f"withdrawn: {{date: 2026-11-01, why: {WITHDRAWN_WHY}}}\n"
    (folder / "old-walk.yaml").write_text(re.sub(r"instead: \[[^\]]*\]", "instead: [ten-minute-walk]", gone), encoding="utf-8")
    nasty = re.sub(r"(?m)^title: .*$", f"title: '{HOSTILE}'", walk.replace("id: ten-minute-walk", "id: hostile-title"))
    nasty = re.sub(r"(?m)^promise: .*$", "promise: '\"><img src=x onerror=alert(1)>'", nasty)
    (folder / "hostile-title.yaml").write_text(nasty, encoding="utf-8")


def _cut_loose_ends(target: Path) -> None:
    """Take out relations to what was not copied: the corpus check would refuse them."""
    ids = {path.stem for path in target.glob("*/*.yaml")}

    def known(match: re.Match[str]) -> str:
        return f"{match[1]}: [{', '.join(id_ for id_ in re.findall(r'[a-z0-9-]+', match[2]) if id_ in ids)}]"

    for path in target.glob("*/*.yaml"):
        text = _RELATED.sub(known, path.read_text(encoding="utf-8"))
        path.write_text(_SUCCESSOR.sub("successor: null", text), encoding="utf-8")
