"""Everyday words that are names, too: a client called Will, a source called "friend". A copy keeps them as words."""

from __future__ import annotations

import re

from retro.core.formats.redaction.everyday_words import EVERYDAY_WORDS
from retro.core.formats.redaction.month_names import is_a_month
from retro.core.text.folding import fold_name

_NAMES = (
    "amber angel april art august autumn bill bishop bond brook brown bud bush carol case chance chase cliff cook "
    "cooper crystal daisy dale dawn dean dear dick dot drew earnest faith field fields flora forest frank gene grace "
    "gray green guy harmony heath hill holly hope hunter iris ivy jack jewel joy june justice kay king lake lance "
    "lily long love low mark mason max may melody mercury mercy merry miles miller moon noble norm olive page park "
    "pat patience pearl penny piper precious price prince rain ray reed rich rise river rob robin rock rose rowan "
    "ruby rusty sage sandy sky smart smith sterling stone storm story sue summer sunny terry trip victor violet wade "
    "ward wave west will willow winter woods wren young "
)
"""First names and family names that are words."""
_SOURCES = (
    "ad ads advert agency apple around board book call chat client colleague community conference contact craft "
    "customer door email event fair family fellow first forum friend friends from group home indeed internet job jobs "
    "list local market mate me meet message monster neighbor neighbour network news online other partner past "
    "people person phone platform post recommendation reference referral repeat school search self shop signal site "
    "social someone street target team text there through university via website word work workshop "
)
"""Ways to find a gig that are words."""
_WAYS = (
    "acquaintance acquaintances advertisement alumni ami amica amici amico amie amiga amigo ancien ancienne annonce "
    "anuncio anzeige auftrag aunt auntie barber bekannte bekannten bekannter blog boca boss bosses bouche brother "
    "brothers chamber channel classmate clients cold colega colleagues collega collegue comment commerce compañera "
    "compañero conocida conocido conoscente contatto cousin cousins coworker coworkers coworking customers dad dank "
    "daughter december dem den der designer designers developer developers die directory discord durch ehemalige "
    "ehemaligen ehemaliger einen einer empfehlung employee employer employers ex exhibition fair father february "
    "flatmate flyer former forums freelance freelancer freelancers freund freunde freunden freundes freundin friday "
    "frueherer früherer guru gym hackathon hour husband inbound internetseite intro introduced introduction january "
    "jobboerse jobbörse july kollege kollegen kollegin kolleginnen kunde kunden kundin landlord lead leads mailing "
    "manager managers march marketplace meetup mein meine meiner member messe met mom monday mother mum mutual "
    "nachbar nachbarin neighbors neighbours netzwerk newsletter november october old oreille parent parents partners "
    "passaparola per plattform podcast polecenie portfolio poster posting previous prior professor pupil "
    "recomendación recommandation recommendations recommended recruiter referrals referred remote remotely roommate "
    "réseau saturday schoolmate seite seller september server sister sisters site sitio sito son stellenanzeige "
    "student students subcontractor sunday teacher tender thursday tuesday tutor twin ueber uncle unknown vom von "
    "warm webseite website wednesday wife worked znajoma znajomego znajomy über "
)
"""Words with which people say how they found a gig, besides those: a former colleague, a recommendation."""
_OTHERS = (
    "a about after all also always an and any as at back bad before best big both build business but by can cash "
    "change check city clear close cloud code company could data day days deal delta design direct do done down each "
    "early else end even every example fast few final fine for form free full game garden general get go gold good "
    "grand great half hand happy harbour he help her here high him his house how i if in is it its just keep key kind "
    "kitchen last late left less life light like line link little live look loop lot main make man many map match "
    "media mind mint money more most move much must my name never new next nice no not note nothing now of off office "
    "ok old on once one only open or orange order our out over own paper pay pen plan play please plus point power "
    "press product project pure quick quiet ready real right road round run safe same save say see she side sign "
    "silver simple since site small so soft some soon sound south space spark spring square staff star start stay "
    "step still stop studio such sun sure system table take talk tech test than that the their them then they thing "
    "things this time to today together tomorrow top touch town track trade tree true trust turn two under union up "
    "us use very view vision voice wait want was water way we web week well were what when where which while white "
    "who why wild wish with within without wonder world would write yes yesterday yet you your zero "
)
_LIKE_CASES = (
    "again allow area army auto baby bent body budget came camera captain care carry cart cat coach come dame "
    "dance data date demo drama duty easy era euro even evening ever every extra format gate gone great harry "
    "hero hole idea item jane lady larry lazy let logo marine marketing mate memo met mile mine mole mule net "
    "nine none often only photo pilot pine pity planet pole pony poem problem rate reach remain repeat robot role "
    "rosy rule rune sane sat seem seen sole some sorry spot ten tiny tony treat tune vote wine "
)
"""Words that look like a name in a case, and begin sentences: "nine" of Nina."""
PLAIN_WORDS = frozenset((_NAMES + _SOURCES + _OTHERS).split())
_NO_CASES = frozenset(_LIKE_CASES.split())
_COMMON_IN_SOURCES = frozenset(fold_name(_SOURCES + _WAYS + _OTHERS).split())
_NAMED_AFTER = re.compile(r"(?<![^\W\d_])(?:from|via|through|thru|uber|par|por|tramite|przez) $")
"""What stands before a source that is named."""
_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?…:\n*#>-]['\")\s]*)\Z")
_ONE_OF_MANY = re.compile(
    r"(?<![^\W\d_])(?:an?|any|another|each|every|no|some|several|many|most|other|own|first|second|two|three|four|five|ten"
    r"|eine?[mnrs]?|keine?[mnrs]?|jede[mnrs]?|une?|una|unos|unas|um|uma|chaque|cada)(?: [^\W\d_]{2,12})? $"
)
"""What stands before a word for one of many, with an adjective or without: "a small nursery"."""
_OF_SOMEBODY = re.compile(
    r"(?<![^\W\d_])(?:my|your|his|her|its|our|their|(?:m|d|s)ein(?:e[mnrs]?)?|ihre?[mnrs]?|unser(?:e[mnrs]?)?|kein(?:e[mnrs]?)?"
    r"|eine?[mnrs]?|der|die|das|de[mns]|im|am|zum|zur|vom|beim|ins|mon|ma|mes|ton|ta|tes|sa|ses|notre|nos|votre|vos|leurs?"
    r"|mis?|tus?|sus?|nuestr[oa]s?|mi[oa]|suo|sua|tu[oa]|meu|minha|seu|mijn|zijn|haar|onze|moj[ae]?|jego|jej|min|mina|mitt|din"
    r"|hans|hennes)(?: [^\W\d_]{2,12})? $"
)
"""What stands before a noun that is somebody's, and in German before any: "my mother", "im Garten"."""
_AHEAD = 28
"""Characters in which such words stand."""
_WINDOW = 12
"""Characters before a word that show how it is meant."""
_WITH_AN_S = frozenset(("boss", "does", "gets", "goes", "hers", "miss", "ours", "pass", "says", "sees", "thus", "uses"))
"""Words that can begin a sentence, of three letters and an s."""
_SHORT_PLURAL = 3
"""Letters of a name that is looked for with an s only with a capital."""
_SHORT_NAME = 4
"""Letters of a name that is looked for in a case only with a capital."""


