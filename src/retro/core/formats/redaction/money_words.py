"""Words and signs of money beside a number in a folded text: currencies, thousands, and what is counted by them."""

from __future__ import annotations

import re

from retro.core.text.currencies import CODES, NAMES, SYMBOLS, is_word_too
from retro.core.text.folding import fold

OverAWindow = re.Pattern[str]
"""A pattern that can read a run again from each place in it: it may search a window of fixed size alone."""

_SMALL_TOO = "huf|ils|ron|rub|sek"
"""Codes that are words of some language, and yet are written small."""
_CODES = "|".join((_SMALL_TOO, *sorted(code.lower() for code in CODES if not is_word_too(code.lower(), "")))) + (
    "|kr|zl|kc|rs|fr|dollars?|euros?|pounds?|francs?|bucks?|quid|cents?|rupees?|yen|crowns?|kron(?:er|or|a|e)"
    "|zloty(?:ch)?|pesos?|reais|real(?! [a-z])|grand|dolar(?:es)?|franken|pfund|libras|pavos"
    "|pence|penny|centimes?|centavos?|centesimi|groszy|kopecks|paise"
    "|btc|eth|usd[ct]|bitcoins?|sats"
)


def _named(*, is_joined: bool) -> str:
    """Return the names of currencies in scripts that leave a space behind a word, or of those that do not."""
    folded = {fold(name) for name in NAMES if (name[-1] >= "\u0e00") is is_joined}
    told = (name for name in folded if not (name.isascii() and len(name) < 2))  # "đ" is folded to "d"
    return "|".join(sorted(map(re.escape, told), key=len, reverse=True))


