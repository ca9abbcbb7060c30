"""Finds what a person or their papers can be found by: birthdays, places on a map, numbers of papers and of files.

It looks for them in folded text, each kind in one pass; every repetition is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.core.formats.redaction.replacement import Replacement

_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(r"\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./](?:\d{4}|\d\d)(?!\.\d\d\.\d\d)")
_YEARS = re.compile(rf"{_YEAR}(?:[-/](?:{_YEAR}))?(?!\w|[-/.]\d)")

_FILES = (
    "tickets?|bookings?|contracts?|invoices?|receipts?|policy|claims?|permits?|purchase orders?"
    "|auftrag|vorgang|vertrag|bestellung|aktenzeichen|az|rechnung(?:en)?|quittung|angebot"
    "|commande|pedido|facture|facturas?|fattura|faktur[aey]?|fakture|factuur|devis|presupuesto|preventivo|bon"
)
_MARKED_FILES = (
    "orders?|clients?|customers?|cases?|jobs?|projects?|accounts?|quotes?|estimates?|po|kunden?|auftrags|vertrags|rechnungs"
    "|bestell|konto|cliente|klienta?"
)
_SIGN = r"(?:[ -]?(?:no|nr|number|nummer|num|numero|numer|id|n|n°)\.?[ :#]{0,3}|[ :]{0,2}#)"
_FILED = r"(?:(?:[a-z]{1,5}[-/])?\d[\d/-]{0,20}\d(?![^\W_])|(?=[a-z]{0,12}\d[a-z]{0,12}\d)[a-z0-9]{6,24}(?![^\W_]))"
"""Figures, or six letters and figures or more, two figures among them: FO52B7A1C3."""
_GOES_ON = (
    r"(?=[.,;:!?)](?!\d)|\n|\Z| (?:was|is|are|has|had|were|never|did|got|went|came|arrived|and|or|but|on|from|still|in"
    r"|at|with|that|which|to|by|again|for|left|late)(?![a-z]))"
)
"""What follows the number of one order, and nothing that is ordered."""
_ORDERING = re.compile(
    r"(?<![a-z])(?:(?:we|i|they|he|she|will|would|can|could|should|must|might|shall|please|let's|out of"
    r"|(?:do|does|did) not|(?:we|i|they|he|she)'(?:ll|d)|[a-z]{2,5}n't)"
    r"(?: (?:not|just|also|only|then|always|never))?|(?P<to>to)) \Z"
)
"""What stands before "order" where it is no order of somebody's: "we order", "to order", "out of order"."""
_OF_ONE_ORDER = re.compile(
    r"(?<![a-z])(?:repl(?:y|ies|ied)|answer(?:s|ed)?|respon(?:se|d|ds|ded)|refer(?:s|red|ring|ence)?|belong(?:s|ed|ing)?"
    r"|relat(?:ed|es|ing)|attached|add(?:s|ed)?|linked|according|due|regards?|respect|items?|goods|pieces?|parts?)"
    r" to \Z"
)
"""The same for one order: "in reply to order 12345"."""
_VERB_WINDOW = 24
"""Characters before "order" that show how it is meant."""
_BEFORE_ONE = (
    r"(?:in|(?<!out )of|about|for|from|with|on|regarding|my|your|his|her|our|their|the|this|placed|made|cancel(?:l?ed)?"
    r"|refund(?:ed)?)"
)
"""What stands only before an order that has a number, whatever follows: "in order 55512 the logo"."""
_PLAIN = r"(?:[a-z]{1,5}[-/]\d[\d/-]{1,20}|(?=(?:[/-]?\d){5,16}(?!\w|[/-]\d))\d[\d/-]{3,24}\d|\d{4,12})(?!\w|[.,]\d)"
_NUMBERED = re.compile(
    rf"(?<![a-z])(?:(?:{_FILES}|ref(?:erence)?|{_MARKED_FILES}){_SIGN}(?P<marked>{_FILED}|\d)"
    rf"|(?:{_FILES}|ref(?:erence)?)[ :]{{1,2}}(?P<plain>{_PLAIN}))"
    r"|(?<![\w-])(?P<parcel>\d{3}-\d{7}-\d{7})(?![\w-])"
    rf"|(?<![a-z]){_BEFORE_ONE} order (?P<one>(?!\d{{2,9}}000)\d{{5,12}})(?![\w/-]|[.,]\d)"
    rf"|(?<![a-z])order (?P<order>(?!\d{{2,9}}000)\d{{5,12}}){_GOES_ON}"
    r"|(?<!\w)(?P<shop>fo(?=[0-9a-f]{0,9}\d[a-f]{0,9}\d)[0-9a-f]{8,12})(?!\w)"
    r"|(?<![\w/-])(?P<own>(?:inv|re|rg|rn|fv|po|ord|kd|ang)[-/](?=(?:[/-]?\d){4,16}(?!\w|[/-]\d))\d[\d/-]{2,24}\d)"
)
"""What a client's files can be asked for by."""
_AND_MORE = re.compile(rf"(?:,|,? (?:and|und|or|oder|et|y|e|i|&)) ?(?:#|nr\. |no\. )?(?P<more>{_PLAIN})")

