"""The closed vocabularies of the content model (`resources/README.md` says what each word means)."""

from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What a resource is."""

    TECHNIQUE = "technique"
    EXPLAINER = "explainer"
    APP = "app"
    COMMUNITY = "community"
    HELPLINE = "helpline"


class Subkind(StrEnum):
    """What sort of explainer."""

    GUIDE = "guide"
    SITUATION = "situation"
    SCRIPT = "script"
    MYTH_CHECK = "myth-check"


class Status(StrEnum):
    """Whether a resource is shown. A withdrawn one keeps a page that says what to use instead."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Effort(IntEnum):
    """How much it asks of somebody with little energy."""

    TINY = 1
    SOME = 2
    LOTS = 3


class Where(StrEnum):
    """Where a technique can be done."""

    IN_CLASS = "in-class"
    IN_PUBLIC = "in-public"
    AT_HOME = "at-home"
    IN_BED = "in-bed"
    OUTSIDE = "outside"
    ONLINE = "online"


class Discreet(StrEnum):
    """What others see of it."""

    INVISIBLE = "invisible"
    SUBTLE = "subtle"
    VISIBLE = "visible"


class Needs(StrEnum):
    """What a technique cannot do without."""

    NONE = "none"
    PHONE = "phone"
    HEADPHONES = "headphones"
    PAPER = "paper"
    ANOTHER_PERSON = "another-person"
    SPACE = "space"


class Eyes(StrEnum):
    """Whether eyes stay open."""

    OPEN = "open"
    EITHER = "either"
    CLOSED = "closed"


class Body(StrEnum):
    """What the body does."""

    STILL = "still"
    MOVING = "moving"
    BREATH = "breath"
    TOUCH = "touch"


class SafetyLevel(StrEnum):
    """How much care a page needs. A crisis-gate page opens with help."""

    NONE = "none"
    NOTE = "note"
    CAUTION = "caution"
    CRISIS_GATE = "crisis-gate"


class Grade(StrEnum):
    """How sure we are that doing this helps someone like the reader; see `resources/README.md`."""

    STRONG = "strong"
    MODERATE = "moderate"
    EARLY = "early"
    PRACTICE = "practice"


class Checked(StrEnum):
    """How much of a cited work was seen."""

    SEEN_FULL = "seen-full"
    SEEN_ABSTRACT = "seen-abstract"
    DOI_ONLY = "doi-only"
    NOT_CHECKED = "not-checked"


class Verdict(StrEnum):
    """What a myth check finds, in place of a grade."""

    TRUE = "true"
    PARTLY_TRUE = "partly-true"
    OVERSTATED = "overstated"
    UNPROVEN = "unproven"
    MISLEADING = "misleading"
    RISKY = "risky"


class Answer(StrEnum):
    """A fact that may be unknown. Unknown is said, never guessed."""

    YES = "true"
    NO = "false"
    NOT_CHECKED = "not-checked"


class Cost(StrEnum):
    """What it costs to use."""

    FREE = "free"
    PARTLY_FREE = "partly-free"
    PAID = "paid"
    LOCAL_RATE = "local-rate"
    VARIES = "varies"
    NOT_CHECKED = "not-checked"


class ReviewState(StrEnum):
    """Who has reviewed a record. Nothing starts reviewed."""

    UNREVIEWED = "unreviewed"
    LIVED_EXPERIENCE = "lived-experience"
    CLINICAL = "clinical"


class Interactive(StrEnum):
    """A calm tool that lets one do the technique on the page."""

    BREATHING_PACER = "breathing-pacer"
    SENSES_STEPPER = "senses-stepper"
    MUSCLE_TIMER = "muscle-timer"
    THOUGHT_RECORD = "thought-record"
    WORRY_TIME = "worry-time"
    SAFETY_PLAN = "safety-plan"
    COPING_CARD = "coping-card"


class ContraLevel(StrEnum):
    """What a contraindication asks for."""

    AVOID = "avoid"
    ADAPT = "adapt"


class StoreStatus(StrEnum):
    """Where an app was last seen to be offered."""

    LIVE_PER_STORE = "live-per-store-page"
    LIVE_PER_PUBLISHER = "live-per-publisher-page"
    LIVE_PER_SECONDARY = "live-per-secondary-source"
    CLOSED = "closed"
    UNKNOWN = "not-checked"


class Platform(StrEnum):
    """Where an app or service runs."""

    IOS = "ios"
    ANDROID = "android"
    WEB = "web"


class ChannelType(StrEnum):
    """A way to reach a helpline."""

    PHONE = "phone"
    SMS = "sms"
    CHAT = "chat"
    WHATSAPP = "whatsapp"
    WEB = "web"
    EMAIL = "email"


class LineCategory(StrEnum):
    """What a helpline is there for."""

    CRISIS = "crisis"
    LISTENING = "listening"
    CHILD = "child"
    YOUTH = "youth"
    ADULT = "adult"
    ABUSE = "abuse"
    EATING = "eating"
    POISON = "poison"
    LGBTQ = "lgbtq"
    BEREAVEMENT = "bereavement"
    EMERGENCY = "emergency"
    DIRECTORY = "directory"


class LineState(StrEnum):
    """How far a helpline's number is confirmed. Only `withdrawn` hides it."""

    PUBLISHED = "published"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