_SPACED, _JOINED = _named(is_joined=False), _named(is_joined=True)
BEFORE = re.compile(
    rf"(?:(?<![a-z])[a-z]{{0,2}}[{SYMBOLS}]|(?<![^\W\d_])(?:(?:{_CODES})(?:(?<![a-z]{{4}})\.)?|(?!rm$)(?:{_SPACED})))\s{{0,2}}$"
)
"""What stands before an amount; RM against a number can be somebody's initials, and "euros." ends a sentence."""
_EAST = fold("[十百千万萬億亿]|십|백|천|만|억")
_EASTERN = rf"(?:{_EAST})(?:\s?[\d,]{{0,6}}(?:{_EAST})){{0,6}}(?:\d[\d,]{{0,6}}(?<=\d))?"
"""Scales of East Asia, with the figures between them and behind them: of 1万5千."""
_SCALES = (
    r"(?:(?:k|mio\.?|mln|lakhs?|lacs?|crores?|millions?|thousands?|hundred|hundert|tausend|tsd|tys|тыс(?:яч[аи]?)?"
    r"|тисяч|млн|миллион(?:а|ов)?|millionen|millon(?:es)?|milh(?:ao|oes)|milion[ei]|miljoner|लाख)(?![^\W_])"
    rf"|{_EASTERN})"
)
_OF_MONEY = fold(
    "juta|ribu|triệu|tỷ|nghìn|ngàn|milyon|bin|mil|mille|milli?ards?|milliarden|m(?:rd|ld|illiarde)\\.?|billions?|bn|млрд"
    "|миллиард(?:а|ов)?|हज़ार|हजार|करोड़|ألف|آلاف|مليون|ملايين|مليار|אלף|מיליון"
)
_THAI = "พัน|หมื่น|แสน|ล้าน"
"""Scales that stand for money only before a currency, because they are other words besides."""
SCALE = rf"(?:[.,]-)?(?:\s?(?:m(?![a-z])|{_SCALES}\.?|(?:{_OF_MONEY})(?![^\W\d_])|{_THAI}))?"
_RATED = (
    r"(?:words?|wort|lines?|zeilen?|pages?|seite|char(?:acter)?s?|zeichen|images?|photos?|bild|mots?|palabras?|parola"
    r"|palavra|woord|slowo|minutes?|min|hours?|h|pieces?|clicks?|views?|units?|items?|rows?|records?|labels?|strings?"
    r"|leads?|sms|calls?|miles?|km|kwh)(?![^\W_])(?! at(?![a-z]))"
)
"""What is paid by the piece."""
_PER = r"(?:\s?/\s?|\s(?:per|an?|the|each|pro|je|par|por|za|il)\s)"
AFTER = re.compile(
    rf"\s?(?:¢|(?:c|p|cts?)(?={_PER}{_RATED}))|{SCALE}\s{{0,2}}(?:[{SYMBOLS}](?!\d)|(?:{_CODES}|{_SPACED})(?![^\W\d_])|{_JOINED})|[.,]-(?!\d)|\s?{_SCALES}|к(?![^\W\d_])"
)
COUNTED = (
    r"(?:(?:stars|likes|users|visit(?:or)?s|views|followers?"
    r"|guests|subscribers|downloads|installs|readers|members|customers|people|fans|clicks|requests|rows|lines|records"
    r"|products|items|files|photos|pictures|images|pages|posts|words|characters|strings|labels|e?mails?|contacts|addresses"
    r"|tests|commits|tokens|pixels|steps|runs?|race|met(?:er|re)s|miles|kilomet(?:er|re)s|feet|days|times|copies|orders|entries"
    r"|nutzer|besucher|sterne|zeilen|seiten|bilder|worte|wo(?:e)?rter|abonnenten|leser|kunden|aufrufe|klicks|zuschauer"
    r"|menschen|leute|dateien|artikel|produkte|schritte|mitglieder|einwohner|stuck|usuarios|visitas|seguidores|descargas"
    r"|personas|clientes|lecteurs|abonnes|utilisateurs|visiteurs|vues|personnes|lignes|mots|lineas|palabras|fichiers"
    r"|osob|uzytkownikow|obserwujacych|wierszy|linii|slow|stron|plikow|zdjec|odwiedzin)(?![a-z])"
    r"|подпис|пользов|посет|просмот|стро[кч]|человек|люд|лаик|слов|символ|знак|страниц|фото|фаил|товар|клиент|читател"
    r"|запис|скачив|участник|раз(?![^\W\d_])|шаг|км(?![^\W\d_])|метр)"
)
_COUNTERS = fold(
    "人(?!民)|件|個|个|回|本|枚|冊|台(?![币幣])|社|名|位|次|字|行|篇|张|張|条|步|歩|度|票|部|通|日(?![元圓本])|年|時間|小时|公里"
    "|米(?!ドル)|話|曲|文字|ページ|アクセス|再生|フォロワー|登録|ダウンロード|キロ|用户|用戶|粉丝"
    "|명|개|건|번|자|줄|시간|일(?!본)|년|회|장|권|부|대(?!만)|팔로워|구독자|조회"
)
THINGS = re.compile(rf"\s?(?:{_SCALES}\.?|к)[ -](?:d[e'] ?)?{COUNTED}|\s?(?:{_EASTERN})\s?(?:{_COUNTERS})")
"""What is counted by thousands without being money: "20k stars"."""
IN_CHARACTERS = re.compile(
    "[一二三四五六七八九十百千万萬億亿〇零両两]{1,12}(?:円|日元|美[元金]|[欧歐]元|人民[币幣]|(?<=[十百千万萬億亿])元)"
)
"""An amount without any figure: 二百万円."""
_OF_FIVER = "(?:fan|gig|account|profile|seller|buyer|page|clone|site|club|league|team|side|game|format)"
_DRAWN = "(?:drawing|illustration|diagram|sketche?|chart|scene|composition|painting|sculpture|portrait|set|group|model)"
_FILED = "(?:form|filing|report|race|run|chip|model|board|version|file)"
NOTES = re.compile(
    r"(?<![^\W_])(?:(?:an?|two|three|four|five|six|seven|eight|nine|ten|twenty|few|couple of|\d{1,3})[ -])?"
    rf"(?:tenner|fiver)s?(?![^\W_])(?! {_OF_FIVER}s?(?![a-z]))"
    rf"|(?<![^\W_])(?:four|five|six|seven|[4-7])[ -]figure(?![^\W_])(?! {_DRAWN}s?(?![a-z]))"
    rf"|(?<![^\W_])\d{{1,3}}k\d(?![^\W_])(?! {_FILED}s?(?![a-z]))"
)
"""Amounts by their notes, by their figures and with a k in them: "a tenner", "a six-figure sum", "1k2"."""
_WITH_CENTS = re.compile(r"\d{1,3}(?P<by>[.,'])\d{3}(?:(?P=by)\d{3}){0,3}(?!(?P=by))[.,]\d\d")
"""A number that nobody writes so but for money: 1.200,50; unless a unit or a score is beside it."""
_A_UNIT = re.compile(
    r" ?(?:[munµ]?s|secs?|[kmgt]i?b(?:/s|ps|it)?|bytes|px|pt|dpi|[kcm]?m|[km]?g|lbs?|oz|ft|[kmg]?hz|fps|rpm|[km]?wh?"
    r"|[km]?v|mah|kcal|cal|l|ml|ha|acres|points?|pts|degrees|rows|requests|ops|iops|hits|calls|items|events|records|tokens|elo"
    r"|km/h|mph|m2|m²|sqm|sq)(?![^\W_])| ?[°%‰]"
)
_SCORED = re.compile(
    r"(?<![a-z])(?:scor(?:e|es|ed|ing)|rating|average|mean|median|index|ratio|elo|lat|latency|benchmark|result)"
    r"(?: (?:of|is|was|at|about|a|the)|:){0,3} $"
)
_CODED = re.compile(
    r"(?<![a-z])(?:commits?|rev(?:ision)?|hash|sha|build|error|code|id|room|block|flat|seat|cell|bug|hex|#)[ :]{1,2}$"
)
"""Words before "3e2" that is no number."""


