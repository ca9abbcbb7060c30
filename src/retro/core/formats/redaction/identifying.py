"""Finds what identifies a record's gig: parts of the client's name, links as texts spell them, amounts and hours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import permutations

from retro.core.formats.redaction.name_search import begins_a_name, capital_parts
from retro.core.formats.redaction.plain_words import is_plain_word
from retro.core.formats.redaction.replacement import KnownAmounts
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.text.folding import fold, fold_name

_KINDS_OF_BUSINESS = """
ltd inc llc gmbh the and und client agency studio company
ооо оао зао пао ип тоо тов студия студія компания компанія агентство фирма фірма магазин дизайн εταιρεια στουντιο
شركة الشركة مؤسسة متجر محل مكتب تصميم التصميم استوديو مطعم مقهى مجموعة وكالة شرکت فروشگاه طراحی استودیو کمپنی دکان
חברה חברת עיצוב סטודיו חנות משרד מסעדה צילום קבוצת סוכנות מאפיית בעמ
दुकान कंपनी कम्पनी स्टूडियो डिज़ाइन डिजाइन होटल एजेंसी भंडार বাংলাদেশ দোকান কোম্পানি ডিজাইন நிறுவனம் கடை வடிவமைப்பு
บริษัท ร้าน สตูดิโอ ออกแบบ โรงแรม กาแฟ จำกัด ไทย
デザイン スタジオ ショップ ストア カフェ サロン ホテル クリニック レストラン グループ メディア サービス
システム ソフト ウェブ
会社 商店 商会 商事 工房 事務所 写真 写真館 設計 建築 出版 印刷 企画 制作
製作所 工業 不動産 病院 歯科 美容室 旅館 食堂 喫茶店 書店
设计 公司 工作室 摄影 攝影 餐厅 餐廳 咖啡 咖啡店 咖啡馆 酒店 饭店 广告 廣告 科技 网络 網絡 文化 传媒
集团 集團 工厂 工廠 教育 贸易
日本 中国 中國 韓国 韩国 台湾 台灣 香港
디자인 스튜디오 회사 가게 상점 카페 식당 사진 사진관 건축 출판사 컴퍼니 그룹 미디어 서비스 병원 호텔 학원 한국
"""
NO_NAMES = frozenset(fold(_KINDS_OF_BUSINESS).split())
"""Parts of a client's name that identify nobody: what kind of business it is, and of which country."""
_MOST_PARTS = 6
"""Most parts of a name that are also looked for by twos, written together."""
_SMALLEST_SHARE = 100
"""A smaller share of the price stays where nothing says that it is money: too much else is counted."""
_SHORTEST = 3
"""Fewest letters of a part that tells of a client; of Chinese and Japanese characters two do."""
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"))
_COMPANY = re.compile("株式会社|有限会社|合同会社|[(（]株[)）]|有限责任公司|有限公司|주식회사|[(（]주[)）]")
"""What a firm is called in scripts that write it against its name."""
_HYPHEN = re.compile("[-\u2010-\u2015]")
_APART = re.compile(r"[\s,;:|/\\_+=@<>\[\]{}*#~•]+|(?<=\w)\.(?=[A-Z][a-z]{2})")
"""What stands between the words of a name."""
_MARKS = ".,()&!?'´`‘’‚‛\"“”„‟«»‹›「」『』"
"""Marks around a word of a name."""
_OWNED = re.compile("(?<=[^\\W\\d_]{2})['’‘´`][sS]?$")
_NO_OWNERS = "let it that what here there who where how he she one today men women kids children people"
_NOBODYS = frozenset(_NO_OWNERS.split())
"""Words that an s behind an apostrophe makes no owner: "Let's Talk"."""
_ADDRESS = re.compile(
    r"(?:[\w+-]+(?:\.[\w+-]+)*@[\w-]+|(?:https?://|www\.)?[\w-]{2,})(?:\.[\w-]+)*\.(?!(?:js|ts|py)$)"
    r"(?:[a-z]{2,12}|[A-Z]{2,4})(?:[:/]\S*)?"
)
"""Address of a website or for mail, as a word of a name; no "Node.js"."""
_IN_ADDRESSES = """
http https www com net org edu gov dev app info biz xyz html php index shop store online site tech agency studio design
cloud media digital page example test mail email info office sales contact hello shop team support admin kontakt service
post help billing invoice invoices accounts jobs booking bookings enquiries press bonjour hola
gmail googlemail outlook hotmail live icloud yahoo ymail gmx web aol proton protonmail pm fastmail zoho yandex freenet
posteo mailbox tutanota tuta orange free laposte sfr wanadoo libero tiscali virgilio alice seznam centrum interia ukr
rambler inbox naver daum hey msn comcast verizon btinternet sky bluewin hispeed aon chello bigpond online list
"""
_NO_ADDRESSEES = frozenset(_IN_ADDRESSES.split())
"""Parts of addresses that name nobody: endings, what everybody writes to, and who offers free mail."""