_PAPERS = (
    r"passports?|reisepass|pasaporte|passeport|passaporto|paszport\w?|paspoort|(?:id|identity)(?: card)?"
    r"|personalausweis|ausweis|passnummer|dni|nif|pesel|regon|nip|cpf|cnpj|curp|siret|siren|ssn|social security"
    r"|national insurance|nino|versicherung|sozialversicherung|insurance|tax|steuer(?:-?id)?|steuernummer|vat"
    r"|ust-?id|uid|bsn|personnummer|henkilotunnus|rodne cislo|(?:driver'?s?|driving) licen[cs]e|icq|zoom|meeting"
    r"|licen[cs]e(?: plate)?|number plate|fuhrerschein|kennzeichen|aadhaar|visa|ico|dic|ni(?= n)|employee"
    r"|codice fiscale|partita iva|p\.? ?iva|gstin|abn|acn|tfn|kvk|hr[ab]|ein(?= \d\d-\d{7})|company(?= n)"
    r"|member(?:ship)?|mitglieds?|patient|account|konto|kundennummer|rechnungsnummer"
)
_IS = r"(?: (?:is|was|ist|war|es|era|est|to))?"
_TOKEN = r"(?=[a-z]{0,8}\d)[a-z0-9]{1,20}"
_PAPER = re.compile(
    rf"(?<![a-z])(?P<paper>{_PAPERS})(?:[ -]?(?:no|nr|number|nummer|num|numero|numer|id|code|card|n|n°)\.?)?{_IS}"
    r"[ :#=]{1,3}(?P<number>(?:(?P<before>[a-z]{1,2}) |[a-z]{1,3}-)?"
    rf"(?P<rest>{_TOKEN}(?:[ ./-]{_TOKEN}){{0,6}}(?:[ -][a-z])?))(?!\w)"
)
_FORMED = re.compile(
    r"(?<!\w)(?:(?P<fiscal>[a-z]{6}\d\d[a-z]\d\d[a-z]\d{3}[a-z])|(?P<goods>\d\d[a-z]{5}\d{4}[a-z]\d[a-z][a-z0-9])"
    r"|pan(?: (?:card|no\.?|number|is)){0,2}[ :]{1,3}(?P<pan>[a-z]{5}\d{4}[a-z])"
    r"|rfc[ :]{1,3}(?P<rfc>[a-z&]{3,4}\d{6}[a-z0-9]{3})|nie[ :]{1,3}(?P<nie>[xyz]-?\d{7}-?[a-z])"
    r"|cif[ :]{1,3}(?P<cif>[a-z]-?\d{7}-?[a-z0-9]))(?!\w)"
)
"""Numbers whose form tells them, alone or behind a word that means much else: "nie" is "never" in German."""
_FEWEST, _FEWEST_BOTH = 3, 6
"""Fewest digits of a paper's number among letters, and fewest of both."""
_FEWEST_OF_A_CALL = 9
"""Fewest digits of what a call is joined by: people tell of a meeting by its day and its hour."""
_SMALL = (
    "a al am an as at au be by da de di do du el em en es if il im in is it la le na no of on op or so to um up us w z"
)
_SMALL_WORDS = frozenset(_SMALL.split())
_FEWEST_BEHIND = 7
"""Fewest digits of a number behind such a word, which is also the country of a tax number: "VAT AT U12345678"."""

_MONTH = (
    r"(?:jan|ene|gen|sty|feb|fev|lut|mar|mrt|mrz|apr|avr|abr|kwi|mai|may|mag|maj|mei|jun|jui|giu|cze|jul|lug|lip|aug|ago"
    r"|aou|sie|sep|set|wrz|oct|okt|ott|out|paz|nov|lis|dec|dez|dic|des|gru|янв|фев|мар|апр|ма[ия]|июн|июл|авг|сен|окт|ноя|дек)"
    r"[^\W\d_]{0,9}\.?"
)
_BIRTH_DAY = (
    rf"(?:\d{{1,4}}[./-] ?\d{{1,2}}[./-] ?\d{{1,4}}|\d{{1,2}}[./-] ?\d{{1,2}}(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|[.º])?(?: (?:of|de|di))? {_MONTH}(?:,? (?:de |del )?\d{{2,4}}(?!\d))?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|{_YEAR})(?!\w)"
)
_BORN = re.compile(
    r"(?<![^\W\d_])(?:born|b\.|birthday|birth|dob|d\.o\.b\.?|geb\.?|geboren|geburtstag|geburtsdatum|nee? (?=le|en)"
    r"|naissance|anniversaire|nacid[oa]|nacimiento|cumpleanos|nat[oa] (?=il|nel)|nascita|compleanno|nascid[oa]"
    r"|nascimento|aniversario|geboortedatum|verjaardag|ur\.|urodz(?:ony|ona|enia|iny|il|ila)(?: sie)?|fodd|fodelsedag"
    r"|narozen[ay]?|narozeniny|syntyn(?:yt|eet)|syntymapaiva|szul(?:etett)?\.?|рождения|родил(?:ся|ась))"
    r"(?: ?(?:is|was|ist|war|es|est|e|on|am|im|in|the|le|el|il|nel|op|den|de|dia|w|dne)){0,3}(?![^\W\d_])"
    r"[ :=.,*(]{0,3}"
    rf"(?P<day>{_BIRTH_DAY})"
    rf"|(?<!\w)\* ?(?P<star>\d{{1,2}}\.\d{{1,2}}\.{_YEAR})(?!\d)"
    r"|(?<![\w.])(?P<before>\d{1,4}[./-]\d{1,2}[./-]\d{1,4})(?=,? (?:geboren|geb\.|born|urodzony|urodzona)(?!\w))"
)