def is_with_cents(number: str, before: str, after: str) -> bool:
    """Tell whether a number is written as money alone is."""
    return bool(_WITH_CENTS.fullmatch(number)) and not (_A_UNIT.match(after) or _SCORED.search(before))


def is_hash(number: str, before: str) -> bool:
    """Tell whether it is no number: "commit 3e2"."""
    return "e" in number and bool(_CODED.search(before))


TIMES = re.compile(r"\d{1,3} ?[x×*] ?$")
"""How many of an amount stand before it: "3 x 400"."""
MEASURED = re.compile(r" (?:kilomet|met(?:er|re)s|miles|lines|rows|items|files|labels|strings|entries)")
_ALONE = "cent cents mil mille miles cien hundert tausend cento cem sto mila honderd duizend"
ALONE = frozenset(_ALONE.split())
"""Words for a hundred or a thousand that mean something else where no currency follows, as in "per cent"."""
MANY = tuple((many,) for many in ("hundreds", "thousands", "hunderte", "tausende", "milliers", "miles", "cientos"))
"""Numbers that are open: "hundreds of mails" is no amount, unlike "hundreds of euros"."""
DATED = re.compile(r"[/.:-]\d\d?[/.:-]\d")
OF_A_YEAR = re.compile(r"(?:in|since|until|by|of|from|year|during|before|after) $")
PAYING: OverAWindow = re.compile(
    r"(?<![a-z])(?:pa(?:y(?:s|ing|ment|ments)?|id)|prepaid|pric(?:e|es|ed)|cost(?:s|ing)?|charg(?:e|es|ed|ing)|fees?"
    r"|quot(?:e|es|ed)|invoic(?:e|es|ed)|bill(?:s|ed)?|ow(?:e|es|ed|ing)|refund(?:s|ed)?|deposits?|budget(?:s|ed)?"
    r"|offer(?:s|ed)?|rate|earn(?:s|ed)?|worth|advance|transfer(?:s|red)?|amount(?:s|ed)?|salary|bonus|tip(?:s|ped)?"
    r"|discount|spen[dt]|money|sum|total|upfront"
    r"|wir(?:e|es|ed)|receiv(?:e|ed)|(?:sent|gave) (?:me|us)|instal?lments?|agreed|asked|wanted"
    r"|lowered|raised|cut|sold|settled|bezahlt|zahlte|gezahlt|kostete?|preis|rechnung|honorar|paye|prix"
    r"|facture|pagado|pago|pague|cobr[eo]|coute|zahlen|kosten|pagato|precio|prezzo|zaplaci\w{0,4}|cena)"
    r"(?![a-z])(?:[^\w.!?\n]+[a-z']+){0,4}[^\w.!?\n]*$"
)
END = re.compile(
    r"(?: (?:for|in|up|each|per|to|and|or|less|more|short|on|from|then|now|at|by|upfront|down|back|out|before|after"
    r"|when|but|because|instead|extra|again)(?![a-z])|[^\s\w-]|\n| ?$)"
)
"""What follows a number that counts nothing: "a grand for it", unlike "a grand plan"."""
_OWING = (
    "schulde[tn]?|schuldete|anzahlung(?:en)?|vorschuss|vorkasse|abschlag|u(?:e)?berw(?:eist|ies|iesen|eisung)"
    "|verlang(?:e|t|te|ten)|forder(?:e|t|te)|forderung|bot (?:mir|uns|ihm|ihr)|(?:er|sie) bot|biete[nt]?|angebot(?:en)?"
    "|geboten|berechne(?:t|te)|kassier(?:e|t|te)|verdien(?:e|t|te)|zahlung|restzahlung|restbetrag|stundensatz|tagessatz"
    "|gage|gehalt|betrag|gutschrift|erstattet|rabatt|kaution|gesamt"
    "|doi(?:t|s|vent)|devait|(?:a|ai|ont|avait|m'a|l'a) (?:verse|offert|propose|demande)|versait|versement|acomptes?"
    "|arrhes|paie(?:ment)?|payer|payait|regle|factur(?:er|ation)|coutait|tarif|devis|rembourse|remboursement|virement"
    "|gagne|montant|somme|solde|remise|avance|proposait|demandait"
    "|deb(?:e|en|o|ia|ian)|anticipos?|adelanto|senal|pag(?:a|an|aba|aron|os|ado)|cobr(?:aba|ado|aron)|factur(?:o|ado)"
    "|cuesta|costo|costaba|tarifa|presupuesto|deposito|transfirio|ofrec(?:io|ia|e)|ganaba|pidio|importe|monto"
    "|descuento|reembolso|devolvio|saldo"
    "|dev(?:e|ono|eva)|fattur(?:a|ato|avo)|acconto|pag(?:are|amento|ava)|costava|caparra|bonifico|tariffa"
    "|preventivo|offert[oa]|offr(?:e|iva)|chiest[oa]|chiedeva|incassato|guadagnato|versato|rimborso|sconto|compenso"
    "|somma|importo"
    "|pag(?:ou|aram|uei)|dev(?:em|ia)|cobr(?:ou|ei|aram)|adiantamento|sinal|fatur(?:ei|ou|a)|custa|custou|orcamento"
    "|ofereceu|pediu|recebi|recebeu|transferiu|preco|valor|desconto|ganhei|quantia"
    "|betaal(?:d|de|den|t)|betal(?:en|ing)|voorschot|aanbetaling|schuldig|vroeg|gevraagd|reken(?:de|t)|factuur"
    "|factureerde|gefactureerd|bood|biedt|kost|verdiende|offerte|prijs|bedrag|korting|overgemaakt|gestort|tarief|kreeg"
    "|ontving|ontvangen|borg"
    "|zalicz(?:ka|ki|ke)|winien|winna|zaplata|placi(?:l|la|li)|oplata|koszt(?:uje|owal|owala|owalo)?|oferta|oferte"
    "|(?:za)?oferowal[ai]?|faktur[aey]|zarobil(?:em|am)|przela(?:l|la|li)|przelew|wplat[ay]|wplaci(?:l|la|li)|zwrot"
    "|zwroci(?:l|la|li)|rabat|stawka|wynagrodzenie|kwota|suma"
    "|betalade|betalt|skylder|skyldig|forskott|forskud|faktura"
)
"""Words of paying and owing, each only before a number that counts nothing, since some are words of English, too."""
_ON_A_DAY = r"(?<! am)(?<! le)(?<! el)(?<! il)(?<! al)(?<! dia)(?<! op)(?<! dnia)(?<! zum)(?<! bis)(?<! seit)(?<! om)"
OWING = re.compile(
    rf"(?<![a-z])(?:{_OWING})(?![a-z])(?:[^\w.!?\n]{{1,3}}[a-z']{{1,16}}){{0,3}}{_ON_A_DAY}[^\w.!?\n]{{1,3}}$"
)
_MONTH = (
    "jan|ene|gen|sty|feb|fev|lut|mar|mrt|apr|avr|abr|kwi|mai|may|mag|maj|mei|jun|jui|giu|cze|jul|lug|lip|aug|ago|aou|sie"
    "|sep|set|wrz|oct|okt|ott|out|paz|nov|lis|dec|dez|dic|des|gru"
)
ENDED = re.compile(
    rf"(?! de (?:{_MONTH})[a-z]{{0,8}}(?![a-z]))"
    r"(?: (?:fur|und|oder|aber|statt|seit|von|im|am|pro|vor|nach|bei|pour|et|ou|mais|depuis|par|de|en|por|para|y|e|o"
    r"|pero|desde|al?|per|ma|da|mas|em|voor|maar|sinds|van|of|za|i|ale|od|przed|po|och|men|das|del|dal|dann|zuruck|potem"
    rf"|poi|luego|puis|daarna|depois|als|comme|como|come|jako)(?![a-z])"
    rf"|(?!\.?,? (?:{_MONTH})[a-z]{{0,8}}(?![a-z]))[^\s\w%°×-]|\n| ?$)"
)
"""What follows a number that counts nothing, in the languages of those words."""
OWED = re.compile(
    r"\s(?:verlangt|geboten|u(?:e)?berwiesen|angezahlt|bezahlt|gezahlt|berechnet|gefordert|kassiert|geschuldet|geliehen"
    r"|betaald|gevraagd|gefactureerd|overgemaakt|geboden|on (?:delivery|completion|signing|acceptance|approval|handover"
    r"|receipt)|(?:bei|nach) (?:lieferung|abnahme|fertigstellung|ubergabe)|a la (?:livraison|entrega|commande|firma)"
    r"|alla (?:consegna|firma)|na entrega|bij (?:op)?levering|przy odbiorze)(?![a-z])"
)
"""What follows an amount: "1200 verlangt", "600 on delivery"."""
TOLD = re.compile(
    r"(?<![a-z])(?:(?:i|he|she|they|we|client|buyer) sa(?:id|ys?)|counter(?:ed|s)?(?: (?:with|at))?"
    r"|counter-?offer(?:ed)?(?: (?:of|with|at))?|(?:i'm|i am|we're|we are|i was|we were|me|us) out"
    r"|(?:(?:beat|knock|haggl|talk|bargain|whittl|push|negotiat|argu|grind|ground|bring|brought|drove|driv|wor[ne])(?:e[dn]?|ed|s|ing)?)"
    r" (?:(?:me|him|her|us|them|it|the price|my price|the fee) )?down (?:to|from)"
    r"|(?:deposit|milestone|stage|instal?lment|payment|anzahlung|acompte|anticipo|acconto|zaliczka|voorschot"
    r"|sinal)s? ?#?\d{0,2}(?: ?\(?\d{1,3} ?%\)?)? ?[:=])"
    r"(?: (?:only|just|about|around|nearly|another|over|at least)){0,2} $"
)
"""What stands before an amount of three figures or more that counts nothing: "he said 600", "milestone 2: 650"."""
_LARGE = re.compile(r"(?!(?:19[5-9]\d|20(?:0[1-9]|[1-4]\d))(?!\d))(?:\d{3}(?![\d]{6})|\d{1,2}[.,' ]\d{3}(?!\d))")
"""Three figures or more that are no year."""


