"""Words for days in German, Dutch and Swedish."""

from retro.core.text.languages.day_vocabulary import DayVocabulary

GERMAN = DayVocabulary(
    numbers=(
        "ein|eine|einem|einer|einen, zwei|zwo, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, dreizehn"
        ", vierzehn, fünfzehn, sechzehn, siebzehn, achtzehn, neunzehn, zwanzig"
    ),
    units="tag|tage|tagen, woche|wochen, monat|monate|monaten, jahr|jahre|jahren",
    ago="vor {}, heute vor {}",
    ahead="in {}, heute in {}",
    near=(
        "heute|jetzt = today, gestern = yesterday, vorgestern = the day before yesterday, morgen = tomorrow"
        ", übermorgen = the day after tomorrow, letzte nacht|vergangene nacht = last night"
        ", letzte woche|vergangene woche|vorige woche = last week, diese woche|in dieser woche|dieser woche = this week"
        ", nächste woche|kommende woche = next week, vorletzte woche = the week before last"
        ", übernächste woche = the week after next, letzten monat|vergangenen monat|vorigen monat = last month"
        ", nächsten monat|kommenden monat = next month, vorletzten monat = the month before last"
        ", letztes jahr|vergangenes jahr|voriges jahr = last year, nächstes jahr|kommendes jahr = next year"
        ", letztes wochenende|vergangenes wochenende|am letzten wochenende|voriges wochenende = last weekend"
        ", am wochenende = the weekend"
    ),
    times="früh, morgen, vormittag, mittag, nachmittag, abend, nacht, in der früh, am morgen, am nachmittag, am abend",
    weekdays="montag, dienstag, mittwoch, donnerstag, freitag, samstag|sonnabend, sonntag",
    short_weekdays="mo, di, mi, do, fr, sa, so",
    on="am, an einem, der, den, vom, zum, seit, seit dem, ab, ab dem, bis, bis zum, bis zu",
    last="letzten, letzter, letztem, am letzten, vergangenen, am vergangenen, vorigen, am vorigen",
    next="nächsten, nächster, am nächsten, kommenden, am kommenden, bis nächsten, bis kommenden",
    months=(
        "januar|jänner|jan, februar|feber|feb, märz|mär|mrz, april|apr, mai, juni|jun, juli|jul, august|aug"
        ", september|sept|sep, oktober|okt, november|nov, dezember|dez"
    ),
    of="",
    during="im, im monat, seit, ab",
    early="anfang, zu beginn, beginn, zu anfang, seit anfang",
    mid="mitte, seit mitte",
    late="ende, seit ende, gegen ende",
    these=(
        "des monats|dieses monats|diesen monats, letzten monats|des letzten monats|vorigen monats"
        ", nächsten monats|des nächsten monats|kommenden monats, der woche|dieser woche"
        ", letzter woche|der letzten woche|voriger woche, nächster woche|der nächsten woche|kommender woche"
    ),
    first="erster, ersten",
    half="einem halben, einer halben, ein halbes, eine halbe, halbem",
    one_and_half="anderthalb, eineinhalb",
    with_half="einhalb, und ein halbes, und einem halben, und eine halbe, und einer halben",
    few="ein paar, einigen, wenigen, einige",
    about="etwa, ungefähr, rund, circa, gut, knapp, über",
    or_="oder, bis",
    letters="ä=ae, ö=oe, ü=ue",
    this="diesen, dieser, diesem, an diesem",
    and_="und",
)
DUTCH = DayVocabulary(
    numbers=(
        "een|één, twee, drie, vier, vijf, zes, zeven, acht, negen, tien, elf, twaalf, dertien, veertien, vijftien"
        ", zestien, zeventien, achttien, negentien, twintig"
    ),
    units="dag|dagen, week|weken, maand|maanden, jaar|jaren",
    ago="{} geleden, {} terug, vandaag {} geleden",
    ahead="over {}",
    near=(
        "vandaag|nu|vanmorgen|vanochtend|vanmiddag|vanavond = today, gisteren|gister = yesterday"
        ", gisteravond|gistermorgen|gisterochtend|gistermiddag = yesterday, gisternacht = last night"
        ", eergisteren = the day before yesterday, morgen = tomorrow"
        ", morgenochtend|morgenmiddag|morgenavond = tomorrow, overmorgen = the day after tomorrow"
        ", vorige week|afgelopen week = last week, deze week = this week, volgende week|komende week = next week"
        ", vorige maand|afgelopen maand = last month, volgende maand|komende maand = next month"
        ", vorig jaar|afgelopen jaar = last year, volgend jaar|komend jaar = next year"
        ", vorig weekend|afgelopen weekend|afgelopen weekeinde = last weekend"
    ),
    times="vroeg, ochtend, morgen, middag, avond, 's ochtends, 's middags, 's avonds, in de ochtend, in de avond",
    weekdays="maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag",
    short_weekdays="ma, di, wo, do, vr, za, zo",
    on="op, de, sinds, vanaf, tot, per",
    last="vorige, afgelopen, op afgelopen, jl",
    next="volgende, komende, aanstaande, aankomende, op volgende, as",
    months=(
        "januari|jan, februari|feb, maart|mrt, april|apr, mei, juni|jun, juli|jul, augustus|aug, september|sept|sep"
        ", oktober|okt, november|nov, december|dec"
    ),
    of="van",
    during="in, sinds",
    early="begin, begin van, aan het begin van, in het begin van",
    mid="half, medio, midden, midden in, halverwege",
    late="eind, einde, eind van, aan het einde van, aan het eind van, het einde van",
    these=(
        "de maand|deze maand, vorige maand, volgende maand, de week|deze week, vorige week|afgelopen week"
        ", volgende week|komende week"
    ),
    first="eerste",
    half="een half, een halve, half, halve",
    one_and_half="anderhalve, anderhalf",
    with_half="ënhalf, ënhalve, eneenhalf, eneenhalve, en een half, en een halve",
    few="een paar, enkele, enige",
    about="ongeveer, zo'n, circa, ruim, bijna, zowat",
    or_="of, tot, à",
    this="deze, op deze",
    and_="en",
)
SWEDISH = DayVocabulary(
    numbers=(
        "en|ett, två, tre, fyra, fem, sex, sju, åtta, nio, tio, elva, tolv, tretton, fjorton, femton, sexton, sjutton"
        ", arton, nitton, tjugo"
    ),
    units="dag|dagar|dygn, vecka|veckor, månad|månader, år",
    ago="för {} sedan, för {} sen, {} sedan",
    ahead="om {}",
    near=(
        "idag|i dag|i morse|i kväll|ikväll|i eftermiddag = today, igår|i går = yesterday"
        ", i förrgår|förrgår = the day before yesterday, imorgon|i morgon|imorron = tomorrow"
        ", i övermorgon|övermorgon = the day after tomorrow, förra veckan = last week"
        ", denna vecka|den här veckan = this week, nästa vecka = next week, förra månaden = last month"
        ", nästa månad = next month, förra året|i fjol = last year, nästa år = next year, förra helgen = last weekend"
        ", i måndags = last monday, i tisdags = last tuesday, i onsdags = last wednesday, i torsdags = last thursday"
        ", i fredags = last friday, i lördags = last saturday, i söndags = last sunday"
    ),
    times="morgon, på morgonen, förmiddag, eftermiddag, på eftermiddagen, kväll, på kvällen",
    weekdays=(
        "måndag|måndagen, tisdag|tisdagen, onsdag|onsdagen, torsdag|torsdagen, fredag|fredagen, lördag|lördagen"
        ", söndag|söndagen"
    ),
    short_weekdays="mån, tis, ons, tors|tor, fre, lör, sön",
    on="den, sedan, från, till, senast",
    last="förra, i förra",
    next="på, nästa, kommande, nu på",
    months=(
        "januari|jan, februari|feb, mars, april|apr, maj, juni|jun, juli|jul, augusti|aug, september|sept|sep"
        ", oktober|okt, november|nov, december|dec"
    ),
    of="",
    during="i, under",
    early="början av, i början av, början på, i början på",
    mid="mitten av, i mitten av, mitten på, i mitten på",
    late="slutet av, i slutet av, slutet på, i slutet på",
    these=("månaden|denna månad, förra månaden, nästa månad, veckan|denna vecka, förra veckan, nästa vecka"),
    first="första",
    half="ett halvt, en halv",
    one_and_half="en och en halv, ett och ett halvt",
    with_half="och en halv, och ett halvt",
    few="några, några få",
    couple="ett par",
    about="ungefär, cirka, ca, drygt, knappt, nästan",
    or_="eller, till",
    this="denna, den här",
    and_="och",
)
