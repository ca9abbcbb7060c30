"""Money in words and currencies of many languages goes from a copy, and ordinary sentences with numbers stay."""

import re

import pytest

from retro.core.formats.redaction.redact import Redactor
from retro.core.gig.retrospective import Facts, Retrospective


def copied(text: str) -> str:
    whole = Retrospective.new(facts=Facts(client="Quux", currency="EUR"), answers={"story.tell": text})
    return Redactor().redacted(whole).answers["story.tell"]


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("I charge 35 p/h", "I charge [amount] p/h"), ("5 p/h", "[amount] p/h"), ("€35 p/h", "[amount] p/h"),
        ("35 p.h.", "[amount] p.h."), ("35 ph", "[amount] ph"), ("35 per hr", "[amount] per hr"),
        ("35/h, 35/hr", "[amount]/h, [amount]/hr"), ("35 an hour", "[amount] an hour"),
        ("35 hourly", "[amount] hourly"),
        ("thirty-five an hour", "[amount] an hour"), ("35 p/hour", "[amount] p/hour"), ("350 p/day", "[amount] p/day"),
        ("35/Std., 35 pro Stunde", "[amount]/Std., [amount] pro Stunde"), ("35 de l'heure", "[amount] de l'heure"),
        ("35 por hora", "[amount] por hora"), ("35 all'ora", "[amount] all'ora"), ("35 per uur", "[amount] per uur"),
        ("35 za godzinę", "[amount] za godzinę"), ("35 i timmen", "[amount] i timmen"), ("35/час", "[amount]/час"),
        ("35 на годину", "[amount] на годину"), ("7p per word", "[amount] per word"), ("35 €/h", "[amount]/h"),
    ],
)  # fmt: skip
def test_a_rate_goes_and_what_it_is_paid_by_stays_whole(text: str, copy: str) -> None:
    assert copied(text) == copy


CURRENCIES = [
    "250 US-Dollar", "7 US-Dollar", "7 US Dollar", "7 US dollars", "7 U.S. dollars", "7 USD", "300 Euros", "3 Euro",
    "3 Euros", "7 euro", "20 kanadische Dollar", "20 kanadischen Dollar", "20 Canadian dollars",
    "20 Canadian-dollars", "5 Australian dollars", "5 australische Dollar", "20 Swiss francs",
    "20 Schweizer Franken", "20 Franken", "20 francs suisses", "20 franchi svizzeri", "20 francos suizos",
    "7 British pounds", "7 pounds sterling", "7 pounds", "7 britische Pfund", "7 livres sterling",
    "7 libras esterlinas", "7 sterline", "7 funtów", "7 Hong Kong dollars", "7 Hongkong-Dollar",
    "7 New Zealand dollars", "7 Singapore dollars", "7 Singapur-Dollar", "7 dollars canadiens",
    "7 dollars américains", "7 dólares estadounidenses", "7 dólares americanos", "7 dollari americani", "7 dollari",
    "7 dolarów", "7 dolary", "7 dolares", "7 dólares canadenses", "7 dollar", "7 US-dollar", "7 Amerikaanse dollar",
    "7 Canadese dollar", "7 Zwitserse frank", "7 amerikanska dollar", "7 svenska kronor", "7 schwedische Kronen",
    "7 dänische Kronen", "7 norske kroner", "7 Danish kroner", "7 Norwegian crowns", "7 Swedish kronor",
    "7 couronnes suédoises", "7 coronas suecas", "7 tschechische Kronen", "7 Kronen", "7 Czech koruna", "7 korun",
    "7 korun českých", "7 polnische Zloty", "7 Polish zloty", "7 Złoty", "7 zlotys", "7 japanische Yen",
    "7 Japanese yen", "7 yenes", "7 Yen", "7 Indian rupees", "7 indische Rupien", "7 Rupien", "7 roupies",
    "7 rupias", "7 rupie", "7 mexikanische Pesos", "7 Mexican pesos", "7 pesos mexicanos", "7 Argentine pesos",
    "7 Brazilian reais", "7 brasilianische Real", "7 russische Rubel", "7 Rubel", "7 Russian rubles", "7 rubles",
    "7 roubles", "7 rublos", "7 rubli", "7 roebel", "7 рублей", "7 долларов", "7 долларов США",
    "7 американских долларов", "7 евро", "7 гривен", "7 гривень", "7 доларів", "7 доларів США", "7 євро",
    "7 türkische Lira", "7 Turkish lira", "7 Lira", "7 lire turche", "7 chinesische Yuan", "7 Chinese yuan",
    "7 yuan", "7 Hungarian forints", "7 ungarische Forint", "7 Forint", "7 forints", "7 rumänische Lei",
    "7 Romanian lei", "7 bulgarische Lewa", "7 South African rand", "7 rand", "7 Rand", "7 shekels", "7 Schekel",
    "7 UAE dirhams", "7 dirhams", "7 Dirham", "7 riyals", "7 baht", "7 South Korean won", "7 südkoreanische Won",
    "7 Bitcoin", "7 Cent", "7 cents", "7 centimes", "7 Rappen", "7 céntimos", "7 centesimi", "7 groszy", "7 pence",
    "7 Pence", "7 Pfund", "7 bucks", "7 quid", "7 pavos", "7 kr", "7 Kč", "7 CHF", "7 eur", "7 €", "7 EUR",
    "US-Dollar 7", "Euro 7", "Euros 300", "Dollar 7", "Swiss francs 20", "sieben Dollar", "sieben US-Dollar",
    "seven US dollars", "seven Canadian dollars", "sept dollars canadiens", "sette dollari", "siete dólares",
    "zeven euro", "siedem dolarów", "sieben Euro", "seven Swiss francs", "zwanzig Schweizer Franken",
    "twenty Swiss francs", "tre euro", "tres euros", "5 mil euros", "5 thousand US dollars", "5 Tsd. US-Dollar",
    "1,5 Millionen US-Dollar", "1.5 million Canadian dollars", "2k US dollars",
]  # fmt: skip


