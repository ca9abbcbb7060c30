"""Words of paying and owing in Polish, Czech, Hungarian, Russian and Ukrainian beside a number in a folded text."""

from __future__ import annotations

import re

from retro.core.text.folding import fold

_POLISH = (
    "winn[iy]|winien|winna|dluzn[aiy]|dlug(?:u|ow)?|wisi|(?:za|o|do|przed|s)?plac(?:i|il|ila|ili|ilem|ilam|e|ic|imy)"
    "|oddal[ai]?|pozycz(?:yl|yla|yli)|zwroc(?:il|ila|ili)|zarob(?:il|ila|ilem|ilam)|dost(?:al|ala|alem|alam|alismy)"
    "|otrzymal(?:a|em|am)?|kwot[aye]|stawk[aie]|zadat(?:ek|ku)|zaliczk[aieo]|rachun(?:ek|ku)|naleznosc|splat[aey]"
    "|wyniosl[aoy]?|wynosi|kosztowa(?:l|la|lo|ly)"
)
_CZECH = (
    "dluz(?:i|il|ila|ime)|dluh(?:u|y)?|(?:za|s|do|pred)?plat(?:i|il|ila|ili|im|it|ba|by|bu)|zaloh[auyo]|stal[aoy]?|stoji"
    "|cen[auye]|sazb[auy]|faktur(?:a|u|y|oval|ovala)|prev(?:edl|edla|od)|poslal[ai]?|vydelal[ai]?|dostal[ai]?|vratil[ai]?"
    "|slev[auy]|castk[auy]|nabidl[ai]?|chtel[ai]?|ztratil[ai]?|prodelal[ai]?|utratil[ai]?|odmen[auy]|honorar"
)
_HUNGARIAN = (
    "tartozi(?:k|ok)|tartozott|tartozas[at]?|(?:ki|vissza)?fizet(?:ett|te|tem|tek|tunk|ek|es)?|eloleg(?:et|e)?|keru(?:l|lt)"
    "|szamlaz(?:ott|tam|tak)?|(?:at)?utal(?:t|ta|tam|tak)|kuldott|keresett|kapt(?:am|unk|ak)|kapott|osszeg(?:e)?"
    "|ajanlott|ker(?:t|tem|tunk|tek)|kovetelt|adott|vesztett(?:em|unk)?|dij(?:a)?|oradij(?:a)?"
)
_RUSSIAN = fold(
    "должен|должна|должны|долг(?:а|у|ом)?|задолжал[аи]?|(?:за|о|до|вы|пере|недо|с)?плат(?:ил[аи]?|ит|ят|ить|им|е|еж[аи]?|а|ы|у)"
    "|предоплат[аыу]|аванс(?:а|ом)?|задаток|стои(?:т|л[аи]?|мость|ло)|цен[аыеу]|ставк[аиуе]|перев(?:ел|ела|ели|од)"
    "|прислал[аи]?|заработал[аи]?|получил[аи]?|вернул[аи]?|возврат|скидк[аиуе]|бюджет|сумм[аыуе]|гонорар|потратил[аи]?"
    "|предложил[аи]?|хотел[аи]?|потерял[аи]?|отдал[аи]?|просил[аи]?|попросил[аи]?|остаток|итого"
)
_UKRAINIAN = fold(
    "винен|винна|винні|заборгува(?:в|ла|ли)|борг(?:у|ом)?|(?:за|с|о|пере|до)?плат(?:ив|ила|или|ить|ять|ити|а|и|у)"
    "|спла(?:тив|тила|тили)|передоплат[аиу]|завдат(?:ок|ку)|кошту(?:є|вав|вала|вало|вали)|варт(?:ий|а|ує)|цін[аиіу]"
    "|ставк[аиуі]|переказ(?:ав|ала|али)?|надісла(?:в|ла|ли)|зароби(?:в|ла|ли)|отрима(?:в|ла|ли)|поверну(?:в|ла|ли)"
    "|знижк[аиуі]|сум[аиуі]|запропонува(?:в|ла|ли)|хоті(?:в|ла|ли)|втрати(?:в|ла|ли)|відда(?:в|ла|ли)|проси(?:в|ла|ли)"
)
_WORDS = f"{_POLISH}|{_CZECH}|{_HUNGARIAN}|{_RUSSIAN}|{_UKRAINIAN}"
_PRONOUNS = "mi|mnie|nam|mu|jej|im|ji|jim|mne|nekem|nekunk|neki|" + fold("мне|нам|ему|ей|им|мені|йому|їй|їм")
_OWING = re.compile(rf"(?<![^\W\d_])(?:{_WORDS})(?:[^\w.!?\n]{{1,3}}[^\W\d_]{{1,14}}){{0,3}}[^\w.!?\n]{{1,3}}$")
_OWING_CLOSE = re.compile(rf"(?<![^\W\d_])(?:{_WORDS})(?: (?:{_PRONOUNS})(?![^\W\d_])){{0,2}}:? $")
_TO_DO = re.compile(
    rf"(?<![^\W\d_])(?:{fold('должен|должна|должны|винен|винна|винні')}) (?:[^\W\d_]{{1,12}} ){{0,2}}"
    rf"[^\W\d_]{{2,14}}(?:{fold('ть|ти|чь|ться|тися')})(?![^\W\d_])"
)
"""Words of owing that mean "must", before what is to be done: "должен сделать 600"."""
_FOLLOWING = "za|i|lub|ale|od|do|przed|po|potem|zamiast|z|a|nebo|pak|v|s|predem|hotove|es|vagy|de|utan|elore|" + fold(
    "за|и|или|но|от|до|после|вместо|потом|обратно|сразу|наличными|авансом|вперед|с|в|на|і|й|та|або|але|від|після|потім|одразу"
)
_MONTHS = (
    "led|unor|brez|dub|kvet|cerv|srp|zar|rij|list|pros|sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paz|lis|gru|jan|feb|apr|jun"
    "|jul|aug|szept|okt|nov|dec"
)
_ENDED = re.compile(
    r"(?:-(?:[aeo]?t|[vz][ae]l|b[ae]|ert)(?![^\W\d_]))?"
    rf"(?: (?:{_FOLLOWING})(?![^\W\d_])|(?!\.?,? (?:{_MONTHS}))[^\s\w%°×-]|\n| ?$)"
)
"""What follows a number that counts nothing, behind the ending that Hungarian puts to a figure."""
_OWED = re.compile(rf"(?:-(?:[aeo]?t|[vz][ae]l|b[ae]|ert))? (?:(?:{_PRONOUNS}) )?(?:{_WORDS})(?![^\W\d_])")
"""Words of paying behind an amount: "600-zal tartozik", "1200 zaplatila"."""


def is_owed_in_the_east(before: str, after: str, *, is_large: bool) -> bool:
    """Tell whether a number between two texts counts nothing and is owed or paid.

    One below a hundred is only right behind such a word, where it is no day of a month.
    """
    if not is_large:
        return bool(_OWING_CLOSE.search(before) and _ENDED.match(after))
    if _OWED.match(after):
        return True
    return bool(_OWING.search(before) and _ENDED.match(after)) and not _TO_DO.search(before)
