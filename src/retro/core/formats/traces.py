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
_MAIL_SPELT = re.compile(
    r"(?<![\w.+-])[\w.+-]++ ?[(\[{]at[)\]}] ?[\w-]++(?: ?(?:\.|[(\[{]dot[)\]}]) ?[\w-]++)++"
    r"|(?<![\w.+-])[\w.+-]++ at [\w-]++(?: dot [\w-]++)++"
)
_LINK = re.compile(r"(?:(?<![a-z])[a-z]{2,10}://|www\.)[^\s<>\"]++")
_BARE = re.compile(r"(?<![\w.@/-])[\w-]++(?:\.[\w-]++)++(?::\d{1,5})?(?:/[^\s<>\"]*+)?")
_HANDLE = re.compile(
    r"(?<![\w@./])@(?=\w{0,30}[a-z_])\w[\w.-]{1,30}|(?<![\w/.])u/[\w-]{3,30}|(?<![\w.#])[a-z_][\w.]{1,30}#\d{4}(?!\w)"
    r"|(?<=skype: )[\w.-]{2,40}|(?<=telegram: )[\w.-]{2,40}|(?<=discord: )[\w.#-]{2,40}|(?<=signal: )[\w.-]{2,40}"
    r"|(?<=instagram: )[\w.-]{2,40}"
)
_PHONE = re.compile(r"(?<!\d:)(?<![\w.,+])(?:\+\s?)?\(?\d(?:[ ()./-]{0,3}\d){5,18}(?!\w|,\d)")
_SPELT = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|\w{3,5}ty(?:-\w{3,5})?"
_SPELT_NUMBER = re.compile(
    rf"(?<![\w-])(?:a|{_SPELT}|hundred|thousand)"
    rf"(?: (?:and )?(?:a|{_SPELT}|hundred|thousand|million)(?!\w)){{0,8}}(?!\w)"
)
_CARD = re.compile(r"(?:\d{4}[ -]?){3,4}\d{1,4}")
_NO_PHONE = re.compile(r"\d{1,4}[/-]\d{1,4}[/-]?|(?:19|20)\d\d-\d{1,4}")
_THREES = re.compile(r"\d{3}[. ]\d{3}[. ]\d{4}")
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
_SCALE = r"(?:[.,]-)?(?:\s?(?:k|m|mio|mln|million|thousand|tsd)(?![a-z]))?"
_AFTER = re.compile(
    rf"{_SCALE}\s{{0,2}}(?:[{_SIGNS}]|(?:{_CODES})(?![a-z]))|[.,]-(?!\d)|\s?(?:k|mio|mln|million|thousand|tsd)(?![a-z])"
)
_PAYING = re.compile(
    r"(?<![a-z])(?:pa(?:y(?:s|ing|ment|ments)?|id)|prepaid|pric(?:e|es|ed)|cost(?:s|ing)?|charg(?:e|es|ed|ing)|fees?"
    r"|quot(?:e|es|ed)|invoic(?:e|es|ed)|bill(?:s|ed)?|ow(?:e|es|ed|ing)|refund(?:s|ed)?|deposits?|budget(?:s|ed)?"
    r"|offer(?:s|ed)?|rate|earn(?:s|ed)?|worth|advance|transfer(?:s|red)?|amount(?:s|ed)?|salary|bonus|tip(?:s|ped)?"
    r"|discount|spen[dt]|money|sum|total|upfront"
    r"|wir(?:e|es|ed)|receiv(?:e|ed)|(?:sent|gave) (?:me|us)|instal?lments?|agreed|asked|wanted"
    r"|lowered|raised|cut|sold|settled|bezahlt|zahlte|gezahlt|kostete?|preis|rechnung|honorar|paye|prix"
    r"|facture|pagado|pagato|precio|prezzo|zaplaci\w{0,4}|cena)"
    r"(?![a-z])(?:[^\w.!?\n]+[a-z']+){0,4}[^\w.!?\n]*$"
)
_CHAIN = re.compile(
    r"(?:\.-)?\s?(?:,\s?(?:then|and|or|to|plus|not)?|to|and|or|instead of|then|plus|not|rather than|/|-)"
    r"\s?(?:only |just |another )?(?:[a-z]{3} )?"
)
"""What stands between two amounts: "from 1200 to 900"."""
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
_DATED = re.compile(r"[/.:-]\d\d?[/.:-]\d")
_OF_A_YEAR = re.compile(r"(?:in|since|until|by|of|from|year|during|before|after) $")
_HOURS = re.compile(r"\s?-?(?:h(?![a-z])|hrs?(?![a-z])|hours?|stunden|std)")
_CLOCK = re.compile(
    r"(?<![\w:.])(\d{1,4}) ?(?:h|:|hours?(?: and)?|hrs?) ?(\d{1,2})(?::\d\d|(?: ?m(?:in(?:ute)?s?)?)?)(?![\w:])"
)
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
    for pattern in (_MAIL, _MAIL_SPELT):
        yield from (Trace(*found.span(), "address") for found in pattern.finditer(text))


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
    for found in _HANDLE.finditer(text):
        yield Trace(found.start(), found.start() + len(found[0].rstrip(".-")), "handle")


