"""Finds traces of a person by their form: links, mail, handles, numbers of phones, accounts and files, amounts.

Everything is looked for in folded text (core.text.folding), each kind in one pass, in linear time: a pattern begins
only where a run of its characters begins, takes a run whole, or is bounded. The surroundings of a number are searched
in a window of fixed size. Loaded only for a copy that may leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from ipaddress import IPv6Address

from retro.core.formats.redaction.money.amount_traces import amounts
from retro.core.formats.redaction.money.money_words import AFTER
from retro.core.formats.redaction.passwords import secrets
from retro.core.formats.redaction.personal_numbers import (
    birthdays,
    numbers_of_files,
    numbers_of_papers,
    places_on_a_map,
)
from retro.core.formats.redaction.replacement import KnownAmounts, Replacement

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++){1,127}")
_MAIL_SPELT = re.compile(
    r"(?<![\w.+-])[\w.+-]++ ?[(\[{]at[)\]}] ?[\w-]++(?: ?(?:\.|[(\[{]dot[)\]}]) ?[\w-]++){1,127}"
    r"|(?<![\w.+-])[\w.+-]++ at [\w-]++(?: dot [\w-]++){1,127}"
)
_REMOTE = re.compile(
    r"(?<![\w.+@-])[\w.+-]++@[\w-]++(?:\.[\w-]++){0,127}:(?=[~/]|[\w.-]{1,64}/\w|[\w-]{1,64}(?:\.[\w-]{1,8}){0,2}\."
    r"(?:git|sql|zip|tar|t?gz|txt|csv|json|php|html?|css|js|py|pdf|png|jpe?g|log|sh|md|xml|ya?ml|env|conf|db|dump|bak)"
    r"(?!\w))[^\s<>\"'),;]++"
)
"""Place on another machine, as git and scp write it: git@github.com:petra/shop.git; no word behind a colon."""
_LINK = re.compile(r"(?:(?<![a-z])[a-z]{2,10}://|www\.)[^\s<>\"]++")
_BARE = re.compile(r"(?<![\w.@/-])[\w-]++(?:\.[\w-]++){1,127}(?::\d{1,5})?(?:/[^\s<>\"]*+)?")
_HANDLE = re.compile(
    r"(?<![\w@./])@(?=\w{0,30}[a-z_])\w[\w.-]{1,30}|(?<![\w/.])u/[\w-]{3,30}|(?<![\w.#])[a-z_][\w.]{1,30}#\d{4}(?!\w)"
    r"|(?<=skype: )[\w.-]{2,40}|(?<=telegram: )[\w.-]{2,40}|(?<=discord: )[\w.#-]{2,40}|(?<=signal: )[\w.-]{2,40}"
    r"|(?<=instagram: )[\w.-]{2,40}|(?<=(?<![a-z])(?:ig|tg|wa): )[\w.-]{2,40}"
    r"|(?<=(?<![a-z])(?:insta): )[\w.-]{2,40}|(?<=(?<![a-z])(?:wechat|github|tiktok|paypal): )[\w.-]{2,40}"
    r"|(?<![\w.@/-])(?=[a-z0-9.]{0,29}_)[a-z][\w.]{2,29}(?= (?:on|auf|sur|en|su|op|na) (?:insta(?:gram)?|ig|tiktok"
    r"|twitter|telegram|snapchat|threads|discord)(?!\w))"
    r"|(?<=(?<![a-z])(?:twitter): )[\w.-]{2,40}|(?<=(?<![a-z])(?:linkedin): )[\w.-]{2,40}"
)
_PHONE = re.compile(r"(?<!\d:)(?<![\w.,+])(?:\+\s?)?\(?\d(?:[ ()./-]{0,3}\d){5,18}(?!\w|,\d)")
_CARD = re.compile(r"(?:\d{4}[ -]?){3,4}\d{1,4}")
_NO_PHONE = re.compile(r"\d{1,4}[/-]\d{1,4}[/-]?|(?:19|20)\d\d-\d{1,4}")
_GROUPED = re.compile(r"\d{5} \d{5}|[4-9]\d\d \d{3} \d{3}|[4-9]\d\d(?: \d\d){3}")
"""Numbers of phones in India, Poland and Spain, which begin with no zero."""
_THREES = re.compile(r"\d{3}[. ]\d{3}[. ]\d{4}")
_CALLED = re.compile(
    r"(?<![a-z])(?:tel(?:e(?:phone|fon))?|phone|mobile|cell|mob|fax|whatsapp|handy|nummer|number|ring|call(?:ed)?|dial)"
    r"[\s.:#]{0,3}$"
)
"""Words before a phone number that makes itself known by nothing else."""
_HOST_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?!\.?\w)")
"""Address of a machine, as 192.168.17.5."""
_SIX = re.compile(
    r"(?<![\w:.])(?=[0-9a-f:]{0,40}\d)(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?:%\w{1,15})?"
    r"(?![\w:])"
)
"""Address of six parts or more, as 2001:db8::1, if `ipaddress` takes it for one."""
_CARD_OF_A_NETWORK = re.compile(r"(?<![\w:-])[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![\w:-])")
_IBAN = re.compile(
    r"(?<!\w)[a-z]{2}\d{2} ?[a-z0-9]{4}(?: ?(?=[a-z]{0,3}\d)[a-z0-9]{4}){2,7}"
    r"(?: ?(?=[a-z]{0,2}\d)[a-z0-9]{1,3})?(?!\w)"
)
_WALLET = re.compile(
    r"(?<!\w)(?:(?:bc|ltc)1[a-z0-9]{20,60}|0x[0-9a-f]{40}|addr1[a-z0-9]{50,100}"
    r"|(?=[0-9a-f]{0,43}[g-z])(?=(?:[a-z]{0,40}[1-9]){2})(?:[13lmtrd][1-9a-z]{25,33}|[1-9a-z]{43,44})"
    r"|(?<=sol )[1-9a-z]{32,42}|(?<=solana )[1-9a-z]{32,42}|(?<=wallet )[1-9a-z]{32,42})(?!\w)"
)
"""Address to which somebody pays in a cryptocurrency."""
_TAXED = re.compile(r"(?<!\w)(?:at|be|cy|cz|de|dk|ee|el|es|fi|fr|gb|ie|it|lt|lu|lv|nl|pl|pt|se)[a-z]?\d{8,12}(?!\w)")
"""Number by which a firm pays taxes: DE123456789."""
_BANK = re.compile(
    r"(?<![a-z])sort ?code[ :=]{0,3}(?P<sort>\d\d[ -]?\d\d[ -]?\d\d)(?!\w)"
    r"|(?<![\w-])(?P<both>\d\d-\d\d-\d\d[ ,/]{1,3}\d{8})(?!\w)"
    r"|(?<![a-z])upi(?: id)?[ :]{1,3}(?P<upi>[\w.-]{2,40}@[a-z]{2,20})(?![\w.]\w)"
    r"|(?<![\w.+-])(?P<handle>[\w.-]{2,40}@(?:ybl|ibl|axl|apl|paytm|upi|ok(?:axis|sbi|icici|hdfcbank)))(?![\w-]|\.\w)"
    r"|(?<![a-z])(?:cbu|cvu|clabe)[ :]{1,3}(?P<cbu>\d[\d -]{8,30}\d)(?!\w)|(?<![\w.,-])(?P<long>\d{22})(?![\w-]|[.,]\d)"
    r"|(?<![a-z])(?:card|visa|mastercard|amex|account|karte|konto|carte|tarjeta|carta)(?: (?:number|no\.?))?"
    r" (?:(?:is |that )?end(?:s|ing|ed)?(?: (?:in|with|on))?|endet(?: (?:auf|mit))?|terminada en|finissant par) ?:? ?"
    r"(?P<ending>\d{4})(?!\w)"
    r"|(?<![a-z])last (?:four|4)(?:(?: (?:digits?|numbers?))(?: (?:are|is|were))?| (?:are|is|were)|:)[ :]{1,2}"
    r"(?P<four>\d{4})(?!\w)"
)
"""Where a bank has an account, and the account with it, or the last figures of a card."""
_CALLED_BY = (
    "insta(?:gram)?|ig|snap(?:chat)?|telegram|tiktok|skype|discord|signal|twitter|wechat|viber|venmo|kakao(?:talk)?"
)
_OWN_HANDLE = re.compile(
    rf"(?<![a-z])(?:{_CALLED_BY})(?: (?:is|handle|name|id|user(?:name)?)){{1,2}}:? "
    r"(?P<own>(?=[a-z]{0,30}[._\d][a-z0-9_])[a-z][\w.-]{2,40})"
    r"|(?<![a-z])(?:snap(?:chat)?|viber|venmo|cash ?app|kakao(?:talk)?|line id|revtag|xing): "
    r"(?P<of>[a-z_][\w.-]{2,40})"
    r"|(?<!\w)(?P<live>live:(?=\.?[a-z.]{0,30}[_\d])[\w.]{2,40})|(?<=skype )(?P<skype>live:[\w.]{2,40})"
)
"""Handle that only the word before it tells: "her insta is zoe.designs", "Skype live:zoe"."""
_WINDOW = 14
"""Characters before a number that can say that it is one to call."""
_FEWEST_CALLED = 6
"""Fewest digits of a phone number after such a word."""
_LEAST_OF_SIX = 5
"""A shorter one can be a name of a program's: \"a::b1\"."""
_FEWEST = 10
"""Fewest digits of an account number."""
_TAIL = ".,;:!?)]'\"*_"
_ENDS = (
    "com net org io dev app co de at ch uk eu fr it es pl nl se no dk fi info biz me tv xyz shop store "
    "online site tech agency studio design example test cloud ai us ca au nz in br ru ua cz hu pt gr ro "
    "ie be jp cn kr sk si hr lt lv ee gg to so ly page pro work works media digital"
)
_ENDINGS = frozenset(_ENDS.split())
"""Endings of host names that make a link even without a path; with a path any ending does."""
_DAY = re.compile(r"[12]\d{3}[-./]\d\d?[-./]\d\d?(?!\d)|\d\d?[-./]\d\d?[-./](?:\d{4}|\d\d)(?!\.\d\d\.\d\d)")


