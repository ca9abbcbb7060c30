"""Currencies, and the signs that people write for them: parsing, printing, job posts and redaction read these."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

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
_NAMES = """
AED dhs dhs.
AFN ؋
AMD ֏
BDT ৳ taka টাকা
BGN лв лв. лева
BRL reais
CAD 加元
CHF franken franki
CNY rmb yuan renminbi 人民币 人民幣
CZK kč kc koruna koruny korun
DKK dkr dkr.
EUR euro euros eura euroa eurot eur. evro евро євро ευρώ ευρω يورو אירו ユーロ 유로 欧元 歐元 यूरो
GBP pound pounds quid sterling 英镑 英鎊
HUF forint forintot
IDR rp rp. rupiah
ILS nis shekel shekels שקל שקלים ₪
INR rs rs. rupee rupees ₹ ₨ रुपये रुपए रुपया रु रु.
JPY yen 円 日元 日圓
KES ksh ksh. kshs
KHR ៛
KRW 원
KZT тенге
LAK ₭
MNT ₮
MYR rm ringgit
NGN naira
NOK nkr nkr.
PLN zł zl zł. złoty złote złotych zloty zlote zlotych
RON lei leu
RUB руб руб. рубль рубля рублей р р.
SEK skr skr.
THB baht บาท
TRY tl lira lirası
TWD 新台币 新台幣 台币 台幣
UAH грн грн. гривня гривні гривень
USD 美元 美金 米ドル
VND đ đồng dong
ZAR rand
"""
"""Names of currencies in the languages of those who use them."""
SIGNS: Mapping[str, str] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₴": "UAH", "₦": "NGN", "₪": "ILS",
    "₽": "RUB", "₺": "TRY", "₫": "VND", "₱": "PHP", "฿": "THB", "₡": "CRC", "₲": "PYG", "₸": "KZT", "₼": "AZN",
    "₾": "GEL", "₵": "GHS", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "MX$": "MXN", "NT$": "TWD", "R$": "BRL", "$US": "USD", "$CA": "CAD",
    "$AU": "AUD", "元": "", "KRONER": "", "KRONOR": "", "FR.": "CHF", "SFR.": "CHF", "SFR": "CHF", "KR": "", "KR.": "",
} | {name.upper(): code for code, *names in map(str.split, _NAMES.split("\n")[1:-1]) for name in names}  # fmt: skip
"""Signs and names, and the currency each means by itself; "" if that is ambiguous."""
SYMBOLS = "".join(sign for sign in SIGNS if len(sign) == 1 and not sign.isalpha())
"""Signs of one character."""
SIGN_OF: Mapping[str, str] = {SIGNS[sign]: sign for sign in "$€£¥₹₩₴₦₪"}
"""Sign that amounts of a currency are printed with; the others are printed with their code."""
IN_POSTS = ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "INR", "SEK", "NOK", "DKK", "PLN")
"""Codes that a job post is searched for. Some of the others are English words in capitals, such as ALL and TRY."""
_SHARED_NAMES = f"""
{_DOLLARS} = dollar dollars bucks dólar dólares dolares dolar dollari доллар доллара долларов долл. ドル 달러 دولار डॉलर
{_PESOS} MXN PHP DOP CUP = peso pesos
SEK NOK DKK ISK = kr kr. krona kronor krone kroner króna krónur crowns
INR PKR LKR NPR MUR SCR = rs rs. rupee rupees ₨
CHF XAF XOF XPF RWF BIF CDF DJF GNF KMF = franc francs
GBP EGP FKP GIP SHP LBP SYP SDG SSP = pound pounds
RSD KWD BHD JOD TND DZD IQD LYD = dinar dinars dinara
AED MAD = dh dhs dhs. dirham dirhams درهم
SAR QAR OMR YER IRR = riyal riyals rial ريال
KES TZS UGX SOS = shilling shillings
RUB BYN = руб руб. рубль рубля рублей р р.
TRY LBP SYP = lira
RON MDL = lei leu
CNY TWD HKD = 元
KRW = won
BRL = real
HUF = ft
ZAR = r
"""
"""Names that several currencies share, or that are words besides; each means the known one of them."""
_SHARED: Mapping[str, frozenset[str]] = {
    "$": frozenset(f"{_DOLLARS} {_PESOS}".split()),
    "£": frozenset({"GBP", "EGP", "FKP", "GIP", "SHP"}),
    "¥": frozenset({"JPY", "CNY"}),
    **{
        name.upper(): frozenset(codes.split())
        for codes, names in (line.split("=") for line in _SHARED_NAMES.strip().splitlines())
        for name in names.split()
    },
}
"""Signs that several currencies use."""
NAMES = tuple(
    name.lower() for name in (*SIGNS, *_SHARED) if name[0].isalpha() and name not in ("FT", "R", "REAL", "WON")
)
"""Names that are hardly anything else beside a number."""
_OF_COUNTRY = {
    "us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "new zealand": "NZD",
    "nz": "NZD", "singapore": "SGD", "hong kong": "HKD", "swiss": "CHF", "schweizer": "CHF", "indian": "INR",
    "pakistani": "PKR", "sri lankan": "LKR", "mexican": "MXN", "philippine": "PHP", "colombian": "COP",
    "chilean": "CLP", "swedish": "SEK", "danish": "DKK", "norwegian": "NOK", "icelandic": "ISK", "czech": "CZK",
    "polish": "PLN", "japanese": "JPY", "chinese": "CNY", "korean": "KRW", "brazilian": "BRL", "turkish": "TRY",
    "south african": "ZAR", "british": "GBP", "egyptian": "EGP", "kenyan": "KES", "russian": "RUB", "belarusian": "BYN",
}  # fmt: skip
BEFORE_AMOUNTS = {"Php": "PHP"}
"""Codes that are words too, as they are written right before an amount and hardly as a word there."""
OPEN = "Several currencies have that name. Use three letters, such as SEK or NOK."
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
        raise NotUnderstood(OPEN)
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


def of_country(words: Sequence[str]) -> str | None:
    """Return the code of a currency that is named with its country, such as "Canadian dollars"; None for others."""
    words = " ".join(words).replace("-", " ").split()  # "US-Dollar"
    code = _OF_COUNTRY.get(" ".join(words[:-1]).lower(), "")
    return code if code and meant_currency(words[-1], code) == code else None


def is_word_too(word: str, known: str) -> bool:
    """Tell whether the letters are a code, written as a word or a name is: "try", "Bob"."""
    return word.upper() in _WORDS and word.upper() not in (word, known)
