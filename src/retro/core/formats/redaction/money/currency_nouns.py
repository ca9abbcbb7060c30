"""Nouns of currencies in nine languages and a few more, with the country that stands beside them: "kanadische Dollar".

Patterns over folded text (core.text.folding); every repetition is bounded.
"""

from __future__ import annotations

from retro.core.text.folding import fold

_NOUNS = (
    "dollars?|dollar[oin]|dollaria|dolar(?:es|y|ow|a|u)?|euro(?:s|n|t|a|ja|cents?)?|pounds?|pfund|sterlin[ae]|funt(?:y|ow|a)?"
    "|francs?|franken|franki|frank(?:ow|a)|franchi|francos|franku|kron(?:er|or|a|e|en|ur)|crowns?|koron(?:y)?"
    "|korun(?:a|y)?|zlot(?:y|ych|e|ys|owek|owki)|yen(?:es)?|rupees?|rupien|roupies?|rupias?|rupi[ei]|rupier|roepies?|pesos"
    "|reais|rubles?|rubels?|roubles?|rublos?|rubl[aio]|rublow|roebels?|h(?:ry|ri)[vw]ni?as?|griwnas?|yuan(?:es)?|renminbi"
    "|forint(?:s|ot|en|ow|y)?|s[ch]{1,2}ekels?|dirhams?|dinars?|riyals?|rappen|groschen|centim[oei]s?|centavos?|centesimi"
    "|haleru|liras?|liry|ringgits?|bahts?|nairas?|shillings?|schilling"
)
"""Nouns that are hardly anything else behind a number."""
_CYRILLIC = fold(
    "доллар(?:ов|а|ы)?|долар(?:ів|и|а)?|долл|бакс(?:ов|ів|а)?|рубл(?:ь|я|ей|ів|і)|гривн(?:а|ы|і|я)|гривен(?:ь)?|злот(?:ых|ый|і|их)"
    "|фунт(?:ов|ів|а|ы|и)?|франк(?:ов|ів|а|и)?|крон(?:ы|и)?|юан(?:ей|ь|я|ів)|иен(?:ы)?|рупи(?:й|и|я)|лир(?:ы)?|тенге"
    "|копе(?:ек|йки|йка)|копій(?:ок|ки)|цент(?:ов|ів|а|и)?|евро|євро|форинт(?:ов|ів|а|и)?|шекел(?:ей|я|ь)"
)
_BEHIND_A_LARGER = "couronnes|coronas|corone|coroas|lire"
_OF_ONE_COUNTRY = (
    ("brit|brits|engl|engels|ingles|anglais|angielsk|egypt|agypt", "pond(?:en)?|livres?"),
    ("swiss|zwits|szwajc|schweiz|suisse|french|belg", "frank"),
    ("korea|south korea|sudkor|coree|zuid-kor|sydkor", "won"), ("brazil|brasil|bresil|brazyl", "real(?:es|s)?"),
    ("turk|turc|turec", "lire"), ("ruman|roman|rumun|roemeen|roum", "lei"), ("bulgar", "lev[ai]?|lewa"),
    ("south afric|sudafr|zuid-afr|sydafr", "rands?"), ("mexi|messi|argent|chil|colomb|kolumb", "peso"),
)  # fmt: skip
"""Nouns that are other words too, each with the beginnings of the countries whose money they are."""
_COUNTRIES = (
    "american|amerika|amerykan|norteamerican|estadounidens|statunitens|canad|kanad|austral"
    "|new[ -]zeal|neuseel|neo-?zel|nieuw-zeel|nowozel|nyzeel|singap|hong[ -]?kong|swiss|schweiz|suisse|svizz|suiz|suic"
    "|zwits|szwajc|svycar|brit|englisch|engels|anglais|angielsk|ingles|swed|schwed|sued|suec|svedes|zweed|szwed|svensk"
    "|danish|danisch|danois|danes|deens|dunsk|dansk|norweg|norveg|norueg|noors|norsk|norwes|island|iceland|ijsland|czech"
    "|tschech|tchequ|chec|cech|tsjech|czesk|cesk|tjeck|polish|poln|polon|polac|pools|polsk|japan|japon|giappon|chin|cines"
    "|kines|indi|pakist|sri lank|nepal|mexic|messic|mexik|meksyk|argent|chilen|chilean|kolumb|colomb|philipp|filip|urug"
    "|cuban|kuban|domin|brazil|brasil|bresil|brazyl|russ|rus[osk]|rosyj|rysk|belar|weissrus|ukrain|turk|turc|turec|tyrk"
    "|hungar|ungar|hongr|ungh|hongaar|wegier|ungersk|ruman|roman|roum|roemeen|rumun|bulgar|korea|corea|coree|corean"
    "|south afric|south korea|sudafr|sudkor|sud-afr|zuid-afr|israel|emirat|saudi|kuwait|jordan|egypt|agypt|thai|vietnam"
    "|indones|malay|taiwan|kenya|ugand|tansan|tanzan|niger|ghana|kazak|serb|fiji|jamai"
)
"""Beginnings of the names of countries and of the adjectives made of them."""
_WHOLE = r"us|u\.s\.(?:a\.)?|usa|uk|nz|hk|uae"
"""Short names of countries."""
_FURTHER = fold(
    "more|extra|additional|lousy|measly|bloody|stinking|odd|whole|weitere[nr]?|zusätzliche[nr]?|lumpige[nr]?|ganze[nr]?"
    "|míseros|míseras|miserabili|malheureux|przeklęte"
)
"""Words between a number and its currency that count nothing."""
_CYRILLIC_COUNTRIES = fold(
    "американск|канадск|австралийск|швейцарск|британск|шведск|датск|норвежск|чешск|польск|японск|китайск|индийск|российск"
    "|украинск|українськ|турецк|венгерск|гонконгск|сингапурск|новозеландск|белорусск"
)
_BEHIND = (
    "canadien|americain|australien|suisse|neo-?zelandais|britanniqu|sterling|suedois|danois|norvegien|islandais|tchequ"
    "|polonais|japonais|chinois|indien|mexicain|argentin|chilien|colombien|bresilien|russe|ukrainien|turc|turqu|hongrois"
    "|roumain|bulgare|coreen|sud-africain|american[oai]|estadounidens|canadiens|australian[oai]|neozeland|suizo|esterlina"
    "|sueco|sueca|danes[ei]|norueg|checo|checa|polaco|japones|chino|indio|mexicano|brasilen|ruso|turco|turca|statunitens"
    "|canades|svizzer|svedes|norveges|cech[ei]|polacch|giappones|cines|indiane|messican|turche|ungheres|canadens|suico|sueca"
    "|dinamarqu|tcheca|amerykansk|kanadyjsk|australijsk|szwajcarsk|brytyjsk|szterling|szwedzk|dunsk|norwesk|czesk|polsk"
    "|japonsk|rosyjsk|tureck|ceskych|americk|kanadsk|svycarsk|svedsk|dansk|norsk|usa"
)
_CYRILLIC_BEHIND = fold("сша|рф|стерлингов|стерлінгів|канади|канады")
_ENDS = r"(?![^\W\d_])"
_COUNTRY = (
    rf"(?:(?:{_COUNTRIES})[a-z]{{0,9}}|(?:{_WHOLE})(?![a-z])|(?:{_CYRILLIC_COUNTRIES})[а-яіє]{{0,3}}"
    rf"|(?:{_FURTHER})(?![a-z]))"
)
_RARE = "|".join(rf"(?:{countries})[a-z]{{0,9}}[ -](?:{nouns})" for countries, nouns in _OF_ONE_COUNTRY)
_NAMED = rf"(?:(?:{_COUNTRY}[ -]){{0,2}}(?:{_NOUNS}|{_CYRILLIC})|{_RARE})"
_WITH_ONE_BEHIND = "livres?|libras?|couronnes?|coronas?|corone|coroas?|lire|real(?:es)?|peso"
NOUN = (
    rf"(?:{_NAMED}|(?:{_WITH_ONE_BEHIND})(?= (?:{_BEHIND}))){_ENDS}"
    rf"(?: (?:(?:{_BEHIND})[a-z]{{0,4}}|{_CYRILLIC_BEHIND}){_ENDS})?"
)
"""A currency as it is named behind a number: "US-Dollar", "francs suisses", "korun českých"."""
LARGER = rf"(?:{_BEHIND_A_LARGER}){_ENDS}"
"""The same, where the number has three figures or more."""
NOUN_BEFORE = rf"(?<![^\W\d_]){_NAMED}"
"""A currency as it is named before a number: "Swiss francs 20"."""
