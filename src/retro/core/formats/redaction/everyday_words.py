"""Everyday nouns and adjectives in nine languages, folded: who is called so by an address is meant with a capital."""

_WORDS = """
aarde abeille abeja abelha abend abogada abogado abuela abuelo academy accountant accountants accounting acougueiro
acqua admin adventure adventures advice adviseur advocaat advogado advokat adwokat affar age agent agents ages agua
aide airport aiuto ajuda albergo albero aldeia alegria alfaiate alive alma alt alumno alunno aluno amarelo amarillo
ame ami amica amici amico amie amiga amigo amigos amis amor amore amour ancestors anchor ancient anima animal animale
animales animali animals animaux annee anno anonymous answer answers ant antique ants anwalt anwaltin anyone
apartment apartments ape apfel apotek apotheek apotheke app appartement appel apples apps apteka arbeit arbete arbol
arbre argent argento arm arms army arte artisan artist artista artiste artists arts artysta arvore arzt arztin asesor
assistant assistants association atelier aunt auntie aunts author authors auto autumns avenue avo avocat avond
avvocato ayuda azienda azul baas babbo babcia babe babies baby babysitter bachelor backerei baecker baeckerei bag
bagare bageri bags baile bakehouse baker bakers bakery bakker bakkerij bambina bambini bambino banana bananas band
bands bank banker bankers banks bar barber barbers barca barco barista barn bars bat bateau bathroom bauer baum baume
beach beaches bear bears beau beautiful beauty bed bedrijf bedroom beds bee beef beekeeper beeld beer beers bees
bello berater beratung berg berge berries berry beruf better bialy bianco bicicleta bicicletta bicycle biene bier
biere bij bijoux bike bikes bil bild bilder biology bird birds birne birra birth birthday birthdays bistro biuro
bjorn bla black blacksmith blanc blanco blau blauw bleu bloem bloemen bloemist blomma blommor blood bloom blossom
blossoms blu blue blume blumen boat boats bocker boda bodies body boek boeken boekhandel boekhouder boer boerderij
bois bok bokhandel bold bolo bom bon bonde bone bones bonheur bonito bonne bookkeeper bookkeeping books bookshop
bookworm boom boot bos bosco bosque boss bosses bottega bottle bottles boucher boucherie boulanger boulangerie
boutique box boxes boy boys bra branch branches branco brat braun brave bread breads breakfast brewer brewery bride
bridge bridges bright brilliant bro brod broer broker brokers brollop brood bror brot brother brothers brucke bruder
brug bruiloft brunch buch bucher bucherei buchhandlung buddy bueno builder builders building buildings buono bureau
burg burger burgers buro bus businesses busy butcher butik butter butterflies butterfly buty buur buurman buyer
buyers caballo cachorro cadeau cadeaux cafe cafes cake cakes caldo caliente calle camera camp camping camps cancao
cancion candies candle candles candy cane cani canzone capo captain car career careers carer carers caretaker
carniceria carnicero carpenter carpenters carpintero carro cars casa casamento castello castelo castillo castle
castles caterer catering cats cavallo cavalo center central centre ceramics cereza cerise cerveja cerveza ceu chair
chairs chambre champion champions chanson charity chateau chaud chaussures cheese chef chefe chefin chefs chemist
cherries cherry cheval chica chicken chico chief chiefs chien chiesa child children chleb chlopiec chmura chocolate
church churches chuva ciasto cidade ciel cielo cieply ciliegia cinema ciocia citroen citron citta ciudad classic
clean cleaner cleaners cleaning clever cliente climber climbing clinic clinics clothes clothing clouds club clubs
coach coaches coaching coast coche cocina cocinero coder coders codes coding coelho coeur coffee coffees coin coins
cold colleagues college color colorful colors colour colours commercialista communities companies compass comptable
computer computers concert concerts conejo confectioner coniglio conseil conseiller consulente consultant consultants
consulting contactus contador cookie cookies cooking cooks cool copper coracao coral corazon corka corner corners
cosmos cottage cottages cotton council countries country county couple cousin cousins couture cow cows cozinha
cozinheiro crafter crafts craftsman crazy cream credit crew crow crows cuarto cucina cuisine cuisinier cuoco cuore
cup cups cute cycling cyclist cykel cytryna czarny czas czerwony dach dad daddies daddy dag dak danca dancer dancers
dancing danse danza dark darling daughter daughters dealer dealers death deep deli dentist dentista dentiste dentists
dentysta desert deserts designer designers designing desk dessert deszcz deur developer developers developing dier
dieren digital diner dinner director directors dirty distillery djur dobry dochter docteur doctor doctors dog dogs
dokter dollar dollars dolphin dolphins donna doors doradca dorf dorp dorr dotter dottore doutor dragon dragons dream
dreamer dreamers dreaming dreams dress dresses drewno drink drinks driver drivers driving drom dromen drommar droom
drzewo drzwi duck ducks duo dusza duzy dziadek dzieci dziecko dzien dziewczyna eagle eagles ear ears earth east
eastern easy eau echo ecole editing editor editors egg eggs eglise eiland eis eisen eld electric electrician
electricity elev eleve eltern emails ember embers empresa energy enfant enfants engine engineer engineering engineers
engines entreprise equipe equipo erde escola escritorio escuela esperanca espoir essen estate estrela estrella
estrellas eten etoile etoiles euro euros evening evenings events everybody everyone exhibition eye eyes face faces
fagel fahrrad falegname families far farbror farfar farm farmacia farmer farmers farmor farms fashion father fathers
fattoria fazenda feather feathers feest feet feier felicidad felicidade felicita femme fenetre fenster fer ferias
ferme fermier ferro fest festa festival festivals fete feu feuer fiesta fiets figlia figlio filha filho fille film
filme films fils finance finances finestra finger fingers fiore fiori fiorista fire fires firm firma firms fisch fish
fisher fisherman fisk fitness fiume flame flames flat flats fleischer fleur fleuriste fleurs flicka flight flights
flod flores floresta florist floristeria florists flower flowers fluss fogo folks fonster food foods foot football
foraldrar forests foret foretag formaggio fornaio fort forte foto fotograaf fotograf fotografia fotografie fotografin
fotografo fotos foundation founder founders fox foxes fratello frau fred freddo freedom freelance freelancer
freelancers frei frere fresh freude freund freunde freundin fri frieden frio frisch frog frogs froid fromage fruit
fruits fuchs fuego fuel fuerte fun funny fuoco furniture fussball gaertner gaertnerei galaxy galleries gallery gamer
gamers games gaming gammal gang garage garcon gard gardener gardeners gardens garten gartner gartnerei gas gata
gateau gato gatos gatti gatto gazeta geel geese gelb geluk genitori gentle gentleman gentlemen geschaft geschenk
geschenke gesund gesundheit gezondheid ghiaccio ghost ghosts giallo giardiniere giardino gift gifts giocatore giochi
gioco gioia gioielli giornale giorno girl girls glace gladje glas glass glazier global globe gluck goat goats
godfather godmother goed golden goldsmith golf goose gora gospodarstwo goud government gra gracz granddaughter grande
grandfather grandma grandmother grandpa grandparents grandson granja granne granny grape grapes grass grocer grocery
groen groep gron groom groot gross groupe groups grun grupa grupo grupp gruppe gruppo gruszka gry guest guests gul
guld gut guys gwiazda gwiazdy hafen hair hairdresser halsa hamn handmade hands handsome happiness harbor hard
hardware hare hart hase hast hat hats haus hauser hav haven hawk hawks head heads health healthy heart hearts helper
helpers hemel hen hens herbata hermana hermano hero heroes herz hielo hierro hija hijo hiker hiking hilfe hills
himmel history hive hjalp hjarta hobbies hobby hochzeit hof hoffnung holiday holidays holz hombre homem homemade
homes homme hond honden honest honesty honey hoop hopp horse horses hospital hostel hostels hot hotel hotels
household houses hout huge huis hulp human humans humble hund hunde hus husband husbands ice icy idea ideas iglesia
igreja ijs ijzer ile ilha image imagem imagen images immagine inn innkeeper insel insurance irma irmao iron isla
island islands isola ivory jaar jablko jahr janela jardim jardin jardineiro jardinero jardinier jarn jaune jefa jefe
jeu jeux jewellery jewelry jezioro jogo jogos joie joiner jongen jord jornal joueur jour journal journals journey
journeys joyas juego juegos juf jugador juice junge junior jurk jus kaas kaffe kaffee kaka kall kalt kamer kamien
kanin kantoor kanzlei karlek kase kasteel kat katt katten katze katzen kawa kerk kers keuken keys kid kids kinder
kinderen kings kiosk kirche kirsche kitchens kitten kittens klader klanning klant kleermaker kleid klein klient knife
knight knights knitting koch kochin kock koffie kok kolega kolezanka kon konijn konst konstnar kontor kosciol kot
koud kraj krant krawiec krolik ksiazka ksiazki ksiegarnia ksiegowy ksiezyc kucharz kuche kuchen kuchnia kund kunde
kundin kunst kunstenaar kunstler kvall kvinna kwiaciarnia kwiat kwiaty kyrka lac laden ladies lady lago lait lakare
lakes lamp lamps land landlord lane lanes lantern lanterns lapin laptop laptops larare las latte laugh laughs
laughter laundry lavoro law lawyer lawyers lazy leader leaders leaf league leagues lease leather leaves leben leche
leerling leg legal legend legends legno legs lehrer lehrerin leite lekarz lemon lemons leraar lerares lesson lessons
letter letters leven libero liberty librairie library libre libreria libri libro libros liebe lied lieder liefde
lighthouse lightning limao limon limone linen lion lions lis liten liv lives living livraria livre livres livro
livros lluvia lobo lock locks locksmith lod lodz loja loup loved lovely lover lovers loves loving lua luck lucky
lunch lune lupo lycka maan maand maca macchina macellaio madchen madeira madera madre mae maestra maestro magasin
magazine magazines magic magical maison maitre maker makers makeup malare malarz maler malerei maly mama maman mamie
mamma manad management manager managers mane manha mann manzana marche mare mariage marketing markets markt marzenie
massage mat mates math maths matin matka matrimonio mattina maus meadow meadows meat mechanic mechanics medecin
medical medicine medico meer meeting meetings mega meisje mela melk men menina menino menuisier mer mercado mercato
mere mese messages metal metier metzger metzgerei miasto mice midnight midwife miesiac mieszkanie milch milk milosc
minds mirror mirrors mjolk mleko mobile moda mode modern moeder mois moln mom mommy monat mond monde mondo monsters
montagna montagne montana montanha month months mooi moonlight mor morfar morgen morgon mormor morning mornings morze
moster mother mothers motor motors mountain mountains mouse mouth movie movies muis mujer mulher mum mummy mundo mus
museum museums music musica musician musicians musicien musicista musico musik musiker musikerin musique mutter mutti
muziek muzyk muzyka mysteries mystery mysz nachbar nacht nadzieja nails names nannies nanny narrow nation natt natur
natura natural naturaleza nature natureza natuur nauczyciel negozio negro neige neighbors neighbours nephew nero nest
nests networks neu neve niebieski niebo niece niedzwiedz nieuw nieve night nights nino nobody noc noche noir noise
noite nonna nonno noon north northern nose notte nouveau novo nowy nuage nube nuevo nuit number numbers nuovo nurse
nurses nut nuts nuvem nuvola obraz ocean oceans ochtend offices oficina oficio ogien ogrod ogrodnik oil oiseau ojciec
okno oma oncle onkel oom opa opinion opinions oranges orchard organic oro orso oso ost oud ouders ouro ours owl owls
owner owners paard pace padaria padeiro padre padres paese pai pain paint painter painters painting paintings pais
paix pajaro pal palace palaces pan panaderia panadero pane panettiere panificio pao papa papers pappa papy parent
parents parks paron parties partners party passaro pastel patron pays paz peace peach peaches pearls pedra peer
peintre peinture peixe pelicula pepper pequeno pera pere perfect periodico perro perros pesce pet petal petals petit
pets pez pferd pferde pflanze pflanzen pharmacie pharmacy philosophy phones photo photographe photographer
photographers photography photos physics pianta piante piccolo picture pictures piedra piekarnia piekarz piekny
pierre pies pietra pig pigs pilates pilot pilots pink pintor pintura pioggia piosenka piso pittore pittura piwo pizza
plage planet planets plant planta plantas plante planten plantes plants plastic plata plate plates playa player
players playground playing plaza pluie plum plumber plumbers plumbing plums pociag podroz poem poems poet poets poire
poisson pojke pokoj pomme pomoc pont ponte pony pool pools pork port porta porte porto ports posts potter pottery
praca praia prata prawnik praxis premium present presente presentes presents president preto pretty prezent prime
princess princesses production products profesor profesora professeur professor professora professore program
programmer programmers programs projects properties property proud przyjaciel pszczola ptak pub publisher publishers
publishing pubs pueblo puente puerta puerto puppies puppy purple quarto queen queens queijo quente queso question
questions raam rabbit rabbits radio radosc ragazza ragazzo rainbow rainbows rainy rano rapaz rapid rapide rapido
raposa rat raton rats rav reader readers reading realtor reception red regali regalo regalos regen regn reis reise
reisen reizen renard rent rental rentals resa rescue research researcher researchers resor restaurant restaurants
retro reve reves rhythm rider riders riding ring rings rivers rivier riviere roads roaster roastery robe rocks rod
rodzice rojo rok rood roof roofer roofing roofs room rooms root roots roslina rosso rot rouge rough rower royal rua
rue rum runner runners ryba rynek rzeka rzeznik saft sailing sailor sale sales salon salons salt salud salute
samochod sand sang sante sap sapatos sarto sasiad sastre saude scarpe schiff schilder schloss schmuck schnee
schneider schneiderei schnell schoenen schon schools schreiner schuhe schule schuler schwarz schwester science
sciences scientist scientists scuola sea seas season seasons secret secretary secrets seed seeds seele seller sellers
semaine semana semester senior ser sera serce server servers service services settimana sewing shark sharks sharp
sheep shell shells shelter ship ships shirt shirts shoe shoes shops shore shores short show shows shy sibling
siblings sieraden silber silence silent silk silly silny singer singers siostra sister sisters sites sjal sjo ski
skies skiing skin sklep skog skola skor skraddare slager slagerij slaktare slonce slott slow slub smile smiles smoke
smooth snabb snack snacks snake snakes sneeuw snel snickare snieg sno snow snowy soccer society soeur sofa software
sogni sogno sohn soil soir sok solar soldier soldiers sole soleil solo solution solutions somebody song songs sonho
sonhos sonne sons sorella soul souls sounds souris southern spel spelare spelen speler speranza spiaggia spice spices
spider spiders spiel spiele spieler spirit spirits spoon sport sports squadra srebro stad stadt stark stars stary
steel steen stein stelle sten stepfather stepmother ster sterk stern sterne sterren steuerberater stjarna stolarz
stor store stores stories storms straat strada strand stranger strangers strasse streets strong student students
sturm style styles stylish succo suco sueno suenos sugar sukienka summers sunflower sunflowers sunlight sunrise
sunset sunshine super supper support surf surfer surfing svart swan swans sweet sweetheart swiat swift swimmer syn
systems syster szczescie szef szklo szkola sztuka szybki taart tailleur tailor tailors tak tale tales tall taller
tandarts tandlakare taniec tante tanz tarde tata tattoo tavern taxi tea teacher teachers teaching teams teas
technologies technology techo tee temple temples tempo temps tenant tennis terra terre tetto theater theatre thee
therapist therapists therapy thorn thought thoughts thunder tia tid tide tidning tiempo tienda tier tiere tierra
tiger tigers tijd timmerman tiny tio tischler tochter toit tool tools topo torch torta tour tourism tourist tourists
tours tower towers towns toy toys tra trabajo trabalho trad trader traders tradgard train trainer trainers training
trains translation translations translator translators traum traume travail travel traveler travelers traveller
travellers travels treasure treasures trees trein trem tren trend trends trendy treno tribe trio trips trophy truck
trucks trusted truth tuin tuinman tur turtle turtles tutor tutoring tutors twins tydzien uccello uczen ufficio ulica
ultra uncle uncles unicorn unicorns universe uomo urlaub urso vacaciones vacances vacanze vacation vacations vacker
vader vakantie valley valleys vanner varg varld varm vater vati vatten vaxt vecchio vecino vecka vegan vegetarian
velho velo veloce velvet vent ventana vento verde verein verkstad verlag vermelho verre vert vestido vestito vet
vetro vets viagem viagens viaggi viaggio viaje viajes vicino vida video videos vidrio vidro vie viejo viento vieux
village villages ville vin vine vines vineyard vinho vino vintage vis visitor visitors vit vita vizinho vogel voices
voisin voiture volpe vos voyage voyages vrede vreugde vriend vrienden vriendin vrij vrouw vuur waiter waitress
wakacje wald wall walls warm warrior warriors warsztat wasser watch watches weak wealth wealthy weaver websites
wedding weekend weekends weeks wein weiss welder welt wereld werk werkplaats werkstatt western whale whales wheel
wheels wiatr wide widow widower wieczor wies wife wijn wilk wind window windows winds windy wine winery wines wing
wings winkel winner winners winning wino winters wise wishes wisnia wit witch witches wives wizard wizards woche woda
wohnung wolf wolk wolke wolny wolves woman women woning wood wooden woodland wool words worker workers working works
worlds writer writers writing wujek wyspa year years yellow yoga youth zahnarzt zamek zapatos zdjecia zdjecie zdrowie
zee zeit zeitung zelazo zespol zia ziel zielony ziemia zilver zimmer zimny zio zitrone zloto zolty zon zoo zoon zorro
zug zumo zus zwart zwierze zycie
"""
EVERYDAY_WORDS = frozenset(_WORDS.split())
"""Of family, trades, food, nature, home, work and feelings; names of people that are words too are in plain_words."""