def is_plain_word(name: str) -> bool:
    """Tell whether a folded name is an everyday word, or its plural."""
    return name in PLAIN_WORDS


def is_common_in_sources(name: str) -> bool:
    """Tell whether a word of a name is said of how any gig is found, or is an everyday one that nobody is called."""
    return not _COMMON_IN_SOURCES.isdisjoint(name.split())


def is_named(folded: str, start: int, *, is_capital: bool, was_small: bool) -> bool:
    """Tell whether an everyday word in a folded text is written as the name that it is, too.

    It is if it has a capital, and none that the beginning of a sentence gives it where the name itself has none; and
    right behind "from", "via" or "through".
    """
    before = folded[max(0, start - _WINDOW) : start]
    if _NAMED_AFTER.search(before):
        return True
    if is_a_month(folded, start):
        return False
    return is_capital and not (was_small and _SENTENCE_BEGINS.search(before))


def is_one_of_many(name: str, folded: str, start: int) -> bool:
    """Tell whether one word in small letters is written as a noun: "a nursery needs", of a client called Nursery."""
    return name.isalpha() and bool(_ONE_OF_MANY.search(folded[max(0, start - _AHEAD) : start]))


def is_everyday(name: str) -> bool:
    """Tell whether a folded part of an address is a word of some language: mother, garden, happy."""
    return name in PLAIN_WORDS or name in EVERYDAY_WORDS


def is_somebodys(folded: str, start: int) -> bool:
    """Tell whether a noun has an owner or a German article where it is found: "my mother", "im Garten"."""
    return bool(_OF_SOMEBODY.search(folded[max(0, start - _AHEAD) : start]))


def _can_be_in_a_case(name: str, found: str, ending: int) -> bool:
    """Tell whether a name with the ending of another language, as written, is that name: no "very" is a Vera."""
    if is_plain_word(name) or is_plain_word(found.lower()) or found.lower() in _NO_CASES:
        return False
    return found[0].isupper() or (len(name) > _SHORT_NAME and ending > 1)


def can_have_ending(name: str, typed: str, ending: int) -> bool:
    """Tell whether a name is meant by what was typed, in a case whose `ending` has as many letters, or with an s."""
    return _can_be_in_a_case(name, typed, ending) if ending else _can_have_an_s(name, typed)


def _can_have_an_s(name: str, typed: str) -> bool:
    """Tell whether a found name of three letters with an s is meant: "Zoes", not "does", "ends" or "Does"."""
    found = typed.lower()
    if len(name) != _SHORT_PLURAL or found == name or not found.endswith("s") or len(found) != len(name) + 1:
        return True
    return typed[:1].isupper() and not (is_plain_word(found) or found in _WITH_AN_S)
