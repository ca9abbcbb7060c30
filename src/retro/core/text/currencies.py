"""Currencies, and the signs that people write for them: parsing, printing, job posts and redaction read these."""

from __future__ import annotations

import re
from collections.abc import Mapping

from retro.core.text.parsing import NotUnderstood, plain_text

_CODES = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF"
    " CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK"
    " HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL"
    " MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON"
    " RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH"
    " UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
)
CODES = frozenset(_CODES.split())
"""ISO 4217, and the few codes that ended since 2020 and are still in older gigs."""
_WORD_CODES = (
    "ALL AMD ANG ARS BAM BIF BOB BSD BTN COP CUP CVE DOP ERN GEL GIP HUF ILS JOD KES KGS LAK MAD MOP MUR"
    " NAD NIO PAB PEN PHP RON RUB SAR SDG SEK SOS TOP TRY VES"
)
_WORDS = frozenset(_WORD_CODES.split())
"""Codes that are words, names or other abbreviations in English, German, French or Spanish: "600 top", "Bob 600"."""
_DOLLARS = "USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD XCD"
_PESOS = "ARS CLP COP UYU"
SIGNS: Mapping[str, str] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₴": "UAH", "₦": "NGN", "₪": "ILS",
    "₽": "RUB", "₺": "TRY", "₫": "VND", "₱": "PHP", "฿": "THB", "₡": "CRC", "₲": "PYG", "₸": "KZT", "₼": "AZN",
    "₾": "GEL", "₵": "GHS", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "MX$": "MXN", "NT$": "TWD", "R$": "BRL", "RS": "INR", "RS.": "INR",
    "EURO": "EUR", "EUROS": "EUR", "POUND": "GBP", "POUNDS": "GBP",
    "QUID": "GBP", "YEN": "JPY", "RUPEE": "INR", "RUPEES": "INR", "ZLOTY": "PLN", "ZŁOTY": "PLN", "ZŁOTYCH": "PLN",
    "円": "JPY", "元": "", "원": "KRW",
    "KRONER": "", "KRONOR": "", "ZŁ": "PLN", "KČ": "CZK", "FR.": "CHF", "SFR.": "CHF", "KR": "", "KR.": "",
}  # fmt: skip
"""Signs and names, and the currency each means by itself; "" if that is ambiguous."""
SYMBOLS = "".join(sign for sign in SIGNS if len(sign) == 1 and not sign.isalpha())
"""Signs of one character."""
SIGN_OF: Mapping[str, str] = {SIGNS[sign]: sign for sign in "$€£¥₹₩₴₦₪"}
"""Sign that amounts of a currency are printed with; the others are printed with their code."""
IN_POSTS = ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "INR", "SEK", "NOK", "DKK", "PLN")
"""Codes that a job post is searched for. Some of the others are English words in capitals, such as ALL and TRY."""
IN_TEXT = (
    *IN_POSTS, "JPY", "CZK", "HUF", "RON", "BRL", "MXN", "ZAR", "CNY", "TRY", "UAH", "ILS", "SGD", "HKD", "AED", "RUB",
)  # fmt: skip
"""Codes that redaction looks for beside a number."""
_OF_DOLLARS = frozenset(_DOLLARS.split())
_CROWNS = frozenset({"SEK", "NOK", "DKK", "ISK"})
_RUPEES = frozenset({"INR", "PKR", "LKR", "NPR", "MUR", "SCR"})
_SHARED: Mapping[str, frozenset[str]] = {
    "$": _OF_DOLLARS | frozenset(_PESOS.split()),
    "£": frozenset({"GBP", "EGP", "FKP", "GIP", "SHP"}),
    "¥": frozenset({"JPY", "CNY"}),
    **dict.fromkeys(("DOLLAR", "DOLLARS", "BUCKS"), _OF_DOLLARS),
    **dict.fromkeys(("RUPEE", "RUPEES"), _RUPEES),
    **dict.fromkeys(("KRONER", "KRONOR"), _CROWNS),
    "元": frozenset({"CNY", "TWD", "HKD"}),
    "KR": _CROWNS,
    "KR.": _CROWNS,
    "RS": _RUPEES,
    "RS.": _RUPEES,
}
"""Signs that several currencies use."""
_OPEN = "Several currencies have that name. Use three letters, such as SEK or NOK."
_NO_CODE = "{} isn't a currency. Try USD, EUR or GBP."
_UNKNOWN = "A currency is a symbol or three letters, such as USD or EUR."


def currency(text: str) -> str:
    """Return the ISO 4217 code of a code or sign, "" for blank text. Raises NotUnderstood for any other."""
    word = plain_text(text).upper()
    if not word:
        return ""
    found = meant_currency(word, "")
    if found is None:
        is_code = re.fullmatch("[A-Z]{3}", word)
        raise NotUnderstood(_NO_CODE.format(word) if is_code else _UNKNOWN)
    if not found:
        raise NotUnderstood(_OPEN)
    return found


def meant_currency(word: str, known: str) -> str | None:
    """Return the currency that a sign or code means beside the known one; "" if ambiguous, None if it is none.

    A code that is a word too counts in capitals or as the known currency: see `is_word_too`.
    """
    if is_word_too(word, known):
        return None
    word = word.upper()
    if known in _SHARED.get(word, ()):
        return known
    return word if word in CODES else SIGNS.get(word)


def signed_code(one: str, other: str) -> str | None:
    """Return the code that stands beside a sign of the same currency: "$" and "CAD" are CAD; None if they differ."""
    for sign, code in ((one, other), (other, one)):
        own, sign = meant_currency(code, ""), sign.upper()
        if code.upper() in CODES and sign in SIGNS and own and own in (SIGNS[sign], *_SHARED.get(sign, ())):
            return own
    return None


def is_word_too(word: str, known: str) -> bool:
    """Tell whether the letters are a code, written as a word or a name is: "try", "Bob"."""
    return word.upper() in _WORDS and word.upper() not in (word, known)