def traces(text: str, known: KnownAmounts) -> Iterator[Replacement]:
    """Find every trace in a folded text; ranges can overlap, and the first of a place counts."""
    for find in (
        *(secrets, _links, _mail, _bare_links, places_on_a_map, birthdays, _networks, _host_numbers, _accounts),
        _handles,
        *(_phones, numbers_of_files, numbers_of_papers),
    ):
        yield from find(text)
    yield from amounts(text, known)


def _mail(text: str) -> Iterator[Replacement]:
    for pattern in (_MAIL, _MAIL_SPELT):
        yield from (Replacement(*found.span(), "address") for found in pattern.finditer(text))


def _links(text: str) -> Iterator[Replacement]:
    for pattern in (_REMOTE, _LINK):
        for found in pattern.finditer(text):
            if end := _without_tail(found):
                yield Replacement(found.start(), end, "link")


def _bare_links(text: str) -> Iterator[Replacement]:
    """Find a host name with a path, or with a known ending: "nordwind.example/shop"."""
    for found in _BARE.finditer(text):
        host, slash, _ = found[0].partition("/")
        last = host.partition(":")[0].rpartition(".")[2]
        if last.isalpha() and len(last) > 1 and (slash or last in _ENDINGS) and (end := _without_tail(found)):
            yield Replacement(found.start(), end, "link")


