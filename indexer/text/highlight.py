"""Mark in a text the words a query asked for. The spans are plain text: whoever shows them escapes them."""

from collections.abc import Collection, Iterator

from indexer.model.search import Span
from indexer.text.analysis import tokenise


def highlight(text: str, wanted: Collection[str]) -> tuple[Span, ...]:
    """Return `text` cut into spans, those whose term is in `wanted` marked; joined together they are `text` again."""
    return tuple(_spans(text, wanted)) if wanted else (Span(text=text, match=False),)


def _spans(text: str, wanted: Collection[str]) -> Iterator[Span]:
    done = 0
    for token in tokenise(text):
        if token.stop or token.term not in wanted:
            continue
        if token.start > done:
            yield Span(text=text[done : token.start], match=False)
        yield Span(text=text[token.start : token.end], match=True)
        done = token.end
    if done < len(text):
        yield Span(text=text[done:], match=False)