def _spellings(client: str) -> Iterator[str]:
    """Return a client's name as it is, and as it is written where a keyboard has no umlauts, or where one has."""
    yield client
    for pairs in (_UMLAUTS, tuple((plain, umlaut) for umlaut, plain in _UMLAUTS)):
        other = client
        for written, instead in pairs:
            other = other.replace(written, instead)
        if other != client:
            yield other
    if (bare := _COMPANY.sub("", client).strip()) and bare != client:
        yield bare


def client_parts(client: str) -> Iterator[str]:
    """Find the parts of a client's name that tell of it, folded: each word, each half of a double name, and any two.

    Of a name with umlauts, or written without them, those of the other spelling too, and that spelling.
    """
    for spelt in _spellings(client):
        names = list(_telling(part for part in _words(spelt) if begins_a_name(part[:1])))
        yield from names
        for word in _words(spelt):
            inside = [fold(part) for part in capital_parts(word)][:_MOST_PARTS]
            yield from (" ".join(two) for two in permutations(inside, 2) if not all(map(_is_everyday, two)))
        yield from map(" ".join, permutations(names[:_MOST_PARTS], 2))
        if spelt != client and any(letter.isupper() or not letter.isascii() for letter in spelt):
            yield fold_name(spelt)


def parts_inside(client: str) -> Iterator[str]:
    """Find the parts that capitals part in a word of a name, folded, but for everyday words: "acme" of MyAcmeShop."""
    for spelt in _spellings(client):
        for word in _words(spelt):
            yield from (part for part in _telling(capital_parts(word)) if not _is_everyday(part))


def _is_everyday(word: str) -> bool:
    return is_plain_word(word) or is_plain_word(word.removesuffix("s"))


def small_parts(client: str) -> Iterator[str]:
    """Find the words of a client's name that is written without any capital, folded: they can be names or not."""
    if client.islower():
        for spelt in _spellings(client):
            yield from _telling(_words(spelt))


def parts_of_addresses(client: str) -> frozenset[str]:
    """Return the words that a client's name has only in an address in small letters, folded.

    Nothing says which of them are names: of mother@example.com.
    """
    parts = {True: set[str](), False: set[str]()}
    for written in client.split():
        bare = written.strip(_MARKS + "<>[]")
        is_address = bare.islower() and bool(_ADDRESS.fullmatch(bare))
        parts[is_address].update(_telling(_words(written)))
    return frozenset(parts[True] - parts[False])


def _words(client: str) -> Iterator[str]:
    """Return each word of a name, without marks around it, also of an address, and each half of a double name."""
    for written in client.split():
        bare = written.strip(_MARKS + "<>[]")
        words = _of_address(bare) if _ADDRESS.fullmatch(bare) else _APART.split(written)
        for word in filter(None, (word.strip(_MARKS) for word in words)):
            yield word
            if (owner := _OWNED.sub("", word)) != word and fold(owner) not in _NOBODYS:
                yield owner
            if "-" in fold(word):
                yield from (half.strip(_MARKS) for half in _HYPHEN.split(word))


def _of_address(address: str) -> list[str]:
    """Return the words of an address of a website or for mail that tell whose it is, each with a capital."""
    person, _, rest = address.rpartition("@")
    host = re.split("[:/]", rest.partition("://")[2] or rest)[0]
    parts = [part.strip("0123456789") for part in re.split("[.+_-]", f"{person}.{host.rpartition('.')[0]}")]
    return [part[:1].upper() + part[1:] for part in parts if fold(part) not in _NO_ADDRESSEES]


def _telling(parts: Iterable[str]) -> Iterator[str]:
    parts = (part for part in parts if not _COMPANY.fullmatch(part))
    folded = (fold_name(part) for part in parts if len(part) >= (2 if part[:1] >= "\u3040" else _SHORTEST))
    return (name for name in folded if name and name not in NO_NAMES)


def link_spellings(retrospective: Retrospective) -> frozenset[str]:
    """Return each target as it can stand in a text: folded, with its scheme and without."""
    targets = [fold_name(link.target) for link in retrospective.every_link]
    bare = (target.partition("://")[2] for target in targets)
    return frozenset(spelt for spelt in (*targets, *bare) if len(spelt) >= _SHORTEST)


def known_numbers(facts: Facts, beside: KnownAmounts) -> KnownAmounts:
    """Return every amount and hour of the facts, what follows from them, shares of the price, and those beside."""
    price, paid, refunded = facts.price, facts.paid, facts.refunded
    got = None if paid is None else paid - (refunded or 0)
    unpaid = None if price is None or got is None else price - got
    shares = () if price is None else (price / 2, *((price / each).to_integral_value() for each in (3, 4)))
    telling = (share for share in shares if share >= _SMALLEST_SHARE)
    amounts = (price, paid, refunded, got, unpaid, *telling, *beside.amounts)
    hours = (facts.hours_planned, facts.hours_worked, *beside.hours)
    return KnownAmounts(_more_than_nothing(amounts), _more_than_nothing(hours))


def _more_than_nothing(numbers: Iterable[Decimal | None]) -> frozenset[Decimal]:
    return frozenset(number for number in numbers if number)
