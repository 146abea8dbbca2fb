"""The words the page uses for slugs and codes of the model. Templates translate them; nothing here decides anything."""

from collections.abc import Mapping

from indexer.model.resource import Resource
from indexer.model.search import Facet
from indexer.model.vocabulary import Answer, Checked, ContraLevel, Cost, Grade, Kind, Platform, StoreStatus, Verdict


def marked(text: str) -> str:
    """Return `text`: marks it for the collector of strings to translate."""
    return text


KINDS: Mapping[Kind, str] = {
    Kind.TECHNIQUE: marked("Something to do"),
    Kind.EXPLAINER: marked("Something to understand"),
    Kind.APP: marked("An app"),
    Kind.COMMUNITY: marked("People like you"),
    Kind.HELPLINE: marked("Someone to talk to"),
}

EVIDENCE_WORDS: Mapping[Grade, str] = {
    Grade.STRONG: marked("well tested"),
    Grade.MODERATE: marked("good signs"),
    Grade.EARLY: marked("early studies"),
    Grade.PRACTICE: marked("used a lot, not tested"),
}

SHORT_GRADES: Mapping[Grade, str] = {
    Grade.STRONG: marked("well tested"),
    Grade.MODERATE: marked("good signs"),
    Grade.EARLY: marked("early studies"),
    Grade.PRACTICE: marked("not tested"),
}
"""For the heads of narrow columns."""

EVIDENCE_SENTENCES: Mapping[Grade, str] = {
    Grade.STRONG: marked("Good studies with young people show this helps."),
    Grade.MODERATE: marked("Good signs, with limits."),
    Grade.EARLY: marked("A few small studies."),
    Grade.PRACTICE: marked("Lots of people use it. Nobody has tested it properly."),
}

VERDICTS: Mapping[Verdict, str] = {
    Verdict.TRUE: marked("true"),
    Verdict.PARTLY_TRUE: marked("partly true"),
    Verdict.OVERSTATED: marked("overstated"),
    Verdict.UNPROVEN: marked("unproven"),
    Verdict.MISLEADING: marked("misleading"),
    Verdict.RISKY: marked("risky"),
}

CHECKED: Mapping[Checked, str] = {
    Checked.SEEN_FULL: marked("read in full"),
    Checked.SEEN_ABSTRACT: marked("summary read"),
    Checked.DOI_ONLY: marked("listed, not read"),
    Checked.NOT_CHECKED: marked("not checked"),
}

ANSWERS: Mapping[Answer, str] = {Answer.YES: marked("yes"), Answer.NO: marked("no"), Answer.NOT_CHECKED: marked("not checked")}

CONTRA: Mapping[ContraLevel, str] = {ContraLevel.AVOID: marked("avoid"), ContraLevel.ADAPT: marked("adapt")}

COSTS: Mapping[Cost, str] = {
    Cost.FREE: marked("free"),
    Cost.PARTLY_FREE: marked("partly free"),
    Cost.PAID: marked("paid"),
    Cost.LOCAL_RATE: marked("costs a local call"),
    Cost.VARIES: marked("cost varies"),
    Cost.NOT_CHECKED: marked("cost not checked"),
}

PLATFORMS: Mapping[Platform, str] = {Platform.IOS: "iPhone", Platform.ANDROID: "Android", Platform.WEB: marked("web")}

STORE: Mapping[StoreStatus, str] = {
    StoreStatus.LIVE_PER_STORE: marked("offered, says its store page"),
    StoreStatus.LIVE_PER_PUBLISHER: marked("offered, says its maker"),
    StoreStatus.LIVE_PER_SECONDARY: marked("offered, says another site"),
    StoreStatus.CLOSED: marked("closed"),
    StoreStatus.UNKNOWN: marked("not checked"),
}

LANGUAGES: Mapping[str, str] = dict(
    pair.split(":", 1)
    for pair in (
        "en:English es:Español fr:Français de:Deutsch pt:Português it:Italiano nl:Nederlands pl:Polski tr:Türkçe ar:العربية hi:हिन्दी "
        "zh:中文 tl:Tagalog sv:Svenska no:Norsk nb:Norsk da:Dansk fi:Suomi uk:Українська ru:Русский el:Ελληνικά cs:Čeština ur:اردو "
        "bn:বাংলা si:සිංහල ta:தமிழ் ms:Melayu ja:日本語 ko:한국어 he:עברית cy:Cymraeg ga:Gaeilge mi:Māori sw:Kiswahili af:Afrikaans "
        "ml:മലയാളം am:አማርኛ so:Soomaali ha:Hausa sn:chiShona nd:isiNdebele eu:Euskara ca:Català gl:Galego hr:Hrvatski iu:ᐃᓄᒃᑎᑐᑦ"
    ).split()
)
"""Languages by their own names."""

FACETS: Mapping[Facet, str] = {
    Facet.KIND: marked("What sort of help"),
    Facet.MINUTES: marked("How long"),
    Facet.WHERE: marked("Where"),
    Facet.DISCREET: marked("Who would notice"),
    Facet.NEEDS: marked("What you need"),
    Facet.EYES: marked("Eyes"),
    Facet.BODY: marked("Body"),
    Facet.TOPIC: marked("What's going on"),
    Facet.FAMILY: marked("Sort of exercise"),
    Facet.AGES: marked("Age"),
    Facet.COUNTRY: marked("Country"),
    Facet.EVIDENCE: marked("Evidence"),
    Facet.FORMAT: marked("Format"),
    Facet.MODALITY: marked("Modality"),
}

FACET_VALUES: Mapping[str, str] = {
    **{str(kind): words for kind, words in KINDS.items()},
    "up-to-1": marked("1 minute"),
    "up-to-2": marked("2 minutes"),
    "up-to-5": marked("5 minutes"),
    "up-to-10": marked("10 minutes"),
    "up-to-20": marked("20 minutes"),
    "up-to-30": marked("half an hour"),
    "in-class": marked("in class"),
    "in-public": marked("out and about"),
    "at-home": marked("at home"),
    "in-bed": marked("in bed"),
    "outside": marked("outside"),
    "online": marked("online"),
    "invisible": marked("nobody notices"),
    "subtle": marked("hardly noticed"),
    "visible": marked("others can see"),
    "none": marked("nothing at all"),
    "phone": marked("phone"),
    "headphones": marked("headphones"),
    "paper": marked("paper"),
    "another-person": marked("someone with you"),
    "space": marked("some space"),
    "open": marked("eyes open"),
    "either": marked("eyes open or closed"),
    "closed": marked("eyes closed"),
    "still": marked("sitting still"),
    "moving": marked("moving"),
    "breath": marked("breathing"),
    "touch": marked("touch"),
    "no-breath": marked("no breathing"),
    "no-touch": marked("no touch"),
    "no-moving": marked("no moving"),
    "strong": marked("well tested"),
    "at-least-moderate": marked("good signs or better"),
    "at-least-early": marked("early studies or better"),
    "under-13": marked("under 13"),
    "13-15": marked("13 to 15"),
    "16-18": marked("16 to 18"),
    "19-and-over": marked("19 and over"),
}


def language(code: str) -> str:
    """Return a language's own name for itself, which those who look for it can read."""
    return LANGUAGES.get(code, code)


def evidence_word(resource: Resource) -> str | None:
    """Return how sure we are, in a word or two, or None where nothing is graded."""
    if resource.verdict is not None:
        return VERDICTS[resource.verdict]
    grade = resource.evidence.grade if resource.evidence else None
    return EVIDENCE_WORDS[grade] if grade else None