@pytest.mark.parametrize("text", CURRENCIES)
def test_an_amount_goes_with_its_whole_currency_in_every_language(text: str) -> None:
    assert copied(f"Then it was {text}, she said.") == "Then it was [amount], she said."


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("eine 300-Euro-Rechnung", "eine [amount]-Rechnung"), ("a 50-dollar deposit", "a [amount] deposit"),
        ("zwischen 300 und 400 US-Dollar", "zwischen [amount] und [amount]"),
        ("300 bis 400 kanadische Dollar", "[amount] bis [amount]"), ("300 couronnes", "[amount]"),
        ("une centaine d'euros", "[amount]"), ("two dozen dollars", "[amount]"), ("3 milioni di euro", "[amount]"),
        ("20 US-Dollar/Stunde", "[amount]/Stunde"), ("7 more euros", "[amount]"),
    ],
)  # fmt: skip
def test_compounds_ranges_and_groups_of_a_currency_go(text: str, copy: str) -> None:
    assert copied(text) == copy


OWED = [
    "er schuldet mir dreihundert", "Er schuldet mir noch dreihundert.", "er schuldet mir fünfzig",
    "er schuldet mir tausend", "sie hat zweihundert bezahlt", "sie zahlte mir zweihundert", "il me doit trois cents",
    "il me doit trois cents pour le logo", "il me doit cent", "il me doit mille", "il me doit cinquante",
    "elle a payé deux cents", "me debe trescientos", "me debe cien", "me debe mil", "me debe cincuenta",
    "me pagó doscientos", "cobré quinientos", "mi deve trecento", "mi deve cento", "mi deve mille",
    "mi deve cinquanta", "ho pagato duecento", "mi ha pagato duecento", "ele me deve trezentos", "me pagou duzentos",
    "hij is me driehonderd schuldig", "hij schuldt me driehonderd", "hij betaalde tweehonderd",
    "jest mi winien trzysta", "zapłacił dwieście", "he owes me fifty", "he owes me three hundred",
    "she paid me thirty", "they charged fifteen", "Он должен мне 600", "Он должен мне 50", "она заплатила 1200",
    "она заплатила мне 1200.", "Клиент задолжал 600 за логотип", "Я получил 600", "предоплата 300",
    "аванс 300, остаток 600", "стоимость 1200", "цена: 1200", "перевёл мне 1200", "1200 заплатила сразу",
    "она вернула 300", "Він винен мені 600", "Він винен мені 50", "вона заплатила 1200", "заплатив 1200",
    "сплатила 1200", "коштувало 1200", "переказав мені 1200", "надіслав 1200", "аванс 300", "борг 600",
    "dluží mi 600", "dluží mi 50", "zaplatil 1200", "zaplatila mi 1200", "zaplatila jen 1200.", "záloha 300",
    "stálo to 1200", "cena 1200", "poslal mi 1200", "dostala jsem 1200", "vrátil 300", "1200 zaplatila hned",
    "tartozik nekem 600", "600-zal tartozik", "fizetett 1200", "1200-at fizetett", "kifizette 1200", "előleg 300",
    "kaptam 1200", "1200-ba került", "átutalt 1200", "jest mi winien 600", "jest mi winna 50", "zapłacił 1200",
    "zapłaciła mi 1200", "dostałam 1200", "zwróciła 300", "kosztowało 1200", "zaliczka 300", "dług 600",
    "wisi mi 600", "oddał 300", "przelał 1200", "kwota 1200",
]  # fmt: skip