_DEGREES = r"[+-]?\d{1,3}\.\d{3,12}"
_PLACE = re.compile(
    rf"(?<![\w.]){_DEGREES}° ?[nsewo]?,? ?{_DEGREES}°?(?: ?[nsewo](?!\w))?"
    rf"|(?<![\w.]){_DEGREES} ?[ns],? ?{_DEGREES} ?[ewo](?!\w)|(?<![\w.]){_DEGREES}\d, ?{_DEGREES}\d(?![\w.]\d)"
    r"|(?<!\w)\d{1,3}° ?\d{1,2}(?:[.,]\d{1,6})?'(?: ?\d{1,2}(?:[.,]\d{1,6})?'{1,2})? ?[nsewo](?!\w)"
    rf"|(?<![a-z])(?:lat(?:itude)?|lon(?:g(?:itude)?)?|lng)[ :=]{{1,3}}{_DEGREES}"
    r"|(?<![\w+])[2-9cfghjmpqrvwx]{8}\+[2-9cfghjmpqrvwx]{2,3}(?!\w)"
    r"|(?<![\w/])///[^\W\d_]{2,20}\.[^\W\d_]{2,20}\.[^\W\d_]{2,20}(?!\w)"
)
_SHARES = re.compile(r"0\.\d{3,12}, ?0\.\d{3,12}")


def places_on_a_map(text: str) -> Iterator[Replacement]:
    """Find coordinates, plus codes and three words."""
    for found in _PLACE.finditer(text):
        if not _SHARES.fullmatch(found[0]):
            yield Replacement(*found.span(), "place")


def birthdays(text: str) -> Iterator[Replacement]:
    """Find the day or the year beside a word of birth."""
    for found in _BORN.finditer(text):
        yield Replacement(*found.span(found.lastgroup or 0), "birthday")


def numbers_of_papers(text: str) -> Iterator[Replacement]:
    """Find the number of a passport, an insurance, a tax office."""
    yield from (Replacement(*found.span(found.lastgroup or 0), "number") for found in _FORMED.finditer(text))
    for found in _PAPER.finditer(text):
        is_behind = found["before"] in _SMALL_WORDS
        start, end = found.span("rest" if is_behind else "number")
        digits, both = (sum(map(kind, found["number"])) for kind in (str.isdigit, str.isalnum))
        if _DAY.match(text, found.start("rest")) or (is_behind and _is_no_paper(text, start, digits)):
            continue
        if found["paper"] in ("zoom", "meeting") and digits < _FEWEST_OF_A_CALL:
            continue
        if (digits >= _FEWEST and both >= _FEWEST_BOTH) or digits == both > _FEWEST + 1:
            yield Replacement(start, end, "number")


def _is_no_paper(text: str, start: int, digits: int) -> bool:
    """Tell whether what stands behind a small word is an hour, a number or years: "at 1400", "in 2024-2025"."""
    return digits < _FEWEST_BEHIND or bool(_YEARS.match(text, start))


def numbers_of_files(text: str) -> Iterator[Replacement]:
    """Find the numbers of tickets, invoices, orders and customers, also of several."""
    for found in _NUMBERED.finditer(text):
        if found["order"] and _is_ordering(text[max(0, found.start() - _VERB_WINDOW) : found.start()]):
            continue
        place: tuple[int, int] | None = found.span(found.lastgroup or 0)
        is_marked = found["plain"] is None
        while place:
            if not _DAY.match(text, place[0]) and (is_marked or not _YEARS.match(text, place[0])):
                yield Replacement(*place, "number")
            another = _AND_MORE.match(text, place[1])
            place = another.span("more") if another else None


def _is_ordering(before: str) -> bool:
    """Tell whether "order" behind these words is a verb, or part of a phrase."""
    ordering = _ORDERING.search(before)
    return bool(ordering and not (ordering["to"] and _OF_ONE_ORDER.search(before)))
