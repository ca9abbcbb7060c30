"""Finds postal addresses in a text as written, where capitals tell a town from a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.core.formats.redaction.replacement import Replacement
from retro.core.formats.redaction.towns import TOWNS, is_counted

POSTAL_ADDRESS = "postal address"
_CAPITAL = r"[^\W\d_a-zà-öø-ÿß][^\W\d_]{0,30}(?:[-'’.][^\W\d_]{1,30}){0,3}"
_HOUSE = r"\d{1,4}(?: ?[a-z](?![^\W_]))?(?:[-/]\d{1,4})?(?![\w%€$£])"
_HOUSE_TOO = r"\d{1,4}[A-Za-z]?(?![\w%€$£]|[.,:/]\d)"
_TOWN = rf"{_CAPITAL}(?: (?:(?:am|an der|im|in der|ob der|sur|la|le|de|del|upon|on) )?{_CAPITAL}){{0,2}}"
_BRITISH = r"[A-Z]{1,2}\d[A-Z\d]? ?\d(?!GB|TB|HZ)[ABD-HJLNP-UW-Z]{2}(?!\w)"
_CANADIAN = r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d(?!\w)"
_PROVINCES = "AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT"
_OF_CANADA = rf"(?:(?:{_PROVINCES}),? )?{_CANADIAN}|(?:{_PROVINCES}),? {_CANADIAN.replace(' ', ' ?')}"
_POSTCODE = r"(?:(?:[A-Z]{1,2}[- ])?\d{4,5}|\d\d-\d{3})"
_CODED = (
    rf"(?:[ ,]{{0,2}}\n?[ ,]{{0,2}}(?:{_CAPITAL}[, \n]{{1,3}}){{0,3}}"
    rf"(?:{_BRITISH}|{_OF_CANADA}|[A-Z]{{2}} \d{{5}}(?:-\d{{4}})?(?!\w)"
    rf"|{_POSTCODE}(?: ?[A-Z]{{2}})?(?!\w)(?: {_TOWN})?))?"
)
"""What can follow a street: town and postcode, in either order."""
_ROOM = r"(?:,? (?:[Aa]p(?:artmen)?t\.?|[Ss]uite|[Ff]lat|[Uu]nit|#) ?#?\w{1,5})?"
_ROADS = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Boulevard|Blvd|Square|Sq|Place|Terrace|Way|Close|Crescent"
    r"|Gardens|Grove|Mews|Parkway|Pkwy|Highway|Hwy|Quay|(?:Parade|Pde|Esplanade|Circuit|Promenade)(?=\.?,? [A-Z]))"
)
_ROADS_FIRST = r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Boulevard|Blvd|Terrace|Crescent|Gardens)"
"""Words for a road before the number of a house: not "Google Drive 15", "Times Square 3"."""
_COUNTED = r"(?! (?:(?:day|week|month|year|hour|minute|time|user|file|page)s?|people|of|percent|per)(?!\w))"
_STATES = "A[KLRZ]|C[AOT]|D[CE]|FL|GA|I[ADL]|K[SY]|LA|M[ADINOT]|N[CDEHJMVY]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
"""States of America, without those that are words."""
_ZIP = rf"(?:{_STATES}) (?!\d\d000)\d{{5}}(?:-\d{{4}})?(?!\w)"
_NO_TOWN = "(?:The|Our|My|Your|Their|This|That|An?|All|We|Error|Code|Model|Order|Part|Item|Version|Only|About)"
"""Words with a capital before two letters and five figures that are no ZIP code: "Our LA 12345 units"."""
_NO_NOUN = "(?! (?!(?:and|or|is|was|are|has|the|but|for|near|from|with|where|which|who|then|when)(?![a-z]))[a-z]{3})"
_NOT_COUNTED = "(?:Place|Way|Close)"
"""Words for a road that stand behind a number for something else, unless a town follows: "45 1st Place awards"."""
_NO_STREET = "Arbeits|Park|Stell|Sitz|Steh|Lager|Speicher|Tabellen|Liege|Rück|Hin|Heim|Aus"
_OF_AUSTRALIA = r"(?:NSW|QLD|Qld|VIC|Vic|TAS|Tas) \d{4}(?!\w)"
_CYRILLIC = r"[А-ЯЁІЇЄҐ][\w’'-]{0,30}"
_RUSSIAN = (
    rf"(?:\d{{6}}, )?(?:г\. ?{_CYRILLIC}, )?(?:(?:[Уу]л|[Вв]ул|пр|[Пп]росп|[Пп]ер|[Пп]л|[Нн]аб|[Бб]ул|ш)\.|б-р|[Пп]р-т"
    rf"|[Уу]лица|[Вв]улиця|[Пп]роспект|[Пп]ереулок|[Пп]лощадь|[Пп]лоща|[Нн]абережная|[Бб]ульвар|[Шш]оссе) ?"
    rf"(?:\d{{1,2}}-[а-я]{{1,2}} )?(?:{_CYRILLIC},? ){{1,3}}"
    r"(?:д(?:ом|\.)? ?|буд\. ?)?\d{1,4}[А-Яа-я]?(?:[/-]\d{1,4})?(?!\w)"
    r"(?:,? (?:к|корп|стр|кв|оф|подъезд|п|квартира|офис|корпус|этаж)\.? ?\d{1,4}(?!\w)){0,4}"
    rf"(?:(?:, (?:г\. ?)?{_CYRILLIC})?,? \d{{5,6}}(?!\w)|, г\. ?{_CYRILLIC})?"
)
"""Street before the number of a house, and what stands around it in Russian and Ukrainian."""
_BEHIND_A_NAME = (
    "náměstí|nám\\.|ulice|ul\\.|třída|nábřeží|námestie|utca|u\\.|útja|út|tér|körút|krt\\.|rakpart|sétány"
    "|Caddesi|Cad\\.|Sokak|Sokağı|Sok\\.|Bulvarı|Meydanı|Plads|Allé"
)
"""Words for a road behind its name in Czech, Slovak, Hungarian, Turkish and Danish."""
_CODED_TOO = rf"(?:,? \d{{3}} ?\d{{1,2}}(?!\w)(?: {_TOWN}(?: \d{{1,2}}(?!\w))?)?)?"
"""A postcode of three and two figures, or of four, and its town."""
_IN_ROMANIA = (
    "Bucure[sșş]ti|Bucharest|Cluj(?:-Napoca)?|Timi[sșş]oara|Ia[sșş]i|Constan[tțţ]a|Craiova|Bra[sșş]ov|Gala[tțţ]i|Ploie[sșş]ti"
    "|Oradea|Br[aă]ila|Arad|Pite[sșş]ti|Sibiu|Bac[aă]u|T[aâ]rgu[ -]Mure[sșş]|Baia Mare|Suceava|Chi[sșş]in[aă]u"
)
_ROMANIAN = (
    r"(?:Str\.|[Ss]trada|B-dul|B[dl]\.|Bulevardul|[SȘŞ]os\.|[SȘŞ]oseaua|Calea|Aleea|Pia[tțţ]a|Splaiul|Intrarea) ?"
    rf"(?:{_CAPITAL},? ){{1,4}}(?:[Nn]r\.? ?)?{_HOUSE}(?:,? (?:bl|sc|et|ap|sector(?:ul)?)\.? ?\w{{1,4}}){{0,5}}"
    rf"(?:,? (?:\d{{6}},? )?(?:{_IN_ROMANIA})(?!\w)(?:,? (?:sector(?:ul)? \d|\d{{6}})(?!\w)){{0,2}})?"
)
_OF_JAPAN = r"[\u3400-\u9fff\u3005\u3040-\u30ff]"
_NUMBERED = r"[\d一二三四五六七八九十](?:[\d一二三四五六七八九十丁目番地号の−ー‐-]{0,20}[\d目地号])?"
_IN_SCRIPTS = tuple(
    map(
        re.compile,
        (
            rf"〒 ?\d{{3}}[-−ー‐]?\d{{4}}(?!\d)(?:\s{{0,2}}{_OF_JAPAN}{{2,30}}{_NUMBERED})?",
            rf"(?:東京都|北海道|(?:大阪|京都)府|[\u4e00-\u9fff]{{2,3}}県){_OF_JAPAN}{{1,8}}[市区町村郡]{_OF_JAPAN}{{1,20}}{_NUMBERED}",
        ),
    )
)
"""Forms of addresses in scripts that part no words."""
_POSTAL = tuple(
    re.compile(rf"(?<![\w.,]){form}")
    for form in (
        rf"(?:(?:Flat|Apt|Apartment|Unit|Suite) \w{{1,5}},? )?\d{{1,5}}[A-Za-z]?(?:-\d{{1,5}})? (?:{_CAPITAL} ){{1,3}}"
        rf"{_ROADS}(?!\w)\.?{_ROOM}{_CODED}",
        rf"\d{{1,5}} \d{{1,3}}(?:st|nd|rd|th) (?!{_NOT_COUNTED}(?!\w)(?!, [A-Z])){_ROADS}(?!\w)\.?{_ROOM}{_CODED}",
        rf"(?:{_CAPITAL} ){{1,3}}{_ROADS_FIRST}\.?,? (?!(?:19|20)\d\d(?!\d)){_HOUSE_TOO}{_COUNTED}{_CODED}",
        r"(?:(?<=PLZ )|(?<=PLZ: )|(?<=[Pp]ostcode )|(?<=[Pp]ostal code ))\d{4,5}(?!\w)",
        r"(?:(?<=CP )|(?<=[Zz]ip )|(?<=ZIP )|(?<=ZIP: )|(?<=[Zz]ip code )|(?<=ZIP code ))\d{5}(?!\w)"
        rf"{_NO_NOUN}",
        rf"(?!{_NO_TOWN}(?!\w)){_CAPITAL}(?: {_CAPITAL}){{0,2}},? {_ZIP}",
        rf"(?<=, ){_ZIP}{_NO_NOUN}",
        rf"(?<!code )(?<!error )(?<!part )(?<!model )(?<!order ){_ZIP}(?=[.!?)]?[^\S\n]{{0,8}}(?:\n|\Z))",
        rf"\d{{1,5}}[a-z]? [a-z]{{3,20}} (?:street|avenue|boulevard)(?!\w){_ROOM}{_CODED}",
        rf"(?:[^\W\d_]{{2,30}} (?:Stra(?:ß|ss)e|Str\.|Gasse|Allee|Chaussee)"
        rf"|[^\W\d_]{{2,30}}-?(?:[Ss]tr(?:a(?:ß|ss)e|\.)?|gasse|allee|chaussee)) ?{_HOUSE}{_CODED}",
        rf"(?!{_NO_STREET}){_CAPITAL}(?:platz|weg|ufer|damm|steig|straat|laan|gracht|plein|kade|gatan|vägen|gade|vej"
        rf"|gata|veien|katu|[ -](?:Platz|Weg|Ufer|Damm|Ring|Markt)) {_HOUSE}{_CODED}",
        rf"(?:{_CAPITAL},? ){{1,3}}(?:{_BEHIND_A_NAME}) ?(?:[Nn]o\.?:? ?)?{_HOUSE}\.?(?:[:/]\d{{1,4}})?{_CODED_TOO}",
        rf"(?:Unter|An|Am|Auf|Im|In)(?: de[nrm])? (?:{_CAPITAL} ){{1,2}}{_HOUSE}[ ,\n]{{1,2}}{_POSTCODE} {_TOWN}",
        r"\d{1,4}(?: ?(?:bis|ter))?,? (?:[Rr]ue|[Aa]venue|[Aa]v\.|[Bb]oulevard|[Bb]d\.?|[Pp]lace|[Cc]hemin|[Ii]mpasse"
        r"|[Aa]llée|[Qq]uai|[Cc]ours|[Ss]quare|[Pp]assage)"
        rf" (?:(?:de|du|des|la|le|les) |[dl]['’]){{0,3}}{_TOWN}{_CODED}",
        r"(?:Calle|C/|Avenida|Avda\.|Av\.|Plaza|Paseo|Via|Viale|Piazza|Corso|Vicolo|Largo|Rua|Travessa|Praça|Estrada|[Uu]l\."
        r"|[Uu]lica|[Uu]lice|[Aa]l\.|Aleja|Aleje|[Pp]l\.|[Pp]lac|[Nn]ám\.|[Nn]áměstí|[Tt]řída|[Nn]ábřeží) ?"
        rf"(?:(?:de|del|della|dei|la|las|los|el|da|do|dos) ){{0,3}}{_TOWN},? (?:n\.?[º°]? ?)?{_HOUSE}{_CODED}"
        "(?! (?:day|week|month|year|hour|time)s)",
        rf"(?:Calle|Carrera|Cra?\.|Cll?\.|Diagonal|Transversal) \d{{1,3}}[A-Z]? ?(?:#|[Nn]o\.) ?{_HOUSE}",
        rf"(?:P\.? ?O\.? ?Box|Postfach|B\.?P\.) \d[\d ]{{0,8}}\d{_CODED}",
        rf"(?:D|DE|A|AT|CH|F|FR|I|IT|NL|B|BE|PL)-\d{{4,5}} {_TOWN}",
        rf"(?:(?<=[Ii]n )|(?<=aus )|(?<=\n)|(?<=, ))(?!\d\d000)\d{{5}} (?!Euro|EUR|USD|Dollar|Franken){_CAPITAL}",
        rf"{_CAPITAL}(?: {_CAPITAL}){{0,2}}, [A-Z]{{2}} \d{{5}}(?:-\d{{4}})?(?!\w)",
        rf"(?:{_CAPITAL}, )?{_BRITISH}",
        rf"(?:{_CAPITAL} ){{0,2}}{_CAPITAL},? (?=(?:{_PROVINCES})[, ])(?:{_OF_CANADA})",
        rf"(?<!odel )(?<!art )(?<!ersion )(?:{_OF_CANADA})",
        rf"(?!{_NO_TOWN}(?!\w))(?:{_CAPITAL} ){{0,2}}{_CAPITAL},? {_OF_AUSTRALIA}",
        _RUSSIAN,
        _ROMANIAN,
    )
)
"""Forms of addresses in the countries whose languages the program reads days in."""


def postal_addresses(text: str) -> Iterator[Replacement]:
    """Find postal addresses in a text as written."""
    for pattern in (*_POSTAL, *_IN_SCRIPTS):
        yield from (Replacement(*found.span(), POSTAL_ADDRESS) for found in pattern.finditer(text))
    for found in TOWNS.finditer(text):
        if not is_counted(text, *found.span()):
            yield Replacement(*found.span(), POSTAL_ADDRESS)
