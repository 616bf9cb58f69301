"""Countries, capitals and other places of the news, so that no model has to guess at them.

A name here is a place unless the article itself makes it part of a longer name. Nationalities are no places.
"""

from __future__ import annotations

from briefings.ingest.annotate.wordlist import word_set

_COUNTRIES = """
Afghanistan;Albania;Algeria;Andorra;Angola;Argentina;Armenia;Australia;Austria;Azerbaijan;Bahamas;Bahrain;
Bangladesh;Barbados;Belarus;Belgium;Belize;Benin;Bhutan;Bolivia;Bosnia;Bosnia and Herzegovina;
Bosnia-Herzegovina;Botswana;Brazil;Britain;Great Britain;Brunei;Bulgaria;Burkina Faso;Burma;Burundi;Cambodia;
Cameroon;Canada;Cape Verde;Central African Republic;Chile;China;Colombia;Comoros;Congo;
Democratic Republic of Congo;Democratic Republic of the Congo;Costa Rica;Croatia;Cuba;Cyprus;Czech Republic;
Czechia;Czechoslovakia;Denmark;Djibouti;Dominica;Dominican Republic;East Germany;East Timor;Ecuador;Egypt;
El Salvador;England;Equatorial Guinea;Eritrea;Estonia;Eswatini;Ethiopia;Fiji;Finland;France;Gabon;Gambia;
Germany;Ghana;Greece;Grenada;Guatemala;Guinea;Guinea-Bissau;Guyana;Haiti;Holland;Honduras;Hungary;Iceland;India;
Indonesia;Iran;Iraq;Ireland;Northern Ireland;Israel;Italy;Ivory Coast;Jamaica;Japan;Kazakhstan;Kenya;Kiribati;
Kosovo;Kuwait;Kyrgyzstan;Laos;Latvia;Lebanon;Lesotho;Liberia;Libya;Liechtenstein;Lithuania;Luxembourg;Macedonia;
North Macedonia;Madagascar;Malawi;Malaysia;Maldives;Mali;Malta;Mauritania;Mauritius;Mexico;Micronesia;Moldova;
Mongolia;Montenegro;Morocco;Mozambique;Myanmar;Namibia;Nauru;Nepal;Netherlands;New Zealand;Nicaragua;Niger;
Nigeria;North Korea;Norway;Oman;Pakistan;Palau;Palestine;Panama;Papua New Guinea;Paraguay;
People's Republic of China;Peru;Philippines;Poland;Portugal;Qatar;Republic of Ireland;Republic of Korea;Romania;
Russia;Russian Federation;Rwanda;Samoa;San Marino;Saudi Arabia;Scotland;Senegal;Serbia;Seychelles;Sierra Leone;
Singapore;Slovakia;Slovenia;Solomon Islands;Somalia;South Africa;South Korea;South Sudan;Soviet Union;Spain;
Sri Lanka;Sudan;Suriname;Swaziland;Sweden;Switzerland;Syria;Taiwan;Tajikistan;Tanzania;Thailand;Timor-Leste;
Togo;Tonga;Trinidad and Tobago;Tunisia;Turkey;Türkiye;Turkmenistan;Tuvalu;Uganda;Ukraine;United Arab Emirates;
United Kingdom;United States;United States of America;Uruguay;USSR;Uzbekistan;Vanuatu;Vatican;Venezuela;Vietnam;
Wales;West Germany;Western Sahara;Yemen;Yugoslavia;Zaire;Zambia;Zimbabwe;US;U.S.;USA;U.S.A.;UK;U.K.;UAE;U.A.E.;
PRC;DRC
"""