@pytest.mark.parametrize("text", OWED)
def test_what_is_owed_or_paid_goes_in_words_and_in_figures_in_every_language(text: str) -> None:
    copy = copied(text)
    assert "[amount]" in copy
    assert not re.search(r"\d", copy)


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("dluží mi tři sta", "dluží mi [amount]"), ("zaplatil mi dvě stě padesát", "zaplatil mi [amount]"),
        ("chtěl po mně tisíc pět set", "chtěl po mně [amount]"), ("он должен мне триста", "он должен мне [amount]"),
        ("заплатил всего пятьсот", "заплатил всего [amount]"),
        ("я потерял на этом четыреста", "я потерял на этом [amount]"),
        ("вона винна мені триста", "вона винна мені [amount]"),
        ("він заплатив лише п’ятсот", "він заплатив лише [amount]"),
        ("tartozik nekem háromszázzal", "tartozik nekem [amount]"), ("fizetett kétszázötvenet", "fizetett [amount]"),
        ("kétezret kértem", "[amount] kértem"), ("hon är skyldig mig trehundra", "hon är skyldig mig [amount]"),
        ("han skylder mig femhundrede", "han skylder mig [amount]"),
    ],
)  # fmt: skip
def test_a_number_in_words_of_the_east_and_the_north_goes_where_it_is_owed(text: str, copy: str) -> None:
    assert copied(text) == copy


@pytest.mark.parametrize(
    "clause",
    [
        "he never paid", "he still owes me", "that she never paid me", "hat er mir bis heute nicht bezahlt",
        "schuldet er mir noch", "il ne m'a jamais payé", "que nunca me pagó", "non me li ha mai pagati",
        "heeft hij nooit betaald", "ele nunca me pagou", "nigdy mi nie zapłacił", "mi nezaplatil dodnes",
        "он мне так и не заплатил", "він мені так і не повернув", "nem fizetett ki soha", "har han aldrig betalat",
    ],
)  # fmt: skip
def test_an_amount_goes_that_stands_before_its_clause_of_paying(clause: str) -> None:
    assert copied(f"600 {clause}.") == f"[amount] {clause}."


@pytest.mark.parametrize(
    "text",
    [
        "600 mails she never answered.", "In 2019 he never paid.", "2019 hat er nie bezahlt.",
        "Room 600 he never found.",
        "Order 600 he never paid.", "1200 pays dans le monde.", "50 crown molding pieces.", "7 lei de trânsito.",
        "A 20 pound bag of flour.", "100 euro pallets in the yard.", "5 dollar signs in the code.",
        "They set a price of their own.", "Der Kunde hat tausend Fragen.", "Sie hat hundert Mails geschrieben.",
        "Dal mi tři sta úkolů.", "Zaplatil za tři sta stránek.", "Должен был сделать триста правок.",
        "Він мав двісті сторінок.", "Háromszáz oldal volt.", "Má tři sta zaměstnanců.", "Io sto bene.",
    ],
)  # fmt: skip
def test_words_of_numbers_and_currencies_that_tell_of_no_money_stay(text: str) -> None:
    assert copied(text) == text


