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
    "|Paris|Marseille|Lyon|Toulouse|Nantes|Strasbourg|Montpellier|Bordeaux|Lille|Rennes|Reims|Toulon|Grenoble|Dijon"
    "|Angers|Nîmes|Nimes|Clermont-Ferrand|Le Havre|Saint-Étienne|Aix-en-Provence|Brest|Amiens|Limoges|Annecy|Perpignan"
    "|Besançon|Metz|Orléans|Rouen|Mulhouse|Caen|Nancy|Avignon|Poitiers|Roma|Rome|Milano|Milan|Napoli|Naples|Torino|Turin"
    "|Palermo|Genova|Genoa|Bologna|Firenze|Florence|Bari|Catania|Venezia|Venice|Verona|Padova|Trieste|Brescia|Parma"
    "|Modena|Bolzano|Trento|Pisa|Siena|Madrid|Barcelona|Valencia|Sevilla|Seville|Zaragoza|Málaga|Malaga|Murcia|Palma"
    "|Bilbao|Alicante|Córdoba|Valladolid|Vigo|Gijón|Granada|A Coruña|Helsinki|Espoo|Tampere|Turku|Oulu|Zagreb|Rijeka"
    "|Beograd|Belgrade|Athens|Vilnius|Tallinn"
)
"""Towns in Germany, France, Italy, Spain, Finland and others."""
_WORDS_TOO = "Essen|Halle|Nice|Tours|Split"
"""The same, that are words: "12500 Essen" are meals, and 45127 Essen is a town."""
_OF_GROUPS = (
    "Amsterdam|Rotterdam|Den Haag|Utrecht|Eindhoven|Groningen|Tilburg|Almere|Breda|Nijmegen|Arnhem|Haarlem|Leiden|Delft"
    "|Maastricht|Stockholm|Göteborg|Gothenburg|Malmö|Uppsala|Lund|Lisboa|Lisbon|Porto|Braga|Coimbra|Warszawa|Warsaw"
    "|Kraków|Krakow|Cracow|Łódź|Lodz|Wrocław|Wroclaw|Poznań|Poznan|Gdańsk|Gdansk|Szczecin|Lublin|Katowice|Praha|Prague"
    "|Prag|Brno|Ostrava|Plzeň|Bratislava|Košice"
)
"""Towns whose postcodes are written in two groups, in the Netherlands, Sweden, Portugal, Poland, Czechia, Slovakia."""
_GROUPS = r"(?:\d\d-\d{3}|\d{3} \d\d|\d{4} ?[A-Z]{2}|\d{4}-\d{3})"
_NO_NOUN = (
    r"(?! (?!(?:and|or|is|was|are|has|the|but|for|near|from|with|where|which|who|then|when|now|today|since|so|und|oder"
    r"|ist|wo|et|ou|y|am|an|im|in|on|by|via|of|to)(?![a-z]))[a-z]{3})"
)
"""Nothing behind it that it would count: "10115 Berlin users"."""
TOWNS = re.compile(
    rf"(?<![\w.,])(?:(?:[A-Z]{{1,2}}[- ])?(?:(?!19\d\d|20\d\d)\d{{4}} (?:{_OF_FOUR})|(?!\d\d000)\d{{5}} (?:{_OF_FIVE})"
    rf"|(?![1-9]\d\d00)\d{{5}} (?:{_WORDS_TOO}))|{_GROUPS} (?:{_OF_GROUPS}))(?!\w|-[a-z]){_NO_NOUN}"
    r"(?: \d{1,2}(?![\w:/]|[.,]\d))?"
)
"""Such as "1060 Wien", "80331 München", "00-950 Warszawa", "110 00 Praha 1"; four figures that are a year are none."""