_CAPITALS = """
Abu Dhabi;Abuja;Accra;Addis Ababa;Algiers;Amman;Amsterdam;Ankara;Antananarivo;Ashgabat;Asmara;Astana;Asunción;
Asuncion;Athens;Baghdad;Baku;Bamako;Bangkok;Beijing;Beirut;Belgrade;Berlin;Bern;Bishkek;Bogotá;Bogota;Bonn;
Brasilia;Bratislava;Brazzaville;Brussels;Bucharest;Budapest;Buenos Aires;Bujumbura;Cairo;Canberra;Caracas;
Colombo;Copenhagen;Dakar;Damascus;Dhaka;Djakarta;Doha;Dublin;Dushanbe;Freetown;Gaborone;Geneva;The Hague;Hague;
Hanoi;Harare;Havana;Helsinki;Islamabad;Jakarta;Jerusalem;Juba;Kabul;Kampala;Kathmandu;Khartoum;Kiev;Kyiv;Kigali;
Kinshasa;Kuala Lumpur;Kuwait City;La Paz;Lagos;Lima;Lisbon;Ljubljana;London;Luanda;Lusaka;Madrid;Manama;Managua;
Manila;Maputo;Mexico City;Minsk;Mogadishu;Monrovia;Montevideo;Moscow;Muscat;Nairobi;Naypyidaw;New Delhi;Nicosia;
Niamey;Nouakchott;Oslo;Ottawa;Ouagadougou;Panama City;Paris;Phnom Penh;Podgorica;Port-au-Prince;Prague;Pretoria;
Pristina;Pyongyang;Quito;Rabat;Reykjavik;Riga;Riyadh;Rome;San José;San Salvador;Sanaa;Santiago;Santo Domingo;
Sarajevo;Seoul;Skopje;Sofia;Stockholm;Taipei;Tallinn;Tashkent;Tbilisi;Tegucigalpa;Tehran;Teheran;Tel Aviv;
Tirana;Tokyo;Tripoli;Tunis;Ulaanbaatar;Ulan Bator;Vienna;Vientiane;Vilnius;Warsaw;Washington;Washington, D.C.;
Washington, DC;Washington D.C.;Washington DC;Wellington;Yangon;Rangoon;Yaounde;Yerevan;Zagreb
"""

_CITIES = """
Aden;Aleppo;Almaty;Antwerp;Atlanta;Auckland;Baltimore;Bandung;Barcelona;Basel;Basra;Belfast;Benghazi;Bethlehem;
Bilbao;Birmingham;Bologna;Bombay;Bordeaux;Boston;Bremen;Brisbane;Bristol;Busan;Calcutta;Calgary;Cape Town;
Cardiff;Casablanca;Chechnya;Chengdu;Chennai;Chicago;Chittagong;Chongqing;Cincinnati;Cleveland;Cologne;Dallas;
Denver;Detroit;Donetsk;Dortmund;Dresden;Dubai;Dundee;Durban;Düsseldorf;Duesseldorf;Edinburgh;Edmonton;Fallujah;
Florence;Frankfurt;Fukuoka;Gdansk;Genoa;Ghazni;Glasgow;Gothenburg;Grozny;Guangzhou;Guantanamo Bay;Gwadar;Haifa;
Hamburg;Hebron;Helmand;Herat;Hiroshima;Ho Chi Minh City;Hong Kong;Houston;Hyderabad;Indianapolis;Istanbul;
Jaffna;Jalalabad;Jeddah;Johannesburg;Kandahar;Kansas City;Karachi;Kashgar;Kolkata;Krakow;Kunduz;Kunming;Lahore;
Las Vegas;Leeds;Leipzig;Liverpool;Los Angeles;Lyon;Macau;Macao;Madras;Malaga;Manchester;Mariupol;Marrakesh;
Marseille;Mecca;Medina;Melbourne;Memphis;Miami;Milan;Milwaukee;Minneapolis;Montreal;Mosul;Mumbai;Munich;
Nagasaki;Nanjing;Naples;Nashville;New Orleans;New York;New York City;Newcastle;Nice;Odessa;Okinawa;Osaka;Oxford;
Perth;Peshawar;Philadelphia;Phoenix;Pittsburgh;Porto;Quebec City;Quetta;Ramallah;Rawalpindi;Rio de Janeiro;
Rotterdam;San Diego;San Francisco;Sao Paulo;São Paulo;Sapporo;Seattle;Sebastopol;Sevastopol;Seville;Shanghai;
Shenzhen;Srebrenica;Srinagar;St. Louis;St. Petersburg;Saint Petersburg;Stuttgart;Surabaya;Sydney;Tianjin;
Tijuana;Tikrit;Toronto;Toulouse;Turin;Tuzla;Urumqi;Valencia;Vancouver;Venice;Vladivostok;Wuhan;Yokohama;Zurich
"""

