"""Words for days in Polish and Russian."""

from retro.core.text.languages.day_vocabulary import DayVocabulary

POLISH = DayVocabulary(
    numbers=(
        "jeden|jedną|jedna, dwa|dwie, trzy, cztery, pięć, sześć, siedem, osiem, dziewięć, dziesięć, jedenaście"
        ", dwanaście, trzynaście, czternaście, piętnaście, szesnaście, siedemnaście, osiemnaście, dziewiętnaście"
        ", dwadzieścia"
    ),
    units=("dzień|dni|dnia, tydzień|tygodnie|tygodni|tygodnia, miesiąc|miesiące|miesięcy|miesiąca, rok|lata|lat|roku"),
    ago="{} temu",
    ahead="za {}",
    near=(
        "dziś|dzisiaj|teraz = today, wczoraj = yesterday, przedwczoraj = the day before yesterday, jutro = tomorrow"
        ", pojutrze = the day after tomorrow, zeszłej nocy|ostatniej nocy = last night"
        ", w zeszłym tygodniu|w ubiegłym tygodniu|w poprzednim tygodniu = last week, w tym tygodniu = this week"
        ", w przyszłym tygodniu|w następnym tygodniu = next week"
        ", w zeszłym miesiącu|w ubiegłym miesiącu|w poprzednim miesiącu = last month"
        ", w przyszłym miesiącu|w następnym miesiącu = next month"
        ", w zeszłym roku|w ubiegłym roku = last year, w przyszłym roku = next year"
        ", w zeszły weekend|w ubiegły weekend|w ostatni weekend = last weekend"
        ", przed tygodniem = 1 week ago, przed miesiącem = 1 month ago, przed rokiem = 1 year ago"
    ),
    times="rano, w południe, po południu, popołudniu, wieczorem, w nocy",
    weekdays=(
        "poniedziałek|poniedziałku, wtorek|wtorku, środa|środę|środy, czwartek|czwartku, piątek|piątku"
        ", sobota|sobotę|soboty, niedziela|niedzielę|niedzieli"
    ),
    short_weekdays="pon|pn, wt, śr, czw|cz, pt, sob|sb, ndz|nd|niedz",
    on="w, we, od, do, w dniu, dnia, na",
    last=(
        "zeszły, zeszłą, ostatni, ostatnią, ubiegły, ubiegłą, miniony, minioną, w zeszły, w zeszłą, w ostatni"
        ", w ostatnią, w ubiegły, w ubiegłą, w miniony, w minioną"
    ),
    next=(
        "następny, następną, najbliższy, najbliższą, przyszły, przyszłą, w następny, w następną, w najbliższy"
        ", w najbliższą, w przyszły, w przyszłą"
    ),
    months=(
        "styczeń|stycznia|styczniu|sty, luty|lutego|lutym|lut, marzec|marca|marcu|mar, kwiecień|kwietnia|kwietniu|kwi"
        ", maj|maja|maju, czerwiec|czerwca|czerwcu|cze, lipiec|lipca|lipcu|lip, sierpień|sierpnia|sierpniu|sie"
        ", wrzesień|września|wrześniu|wrz, październik|października|październiku|paź"
        ", listopad|listopada|listopadzie|lis, grudzień|grudnia|grudniu|gru"
    ),
    of="",
    during="w, we, od",
    early="początek, na początku, z początkiem, początkiem",
    mid="połowa, w połowie, połowie, do połowy",
    late="koniec, pod koniec, na koniec, końcem, z końcem, do końca",
    these=(
        "miesiąca|tego miesiąca, zeszłego miesiąca|ubiegłego miesiąca|poprzedniego miesiąca"
        ", przyszłego miesiąca|następnego miesiąca, tygodnia|tego tygodnia"
        ", zeszłego tygodnia|ubiegłego tygodnia|poprzedniego tygodnia, przyszłego tygodnia|następnego tygodnia"
    ),
    first="pierwszego",
    half="pół",
    one_and_half="półtora, półtorej",
    with_half="i pół",
    few="kilka, parę",
    about="około, ok, jakieś, prawie, ponad",
    or_="lub, czy, do",
    alone="tydzień, miesiąc, rok",
    shared="listopad, listopada, lis, lip",
    this="ten, tę, w ten, w tę",
    and_="i",
)

RUSSIAN = DayVocabulary(
    numbers=(
        "один|одну|одна, два|две, три, четыре, пять, шесть, семь, восемь, девять, десять, одиннадцать, двенадцать"
        ", тринадцать, четырнадцать, пятнадцать, шестнадцать, семнадцать, восемнадцать, девятнадцать, двадцать"
    ),
    units="день|дня|дней, неделя|неделю|недели|недель, месяц|месяца|месяцев, год|года|лет",
    ago="{} назад, {} тому назад",
    ahead="через {}",
    near=(
        "сегодня|сейчас = today, вчера = yesterday, позавчера = the day before yesterday, завтра = tomorrow"
        ", послезавтра = the day after tomorrow, прошлой ночью = last night"
        ", на прошлой неделе = last week, на этой неделе = this week, на следующей неделе = next week"
        ", в прошлом месяце = last month, в следующем месяце = next month"
        ", в прошлом году = last year, в следующем году = next year, на прошлых выходных = last weekend"
    ),
    times="утром, днём, в полдень, после обеда, вечером, ночью",
    weekdays="понедельник, вторник, среда|среду, четверг, пятница|пятницу, суббота|субботу, воскресенье",
    short_weekdays="пн, вт, ср, чт, пт, сб, вс",
    on="в, во, с, со, до",
    last="прошлый, прошлую, прошлое, в прошлый, в прошлую, в прошлое",
    next="следующий, следующую, следующее, в следующий, в следующую, в следующее",
    months=(
        "январь|января|январе|янв, февраль|февраля|феврале|февр|фев, март|марта|марте|мар, апрель|апреля|апреле|апр"
        ", май|мая|мае, июнь|июня|июне|июн, июль|июля|июле|июл, август|августа|августе|авг"
        ", сентябрь|сентября|сентябре|сент|сен, октябрь|октября|октябре|окт, ноябрь|ноября|ноябре|нояб|ноя"
        ", декабрь|декабря|декабре|дек"
    ),
    of="",
    during="в, с",
    early="начало, в начале, с начала",
    mid="середина, в середине, с середины",
    late="конец, в конце, к концу",
    these=(
        "месяца|этого месяца, прошлого месяца, следующего месяца, недели|этой недели, прошлой недели, следующей недели"
    ),
    first="первое, первого",
    half="пол",
    one_and_half="полтора, полторы",
    with_half="с половиной",
    few="несколько, пару",
    about="около, примерно, почти, больше",
    or_="или, до",
    alone="неделю, месяц, год",
    this="этот, эту, это, в этот, в эту, в это",
    and_="и",
)
