"""Mark in a text the words a query asked for. The spans are plain text: whoever shows them escapes them."""

from collections.abc import Collection, Iterator, Sequence

from indexer.model.search import Span
from indexer.text.analysis import Token


def highlight(text: str, tokens: Sequence[Token], wanted: Collection[str]) -> tuple[Span, ...]:
    """Return `text`, whose words are `tokens`, cut into spans, those whose term is in `wanted` marked.

    Joined together the spans are `text` again.
    """
    found = [token for token in tokens if token.term in wanted and not token.stop]
    return tuple(_spans(text, found)) if found else (Span(text=text, match=False),)


def _spans(text: str, found: Sequence[Token]) -> Iterator[Span]:
    done = 0
    for token in found:
        if token.start > done:
            yield Span(text=text[done : token.start], match=False)
        yield Span(text=text[token.start : token.end], match=True)
        done = token.end
    if done < len(text):
        yield Span(text=text[done:], match=False)