ORDINARY = [
    "She sent 20 emails and 3 files.", "We met at 10 on 12 October.", "I drove at 35 mph and 60 km/h.",
    "The table has 1200 rows and 35 columns.", "He asked 3 questions in 20 minutes.",
    "I worked 40 hours a week for 3 months.", "The Euro 2024 final was on.", "In 2024 Swiss clients were slow.",
    "The Canadian team had 20 people.", "She lives at number 20, Canadian by birth.",
    "20 Swiss designers, 5 Danish printers.", "She wants 3 American flags on the page.",
    "We have 12 British customers.", "On 7 British ships there was no wifi.", "I saw 3 Polish films.",
    "He read 20 Russian books.", "7 Czech words were wrong.", "Er hat 20 kanadische Kunden.",
    "Sie schrieb 20 E-Mails in 3 Tagen.", "Ich fuhr 35 Kilometer.", "Er schuldet mir eine Antwort.",
    "Er schuldet mir drei Antworten.", "Sie verlangt zwei Korrekturen.", "Sie verlangt dreihundert Seiten.",
    "Er bot mir zwei Termine an.", "Il me doit une réponse.", "Il me doit trois réponses.",
    "Il doit être cent pour cent sûr.", "Il doit faire mille choses.", "Elle doit relire trois cents pages.",
    "Me debe una respuesta.", "Me debe tres respuestas.", "Debe tener mil palabras.", "Debe hacer cien cosas.",
    "Mi deve una risposta.", "Mi deve mille scuse.", "Deve fare cento cose.", "Deve avere mille parole.",
    "Ela deve fazer mil coisas.", "Hij vroeg twee dingen.", "Hij vroeg driehonderd woorden.",
    "On mi winien odpowiedź.", "Zapłacił za 3 strony.", "Он должен мне ответ.", "Он должен сделать 600 страниц.",
    "Он должен быть готов к 12 октября.", "Она перевела 600 страниц.", "Я получила 600 писем.", "Прислал 20 файлов.",
    "Стоит 3 дня подождать.", "Він винен мені відповідь.", "Він має зробити 600 сторінок.", "Надіслала 20 файлів.",
    "Dluží mi odpověď.", "Poslal 20 souborů.", "Dostala 600 e-mailů.", "Stalo se to 12. října.",
    "Tartozik egy válasszal.", "Küldött 20 fájlt.", "600 szót írt.", "Kapott 3 levelet.", "Przysłała 20 plików.",
    "Dostałam 600 maili.", "Kosztowało mnie to 3 dni.", "Cena za 3 strony.",
    "I have thirty clients and fifty ideas.", "She is thirty.", "Paid when I was thirty.", "He owes me two answers.",
    "We agreed on three rounds.", "Three or four times an hour.", "I answer 3 an hour.", "The pH was 7.",
    "We finish at 5 p.m. sharp.", "At 12 pm we stop.", "Zwei Stunden die Woche.", "Er kam um 12 die Treppe hoch.",
    "A las 3 de la hora.", "Il arrive à 8 heures.", "Sono le 7 ore.", "Ho lavorato 7 ore.",
    "Ho lavorato 20 ore per lui.", "7 livres sur la table.", "20 livres et 3 stylos.", "J'ai lu 3 livres.",
    "Compré 3 coronas de flores.", "7 won matches.", "They won 7, lost 3.", "Frank and 7 friends.",
    "On 7 Frank called.", "Am 7. Franken-Reise.", "3 lire ou écrire.", "We saw 3 real problems.", "2 lev balloons.",
    "in euros 3 weeks ago we agreed.", "We switched to dollars 2 years ago.", "He pays in pounds 3 days late.",
    "The brief had 12 pages and 3 appendices.", "She is 35 years old.", "Il roulait à 60 à l'heure.",
    "Andava a 60 all'ora.", "On jechał 60 na godzinę.", "We drove 60 an hour through the fog.",
    "Er fuhr 60 die Stunde.", "I answered 3 mails per hour.", "The meeting took an hour.", "Le pH était de 7.",
    "Two Canadian clients and one Swiss.", "20 more people came.", "5 extra rounds of changes.",
    "3 whole weeks without an answer.", "20 Russian rows, 7 Polish labels.", "12 British-made lamps.",
    "We have 30 US-based users.", "In 2023 US clients paid late.", "12 US states.", "20 usual suspects.",
    "Sie hat drei Kinder und fünfzig Kunden.", "Er schuldet uns zwei Entwürfe.",
    "Er schuldet mir hundert Antworten.", "Sie verlangte drei neue Entwürfe.", "Wir zahlten am 12. Oktober.",
    "Er bezahlte am 3. November.", "Ich bekam zwanzig Mails.", "Ella debe leer trescientas páginas.",
    "Debe ser mil veces mejor.", "Él debe tener treinta años.", "Debe llegar a 300.", "Debo escribir 300 palabras.",
    "Il doit avoir trente ans.", "Elle doit faire trente pages.", "Je dois relire 300 pages.", "Il doit peser 300.",
    "Deve essere cento per cento pronto.", "Deve avere trent'anni.", "Devo scrivere 300 parole.",
    "Deve arrivare a 300.", "Ele deve ter trinta anos.", "Ela deve ler trezentas páginas.",
    "Hij moet driehonderd woorden schrijven.", "Hij vroeg om dertig foto's.", "Ona musi napisać trzysta słów.",
    "Dostała trzydzieści maili.", "Zapłaciłam 12 października.", "Zapłacił po 3 tygodniach.",
    "Otrzymałam 20 zdjęć i 3 filmy.", "Oddał 20 stron.", "Przelew przyszedł 12 maja.", "Cena nie grała roli.",
    "Он должен был ответить до 12.", "Должна приехать 12 октября.", "Оплата пришла через 30 дней.",
    "Платит всегда через 3 недели.", "Заплатила 12 ноября.", "Получила 20 правок и 3 звонка.",
    "Стоит подождать 30 минут.", "Перевела 300 страниц.", "Прислала 300 фотографий.",
    "Вернула 20 страниц с правками.", "Предложила 3 варианта.", "Просила 20 правок.", "Цена выросла в 2 раза.",
    "Він повинен зробити 300 сторінок.", "Винна надіслати 300 слів.", "Отримала 20 листів.", "Оплата через 30 днів.",
    "Вартість зросла в 2 рази.", "Надіслав 300 фотографій.", "Zaplatila 12. října.", "Zaplatil po 30 dnech.",
    "Dostala jsem 20 mailů.", "Stálo to za to.", "Poslal 300 fotek.", "Vrátila 20 stránek.", "Dluží mi 20 odpovědí.",
    "Fizetett 30 nap múlva.", "Kapott 20 levelet.", "300 képet küldött.", "Tartozik 20 oldallal.",
    "Küldött 300 képet.", "She owes me twenty answers.", "He paid after thirty days.",
    "They charged ahead fifty yards.", "It costs ten to fifteen minutes.", "He paid no attention.",
    "She earned fifty stars.", "I paid twenty visits.", "The bus costs ten minutes more.",
    "She said thirty or forty changes.", "In dollars 3 weeks is nothing.", "The dollar fell 3 percent.",
    "The Euro 2016 logo.", "Frank sent 20 photos.", "We won 7 of 9 pitches.", "Real Madrid won 7 times.",
    "Lira, her dog, is 7.", "The lire of 1999.", "7 livres de recettes.", "Elle a lu 20 livres.",
    "Le roi avait 3 couronnes.", "Tres coronas y un rey.", "El rey tiene 3 coronas.", "3 libros y 20 páginas.",
    "Dos reales decretos.", "Ci vado con lei alle 7.", "Leva 7 dias.", "A 7 leva pouco.", "Phase 3: Frank.",
    "Option 2 - Rand.",
]  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_with_numbers_stay(text: str) -> None:
    assert copied(text) == text
