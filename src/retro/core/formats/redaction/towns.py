"""A postcode in figures before one of the larger towns of its country, as they and others write it."""

from __future__ import annotations

import re

_OF_FOUR = (
    "Wien|Vienna|Graz|Linz|Salzburg|Innsbruck|Klagenfurt|Villach|Wels|Sankt Pölten|St\\. Pölten|Dornbirn|Bregenz|Steyr"
    "|Eisenstadt|Krems|Zürich|Zurich|Zuerich|Genf|Genève|Geneva|Basel|Bâle|Bern|Berne|Lausanne|Winterthur|Luzern|Lucerne"
    "|St\\. ?Gallen|Sankt Gallen|Lugano|Biel|Bienne|Thun|Fribourg|Neuchâtel|Schaffhausen|Chur|Zug|Aarau|Montreux|Vevey"
    "|Bruxelles|Brussel|Brussels|Antwerpen|Antwerp|Anvers|Gent|Ghent|Gand|Liège|Charleroi|Brugge|Bruges|Namur|Leuven"
    "|København|Copenhagen|Aarhus|Odense|Aalborg|Oslo|Bergen|Trondheim|Stavanger|Budapest|Debrecen|Szeged|Pécs"
    "|Ljubljana|Maribor|Luxembourg"
)
"""Towns in Austria, Switzerland, Belgium, Denmark, Norway, Hungary and Slovenia."""
_OF_FIVE = (
    "Berlin|Hamburg|München|Muenchen|Munich|Köln|Koeln|Cologne|Frankfurt|Stuttgart|Düsseldorf|Duesseldorf|Leipzig"
    "|Dortmund|Bremen|Dresden|Hannover|Hanover|Nürnberg|Nuernberg|Nuremberg|Duisburg|Bochum|Wuppertal|Bielefeld|Bonn"
    "|Münster|Muenster|Karlsruhe|Mannheim|Augsburg|Wiesbaden|Mönchengladbach|Gelsenkirchen|Aachen|Braunschweig|Kiel"
    "|Chemnitz|Magdeburg|Freiburg|Krefeld|Mainz|Lübeck|Luebeck|Erfurt|Oberhausen|Rostock|Kassel|Hagen|Potsdam"
    "|Saarbrücken|Hamm|Ludwigshafen|Oldenburg|Osnabrück|Leverkusen|Heidelberg|Darmstadt|Solingen|Regensburg|Ingolstadt"
    "|Würzburg|Wuerzburg|Ulm|Heilbronn|Göttingen|Wolfsburg|Trier|Jena|Erlangen|Koblenz|Weimar|Bamberg|Konstanz|Passau"
    "|Roma|Rome|Milano|Milan|Napoli|Naples|Torino|Turin"
    "|Palermo|Genova|Genoa|Bologna|Firenze|Florence|Bari|Catania|Venezia|Venice|Verona|Padova|Trieste|Brescia|Parma"
    "|Modena|Bolzano|Trento|Pisa|Siena|Madrid|Barcelona|Valencia|Sevilla|Seville|Zaragoza|Málaga|Malaga|Murcia|Palma"
    "|Bilbao|Alicante|Córdoba|Valladolid|Vigo|Gijón|Granada|A Coruña|Helsinki|Espoo|Tampere|Turku|Oulu|Athens"
    "|Vilnius|Tallinn"
)
"""Towns in Germany, Italy, Spain, Finland and others, whose postcodes are no whole thousands."""
_OF_THOUSANDS = (
    "Paris|Marseille|Lyon|Toulouse|Nantes|Strasbourg|Montpellier|Bordeaux|Lille|Rennes|Reims|Toulon|Grenoble|Dijon"
    "|Angers|Nîmes|Nimes|Clermont-Ferrand|Le Havre|Saint-Étienne|Aix-en-Provence|Brest|Amiens|Limoges|Annecy|Perpignan"
    "|Besançon|Metz|Orléans|Rouen|Mulhouse|Caen|Nancy|Avignon|Poitiers|Zagreb|Rijeka|Beograd|Belgrade"
)
"""Towns in France, Croatia and Serbia, where the middle of a town has a whole thousand: 67000 Strasbourg."""
_WORDS_TOO = r"45[1-3]\d\d Essen|061\d\d Halle|33790 Halle|06[0-3]\d\d Nice|37[0-3]\d\d Tours|21\d{3} Split"
"""Towns that are words, with their own postcodes alone: "12500 Essen" are meals, and 45127 Essen is a town."""
_OF_GROUPS = (
    "Amsterdam|Rotterdam|Den Haag|Utrecht|Eindhoven|Groningen|Tilburg|Almere|Breda|Nijmegen|Arnhem|Haarlem|Leiden|Delft"
    "|Maastricht|Stockholm|Göteborg|Gothenburg|Malmö|Uppsala|Lund|Lisboa|Lisbon|Porto|Braga|Coimbra|Warszawa|Warsaw"
    "|Kraków|Krakow|Cracow|Łódź|Lodz|Wrocław|Wroclaw|Poznań|Poznan|Gdańsk|Gdansk|Szczecin|Lublin|Katowice|Praha|Prague"
    "|Prag|Brno|Ostrava|Plzeň|Bratislava|Košice"
)
"""Towns whose postcodes are written in two groups, in the Netherlands, Sweden, Portugal, Poland, Czechia, Slovakia."""
_GROUPS = r"(?:\d\d-\d{3}|\d{3} \d\d|\d{4} ?[A-Z]{2}|\d{4}-\d{3})"
_NOUN = re.compile(
    r" (?:users|visitors|guests|customers|clients|people|residents|inhabitants|citizens|tourists|travell?ers|members"
    r"|followers|subscribers|readers|fans|freelancers|drivers|students|hotels|flats|apartments|rooms|homes|shops"
    r"|restaurants|cafés|cafes|companies|businesses|agencies|startups|schools|museums|streets|buildings|listings"
    r"|addresses|bookings|images|photos|pictures|videos|e?mails|rows|lines|items|words|entries|records|downloads"
    r"|[Nn]utzer(?:innen)?|[Bb]esucher(?:innen)?|[Kk]und(?:en|innen)|[Gg]äste|[Ee]inwohner|[Mm]itglieder|[Ll]eute"
    r"|[Mm]enschen|[Tt]ouristen|[Dd]ateien|[Bb]ilder|[Ff]otos|[Ss]eiten|[Zz]eilen|[Ww]ohnungen|[Aa]dressen|[Ff]irmen"
    r"|utilisateurs|visiteurs|personnes|habitants|hôtels|appartements|fichiers|usuarios|clientes|personas)(?!\w)"
)
"""What figures before a town count: "10115 Berlin users"; any other word can go on: "10115 Berlin never paid"."""
_OWNED = re.compile(r"(?<!\w)(?:our|their|his|her|my|your|its|\w{1,10}['’]s) \Z", re.IGNORECASE)
"""What stands before a place of somebody's: "their 10115 Berlin shops"."""
_LIKE_YEARS = (
    r"20(?:00|18|20|30|40|50|60) (?:Antwerpen|Antwerp|Anvers)|2000 (?:Neuchâtel|Maribor)|(?:19|20)\d\d Luxembourg"
)
"""Towns whose postcodes look like years: only where what stands before is no word before a year."""
_IN_PLACE = (
    r"(?:\A|(?<=\n)|(?<=, )|(?<=: )|(?<= [Tt]o )|(?<= at )|(?<= near )|(?<= aus )|(?<= nach )|(?<= naar )|(?<= te )"
    r"|(?<= à )|(?<=[A-Z]-))"
)
_DISTRICT = (
    r"(?:(?:(?<=Praha)|(?<=Prague)|(?<=Prag)|(?<=Budapest)|(?<=Wien)|(?<=Vienna)|(?<=Paris)|(?<=Lyon)|(?<=Marseille))"
    r" \d{1,2}(?=[,.;!?)](?!\d)|\n|\Z))?"
)
"""Number of a district at the end of what is said, so that "1010 Wien 3 weeks ago" keeps its weeks."""
TOWNS = re.compile(
    rf"(?<![\w.,])(?:(?:[A-Z]{{1,2}}[- ])?(?:(?!19\d\d|20\d\d)\d{{4}} (?:{_OF_FOUR})|(?!\d\d000)\d{{5}} (?:{_OF_FIVE})"
    rf"|\d{{5}} (?:{_OF_THOUSANDS})|{_WORDS_TOO})|{_GROUPS} (?:{_OF_GROUPS})|{_IN_PLACE}(?:{_LIKE_YEARS}))(?!\w|-[a-z])"
    rf"{_DISTRICT}"
)
"""Such as "1060 Wien", "80331 München", "00-950 Warszawa", "110 00 Praha 1", and "moved to 2000 Antwerpen"."""
_SOME = re.compile(
    r"(?<!\w)(?:all|about|around|roughly|nearly|almost|over|than|exactly|some|only) $|(?:\A|[.;!?] )\Z", re.IGNORECASE
)
"""What stands before a number that counts. What tells of one place does not: "the", "our", "of", "in"."""
_PLURAL = re.compile(
    r" (?!(?:always|sometimes|perhaps|besides|nowadays|afterwards|across|headquarters|quarters|premises|offices|works"
    r"|grounds|facilities|barracks|news|series)(?![a-z]))[a-zà-ÿ]{2,19}[a-hj-rtv-zà-ÿ]s"
    r"(?P<many> (?:are|were|have|had|do|who|whose)(?!\w))?(?![\w'’])"
)
"""A noun in the plural that is no place of work, and whether a verb in the plural follows it: no campus, no address."""
_BEFORE = 12


def is_counted(text: str, start: int, end: int) -> bool:
    """Tell whether figures before a town count what follows: "all 10115 Berlin bakeries", "10115 Berlin shops are"."""
    many, before = _PLURAL.match(text, end), text[max(0, start - _BEFORE) : start]
    if _NOUN.match(text, end):
        return not _OWNED.search(before)
    some = _SOME.search(before)
    return bool(many and some and (many["many"] or some[0].strip(" .;!?")))
