"""Pages to fill in and print: what each asks, as data. What is written stays in the page: no field has a name, no form is sent."""

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.model.vocabulary import Interactive
from search_web.words import marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing to write, with a hint or an example."""

    prompt: str
    hint: str
    rows: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page to fill in. `first` is said before anything is asked, `last` when all is written."""

    first: str
    fields: tuple[Field, ...]
    last: str


def _field(prompt: str, hint: str, rows: int = 2) -> Field:
    return Field(prompt=prompt, hint=hint, rows=rows)


THOUGHT_RECORD = Sheet(
    first=marked("Pick one bad moment from today or yesterday. Short notes are enough. Leave out any box you like."),
    fields=(
        _field(marked("What happened?"), marked("As a camera would film it. “Tuesday, lunch. Sam walked past me.”")),
        _field(marked("What did you feel, and how strongly?"), marked("A score from 0 to 10 for each. “Sad 8. Ashamed 6.”")),
        _field(marked("Which thought hurt most?"), marked("One line is best. “Nobody likes me.”")),
        _field(marked("What backs it up?"), marked("Facts only. No guesses, no feelings."), 3),
        _field(marked("What doesn't fit it?"), marked("Other reasons, other days, things you don't know yet."), 3),
        _field(marked("One line with both lists in it"), marked("“Sam walked past. She also saved me a seat on Monday. I could ask her.”")),
        _field(marked("How strong is it now?"), marked("Score the feelings again. One point less is worth having."), 1),
    ),
    last=marked("No change? That can happen. Show the page to somebody, or shut it and do one small kind thing."),
)

WORRY_TIME = Sheet(
    first=marked("Worries get one slot a day. Outside it, write them down in a few words and turn back to what you were doing."),
    fields=(
        _field(marked("My slot"), marked("15 minutes. Not in bed, and not right before sleep. “5 pm, kitchen table.”"), 1),
        _field(marked("Worries that can wait for it"), marked("A few words each. “Maths mock.”"), 4),
        _field(marked("When the slot comes: what still bugs me?"), marked("Leave out what has gone quiet."), 3),
        _field(marked("Something I can do about it"), marked("One small step, and when."), 3),
        _field(marked("Out of my hands for now"), marked("Let it be on the list. You don't have to solve it."), 2),
    ),
    last=marked("Time's up? Stop, even mid-worry. Go and use your body or your hands."),
)

SAFETY_PLAN = Sheet(
    first=marked(
        "Make it on a steadier day, with an adult you trust if you can. If you might act on thoughts of suicide now, leave this page "
        "and reach a person first. You can start at any line."
    ),
    fields=(
        _field(marked("Signs that it's getting bad"), marked("What do you think, feel or do when it starts?")),
        _field(marked("Small things I can do by myself"), marked("“One song. Ten minutes with the dog.”")),
        _field(marked("People and places that take my mind off it"), marked("You don't have to tell them why you came.")),
        _field(marked("People I can tell"), marked("Put numbers beside the names."), 3),
        _field(marked("Professionals and helplines"), marked("Your clinic, a counsellor. The lines above fit here."), 3),
        _field(marked("Who can make my space safer"), marked("They move or lock away what worries you. That's a job for them.")),
        _field(
            marked("What I want to be here for"), marked("Big or tiny. “The summer. My sister's laugh.” Leave it empty if it doesn't come.")
        ),
    ),
    last=marked("Keep it close and go over it together often. If it isn't helping, go straight to the people and numbers."),
)

COPING_CARD = Sheet(
    first=marked("A few lines from you on a steady day, for when you can't think straight. Keep it tiny."),
    fields=(
        _field(marked("Who I go to, and how to reach them"), marked("If the urge is to hurt yourself, this is the only line you need.")),
        _field(marked("This card is for when"), marked("“My chest goes tight before French.”")),
        _field(marked("One true line"), marked("One you'd believe on a bad day. “I've felt this before. It went down.”")),
        _field(marked("Two things I can do right where I sit"), marked("Make one of them nothing to do with breath.")),
        _field(marked("A place I can go, and the words to ask"), marked("“Can I step out for five minutes?”")),
    ),
    last=marked("Phone case, pencil tin, wallet: somewhere nosy people won't look. Read it twice this week while you're fine."),
)

SHEETS: Mapping[Interactive, Sheet] = {
    Interactive.THOUGHT_RECORD: THOUGHT_RECORD,
    Interactive.WORRY_TIME: WORRY_TIME,
    Interactive.SAFETY_PLAN: SAFETY_PLAN,
    Interactive.COPING_CARD: COPING_CARD,
}