def _accounts(text: str) -> Iterator[Trace]:
    return (Trace(*found.span(), "account") for found in _IBAN.finditer(text) if _digits(found[0]) >= _SMALLEST)


def _phones(text: str) -> Iterator[Trace]:
    for found in _PHONE.finditer(text):
        number, digits = found[0], _digits(found[0])
        if _DAY.match(number) or _NO_PHONE.fullmatch(number):
            continue
        if _CARD.fullmatch(number) and digits > 15:
            yield Trace(*found.span(), "account")
        is_marked = number[0] in "+(0" or re.search(r"[-/(]", number) or _THREES.fullmatch(number)
        if 7 <= digits <= 15 and (is_marked or (number.isdigit() and digits >= 10)):
            yield Trace(*found.span(), "phone")


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _amounts(text: str, known: Known) -> Iterator[Trace]:
    if known.hours:
        yield from _clocks(text, known.hours)
    last = 0
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        before, after = text[max(0, start - _WINDOW) : start], text[end : end + _AHEAD]
        if (money := _beside_money(start, end, before, after)) is not None:
            yield money
            last = money.end
            continue
        is_next = bool(last) and start - last < _AHEAD and bool(_CHAIN.fullmatch(text, last, start))
        if label := _meaning(found[0], before, after, known._replace(is_money=known.is_money or is_next)):
            yield Trace(start, end, label)
            last = end if label == "amount" else 0
    yield from _spelt(text)


def _beside_money(start: int, end: int, before: str, after: str) -> Trace | None:
    """A number that stands beside a currency, or before "k" and the like, with it."""
    sign, suffix = _BEFORE.search(before[-_SIGN:]), _AFTER.match(after)
    if not (sign or suffix):
        return None
    scale = re.match(_SCALE, after) if sign else None
    stop = end + max(len(found[0].rstrip()) for found in (suffix, scale) if found)
    return Trace(start - len(sign[0]) if sign else start, stop, "amount")


def _spelt(text: str) -> Iterator[Trace]:
    """Amounts in words: "twelve hundred euros"."""
    for found in _SPELT_NUMBER.finditer(text):
        start, end = found.span()
        before, after = text[max(0, start - _WINDOW) : start], text[end : end + _AHEAD]
        suffix = _AFTER.match(after)
        is_large = "hundred" in found[0] or "thousand" in found[0]
        if suffix:
            yield Trace(start, end + len(suffix[0]), "amount")
        elif is_large and not _NO_MONEY.match(after) and _PAYING.search(before):
            yield Trace(start, end, "amount")


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
    is_known = not values.isdisjoint(known.amounts)
    if is_known and len(number) > 2 and not (is_year or _DATED.match(after) or _IN_A_DAY.search(before)):
        return "amount"
    if is_counted or is_small or is_year:
        return ""
    return "amount" if known.is_money or is_known or _PAYING.search(before) or _AFTER_PAYING.match(after) else ""


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
