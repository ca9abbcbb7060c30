"""Clauses of paying behind an amount that stands first, in a folded text: "600 he never paid"."""

from __future__ import annotations

import re

from retro.core.text.folding import fold

_BETWEEN = (
    "i|you|he|she|they|it|we|who|which|that|is|are|was|has|have|had|hasn't|haven't|did|didn't|would|will|won't|never|still"
    "|not|only|just|ever|even|yet|simply|back|to|me|us|him|her|them|my|the|client"
    "|ich|er|sie|es|wir|du|die|das|der|dem|mir|uns|ihm|ihr|ihnen|hat|haben|hatte|hatten|habe|wurden?|nie|niemals|nicht|bis"
    "|heute|noch|immer|erst|nur|auch|kunde|kundin"
    "|il|elle|ils|on|je|nous|m|n|l|qu|ne|me|les|a|ont|ai|avait|jamais|pas|encore|toujours|que|lui|leur"
    "|nunca|no|nos|lo|los|la|las|todavia|aun|jamas|ha|han|habia|el|ella"
    "|che|non|mi|ci|li|gli|hanno|aveva|mai|ancora|lui|lei"
    "|heeft|hebben|had|hij|zij|ze|ik|nooit|niet|nog|steeds|mij|ons"
    "|ele|nao|ainda|jamais|eu"
    "|nigdy|nie|nam|do|dzis|jeszcze|ona|nikdy|dodnes|jeste|dosud|stale|nem|sem|meg|soha|azota|nekem|nekunk|mai|napig"
    "|har|hade|hon|hun|han|aldrig|inte|ikke|annu|mig|mej|os|oss|endnu|aldri|meg"
) + fold(
    "|он|она|они|мне|нам|ему|так|и|не|ни|же|до|сих|пор|уже|ещё|еще|никогда|который|которые|я|мы"
    "|він|вона|вони|мені|і|досі|ще|ніколи|які"
)
_PAID = (
    "paid|pays?|repaid|owes?|owed|refunded|wired|transferred"
    "|(?:zuruck|an|aus)?(?:be|ge)zahlt|uberwiesen|ueberwiesen|erstattet|schuldet|schulden|schuldig"
    "|payee?s?|verse(?:s|es)?|rembourse(?:s|es)?|reglee?s?|doi(?:t|vent)"
    "|pag(?:o|aron|ado|ou|aram|at[oi]|ano|a)|deb(?:e|en)|dev(?:e|ono|em)|versat[oi]|rimborsat[oi]|devolvio|devolveu"
    "|betaald|schuldig|overgemaakt|teruggestort"
    "|(?:ne)?(?:za|do|od|s|o)?p?lac(?:il|ila|ili|ono)|(?:ne)?(?:za|do|s)plat(?:il|ila|ili)|(?:ne)?vratil[ai]?|dluzi|wisi|zwroci(?:l|la|li)"
    "|(?:ki|vissza)?fizet(?:ett|te|tek|tem)|tartozik|tartoznak|utal(?:t|ta|tak)"
    "|betalat|betalade|betalt|betalte|skylder"
) + fold(
    "|(?:за|о|до|вы|недо|с)?плат(?:ил[аи]?|ит|ят)|вернул[аи]?|перевел[аи]?|должен|должна|должны"
    "|(?:за|с|о|до)?плат(?:ив|ила|или|ить)|сплатив|поверну(?:в|ла|ли)|винен|винна|винні"
)
_LATER = re.compile(
    rf"(?:-(?:[aeo]?t|[vz][ae]l|b[ae]|ert))?,?(?:[ '](?:{_BETWEEN})(?![^\W\d_])){{1,8}}[ '](?:{_PAID})(?![^\W\d_])"
)
_AT_ONCE = re.compile(
    r",? (?:owes?|schuldet|schulden|doit|doivent|debe|deben|deve|devono|skylder|dluzi|tartozik|wisi)(?![^\W\d_])"
)
"""Words of owing that are hardly anything else right behind a number."""
_NUMBERED = re.compile(
    r"(?:#|(?<![a-z])(?:no|nr|num(?:ber|mer|ero)|page|seite|room|raum|ticket|order|bestellung|in|since|seit|im|jahr|year)"
    r"\.?) ?$"
)
"""What stands before a number that names a thing, or a year."""


def is_owed_later(before: str, after: str) -> bool:
    """Tell whether only pronouns, negations and the like stand between a number and a word of paying behind it."""
    return bool(_LATER.match(after) or _AT_ONCE.match(after)) and not _NUMBERED.search(before)