_REGIONS = """
Africa;Aceh;Alaska;Alabama;Alberta;Antarctica;Arizona;Arkansas;Asia;Asia Pacific;Asia-Pacific;Balkans;
Balochistan;Bavaria;Bering Sea;Black Sea;British Columbia;Brittany;California;Caribbean;Catalonia;Caucasus;
Central America;Central Asia;Colorado;Connecticut;Corsica;Crimea;Donbas;East Asia;East China Sea;East Jerusalem;
Eastern Europe;Europe;Florida;Flanders;Galilee;Gaza;Gaza Strip;Golan Heights;Guam;Gulf of Mexico;Hawaii;
Himalayas;Horn of Africa;Idaho;Illinois;Indian Ocean;Iowa;Kansas;Kashmir;Kentucky;Khyber Pakhtunkhwa;Kurdistan;
Latin America;Louisiana;Maine;Manitoba;Maryland;Massachusetts;Mediterranean;Mediterranean Sea;Michigan;
Middle East;Minnesota;Mississippi;Missouri;Montana;Nagorno-Karabakh;Nebraska;Nevada;New England;New Hampshire;
New Jersey;New Mexico;New South Wales;North Africa;North America;North Carolina;North Dakota;North Sea;Ohio;
Oklahoma;Ontario;Oregon;Pacific;Pacific Ocean;Atlantic;Atlantic Ocean;Pennsylvania;Persian Gulf;Puerto Rico;
Punjab;Quebec;Queensland;Red Sea;Rhode Island;Sahara;Sahel;Saxony;Scandinavia;Siberia;Sicily;Silesia;Sinai;
Sindh;South America;South Asia;South Carolina;South China Sea;South Dakota;Southeast Asia;Strait of Hormuz;
Tasmania;Tennessee;Texas;Tibet;Transylvania;Tuscany;Ulster;Utah;Vermont;Virginia;West Africa;West Bank;
West Virginia;Western Europe;Wisconsin;Wyoming;Xinjiang
"""


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name for name in listed.replace("\n", "").split(";") if name)


COUNTRIES = frozenset(_names(_COUNTRIES))
STATES = COUNTRIES | frozenset(_names(_CAPITALS))
"""Places that stand for their governments."""

PLACES = COUNTRIES | frozenset(_names(_CAPITALS + ";" + _CITIES + ";" + _REGIONS))

# What a newsroom writes for one and the same place.
SAME = {
    "US": "United States",
    "U.S.": "United States",
    "USA": "United States",
    "U.S.A.": "United States",
    "United States of America": "United States",
    "UK": "United Kingdom",
    "U.K.": "United Kingdom",
    "UAE": "United Arab Emirates",
    "U.A.E.": "United Arab Emirates",
    "PRC": "China",
    "People's Republic of China": "China",
    "Asia Pacific": "Asia-Pacific",
}

# A word that belongs to a place's name when it stands beside it in capitals.
PLACE_NOUNS = word_set("""
    Airport Avenue Bay Beach Bridge Canal Cape City County Desert District Governorate Gulf Harbour Harbor Heights
    Hills Island Islands Isle Lake Mountain Mountains Oblast Ocean Park Pass Peninsula Plain Port Prefecture
    Province Region River Road Sea Square Strait Straits Street Territory Town Valley Village
    """)

PLACE_OPENERS = word_set("Cape Fort Gulf Lake Mount Mt. Port Río Strait Straits")
