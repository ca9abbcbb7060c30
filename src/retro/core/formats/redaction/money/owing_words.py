"""Words of paying, owing and bargaining beside a number in a folded text that counts nothing."""

from __future__ import annotations

import re

from retro.core.formats.redaction.money.eastern_owing import is_owed_in_the_east
from retro.core.formats.redaction.money.money_words import END
from retro.core.formats.redaction.money.owed_later import is_owed_later

_OWING = (
    "schulde[tn]?|schuldete|schuldt|anzahlung(?:en)?|vorschuss|vorkasse|abschlag|u(?:e)?berw(?:eist|ies|iesen|eisung)"
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
_PRONOUNS = (
    "me|us|him|her|them|you|only|just|about|around|over|another|at least|exactly|nearly|mir|uns|ihm|ihr|ihnen|noch|nur"
    "|etwa|rund|genau|nous|lui|leur|vous|encore|environ|nos|le|les|aun|todavia|unos|unas|mi|ci|gli|loro|ancora|circa|mij|ons|hem"
    "|haar|hun|nog|maar|nam|mu|jej|im|jeszcze|tylko|okolo"
)
_OWING_IN_ENGLISH = (
    "pa(?:ys?|id)|ow(?:e|es|ed|ing)|charg(?:e|es|ed)|costs?|refund(?:s|ed)?|invoic(?:e|ed)|billed|earn(?:s|ed)?"
)
_OWING_CLOSE = re.compile(rf"(?<![a-z])(?:{_OWING_IN_ENGLISH}|{_OWING})(?![a-z])(?: (?:{_PRONOUNS})(?![a-z])){{0,2}} $")
"""A word of owing right before a number, or with a pronoun between."""
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
    r"\s(?:verlangt|geboten|u(?:e)?berwiesen|angezahlt|bezahlt|gezahlt|berechnet|gefordert|kassiert|geschuldet|geliehen|schuldig"
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


_MUST = re.compile(
    r"(?<![a-z])(?:doi(?:t|s|vent)|devait|deb(?:e|en|o|ia|ian)|dev(?:e|ono|eva|em|ia))"
    r"(?: [^\W\d_]{1,12}){0,2} [^\W\d_]{1,12}(?:[aeio]r|[aei]re|re)(?: [^\W\d_]{1,12}){0,2}[^\w.!?\n]{1,3}$"
)
"""A word of owing that means "must", before what is to be done: "debe tener 300"."""


def is_owed(number: str, before: str, after: str) -> bool:
    """Tell whether it is money by a word of owing or of bargaining beside it."""
    is_large = bool(_LARGE.match(number))
    if not is_large and not (number.isdigit() and len(number) == 2):
        return False
    if is_large and is_owed_later(before, after):
        return True
    if OWED.match(after) or has_owing(before, after) or is_owed_in_the_east(before, after, is_large=is_large):
        return True
    return bool(is_large and TOLD.search(before) and END.match(after))


def has_owing(before: str, after: str) -> bool:
    """Tell whether a number between two texts counts nothing and stands behind a word of owing."""
    return bool(OWING.search(before) and ENDED.match(after)) and not _MUST.search(before)


def is_owed_in_words(before: str, after: str) -> bool:
    """Tell whether a number in words below a hundred is owed or paid: with a pronoun at most behind the word."""
    if is_owed_in_the_east(before, after, is_large=False):
        return True
    return bool(_OWING_CLOSE.search(before) and (END.match(after) or ENDED.match(after)))