def is_owed(number: str, before: str, after: str) -> bool:
    """Tell whether it is money by a word of owing or of bargaining beside it."""
    if not _LARGE.match(number) and not (number.isdigit() and len(number) == 2):
        return False
    if OWED.match(after) or (OWING.search(before) and ENDED.match(after)):
        return True
    return bool(_LARGE.match(number) and TOLD.search(before) and END.match(after))


CHAIN = re.compile(
    r"(?:\.-)?\s?(?:,\s?(?:then|and|or|to|plus|not)?|to|and|or|instead of|then|plus|not|rather than|/|-)"
    r"\s?(?:only |just |another )?(?:[a-z]{3} )?"
)
"""Words between two amounts, as in "from 1200 to 900"."""
AFTER_PAYING = re.compile(
    r"\s(?:up ?front|in advance|deposit|in cash|net(?![a-z])|gross|flat(?![a-z])|an hour|a day"
    r"|per (?:hour|day|month|project|page)|(?:was|were) paid|in fees)|/(?:h|hr|hour|day)(?![a-z])"
    r"|\s?p/[hdwm](?![a-z])|\s(?:per|pro|par|por)\s(?:words?|wort|mot|palabra|parola|palavra|woord|slowo|photo|piece|lead|click)(?![^\W_])"
)
NO_MONEY = re.compile(
    r"\s?-?(?:%|percent|x(?![a-z])|st(?![a-z])|nd(?![a-z])|rd(?![a-z])|th(?![a-z])|am(?![a-z])|pm(?![a-z])|o'clock|days?|weeks?"
    r"|months?|years?|h(?![a-z])|hrs?(?![a-z])|hours?|mins?(?![a-z])|minutes?|seconds?|times|pages?|words?|people|users?"
    r"|invoices?|instal?lments?|jan|feb|mar(?:ch)?(?![a-z])|apr|may(?![a-z])|june?|july?|aug|sep|oct|nov|dec|tage?|wochen?"
    r"|monate?|stunden|std)|[/:-]\d"
)
HOURS = re.compile(
    r"\s?-?(?:h(?![a-z])|hrs?(?![a-z])|hours?|stunden|std|(?:heures?|horas?|ore|uur|uren|godzin[ay]?|timmar|timer)(?![a-z]))"
)
WINDOW, AHEAD, SIGN = 48, 24, 14
"""Characters before and after a number that decide its meaning, and those before it that can hold its currency."""
