"""What in a text tells of somebody by its form: links, mail, handles, phone and account numbers, amounts of money.

All of it is looked for in folded text (core.text.folding), each kind in one pass, in time that grows with the text and
no faster: a pattern begins only where a run of its characters begins, takes a run whole, or is bounded. What stands
around a number is looked at in a window of fixed size. Loaded only for a copy that may leave.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import NamedTuple


class Trace(NamedTuple):
    """One part of a folded text, and the word that stands in its place."""

    start: int
    end: int
    label: str


class Known(NamedTuple):
    """What the record itself knows in numbers."""

    amounts: Collection[Decimal] = ()
    hours: Collection[Decimal] = ()
    is_money: bool = False
    """Whether the text is about money, such as a row of the ledger: every number in it is an amount."""


_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]++")
_BARE = re.compile(r"(?<![\w.@/-])[\w-]++(?:\.[\w-]++)++(?::\d{1,5})?(?:/[^\s<>\"]*+)?")
_HANDLE = re.compile(r"(?<![\w@./])@(?=\w{0,30}[a-z_])\w[\w.]{1,30}")
_PHONE = re.compile(r"(?<![\w.,+:])(?:\+\s?)?\(?\d(?:[ ()./-]{0,3}\d){5,16}(?![\w,])")
_IBAN = re.compile(
    r"(?<!\w)[a-z]{2}\d{2} ?[a-z0-9]{4}(?: ?(?=[a-z]{0,3}\d)[a-z0-9]{4}){2,7}"
    r"(?: ?(?=[a-z]{0,2}\d)[a-z0-9]{1,3})?(?!\w)"
)
_NUMBER = re.compile(r"(?<![\w])\d++(?:[.,']\d++|(?: \d{3})(?!\d))*+|(?<=[a-z$])\d++(?:[.,']\d++)*+")
_TAIL = ".,;:!?)]'\"*_"
_ENDINGS = frozenset(
    [
        "com",
        "net",
        "org",
        "io",
        "dev",
        "app",
        "co",
        "de",
        "at",
        "ch",
        "uk",
        "eu",
        "fr",
        "it",
        "es",
        "pl",
        "nl",
        "se",
        "no",
        "dk",
        "fi",
        "info",
        "biz",
        "me",
        "tv",
        "xyz",
        "shop",
        "store",
        "online",
        "site",
        "tech",
        "agency",
        "studio",
        "design",
        "example",
        "test",
        "cloud",
        "ai",
        "us",
        "ca",
        "au",
        "nz",
        "in",
        "br",
        "ru",
        "ua",
        "cz",
        "hu",
        "pt",
        "gr",
        "ro",
        "ie",
        "be",
        "jp",
        "cn",
        "kr",
        "sk",
        "si",
        "hr",
        "lt",
        "lv",
        "ee",
        "gg",
        "to",
        "so",
        "ly",
        "page",
        "pro",
        "work",
        "works",
        "media",
        "digital",
    ]
)
"""Ends of host names that are taken for a link without a path; with a path any end is."""
_DAY = re.compile(r"\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./](?:\d{4}|\d\d)")
_SIGNS = "$€£¥₹₩₴₦₪₽₺₫₱฿₡₲₸₼₾₵"
_CODES = (
    "usd|eur|gbp|jpy|inr|chf|cad|aud|nzd|pln|sek|nok|dkk|czk|huf|ron|brl|mxn|zar|cny|try|uah|ils|sgd|hkd|aed|rub"
    "|kr|zl|kc|rs|fr|dollars?|euros?|pounds?|francs?|bucks?|quid|cents?|rupees?|yen|crowns?|kron(?:er|or|a|e)"
    "|zloty(?:ch)?|pesos?|reais|real|grand"
)
_BEFORE = re.compile(rf"(?:(?<![a-z])[a-z]{{0,2}}[{_SIGNS}]|(?<![a-z])(?:{_CODES})\.?)\s{{0,2}}$")
_SCALE = r"(?:,-)?\s?(?:k|m|mio|mln|million|thousand|tsd)?(?![a-z])"
_AFTER = re.compile(
    rf"{_SCALE}\s{{0,2}}(?:[{_SIGNS}]|(?:{_CODES})(?![a-z]))|,-|\s?(?:k|mio|mln|million|thousand|tsd)(?![a-z])"
)
_PAYING = re.compile(
    r"(?<![a-z])(?:pa(?:y(?:s|ing|ment|ments)?|id)|prepaid|pric(?:e|es|ed)|cost(?:s|ing)?|charg(?:e|es|ed|ing)|fees?"
    r"|quot(?:e|es|ed)|invoic(?:e|es|ed)|bill(?:s|ed)?|ow(?:e|es|ed|ing)|refund(?:s|ed)?|deposits?|budget(?:s|ed)?"
    r"|offer(?:s|ed)?|rate|earn(?:s|ed)?|worth|advance|transfer(?:s|red)?|amount(?:s|ed)?|salary|bonus|tip(?:s|ped)?"
    r"|discount|spen[dt]|money|sum|total|upfront|bezahlt|zahlte|gezahlt|kostete?|preis|rechnung|honorar|paye|prix"
    r"|facture|pagado|pagato|precio|prezzo|zaplaci\w{0,4}|cena)"
    r"(?![a-z])(?:[^\w.!?\n]+[a-z']+){0,4}[^\w.!?\n]*$"
)
_AFTER_PAYING = re.compile(
    r"\s(?:up ?front|in advance|deposit|in cash|net(?![a-z])|gross|flat(?![a-z])|an hour|a day"
    r"|per (?:hour|day|month|project|page)|(?:was|were) paid|in fees)|/(?:h|hr|hour|day)(?![a-z])"
)
_NO_MONEY = re.compile(
    r"\s?-?(?:%|percent|x(?![a-z])|st(?![a-z])|nd(?![a-z])|rd(?![a-z])|th(?![a-z])|am(?![a-z])|pm(?![a-z])|o'clock|days?|weeks?"
    r"|months?|years?|h(?![a-z])|hrs?(?![a-z])|hours?|mins?(?![a-z])|minutes?|seconds?|times|pages?|words?|people|users?"
    r"|invoices?|instal?lments?|jan|feb|mar(?:ch)?(?![a-z])|apr|may(?![a-z])|june?|july?|aug|sep|oct|nov|dec|tage?|wochen?"
    r"|monate?|stunden|std)|[/:-]\d"
)
_IN_A_DAY = re.compile(
    r"(?:\d[/:.-]|(?:jan\w{0,7}|feb\w{0,7}|mar|march|apr|april|may|june?|july?|aug\w{0,4}|sep\w{0,7}|oct\w{0,5}"
    r"|nov\w{0,6}|dec\w{0,6})\.? )$"
)
_OF_A_YEAR = re.compile(r"(?:in|since|until|by|of|from|year|during|before|after) $")
_HOURS = re.compile(r"\s?-?(?:h(?![a-z])|hrs?(?![a-z])|hours?|stunden|std)")
_CLOCK = re.compile(r"(?<![\w:.])(\d{1,4}) ?(?:h|:|hours?(?: and)?|hrs?) ?(\d{1,2})(?: ?m(?:in(?:ute)?s?)?)?(?![\w:])")
_WINDOW, _AHEAD, _SIGN = 48, 24, 14
"""Characters before and after a number that decide what it is, and those before it in which its currency stands."""
_SMALLEST = 10
"""A smaller whole number is an amount only beside a currency: too much else is counted."""


def traces(text: str, known: Known) -> Iterator[Trace]:
    """All that tells of somebody by its form in a folded text; parts may overlap, and the first of a place counts."""
    for find in (_mail, _links, _bare_links, _accounts, _handles, _phones):
        yield from find(text)
    yield from _amounts(text, known)


def _mail(text: str) -> Iterator[Trace]:
    return (Trace(*found.span(), "address") for found in _MAIL.finditer(text))


def _links(text: str) -> Iterator[Trace]:
    for found in _LINK.finditer(text):
        if end := _without_tail(found):
            yield Trace(found.start(), end, "link")


def _bare_links(text: str) -> Iterator[Trace]:
    """A host name with a path, or with an end that hosts have: "nordwind.example/shop"."""
    for found in _BARE.finditer(text):
        host, slash, _ = found[0].partition("/")
        last = host.partition(":")[0].rpartition(".")[2]
        if last.isalpha() and len(last) > 1 and (slash or last in _ENDINGS) and (end := _without_tail(found)):
            yield Trace(found.start(), end, "link")


def _without_tail(found: re.Match[str]) -> int:
    """Where a link ends before the marks that end a sentence; 0 where nothing is left."""
    kept = found[0].rstrip(_TAIL)
    return found.start() + len(kept) if len(kept) > len("www.") else 0


def _handles(text: str) -> Iterator[Trace]:
    return (
        Trace(found.start(), found.start() + len(found[0].rstrip(".")), "handle") for found in _HANDLE.finditer(text)
    )


def _accounts(text: str) -> Iterator[Trace]:
    return (Trace(*found.span(), "account") for found in _IBAN.finditer(text) if _digits(found[0]) >= _SMALLEST)


def _phones(text: str) -> Iterator[Trace]:
    for found in _PHONE.finditer(text):
        number, digits = found[0], _digits(found[0])
        is_marked = number[0] in "+(0" or re.search(r"[-/(]", number)
        is_day = _DAY.match(number) or re.fullmatch(r"\d{4}-\d{4}", number)
        if 7 <= digits <= 15 and is_marked and not is_day:
            yield Trace(*found.span(), "phone")


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _amounts(text: str, known: Known) -> Iterator[Trace]:
    if known.hours:
        yield from _clocks(text, known.hours)
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        before, after = text[max(0, start - _WINDOW) : start], text[end : end + _AHEAD]
        sign, suffix = _BEFORE.search(before[-_SIGN:]), _AFTER.match(after)
        stop = end + len(suffix[0]) if suffix else end
        if sign or suffix:
            if sign:
                scale = re.match(_SCALE, after)
                stop = max(stop, end + len(scale[0].rstrip()) if scale else end)
            yield Trace(start - len(sign[0]) if sign else start, stop, "amount")
        elif label := _meaning(found[0], before, after, known):
            yield Trace(start, end, label)


def _meaning(number: str, before: str, after: str, known: Known) -> str:
    """What a number without a currency is: "amount", "hours", or "" for neither."""
    values = _values(number)
    if not values or len(number) > _AHEAD:
        return ""
    is_counted = bool(_NO_MONEY.match(after) or _IN_A_DAY.search(before))
    is_small = number.isdigit() and len(number) < len(str(_SMALLEST))
    if not values.isdisjoint(known.hours) and (_HOURS.match(after) or not (is_counted or is_small)):
        return "hours"
    is_year = number.isdigit() and 1900 <= int(number) < 2100 and _OF_A_YEAR.search(before)
    if is_counted or is_small or is_year:
        return ""
    is_money = known.is_money or not values.isdisjoint(known.amounts)
    return "amount" if is_money or _PAYING.search(before) or _AFTER_PAYING.match(after) else ""


def _values(number: str) -> set[Decimal]:
    """What a number can mean: its last mark as a decimal point, or every mark as one between thousands."""
    plain = number.replace(" ", "").replace("'", "")
    if len(plain) > _AHEAD:
        return set()
    whole = re.sub("[.,]", "", plain)
    head, mark, tail = plain.replace(",", ".").rpartition(".")
    read = {Decimal(whole)} if len(tail) == 3 or not mark else set()
    return read | ({Decimal(f"{head.replace('.', '')}.{tail}")} if mark else set())


def _clocks(text: str, hours: Collection[Decimal]) -> Iterator[Trace]:
    """Known hours written with minutes: 37h 30m."""
    for found in _CLOCK.finditer(text):
        if int(found[1]) + Decimal(int(found[2])) / 60 in hours:
            yield Trace(*found.span(), "hours")
