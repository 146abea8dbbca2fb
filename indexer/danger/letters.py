"""What single characters stand for: invisible ones, look-alikes of Latin letters, digits and signs used as letters.

Knows nothing of words.
"""

import re
import unicodedata

_LOOK_ALIKES = (
    "аaвbсcеeһhіiјjкkмmнhоoрpсcтtуyхxѕsԁdԛqԝwґrгrпnиnүyӏlєeзeдdбbлlиnјjьb"  # Cyrillic
    "αaβbγyδdεeζzηnθoιiκkλlμmνvξeοoπnρpςsσsτtυuφoχxψwωw"  # Greek
    "łløođdðdþpßsæaœeıiŀlħhŧtŋnƙkɑaɡgɩiɪiɴnʀrʏyʟlᴀaʙbᴄcᴅdᴇeɢgʜhᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢzꜱsꞁl"  # Latin cousins
    "أاإاآاٱاىيةهؤوئيکكیيګكہه"  # one spelling for each Arabic letter
)
_INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0\u0640\ufe0e\ufe0f\u20e3\u2060\u2061\u2062\u2063\u2064\ufeff"


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(a): b for a, b in zip(_LOOK_ALIKES[::2], _LOOK_ALIKES[1::2], strict=True)}
    table |= dict.fromkeys(map(ord, _INVISIBLE))
    table |= dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x2070), *range(0xFE00, 0xFE10)])
    table |= dict.fromkeys([*range(0xE0000, 0xE0100), *range(0x1F3FB, 0x1F400)])  # tags and skin tones
    for start in (0x1F1E6, 0x1F130, 0x1F150, 0x1F170):  # flags' letters, letters in boxes and circles
        table |= {start + i: chr(97 + i) for i in range(26)}
    table |= {ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'", ord("`"): "'", ord("´"): "'", ord("＇"): "'"}
    table |= {ord("\u0131"): "i"}
    return table


FOLD = _table()
LEET = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g"}
LEET |= {"@": "a", "$": "s", "!": "i", "|": "l", "+": "t", "€": "e", "£": "l", "¡": "i"}
_LEET_TABLE = {ord(sign): letter for sign, letter in LEET.items()}
_LEET_AS_L = _LEET_TABLE | {ord("1"): "l", ord("!"): "l"}
_MARK = re.compile("[\u0300-\u036f\u0483-\u0489\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
_PLAIN = re.compile(r"[\x00-\x7f]*\Z")


def fold(text: str) -> str:
    """Return `text` in lower case with look-alikes, accents and invisible characters made plain. Works on any string."""
    if _PLAIN.match(text):
        return text.lower()
    text = unicodedata.normalize("NFKC", text.translate(FOLD)).casefold()
    text = _MARK.sub("", unicodedata.normalize("NFD", text).translate(FOLD))
    return unicodedata.normalize("NFC", text)


def unleet(word: str) -> tuple[str, ...]:
    """Return the readings of a word in which digits and signs stand for letters."""
    first = word.translate(_LEET_TABLE)
    if "1" not in word and "!" not in word:
        return (first,)
    return (first, word.translate(_LEET_AS_L), *_mixed(word))


def _mixed(word: str) -> tuple[str, ...]:
    """Read the ones of `pa1n1ess` one way each: the first as i and the rest as l, and the reverse."""
    if word.count("1") + word.count("!") < 2:
        return ()
    at = min(i for i in (word.find("1"), word.find("!")) if i >= 0) + 1
    head, tail = word[:at], word[at:]
    return (
        head.translate(_LEET_TABLE) + tail.translate(_LEET_AS_L),
        head.translate(_LEET_AS_L) + tail.translate(_LEET_TABLE),
    )
