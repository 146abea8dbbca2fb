"""Teaches the table which document a search belongs to, and what belongs to none.

A phrase comes to lie nearer to its own document's other phrases than to any other's, and what is asked elsewhere nearer to its like.
InfoNCE over a batch of documents (van den Oord et al. 2018, arXiv:1807.03748), beside the loss that keeps the table near its teacher, so
that what was learned in general stays. One phrase is held back as the query each time, some of them with slips.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch

from indexer.vectors.fitting.fit import SEED, Floats, Material, loss_to_teacher, sums, with_pairs
from indexer.vectors.fitting.texts import noisy
from indexer.vectors.wordpiece import pieces

STEPS = 900
RATE = 0.001
DOCUMENTS = 192
"""Documents a step; each is told from the 191 others and from elsewhere."""

SHOWN_TEXTS = 14
ASKED_ELSEWHERE = 24
SHOWN_ELSEWHERE = 120
TEMPERATURE = 0.07
NOISY = 0.3
FEWEST_TEXTS = 6

KEEP = 8.0
"""What staying near the teacher counts beside telling documents apart; at 3 unseen queries fared no better."""

KEEP_BATCH = 512
BEST_SHARE = 0.55
"""As in `store`: a document is as near as its nearest texts and as it is as a whole."""

SHARPNESS = 12.0
"""How closely the smooth maximum over a document's texts follows the nearest one."""

Numbered = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Lessons:
    """Each document's texts, what is asked elsewhere, and how texts become rows of the table."""

    sayings: Sequence[Sequence[str]]
    elsewhere: Sequence[str]
    vocabulary: Mapping[str, int]
    rows: Mapping[int, int]

    def numbers(self, text: str) -> list[int]:
        """Return the rows that `text` is the sum of."""
        return with_pairs(pieces(text, self.vocabulary), self.rows) or [0]


def sharpen(table: Floats, lessons: Lessons, material: Material) -> Floats:
    """Return the rows after the second lesson."""
    torch.manual_seed(SEED)
    dice = random.Random(SEED)  # noqa: S311 - training data, not secrets
    bag = torch.nn.EmbeddingBag.from_pretrained(torch.tensor(table), freeze=False, mode="sum")
    optimiser = torch.optim.Adam(bag.parameters(), lr=RATE)
    wanted = torch.nn.functional.normalize(torch.tensor(material.wanted), dim=1)
    for _ in range(STEPS):
        asked, kept = _hold_back(lessons, dice)
        places = [dice.randrange(len(material.texts)) for _ in range(KEEP_BATCH)]
        drift = loss_to_teacher(sums(bag, [material.texts[place] for place in places]), wanted[places])
        optimiser.zero_grad()
        (_confusion(bag, asked, kept) + KEEP * drift).backward()
        optimiser.step()
    found: Floats = bag.weight.detach().numpy()
    return found


def _hold_back(lessons: Lessons, dice: random.Random) -> tuple[Numbered, Sequence[Numbered]]:
    """Return for each of some documents one text as a query, and some of the others; last, the same for what is asked elsewhere."""
    documents = [texts for texts in lessons.sayings if len(texts) >= FEWEST_TEXTS]
    asked, kept = [], []
    for texts in dice.sample(documents, min(DOCUMENTS, len(documents))):
        query, *others = dice.sample(texts, min(len(texts), SHOWN_TEXTS + 1))
        asked.append(lessons.numbers(noisy(query, dice) if dice.random() < NOISY else query))
        kept.append([lessons.numbers(text) for text in others])
    drawn = dice.sample(lessons.elsewhere, ASKED_ELSEWHERE + SHOWN_ELSEWHERE)
    asked.extend(lessons.numbers(text) for text in drawn[:ASKED_ELSEWHERE])
    kept.append([lessons.numbers(text) for text in drawn[ASKED_ELSEWHERE:]])
    return asked, kept


def _confusion(bag: torch.nn.EmbeddingBag, asked: Numbered, kept: Sequence[Numbered]) -> torch.Tensor:
    """Return how often queries are taken for another document's (cross-entropy). Elsewhere has no whole: its texts have nothing in common."""
    queries = sums(bag, asked)
    texts = sums(bag, [text for document in kept for text in document])
    lengths = [len(document) for document in kept]
    near = (queries @ texts.T).split(lengths, dim=1)
    best = torch.stack([(part * SHARPNESS).logsumexp(1) / SHARPNESS for part in near], dim=1)
    wholes = torch.nn.functional.normalize(torch.stack([part.sum(0) for part in texts.split(lengths)]), dim=1)
    whole_shares = torch.tensor([*[1.0 - BEST_SHARE] * (len(kept) - 1), 0.0])
    scores = (1.0 - whole_shares) * best + whole_shares * (queries @ wholes.T)
    right = [min(place, len(kept) - 1) for place in range(len(asked))]
    return torch.nn.functional.cross_entropy(scores / TEMPERATURE, torch.tensor(right))