def _host_numbers(text: str) -> Iterator[Replacement]:
    for found in _HOST_NUMBER.finditer(text):
        if all(int(part) < 256 for part in found[0].partition(":")[0].split(".")):
            yield Replacement(*found.span(), "link")


def _networks(text: str) -> Iterator[Replacement]:
    """Find addresses of machines in the long form, and of their network cards; no hour of the day is one."""
    for found in _SIX.finditer(text):
        with suppress(ValueError):
            if not IPv6Address(found[0]).is_loopback and (found[0].count(":") == 7 or len(found[0]) > _LEAST_OF_SIX):
                yield Replacement(*found.span(), "link")
    yield from (Replacement(*found.span(), "link") for found in _CARD_OF_A_NETWORK.finditer(text))


def _without_tail(found: re.Match[str]) -> int:
    """Return where a link ends before the marks that end a sentence; 0 if nothing is left."""
    kept = found[0].rstrip(_TAIL)
    return found.start() + len(kept) if len(kept) > len("www.") else 0


def _handles(text: str) -> Iterator[Replacement]:
    for found in _HANDLE.finditer(text):
        yield Replacement(found.start(), found.start() + len(found[0].rstrip(".-")), "handle")
    for found in _OWN_HANDLE.finditer(text):
        kind = found.lastgroup or 0
        yield Replacement(found.start(kind), found.start(kind) + len(found[kind].rstrip(".-")), "handle")


def _accounts(text: str) -> Iterator[Replacement]:
    yield from (Replacement(*found.span(), "account") for found in _IBAN.finditer(text) if _digits(found[0]) >= _FEWEST)
    for pattern in (_WALLET, _TAXED, _BANK):
        yield from (Replacement(*found.span(found.lastgroup or 0), "account") for found in pattern.finditer(text))


def _phones(text: str) -> Iterator[Replacement]:
    for found in _PHONE.finditer(text):
        number, digits = found[0], _digits(found[0])
        is_called = digits >= _FEWEST_CALLED and _CALLED.search(text[max(0, found.start() - _WINDOW) : found.start()])
        if _DAY.match(number) or (_NO_PHONE.fullmatch(number) and not is_called):
            continue
        if number[0].isdigit() and AFTER.match(text, found.end()):  # "1.200-1.500 €"
            continue
        if _CARD.fullmatch(number) and digits > 15:
            yield Replacement(*found.span(), "account")
        is_marked = number[0] in "+(0" or re.search(r"[-/(]", number) or _THREES.fullmatch(number)
        is_marked = is_marked or _GROUPED.fullmatch(number)
        if is_called or (7 <= digits <= 15 and (is_marked or (number.isdigit() and digits >= 10))):
            yield Replacement(*found.span(), "phone")


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def without_overlaps(found: Iterable[Replacement]) -> Iterator[Replacement]:
    """Sort by position; of overlapping ranges the first found stays, and covers what the others reach."""
    last: Replacement | None = None
    for trace in sorted(found, key=lambda trace: trace.start):  # keep the order in which they were found
        if last is not None and trace.start < last.end:
            last = last._replace(end=max(last.end, trace.end))
            continue
        if last is not None:
            yield last
        last = trace
    if last is not None:
        yield last
