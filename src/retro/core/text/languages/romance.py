"""Words for days in French, Spanish, Italian and Portuguese."""

from retro.core.text.languages.day_vocabulary import DayVocabulary

FRENCH = DayVocabulary(
    numbers=(
        "un|une, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze, quinze, seize"
        ", dix-sept, dix-huit, dix-neuf, vingt"
    ),
    units="jour|jours, semaine|semaines, mois, an|ans|année|années",
    ago="il y a {}, y a {}, voici {}",
    ahead="dans {}, d'ici {}",
    near=(
        "aujourd'hui|ce matin|cet après-midi|ce soir|ce midi = today, hier = yesterday"
        ", avant-hier|avant hier = the day before yesterday, demain = tomorrow"
        ", après-demain|après demain = the day after tomorrow, la nuit dernière = last night"
        ", la semaine dernière|la semaine passée|semaine dernière = last week, cette semaine = this week"
        ", la semaine prochaine|semaine prochaine = next week"
        ", le mois dernier|mois dernier|le mois passé = last month, le mois prochain|mois prochain = next month"
        ", l'année dernière|l'an dernier|l'année passée|l'an passé = last year"
        ", l'année prochaine|l'an prochain = next year, le week-end dernier|le weekend dernier = last weekend"
    ),
    times="matin, au matin, midi, à midi, après-midi, dans l'après-midi, soir, au soir, dans la soirée, en soirée",
    weekdays="lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche",
    short_weekdays="lun, mar, mer, jeu, ven, sam, dim",
    on="le, du, au, depuis, depuis le, dès, dès le, jusqu'au, pour, avant le",
    last="dernier, passé",
    next="prochain, qui vient",
    months=(
        "janvier|janv, février|févr, mars, avril|avr, mai, juin, juillet|juil, août, septembre|sept, octobre|oct"
        ", novembre|nov, décembre|déc"
    ),
    of="de, d'",
    during="en, au mois de, depuis, courant",
    early="début, au début de, début de, au début du mois de, début du mois de, début d', au début d'",
    mid="mi, mi-, à la mi, à la mi-, au milieu de, milieu, vers la mi-, à mi-",
    late="fin, à la fin de, fin de, à la fin du mois de, fin du mois de, fin d', à la fin d'",
    these=(
        "du mois|de ce mois|ce mois-ci, du mois dernier|le mois dernier|mois dernier, du mois prochain|mois prochain"
        ", de la semaine|de cette semaine, de la semaine dernière|la semaine dernière|semaine dernière"
        ", de la semaine prochaine|la semaine prochaine|semaine prochaine"
    ),
    first="premier",
    half="une demi, un demi, une demi-, un demi-",
    and_half="et demi, et demie",
    few="quelques",
    about="environ, à peu près, presque, plus de, près de",
    or_="ou, à",
    this="ce",
    and_="et",
)
SPANISH = DayVocabulary(
    numbers=(
        "un|una|uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece, catorce, quince"
        ", dieciséis, diecisiete, dieciocho, diecinueve, veinte"
    ),
    units="día|días, semana|semanas, mes|meses, año|años",
    ago="hace {}, {} atrás, hace {} ya, desde hace {}",
    ahead="dentro de {}, en {}, de aquí a {}",
    near=(
        "hoy|ahora|esta mañana|esta tarde|esta noche = today, ayer = yesterday"
        ", anteayer|antier|antes de ayer = the day before yesterday, mañana = tomorrow"
        ", pasado mañana = the day after tomorrow, anoche = last night"
        ", anteanoche|antenoche = the night before last, la semana pasada|semana pasada = last week"
        ", esta semana = this week, la semana que viene|la próxima semana|la semana próxima = next week"
        ", el mes pasado|mes pasado = last month, el mes que viene|el próximo mes|el mes próximo = next month"
        ", el año pasado|año pasado = last year, el año que viene|el próximo año = next year"
        ", el fin de semana pasado|el pasado fin de semana = last weekend"
    ),
    times="por la mañana, al mediodía, a mediodía, por la tarde, por la noche, a la noche, a la mañana, en la noche",
    weekdays="lunes, martes, miércoles, jueves, viernes, sábado, domingo",
    short_weekdays="lun, mar, mié, jue, vie, sáb, dom",
    on="el, desde el, hasta el, para el, desde, del, al",
    last="pasado, el pasado, último, el último",
    next="próximo, el próximo, que viene",
    months=(
        "enero|ene, febrero|feb, marzo, abril|abr, mayo, junio|jun, julio|jul, agosto, septiembre|setiembre|sept"
        ", octubre|oct, noviembre|nov, diciembre|dic"
    ),
    of="de, del, del año",
    during="en, en el mes de, desde",
    early=(
        "a principios de, principios de, a principio de, principio de, a comienzos de, comienzos de, a inicios de"
        ", inicios de, a primeros de, primeros de, a principios, a inicios, principios, a comienzos, comienzos"
    ),
    mid="a mediados de, mediados de, a mediados, mediados",
    late="a finales de, finales de, a fines de, fines de, a final de, final de, fin de, a fin de, a finales, finales",
    these=(
        "del mes|mes|este mes|de este mes, del mes pasado|el mes pasado, del mes que viene|del próximo mes"
        ", de la semana|esta semana, de la semana pasada|la semana pasada"
        ", de la semana que viene|de la próxima semana"
    ),
    first="primero",
    half="medio, media",
    and_half="y medio, y media",
    few="unos, unas, unos pocos, unas pocas, algunos, algunas, pocos, pocas",
    couple="un par de",
    about="unos, unas, aproximadamente, más o menos, casi, cerca de, más de, como",
    or_="o, a, ó",
    this="este",
    and_="y",
)
ITALIAN = DayVocabulary(
    numbers=(
        "un|una|uno, due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici, tredici, quattordici"
        ", quindici, sedici, diciassette, diciotto, diciannove, venti"
    ),
    units="giorno|giorni, settimana|settimane, mese|mesi, anno|anni",
    ago="{} fa, {} or sono, {} addietro",
    ahead="fra {}, tra {}",
    near=(
        "oggi|adesso|ora|stamattina|stamani|stasera|questa mattina|questa sera|questo pomeriggio = today"
        ", ieri = yesterday, l'altro ieri|altro ieri|l'altroieri|avantieri|avant'ieri = the day before yesterday"
        ", domani = tomorrow, dopodomani|dopo domani = the day after tomorrow"
        ", la notte scorsa|la scorsa notte = last night"
        ", la settimana scorsa|la scorsa settimana|settimana scorsa = last week, questa settimana = this week"
        ", la settimana prossima|la prossima settimana|settimana prossima = next week"
        ", il mese scorso|lo scorso mese|mese scorso = last month"
        ", il mese prossimo|il prossimo mese|mese prossimo = next month"
        ", l'anno scorso|lo scorso anno|anno scorso = last year"
        ", l'anno prossimo|il prossimo anno = next year"
        ", lo scorso weekend|il weekend scorso|lo scorso fine settimana|il fine settimana scorso = last weekend"
    ),
    times="mattina, di mattina, a mezzogiorno, pomeriggio, nel pomeriggio, sera, di sera, in serata",
    weekdays="lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica",
    short_weekdays="lun, mar, mer, gio, ven, sab, dom",
    on="il, la, di, dal, da, entro, entro il, dallo, del, al, fino a",
    last="scorso, scorsa, lo scorso, la scorsa, passato, passata",
    next="prossimo, prossima, il prossimo, la prossima",
    months=(
        "gennaio|genn, febbraio|febbr|feb, marzo, aprile|apr, maggio, giugno|giu, luglio|lug, agosto, settembre|sett"
        ", ottobre|ott, novembre|nov, dicembre|dic"
    ),
    of="di, del, dell'",
    during="a, in, nel mese di, da",
    early="inizio, inizi di, a inizio, all'inizio di, agli inizi di, inizi, primi di, ai primi di, inizio di",
    mid="metà, a metà, a metà di, metà di, verso metà",
    late="fine, a fine, alla fine di, verso fine, fine di, verso la fine di",
    these=(
        "mese|del mese|questo mese|di questo mese, mese scorso|del mese scorso|dello scorso mese"
        ", mese prossimo|del mese prossimo|del prossimo mese, della settimana|di questa settimana"
        ", della settimana scorsa|della scorsa settimana|settimana scorsa"
        ", della settimana prossima|della prossima settimana|settimana prossima"
    ),
    first="primo",
    half="mezzo, mezza, mezz'",
    and_half="e mezzo, e mezza",
    few="qualche, alcuni, alcune, pochi, poche",
    couple="un paio di",
    about="circa, quasi, più di, più o meno",
    or_="o",
    this="questo, questa",
    and_="e, ed",
)
PORTUGUESE = DayVocabulary(
    numbers=(
        "um|uma, dois|duas, três, quatro, cinco, seis, sete, oito, nove, dez, onze, doze, treze, catorze|quatorze"
        ", quinze, dezesseis|dezasseis, dezessete|dezassete, dezoito, dezenove|dezanove, vinte"
    ),
    units="dia|dias, semana|semanas, mês|meses, ano|anos",
    ago="há {}, {} atrás, faz {}, há {} atrás",
    ahead="daqui a {}, dentro de {}, em {}, daqui {}",
    near=(
        "hoje|agora|esta manhã|esta tarde|esta noite = today, ontem = yesterday"
        ", anteontem|antes de ontem = the day before yesterday, amanhã = tomorrow"
        ", depois de amanhã = the day after tomorrow"
        ", a semana passada|na semana passada|semana passada = last week, esta semana|nesta semana = this week"
        ", na próxima semana|a próxima semana|próxima semana|semana que vem|na semana que vem = next week"
        ", no mês passado|o mês passado|mês passado = last month"
        ", no próximo mês|o próximo mês|próximo mês|mês que vem|no mês que vem = next month"
        ", no ano passado|o ano passado|ano passado = last year, no próximo ano|próximo ano|ano que vem = next year"
        ", no fim de semana passado|no último fim de semana = last weekend"
        ", na segunda = monday, na terça = tuesday, na quarta = wednesday, na quinta = thursday, na sexta = friday"
    ),
    times="de manhã, pela manhã, à tarde, de tarde, à noite, de noite, ao meio-dia",
    weekdays=(
        "segunda-feira|segunda feira, terça-feira|terça feira, quarta-feira|quarta feira, quinta-feira|quinta feira"
        ", sexta-feira|sexta feira, sábado, domingo"
    ),
    short_weekdays="seg, ter, qua, qui, sex, sáb, dom",
    on="na, no, a, o, desde, desde a, até, até a, em, de, dia, no dia, o dia",
    last="passada, passado, última, último, na última, no último",
    next="próxima, próximo, na próxima, no próximo, que vem",
    months=(
        "janeiro|jan, fevereiro|fev, março, abril|abr, maio, junho|jun, julho|jul, agosto, setembro|set., outubro|out."
        ", novembro|nov, dezembro|dez"
    ),
    of="de, do",
    during="em, no mês de, desde",
    early=(
        "início de, no início de, inícios de, começo de, no começo de, princípio de, no princípio de, princípios de"
        ", início, no início, no começo, começo"
    ),
    mid="meados de, em meados de, meio de, no meio de, meados",
    late="fim de, no fim de, final de, no final de, finais de, em finais de, fim, no fim, final, no final",
    these=(
        "do mês|deste mês, do mês passado, do próximo mês|do mês que vem, da semana|desta semana, da semana passada"
        ", da próxima semana|da semana que vem"
    ),
    first="primeiro",
    half="meio, meia",
    and_half="e meio, e meia",
    few="alguns, algumas, uns, umas, poucos, poucas",
    couple="um par de",
    about="cerca de, aproximadamente, uns, umas, quase, mais de",
    or_="ou, a",
    this="esta, este, nesta, neste, essa, nessa",
    and_="e",
    weekdays_in_short="segunda, terça, quarta, quinta, sexta",
)
